"""Sentences on who paid."""

from collections.abc import Mapping, Sequence

import pandas as pd

from o7lib.measures import funding
from o7lib.show.words.grammar import count, listing, the
from o7lib.show.words.progress import under_indicators

DIRECTNESS = {"True": "indirect: a programme of others", "False": "direct"}

NOT_NAMED = "no payer named"


SUPPORT = {
    "ilo": "the ILO itself",
    "support": "with the support of {}, without a verb of paying",
    "named_project": "the project “{}” is named, not its payer",
}
WHOLE_RESULT = "named for the result as a whole, not for one achievement"
NO_PAYER = "no payer named"


def payment(payers: Sequence[str], support: Sequence[tuple[str, str]]) -> str:
    """Who paid for a report as the text puts it: the payers named, else the ILO, support or a project, else nobody.

    Args:
        payers: names of those named with a verb of paying. support: pairs of `support.wording` and `body`.

    >>> payment(["European Union"], [("ilo", "ILO")]), payment([], [])
    ('European Union; the ILO itself', 'no payer named')
    >>> payment([], [("support", "European Union"), ("named_project", "Gender-sensitive policies")])
    'with the support of the European Union, without a verb of paying; the project “Gender-sensitive policies” is named, not its payer'
    """
    named = [", ".join(payers)] if payers else []
    also = [
        SUPPORT[wording].format(body if wording == "named_project" else the(body))
        for wording, body in support
        if wording == "ilo" or not payers
    ]
    return "; ".join([*named, *also]) or NO_PAYER


def named_in(biennia: Sequence[tuple[str, int, int]]) -> str:
    """For how many results the text names a funder, biennium by biennium: results that name one, and all.

    >>> named_in([("2012-13", 2, 19), ("2014-15", 17, 22)])
    'The text names a funder for 2 of 19 results in 2012-13 and for 17 of 22 in 2014-15.'
    >>> named_in([("2012-13", 0, 4)]), named_in([("2014-15", 1, 1)]), named_in([])
    ('The text names no funder for any of the 4 results.', 'The text names a funder for the one result.', 'There is no result to pay for.')
    """
    some = [(b, named, total) for b, named, total in biennia if total]
    every, all_named = sum(total for _, _, total in some), sum(named for _, named, _ in some)
    if not some:
        return "There is no result to pay for."
    if every == 1:
        return f"The text names {'a' if all_named else 'no'} funder for the one result."
    if not all_named:
        return f"The text names no funder for any of the {every} results."
    parts = [
        f"for {named or 'none'} of {total}{' result' + 's' * (total > 1) if at == 0 else ''} in {b}"
        for at, (b, named, total) in enumerate(some)
    ]
    return f"The text names a funder {listing(parts)}."


def paid(biennia: Sequence[tuple[str, int, int]], funders: Sequence[tuple[str, int, int]]) -> str:
    """Who paid as far as the text says, and how often it names somebody.

    Args:
        biennia: biennium, results that name a funder, all results.
        funders: funder, results that name it, those of them that name it only indirectly.

    >>> paid([("2012-13", 0, 2)], [])
    'The text names no funder for any of the 2 results.'
    >>> paid([("2012-13", 1, 1)], [("European Union", 1, 0)])
    'The text names a funder for the one result: the European Union.'
    >>> paid([("2012-13", 2, 3), ("2014-15", 2, 2)], [("European Union", 3, 1), ("Switzerland", 1, 0)])
    'The text names a funder for 2 of 3 results in 2012-13 and for 2 of 2 in 2014-15: the European Union in 3 (1 only indirectly) and Switzerland in 1.'
    """
    head = named_in(biennia)
    if not funders:
        return head
    if sum(total for _, _, total in biennia) == 1:
        who = [the(name) + (" (only indirectly)" if indirect else "") for name, _, indirect in funders]
    else:
        who = [f"{the(name)} in {n}{f' ({i} only indirectly)' if i else ''}" for name, n, i in funders]
    return f"{head.removesuffix('.')}: {listing(who)}."


def paid_finding(funders: pd.DataFrame, silence: pd.DataFrame) -> str:
    """Who paid, from `funding.by_funder` and `funding.unnamed_payer` by biennium."""
    who = zip(funders["funder"], funders["results"], funders["results_indirect"], strict=True)
    return paid(_by_biennium(silence), [(str(name), int(n), int(indirect)) for name, n, indirect in who])


def named_in_finding(silence: pd.DataFrame) -> str:
    """For how many results the text names a funder, from `funding.unnamed_payer` by biennium."""
    return named_in(_by_biennium(silence))


def _by_biennium(silence: pd.DataFrame) -> list[tuple[str, int, int]]:
    rows = zip(silence["biennium"], silence["results_named"], silence["results"], strict=True)
    return [(str(biennium), int(named), int(total)) for biennium, named, total in rows]


def funder_headline(name: str, direct: int, indirect: int = 0) -> str:
    """What was found on a funder, as the title of its page.

    Args:
        direct: results that name it as paying. indirect: results that name it only for a programme of others.

    >>> funder_headline("Canada", 0), funder_headline("Canada", 1), funder_headline("Canada", 5, 1)
    ('Canada: named as paying for no result', 'Canada: named as paying for 1 result', 'Canada: named as paying for 5 results, indirectly for 1 more')
    """
    more = f", indirectly for {indirect}{' more' if direct else ''}" if indirect else ""
    return f"{name}: named as paying for {count(direct, 'result')}{more}"


def funder_results(name: str, n: int, by_indicator: Mapping[str, int], indirect: Sequence[str] = ()) -> str:
    """How many results name a funder as paying for part of their work, and which only for a programme of others.

    Args:
        n, by_indicator: results that name the funder, in all and by indicator.
        indirect: places whose result names it only indirectly.

    >>> funder_results("European Union", 0, {})
    'No result names the European Union as paying; it stands in the record only as paying for projects of the annex.'
    >>> funder_results("Canada", 3, {"7.1": 3})
    '3 results name Canada as paying for part of their work, all under 7.1.'
    >>> funder_results("Canada", 2, {"7.1": 1, "7.2": 1}, ["Togo"])
    '1 result names Canada as paying for part of its work; 1 more, Togo, only for a programme of others.'
    >>> funder_results("Canada", 1, {"7.1": 1}, ["Togo"])
    '1 result, Togo, names Canada, and only as paying for a programme of others.'
    """
    if n == 0:
        return (
            f"No result names {the(name)} as paying; it stands in the record only as paying for projects of the annex."
        )
    where, direct = listing([the(place) for place in indirect]), n - len(indirect)
    verb = "names" if (direct or n) == 1 else "name"
    if not direct:
        return f"{count(n, 'result')}, {where}, {verb} {the(name)}, and only as paying for a programme of others."
    head = (
        f"{count(direct, 'result')} {verb} {the(name)} as paying for part of {'its' if direct == 1 else 'their'} work"
    )
    if not indirect:
        return f"{head}{under_indicators(n, by_indicator)}."
    return f"{head}; {len(indirect)} more, {where}, only for a programme of others."


def credited_results(name: str, rows: pd.DataFrame) -> str:
    """How many achievements carry a funder's name in their own row, from `funding.credited`.

    >>> rows = pd.DataFrame({"named": [True, True, False], "indirect": [False, True, False], "firm": [True, False, True]})
    >>> credited_results("European Union", rows)
    'Of the 3 achievements in these results, 2 name the European Union in their own row (1 only indirectly); 1 of the 2 is at least adopted.'
    """
    if rows.empty:
        return ""
    named, firm, indirect = funding.credited_counts(rows)
    if not named:
        of = (
            f"None of the {len(rows)} achievements in these results names"
            if len(rows) > 1
            else "The one achievement does not name"
        )
        return f"{of} {the(name)} in its own row: the text names it for the result as a whole."
    aside = f" ({indirect} only indirectly)" if indirect else ""
    head = f"Of the {count(len(rows), 'achievement')} in these results, {named} {'names' if named == 1 else 'name'} {the(name)} in {'its' if named == 1 else 'their'} own row{aside}"
    if named == 1:
        return f"{head}; it is {'at least' if firm else 'not yet'} adopted."
    return f"{head}; {firm or 'none'} of the {named} {'is' if firm < 2 else 'are'} at least adopted."
