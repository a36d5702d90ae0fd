"""Turn rows that break a rule into problems with file, line, column and value."""

from collections.abc import Callable, Iterable, Iterator, Mapping

import pandas as pd

from o7lib.errors import Problem

Frames = Mapping[str, pd.DataFrame]
# From a table's name to the path that problems print.
Path = Callable[[str], str]


def rows_where(frame: pd.DataFrame, flags: Iterable[bool]) -> pd.DataFrame:
    """The rows of a frame that are flagged, one flag a row; of no rows, no rows with every column.

    >>> list(rows_where(pd.DataFrame({"a": [], "b": []}), []).columns)
    ['a', 'b']
    """
    flagged = [n for n, flag in enumerate(flags) if flag]
    return frame.iloc[flagged]


def problems_from_rows(
    wrong: pd.DataFrame, file: str, column: str, expected: Callable[[pd.Series], str] | str
) -> Iterator[Problem]:
    """One problem a row of `wrong`, whose index is the row's place in its file.

    `expected` is said as it stands, or made from the row's cells.
    """
    if wrong.empty:  # nearly always: to go over no rows takes pandas as long as to go over some
        return
    for row, cells in wrong.iterrows():
        wanted = expected if isinstance(expected, str) else expected(cells)
        value = cells[column]
        yield Problem(file, int(str(row)) + 2, column, value if pd.notna(value) else "", wanted)
