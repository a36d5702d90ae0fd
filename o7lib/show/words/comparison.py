"""Sentences that compare regions and places."""

from collections.abc import Sequence

import pandas as pd

from o7lib.measures import comparison
from o7lib.measures.comparison import Counts
from o7lib.show.words.grammar import count, shown_share, the
from o7lib.show.words.standing import clear_of_doubt


def region_compared(place: str, inside: Counts, others: Counts) -> str:
    """One region's achievements at least adopted, and those clear of doubt, beside all the other regions together.

    Args:
        inside, others: achievements at least adopted, those of them clear of doubt, and all.

    >>> region_compared("Americas", (13, 3, 17), (79, 22, 98))
    'In the Americas 13 of 17 achievements are at least adopted (76%), 3 of them clear of doubt; elsewhere 79 of 98 (81%), 22 of them clear of doubt.'
    >>> region_compared("Africa", (0, 0, 0), (0, 0, 0))
    'There is no achievement to compare for Africa; elsewhere there is none either.'
    >>> region_compared("Africa", (0, 0, 0), (1, 1, 2))
    'There is no achievement to compare for Africa; elsewhere 1 of 2 is at least adopted, clear of doubt.'
    """
    if inside[2] == 0:
        elsewhere = f"elsewhere {_adopted(others)}" if others[2] else "elsewhere there is none either"
        return f"There is no achievement to compare for {the(place)}; {elsewhere}."
    return f"In {the(place)} {_adopted(inside, 'achievement')}; elsewhere {_adopted(others, verb=False)}."


def _adopted(counts: Counts, noun: str = "", verb: bool = True) -> str:
    """How many of all are at least adopted, and how many of these are clear of doubt.

    >>> _adopted((1, 0, 3), "achievement"), _adopted((0, 0, 3), "achievement"), _adopted((2, 2, 2), verb=False)
    ('1 of 3 achievements is at least adopted, with a doubt', 'none of 3 achievements is at least adopted', '2 of 2, clear of doubt')
    """
    done, clear, total = counts
    words = f" {'is' if done < 2 else 'are'} at least adopted" if verb else ""
    of = f"{done or 'none'} of {count(total, noun) if noun else total}{words}{shown_share(done, total)}"
    return f"{of}{_clear(done, clear)}"


def _clear(done: int, clear: int) -> str:
    return f", {clear_of_doubt(done, clear)}" if done else ""


def place_compared(place: str, own: Counts, region: str, around: Counts) -> str:
    """A place's achievements at least adopted, and those clear of doubt, beside its whole region's.

    >>> place_compared("Kenya", (2, 0, 3), "Americas", (13, 3, 17))
    'Of Kenya 2 of 3 achievements are at least adopted, none of them clear of doubt; in the Americas as a whole 13 of 17 (76%), 3 of them clear of doubt.'
    >>> place_compared("Kenya", (0, 0, 0), "Africa", (1, 1, 2))
    'There is no achievement to compare for Kenya; in Africa as a whole 1 of 2 is at least adopted, clear of doubt.'
    """
    where = f"in {the(region)} as a whole"
    if not own[2]:
        return f"There is no achievement to compare for {the(place)}; {where} {_adopted(around)}."
    return f"Of {the(place)} {_adopted(own, 'achievement')}; {where} {_adopted(around, verb=False)}."


def spread_of_regions(regions: Sequence[tuple[str, Counts]]) -> str:
    """The regions with the highest and the lowest share of achievements at least adopted.

    >>> spread_of_regions([("Asia", (9, 2, 10)), ("Arab States", (4, 0, 7))])
    'The share of achievements at least adopted runs from 9 of 10 in Asia (90%), 2 of them clear of doubt, to 4 of 7 in the Arab States, none of them clear of doubt.'
    >>> spread_of_regions([("Asia", (9, 2, 10))])
    'Only one region has achievements: in Asia 9 of 10 are at least adopted (90%), 2 of them clear of doubt.'
    >>> spread_of_regions([])
    'No region has an achievement to compare.'
    """
    if not regions:
        return "No region has an achievement to compare."
    if len(regions) == 1:
        name, counts = regions[0]
        return f"Only one region has achievements: in {the(name)} {_adopted(counts)}."
    first, last = [
        f"{done} of {total} in {the(name)}{shown_share(done, total)}{_clear(done, clear)}"
        for name, (done, clear, total) in (regions[0], regions[-1])
    ]
    return f"The share of achievements at least adopted runs from {first}{',' if ',' in first else ''} to {last}."


def region_finding(place: str, rows: pd.DataFrame, region_id: str) -> str:
    """A region beside all the others, from `comparison.regions`."""
    return region_compared(place, *comparison.region_and_rest(rows, region_id))


def spread_finding(rows: pd.DataFrame) -> str:
    """The highest and the lowest region, from `comparison.regions`."""
    return spread_of_regions(comparison.regions_by_share(rows))
