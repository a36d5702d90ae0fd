"""Limits on the length of lists: the first items, how many more there are, and where to find them.

A table of four thousand rows is no longer read, and a number that opens as many passages makes a page
of tens of megabytes. The limits lie well above what the record holds, so that no page of it is cut.
"""

from collections.abc import Sequence
from typing import TypeVar

ROWS = 250  # of a table; the longest has 136
LINES = 100  # of a list that a number opens, or of notes; the longest has 41

Item = TypeVar("Item")


def first_items(items: Sequence[Item], most: int) -> Sequence[Item]:
    """The first items, in the order given.

    >>> first_items("abc", 2)
    'ab'
    """
    return items[:most]


def more_items(total: int, most: int, what: str, where: str) -> str:
    """What stands under a list that is not whole; nothing under one that is.

    >>> more_items(300, 250, "rows", "the data as CSV holds all")
    'The first 250 of 300 rows, in the order of the whole; the data as CSV holds all.'
    >>> more_items(3, 250, "rows", "")
    ''
    """
    if total <= most:
        return ""
    return f"The first {most:,} of {total:,} {what}, in the order of the whole; {where}."
