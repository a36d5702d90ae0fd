"""Sentence on what the record counts."""

from collections.abc import Sequence

from o7lib.show.words.grammar import listing

SMALL = ("no", "one", "two", "three", "four", "five", "six")


def _spelt(n: int) -> str:
    return SMALL[n] if n < len(SMALL) else f"{n}"


NOT_BEGUN = "The record has no biennium, indicator or criterion yet, so nothing is counted."


def terms_sentence(indicators: Sequence[tuple[str, str, int]], criteria: int, years: int) -> str:
    """What the record counts, said before any number.

    Args:
        indicators: each with its label and the criteria a result needs. criteria: that each has.
        years: of a biennium.

    >>> terms_sentence([("7.1", "Protection policies", 2), ("7.2", "Employment policies", 2)], 4, 2).split(". ")[0]
    'Outcome 7 of the ILO is measured by two counts of member States with new policies for migrant workers: 7.1 (protection policies) and 7.2 (employment policies)'
    """
    named = listing([f"{i} ({label[:1].lower()}{label[1:]})" for i, label, _ in indicators])
    needed = listing(list(dict.fromkeys(_spelt(int(n)) for _, _, n in indicators)))
    counts = "one count" if len(indicators) == 1 else f"{_spelt(len(indicators))} counts"
    return (
        f"Outcome 7 of the ILO is measured by {counts} of member States with new policies for migrant workers: {named}. "
        f"A result is one country programme outcome (CPO) of one place in one biennium, which is {_spelt(int(years))} years; "
        f"it counts when it reports under at least {needed} of its indicator's {_spelt(int(criteria))} criteria. "
        "An achievement is what it reports under one criterion."
    )
