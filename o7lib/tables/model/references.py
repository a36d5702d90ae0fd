"""References from a row to its document and lines, and rows looked up by key."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import pandas as pd

RESULT = ["biennium", "indicator", "cpo"]
ACHIEVEMENT = [*RESULT, "criterion", "item"]
# What a summary lists: a place under an indicator, in a biennium.
LISTING_KEY = ["biennium", "indicator", "place_id"]
NUMBERED = {"figure_no": "number", "output_no": "output", "lesson_no": "lesson", "note_no": "note"}


class Ref(NamedTuple):
    """One row behind a number: what it is called, and the passage that says so."""

    name: str
    doc_id: str
    lines: str

    def __str__(self) -> str:
        """As a reader sees it: `KHM129 7.1 2012-13 criterion 1: results-2012-13, lines 192-233`."""
        return f"{self.name}: {passage(self.doc_id, self.lines)}"


def passage(doc_id: str, lines: str) -> str:
    """A locator in words.

    >>> passage("summary-2012-13", "5-5")
    'summary-2012-13, line 5'
    >>> passage("results-2012-13", "49-128")
    'results-2012-13, lines 49-128'
    """
    first, last = span(lines)
    return f"{doc_id}, line {first}" if first == last else f"{doc_id}, lines {first}-{last}"


def span(lines: str) -> tuple[int, int]:
    """The first and last line of a locator; ten digits or more are past the end of every document.

    >>> span("49-128"), span("5-5"), span("1-99999999999")
    ((49, 128), (5, 5), (1, 1000000000))
    """
    first, last = (int(text) if len(text) < 10 else 10**9 for text in lines.split("-"))
    return first, last


def overlap(one: str, other: str) -> bool:
    """Whether two locators of one document share a line.

    >>> overlap("267-272", "270-270"), overlap("267-272", "273-280")
    (True, False)
    """
    (a, b), (c, d) = span(one), span(other)
    return a <= d and c <= b


def row_label(row: pd.Series) -> str:
    """The name of a row of any table, from the key columns it has.

    >>> row_label(pd.Series({"biennium": "2012-13", "indicator": "7.1", "cpo": "KHM129", "criterion": 1}))
    'KHM129, 2012-13, 7.1, criterion 1'
    >>> row_label(pd.Series({"biennium": "2012-13", "output_no": 6}))
    '2012-13, output 6'
    """
    parts = [row["cpo"]] if pd.notna(row.get("cpo")) else []
    parts += [str(row[c]) for c in ("biennium", "indicator") if pd.notna(row.get(c))]
    if pd.notna(row.get("criterion")):
        parts.append(f"criterion {row['criterion']}")
    parts += [f"{word} {row[column]}" for column, word in NUMBERED.items() if pd.notna(row.get(column))]
    return ", ".join(parts)


def python_values(column: pd.Series) -> list:
    """The cells of a column as Python's own values, None where one is missing.

    >>> python_values(pd.Series([1, None], dtype="Int64"))
    [1, None]
    """
    # Column by column and without `isna`, whose fixed cost outweighs a small table's own.
    return [None if cell is pd.NA or cell != cell else cell for cell in column.tolist()]


def row_keys(frame: pd.DataFrame, by: Sequence[str]) -> list[tuple]:
    """The key of every row, as pandas' own index of several columns would hold it but for the cost of making one.

    >>> row_keys(pd.DataFrame({"cpo": ["KHM129"], "criterion": [1], "n": [5]}), ["cpo", "criterion"])
    [('KHM129', 1)]
    """
    return list(zip(*(frame[column].tolist() for column in by), strict=True))


def has_match(rows: pd.DataFrame, among: pd.DataFrame, on: Sequence[str] = RESULT) -> pd.Series:
    """Whether the key of each row stands in another table: one boolean a row.

    Args:
        on: the columns of the key, by default those of a result.

    >>> results = pd.DataFrame({"biennium": "2012-13", "indicator": "7.1", "cpo": ["KHM129", "JOR103"]})
    >>> has_match(results, results[:1]).tolist()
    [True, False]
    """
    keys = set(row_keys(among, on))
    return pd.Series([key in keys for key in row_keys(rows, on)], index=rows.index, dtype=bool)


def by_key(rows: pd.DataFrame, by: Sequence[str], values: Iterable[Any]) -> dict[tuple, list]:
    """The value of every row under its key, in the frame's order.

    >>> by_key(pd.DataFrame({"cpo": ["KHM129", "KHM129"]}), ["cpo"], ["drafted", "adopted"])
    {('KHM129',): ['drafted', 'adopted']}
    """
    # Not groupby and join: on the few rows of a brief they take ten times as long.
    found: dict[tuple, list] = {}
    for key, value in zip(row_keys(rows, by), values, strict=True):
        found.setdefault(key, []).append(value)
    return found


def refs(frame: pd.DataFrame) -> list[Ref]:
    """One reference a row of a frame that has `doc_id` and `lines`, in the frame's order."""
    known = [c for c in ("cpo", "biennium", "indicator", "criterion", *NUMBERED) if c in frame.columns]
    columns = [python_values(frame[c]) for c in known]
    words = {"criterion": "criterion ", **{column: f"{word} " for column, word in NUMBERED.items()}}
    names = [
        ", ".join(f"{words.get(c, '')}{v}" for c, v in zip(known, row, strict=True) if v is not None)
        for row in (zip(*columns, strict=True) if columns else ((),) * len(frame))
    ]
    return [Ref(*row) for row in zip(names, *(frame[c].tolist() for c in ("doc_id", "lines")), strict=True)]


def grouped(frame: pd.DataFrame, by: list[str]) -> pd.Series:
    """References gathered per group: a list of `Ref` for each combination of `by` that occurs."""
    behind = pd.Series(refs(frame), index=frame.index, dtype=object)
    return frame.assign(refs=behind).groupby(by, observed=True)["refs"].agg(list)
