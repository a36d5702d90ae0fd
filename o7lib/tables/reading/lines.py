"""What every reader gives: lines of text, each with its place on a page where the document has pages."""

import re
import textwrap
from collections.abc import Iterable, Sequence
from typing import NamedTuple

WIDTH = 100  # characters of a line, where the document itself has paragraphs but no lines


class Place(NamedTuple):
    """Where a line stands: page from 1, box in points from the page's upper left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


class ReadLine(NamedTuple):
    """One line of a document as read; `place` is None where the document has no pages."""

    text: str
    place: Place | None = None


def table_row(cells: Iterable[str | None]) -> str:
    """The cells of a table's row as one line between strokes; strokes inside a cell become a slash.

    >>> table_row(["1", "A law\\nwas passed.", None])
    '| 1 | A law was passed. | |'
    """
    held = [" ".join((cell or "").replace("|", "/").split()) for cell in cells]
    return re.sub(" +", " ", "| " + " | ".join(held) + " |")


def wrapped(paragraph: str) -> list[str]:
    """A paragraph as lines of at most WIDTH characters; its own line breaks stay, an empty one is one empty line.

    >>> wrapped("one two\\nthree")
    ['one two', 'three']
    """
    return [
        line
        for part in paragraph.split("\n")
        for line in textwrap.wrap(part, WIDTH, break_long_words=False, break_on_hyphens=False) or [""]
    ]


def without_edges(lines: Sequence[ReadLine]) -> list[ReadLine]:
    """The lines without empty ones at the beginning and the end, and no two empty ones together."""
    kept: list[ReadLine] = []
    for line in lines:
        if line.text.strip() or (kept and kept[-1].text.strip()):
            kept.append(line._replace(text=line.text.rstrip()))
    return kept[:-1] if kept and not kept[-1].text else kept
