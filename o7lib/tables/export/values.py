"""Cell values for export: plain types, and text guarded against being run as a formula.

A spreadsheet takes a cell whose text begins with one of = + - @, a tab or a line break for a formula
and may act on it when the file is opened. Such text is kept as text in a workbook (string type with
the quote prefix: the cell's content is unchanged) and gets an apostrophe in front in a CSV, where no
type can be given (the content changes by that one sign).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd
from pandas.api.extensions import ExtensionArray

Plain = str | int | float | bool | None

# The full-width and small forms count too: spreadsheets in East Asian languages read them as the signs themselves.
# The explorer's script is given this pattern, so that one guard stands before CSV, workbook and clipboard: what is
# written here means the same in both languages.
FORMULA = re.compile(
    r"""[\s"'\u2018\u2019\u201c\u201d`\u200b-\u200f\u2060\ufeff]*"""
    r"[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212]"
)


def plain(value: Any) -> Plain:
    """One cell as a plain value: missing is None, references are words, the rest keeps its type.

    >>> plain(pd.NA), plain(pd.NaT), plain(float("nan"))
    (None, None, None)
    >>> plain(["a", "b"]), plain(np.array(["a", "b"]))
    ('a; b', 'a; b')
    """
    if isinstance(value, str | bool):
        return value
    if isinstance(value, list | tuple | set | frozenset | np.ndarray | ExtensionArray) and not hasattr(
        value, "_fields"
    ):
        return "; ".join(str(v) for v in value)
    if hasattr(value, "_fields"):
        return str(value)
    if pd.api.types.is_scalar(value) and pd.isna(value):
        return None
    if hasattr(value, "item"):
        return value.item()
    return value if isinstance(value, int | float) else str(value)


def rows(frame: pd.DataFrame) -> Iterator[tuple[Plain, ...]]:
    """The rows of a frame as plain values, in order, without the index."""
    columns = [[plain(v) for v in frame.iloc[:, place].astype(object)] for place in range(frame.shape[1])]
    return zip(*columns, strict=True)


def runs(value: Plain) -> bool:
    """Whether a spreadsheet could take a text for a formula.

    >>> [runs(v) for v in ("=1+1", "  =1+1", '"=1+1', "-5", "plain", -5)]
    [True, True, True, True, False, False]
    """
    return isinstance(value, str) and FORMULA.match(value) is not None


def guarded(value: Plain) -> Plain:
    r"""A cell with an apostrophe in front when a spreadsheet could take it for a formula; else unchanged.

    >>> [guarded(v) for v in ("=1+1", "\uff1d1+1", "plain", -5)]
    ["'=1+1", "'\uff1d1+1", 'plain', -5]
    """
    return f"'{value}" if runs(value) else value


def written(value: Plain) -> str:
    """A cell as the tables write it: true and false in small letters, whole numbers without a point.

    >>> [written(v) for v in (True, 4.0, -35.18, None, "a")]
    ['true', '4', '-35.18', '', 'a']
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return repr(value).removesuffix(".0") if isinstance(value, float) else str(value)


def _quoted(cell: str) -> str:
    """A cell in quotes where it must be; csv.writer of Python 3.11 forgets them round a bare carriage return."""
    return '"' + cell.replace('"', '""') + '"' if re.search(r'[,"\r\n]', cell) else cell


def csv_text(header: Sequence[str], lines: Iterable[Sequence[Plain]], harmless: bool = False) -> str:
    """A CSV: comma, line feed, quotes only where needed.

    `harmless` puts an apostrophe before text that a spreadsheet would run; leave it out for a file
    that is to be read by programs, which should get the very text.

    >>> csv_text(["a", "b"], [("=1", True), ("x", -2)], harmless=True)
    "a,b\\n'=1,true\\nx,-2\\n"
    """
    lines_of_cells = [[written(guarded(v) if harmless else v) for v in line] for line in (header, *lines)]
    return "".join((",".join(_quoted(cell) for cell in cells) or '""') + "\n" for cells in lines_of_cells)
