"""Sentences on what the record counts, and on names that changed between biennia."""

from collections.abc import Mapping, Sequence
from typing import Any

from o7lib.show.words.grammar import listing
from o7lib.tables.model.subject import Subject

SMALL = ("no", "one", "two", "three", "four", "five", "six")


def _spelt(n: int) -> str:
    return SMALL[n] if n < len(SMALL) else f"{n}"


NOT_BEGUN = "The record has no biennium, indicator or criterion yet, so nothing is counted."


def label_over_time(row: Mapping[str, Any]) -> str:
    """The label of an indicator or criterion, with the biennia that lack it and those that called it otherwise.

    Args:
        row: of `requirements.over_biennia`.

    >>> label_over_time({"label": "Laws", "earlier": [("Policies", ["2012-13"])], "biennia": []})
    'Laws (in 2012-13: Policies)'
    >>> label_over_time({"label": "Laws", "earlier": [], "biennia": ["2016-17"]})
    'Laws (in 2016-17)'
    """
    earlier = [f"in {listing(biennia)}: {label}" for label, biennia in row["earlier"]]
    only = [f"in {listing(row['biennia'])}"] if row["biennia"] else []
    return f"{row['label']} ({'; '.join([*only, *earlier])})" if only or earlier else str(row["label"])


def _needed(asks: Sequence[tuple[str, str, int, int]]) -> str:
    """How many of the criteria a result must report under, apart for the biennia and indicators that differ.

    >>> _needed([("2012-13", "7.1", 2, 4), ("2012-13", "7.2", 2, 4)])
    "at least two of its indicator's four criteria"
    >>> _needed([("2012-13", "7.1", 2, 4), ("2016-17", "7.1", 2, 5)])
    "at least two of its indicator's four criteria in 2012-13 (7.1) and two of five in 2016-17 (7.1)"
    """
    kinds = list(dict.fromkeys((needed, of) for _, _, needed, of in asks))
    phrases = []
    for at, kind in enumerate(kinds):
        needed, of = map(_spelt, kind)
        own = [(biennium, indicator) for biennium, indicator, *rest in asks if tuple(rest) == kind]
        biennia, indicators = (list(dict.fromkeys(values)) for values in zip(*own, strict=True))
        first = f"at least {needed} of its indicator's {of} criteria"
        where = f" in {listing(biennia)} ({listing(indicators)})" if len(kinds) > 1 else ""
        phrases.append(f"{first if at == 0 else f'{needed} of {of}'}{where}")
    return listing(phrases)


def terms_sentence(
    subject: Subject, indicators: Sequence[Mapping[str, Any]], asks: Sequence[tuple[str, str, int, int]], years: int
) -> str:
    """What the record counts, said before any number; without an indicator only what a result is.

    Args:
        subject: of the record. indicators: rows of `requirements.indicators`.
        asks: biennium, indicator, the criteria that a result needs and those that there are.
        years: of a biennium.

    >>> rows = [{"indicator": "7.1", "label": "Policies", "earlier": [], "biennia": []}]
    >>> subject = Subject("7", "labour migration", "migrant workers", "migrants", "member States with new policies")
    >>> terms_sentence(subject, rows, [("2012-13", "7.1", 2, 4)], 2).split(". ")[0]
    'Outcome 7 of the ILO is measured by one count of member States with new policies: 7.1 (policies)'
    """
    said = [(row["indicator"], label_over_time(row)) for row in indicators]
    named = listing([f"{i} ({label[:1].lower()}{label[1:]})" for i, label in said])
    counts = "one count" if len(said) == 1 else f"{_spelt(len(said))} counts"
    measured = f"Outcome {subject.outcome} of the ILO is measured by {counts} of {subject.counted}: {named}. "
    reports = f"; it counts when it reports under {_needed(asks)}" if asks else ""
    return (
        f"{measured if said else ''}"
        "A result is one country programme outcome (CPO) of one place in one biennium, "
        f"which is {_spelt(int(years))} years{reports}. "
        "An achievement is what it reports under one criterion."
    )
