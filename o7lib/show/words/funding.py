"""Who paid, as far as the text says, and how often it says nothing: sentences from plain numbers."""

from collections.abc import Sequence

from o7lib.show.words.grammar import the
from o7lib.show.words.sentences import listing

NOT_NAMED = "the text names nobody"


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
