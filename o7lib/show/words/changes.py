"""Sentences on what a change of the tables does to what the briefs say."""

from collections.abc import Mapping

from o7lib.measures import scope
from o7lib.show.words import headlines as words
from o7lib.tables.model.record import Record


def headlines(record: Record) -> dict[str, str]:
    """What the overview and each region's brief open with, by what they are about."""
    openings = {"overview": words.of_overview(record)}
    openings |= {key: words.of_scope(scope.narrow(record, region=key)) for key in scope.keys(record, "region")}
    return {name: f"{headline}. {more}" for name, (headline, more) in openings.items()}


def moved(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """The headlines that differ, before and after; a sentence where none does.

    >>> moved({"africa": "1 result"}, {"africa": "2 results"})
    ['headline of africa', '  before: 1 result', '  after:  2 results']
    >>> moved({}, {})
    ['no headline of the overview or of a region differs']
    """
    lines = []
    for name in dict.fromkeys([*before, *after]):
        was, now = before.get(name, "(none)"), after.get(name, "(none)")
        if was != now:
            lines += [f"headline of {name}", f"  before: {was}", f"  after:  {now}"]
    return lines or ["no headline of the overview or of a region differs"]
