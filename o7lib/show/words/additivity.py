"""Sentences on which numbers may be added."""

import pandas as pd

from o7lib.measures import additivity

REASONS = {
    "not_yet": "Planned or under way, not reached",
    "number_conflict": "The documents contradict this number",
    "part_of_whole": "One sex of a number printed beside it",
    "repeated": "The same number of like things at the same place",
    "shared": "The same number in like words at another place",
    "series": "Like things at the same place at another time",
    "overlapping_period": "Like people at the same place in an overlapping period",
    "period_unknown": "Like people at the same place, period not given",
}


def not_addable(rows: pd.DataFrame) -> str:
    """How many printed numbers may be added to others of their kind, from `additivity.verdicts`.

    >>> not_addable(pd.DataFrame({"may_add": [True, False, False]}))
    '2 of 3 printed numbers may not be added to others of their kind: they may count the same twice.'
    """
    excluded = len(additivity.not_addable(rows))
    if rows.empty:
        return "No number is printed."
    if excluded == 0:
        return f"None of the {len(rows)} printed numbers counts what another one counts."
    return f"{excluded} of {len(rows)} printed numbers may not be added to others of their kind: they may count the same twice."
