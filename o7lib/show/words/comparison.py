"""Sentences that compare regions and places."""

from collections.abc import Sequence

import pandas as pd

from o7lib.measures import comparison
from o7lib.show.words.grammar import count, shown_share, the


def region_compared(place: str, done: int, total: int, others_done: int, others_total: int) -> str:
    """One region's share of achievements at least adopted, beside all the others together.

    >>> region_compared("Americas", 13, 17, 79, 98)
    'In the Americas 13 of 17 achievements are at least adopted (76%); elsewhere 79 of 98 (81%).'
    >>> region_compared("Africa", 0, 0, 79, 98)
    'There is no achievement to compare for Africa; elsewhere 79 of 98 are at least adopted (81%).'
    """
    if total == 0:
        elsewhere = (
            f"elsewhere {others_done} of {others_total} are at least adopted{shown_share(others_done, others_total)}"
        )
        return f"There is no achievement to compare for {the(place)}; {elsewhere}."
    inside = f"{done} of {count(total, 'achievement')} {'is' if done == 1 else 'are'} at least adopted{shown_share(done, total)}"
    elsewhere = f"elsewhere {others_done} of {others_total}{shown_share(others_done, others_total)}"
    return f"In {the(place)} {inside}; {elsewhere}."


def place_compared(place: str, done: int, total: int, region: str, region_done: int, region_total: int) -> str:
    """A place's achievements at least adopted beside its whole region's.

    >>> place_compared("Kenya", 2, 3, "Americas", 13, 17)
    '2 of 3 achievements of Kenya are at least adopted; in the Americas as a whole 13 of 17 are (76%).'
    >>> place_compared("Kenya", 0, 0, "Africa", 1, 2)
    'There is no achievement to compare for Kenya; in Africa as a whole 1 of 2.'
    """
    of = (
        f"{done or 'None'} of {count(total, 'achievement')} of {the(place)} {'is' if done < 2 else 'are'} at least adopted"
        if total
        else f"There is no achievement to compare for {the(place)}"
    )
    verb = "is" if region_done == 1 else "are"
    around = (
        f"in {the(region)} as a whole {region_done} of {region_total} {verb}{shown_share(region_done, region_total)}"
    )
    return f"{of}; {around}." if total else f"{of}; {around.removesuffix(' is').removesuffix(' are')}."


def spread_of_regions(regions: Sequence[tuple[str, int, int]]) -> str:
    """The regions with the highest and the lowest share of achievements at least adopted.

    >>> spread_of_regions([("Asia", 9, 10), ("Arab States", 4, 7)])
    'The share of achievements at least adopted runs from 9 of 10 in Asia (90%) to 4 of 7 in the Arab States (57%).'
    >>> spread_of_regions([("Asia", 9, 10)])
    'Only one region has achievements: in Asia 9 of 10 are at least adopted (90%).'
    >>> spread_of_regions([])
    'No region has an achievement to compare.'
    """
    if not regions:
        return "No region has an achievement to compare."
    if len(regions) == 1:
        name, done, total = regions[0]
        verb = "is" if done == 1 else "are"
        return f"Only one region has achievements: in {the(name)} {done} of {total} {verb} at least adopted{shown_share(done, total)}."
    first, last = [
        f"{done} of {total} in {the(name)}{shown_share(done, total)}" for name, done, total in (regions[0], regions[-1])
    ]
    return f"The share of achievements at least adopted runs from {first} to {last}."


def region_finding(place: str, rows: pd.DataFrame, region_id: str) -> str:
    """A region beside all the others, from `comparison.regions`."""
    return region_compared(place, *comparison.region_and_rest(rows, region_id))


def spread_finding(rows: pd.DataFrame) -> str:
    """The highest and the lowest region, from `comparison.regions`."""
    return spread_of_regions(comparison.regions_by_share(rows))
