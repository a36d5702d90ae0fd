"""Findings in words, computed from plain numbers: right for none, one and many."""

from collections.abc import Sequence


def count(n: int, noun: str, plural: str = "") -> str:
    """A number with its noun.

    >>> count(0, "result"), count(1, "result"), count(3, "country", "countries")
    ('no result', '1 result', '3 countries')
    """
    if n == 0:
        return f"no {noun}"
    return f"{n:,} {noun if n == 1 else plural or noun + 's'}"


def listing(names: Sequence[str]) -> str:
    """Names in a row.

    >>> listing([]), listing(["a"]), listing(["a", "b", "c"])
    ('', 'a', 'a, b and c')
    """
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def capital(text: str) -> str:
    """The first letter raised, the rest left alone.

    >>> capital("no result")
    'No result'
    """
    return text[:1].upper() + text[1:]


def percent(part: float, whole: float) -> str:
    """A share as a whole per cent, with a dash where there is nothing to share.

    >>> percent(1, 3), percent(0, 0)
    ('33%', '–')
    """
    return f"{100 * part / whole:.0f}%" if whole else "–"


def target(where: str, indicator: str, biennium: str, wanted: int | None, reported: int, verdict: str) -> str:
    """What was promised and what was reported, for one indicator and biennium.

    >>> target("in Africa", "7.1", "2012-13", 2, 1, "missed")
    '7.1 in 2012-13: 1 member State reported in Africa against a target of 2; the target was missed by 1.'
    >>> target("in Africa", "7.1", "2014-15", None, 0, "no_target")
    '7.1 in 2014-15: no member State reported in Africa; no target was set.'
    >>> target("in all", "7.1", "2014-15", 8, 13, "met")
    '7.1 in 2014-15: 13 member States reported in all against a target of 8; the target was met.'
    """
    done = f"{indicator} in {biennium}: {count(reported, 'member State')} reported {where}"
    if verdict == "no_target" or wanted is None:
        return f"{done}; no target was set."
    if verdict == "no_report":
        return f"{indicator} in {biennium}: a target of {wanted} {where}; no report has been coded yet."
    end = "met" if verdict == "met" else f"missed by {wanted - reported}"
    return f"{done} against a target of {wanted}; the target was {end}."


def results(place: str, n: int, places: int, by_indicator: dict[str, int]) -> str:
    """How many results there are, and under which indicators.

    >>> results("Africa", 0, 0, {})
    'The country documents have no entry for Africa.'
    >>> results("Africa", 1, 1, {"7.1": 1})
    'The documents report 1 result for Africa: 1 under 7.1.'
    >>> results("Asia", 5, 4, {"7.1": 3, "7.2": 2})
    'The documents report 5 results in 4 places for Asia: 3 under 7.1 and 2 under 7.2.'
    """
    if n == 0:
        return f"The country documents have no entry for {place}."
    where = f" in {places} places" if places > 1 else ""
    parts = listing([f"{k} under {i}" for i, k in by_indicator.items() if k])
    return f"The documents report {count(n, 'result')}{where} for {place}: {parts}."


def reached(done: int, total: int, place: str) -> str:
    """Say how many achievements in `place` were at least adopted.

    >>> reached(0, 0, "Arab States")
    'The documents report no achievement for Arab States.'
    >>> reached(0, 1, "Africa")
    'The one achievement reported for Africa was not yet adopted or in operation.'
    >>> reached(1, 12, "Africa")
    '1 of 12 achievements reported for Africa was adopted or in operation; 11 were still drafts or in preparation.'
    """
    if total == 0:
        return f"The documents report no achievement for {place}."
    if total == 1:
        return f"The one achievement reported for {place} was {'' if done else 'not yet '}adopted or in operation."
    if done == total:
        return f"All {total} achievements reported for {place} were adopted or in operation."
    verb, left = ("was" if done == 1 else "were"), total - done
    rest = f"{left} {'was' if left == 1 else 'were'} still {'a draft' if left == 1 else 'drafts'} or in preparation"
    return f"{done or 'None'} of {total} achievements reported for {place} {verb} adopted or in operation; {rest}."


def policies(claimed: int, firm: int, total: int) -> str:
    """How many results carry an adopted policy: criterion 1, which the indicators are named after.

    >>> policies(3, 2, 4)
    'Of 4 results, 3 report under criterion 1, the policy itself; it is adopted or in operation in 2 of them and not yet in 1.'
    >>> policies(0, 0, 2)
    'None of the 2 results reports under criterion 1, the policy itself.'
    >>> policies(1, 0, 1)
    'The one result reports under criterion 1, the policy itself, which is not yet adopted.'
    """
    if total == 0:
        return "There is no result, and so no policy to look at."
    if claimed == 0:
        none = f"None of the {total} results reports" if total > 1 else "The one result does not report"
        return f"{none} under criterion 1, the policy itself."
    if total == 1:
        state = "adopted or in operation" if firm else "not yet adopted"
        return f"The one result reports under criterion 1, the policy itself, which is {state}."
    if firm == claimed:
        tail = "it is adopted or in operation in " + ("that one" if claimed == 1 else "all of them")
    else:
        tail = f"it is adopted or in operation in {firm or 'none'} of them and not yet in {claimed - firm}"
    return f"Of {total} results, {claimed} {'reports' if claimed == 1 else 'report'} under criterion 1, the policy itself; {tail}."


def paid(named: int, total: int, funders: Sequence[tuple[str, int]]) -> str:
    """Who paid as far as the text says, and how often it says nothing.

    >>> paid(0, 2, [])
    'The text says who paid for none of the 2 results.'
    >>> paid(1, 1, [("European Union", 1)])
    'The text says who paid for the one result: European Union.'
    >>> paid(4, 6, [("European Union", 3), ("Switzerland", 1)])
    'The text says who paid for 4 of 6 results and is silent on 2; it names European Union (3) and Switzerland (1).'
    """
    if total == 0:
        return "There is no result to pay for."
    if named == 0:
        return (
            f"The text says who paid for none of the {total} results."
            if total > 1
            else "The text does not say who paid for the one result."
        )
    if total == 1:
        return f"The text says who paid for the one result: {listing([f for f, _ in funders])}."
    silent = f" and is silent on {total - named}" if total > named else ""
    who = listing([f"{name} ({n})" for name, n in funders])
    return f"The text says who paid for {named} of {total} results{silent}; it names {who}."


def compared(place: str, done: int, total: int, others_done: int, others_total: int) -> str:
    """One region's share of achievements at least adopted, beside all the others together.

    >>> compared("Africa", 13, 17, 79, 98)
    'In Africa 76% of achievements (13 of 17) are at least adopted; elsewhere 81% (79 of 98).'
    >>> compared("Africa", 0, 0, 79, 98)
    'Africa has no achievement to compare; elsewhere 81% (79 of 98) are at least adopted.'
    """
    elsewhere = f"elsewhere {percent(others_done, others_total)} ({others_done} of {others_total})"
    if total == 0:
        return f"{place} has no achievement to compare; {elsewhere} are at least adopted."
    return f"In {place} {percent(done, total)} of achievements ({done} of {total}) are at least adopted; {elsewhere}."


def masking(biennium: str, indicator: str, wanted: int, reported: int, missed: Sequence[str], short: int) -> str:
    """A total that was met while regions missed.

    >>> masking("2012-13", "7.1", 8, 8, ["Africa", "Americas"], 2)
    '7.1 in 2012-13: the total of 8 against 8 hides that Africa and Americas missed their own targets, by 2 member States together.'
    """
    return f"{indicator} in {biennium}: the total of {reported} against {wanted} hides that " + (
        f"{listing(missed)} missed their own targets, by {count(short, 'member State')} together."
        if len(missed) > 1
        else f"{listing(missed)} missed its own target, by {count(short, 'member State')}."
    )


SILENT = "the text names nobody"


def listed(place: str, biennium: str, indicator: str, listed: bool, detailed: bool) -> str:
    """Whether a place is counted in a summary and has an entry in the country document.

    >>> listed("Kenya", "2014-15", "7.2", True, False)
    'In 2014-15 the summary counts Kenya under 7.2, but the country document has no entry for it.'
    >>> listed("Kenya", "2014-15", "7.2", True, True)
    'In 2014-15 the summary counts Kenya under 7.2, and the country document has its entry.'
    """
    head = f"In {biennium} the summary {'counts' if listed else 'does not count'} {place} under {indicator}"
    if listed:
        return f"{head}, {'and the country document has its entry' if detailed else 'but the country document has no entry for it'}."
    return f"{head}, though the country document has an entry for it."


def no_country_target() -> str:
    """Targets are numbers of member States per region or in all; none names a country."""
    return "No target names a country: the ILO sets numbers of member States, in all or by region."


def beside(place: str, done: int, total: int, region: str, region_done: int, region_total: int) -> str:
    """A place's achievements at least adopted beside its whole region's.

    >>> beside("Kenya", 2, 3, "Africa", 13, 17)
    '2 of 3 achievements of Kenya are at least adopted; in Africa as a whole 13 of 17 are (76%).'
    """
    of = (
        f"{done} of {total} achievements of {place} {'is' if done == 1 else 'are'} at least adopted"
        if total
        else f"{place} has no achievement to compare"
    )
    return f"{of}; in {region} as a whole {region_done} of {region_total} are ({percent(region_done, region_total)})."


def spread(regions: Sequence[tuple[str, int, int]]) -> str:
    """The regions with the highest and the lowest share of achievements at least adopted.

    >>> spread([("Asia", 9, 10), ("Africa", 1, 2)])
    'The share of achievements at least adopted runs from 90% in Asia (9 of 10) to 50% in Africa (1 of 2).'
    >>> spread([])
    'No region has an achievement to compare.'
    """
    if not regions:
        return "No region has an achievement to compare."
    spoken = [
        f"{percent(done, total)} in {name} ({done} of {total})" for name, done, total in (regions[0], regions[-1])
    ]
    if len(regions) == 1:
        return f"Only one region has achievements: {spoken[0]} are at least adopted."
    return f"The share of achievements at least adopted runs from {spoken[0]} to {spoken[1]}."
