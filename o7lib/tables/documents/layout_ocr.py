"""Parser for the OCR layout: table rows between strokes, split by page breaks, some without strokes.

A row has up to four cells: country, criterion, what was achieved, what the ILO contributed. After a
page break the table goes on with three cells or four, so that the place of a cell says little; what
is read is where the criterion's number stands. A row printed without strokes is a number alone on a
line, then paragraphs, whose second column `columns` finds.
"""

import re
from collections.abc import Sequence

from o7lib.tables.documents.entries import CRITERION, HEADING, Entry, bare, trimmed
from o7lib.tables.documents.texts import Line
from o7lib.tables.documents.two_columns import ACHIEVED, CONTRIBUTION, Row, fill

Piece = list[Line]
RULE = re.compile(r"^[\s|:-]*\|[\s|:-]*$")
ADDITIONAL = re.compile(r"^[\s|]*Additional CPO Information\b")


def cells(text: str) -> list[str]:
    """The cells of a table row; none where the line is no row.

    >>> cells("| 2 | adopted | advised |")
    ['2', 'adopted', 'advised']
    """
    held = text.strip()
    if not held.startswith("|") or RULE.match(held):
        return []
    return [cell.strip() for cell in held.removeprefix("|").removesuffix("|").split("|")]


def columns_of(row: Sequence[str]) -> tuple[int | None, str, str]:
    """The criterion a row opens (none where it goes on with the row before) and its two columns.

    >>> columns_of(["", "3", "adopted", "advised"]), columns_of(["", "", "", "and trained"])
    ((3, 'adopted', 'advised'), (None, '', 'and trained'))
    >>> columns_of(["3", "adopted", "advised", ""])
    (3, 'adopted', 'advised')
    """
    numbers = [i for i, cell in enumerate(row[:2]) if re.fullmatch("[1-4]", cell)]
    at = numbers[0] if numbers else max(len(row) - 3, 0)
    achieved, contribution = [*row[at + 1 : at + 3], "", ""][:2]
    return (int(row[at]) if numbers else None), achieved, contribution


def _paragraphs(lines: Sequence[Line]) -> list[Piece]:
    found: list[Piece] = [[]]
    for line in lines:
        if bare(line.text):
            found[-1].append(line)
        else:
            found.append([])
    return [piece for piece in found if piece]


def _split(entry: Entry) -> tuple[list[Line], list[Line]]:
    """The lines of an entry before and from its additional information."""
    start = next((i for i, line in enumerate(entry.lines) if ADDITIONAL.match(line.text)), len(entry.lines))
    return list(entry.lines[:start]), trimmed(entry.lines[start:])


def read(entry: Entry) -> tuple[Piece, list[tuple[int, Row]], Piece]:
    """An entry's title, its rows as criterion and columns in the order printed, and its additional information."""
    body, additional = _split(entry)
    title: Piece = []
    rows: list[tuple[int, Row]] = []
    loose: list[Line] = []
    for line in [*body, Line(0, "| | | |x")]:
        row = cells(line.text)
        heading = HEADING.match(row[0] if row else line.text) if line is body[0] else None
        alone = None if row or line.text.startswith("|") else CRITERION.match(line.text.rstrip())
        if row or (alone and not alone["rest"]):
            _hand_over(rows, loose)
            loose = []
        if heading:
            title = [Line(line.number, heading["rest"])]
        if row:
            _add(rows, line.number, row)
        elif alone and not alone["rest"]:
            rows.append((int(alone["criterion"]), Row(achieved=[Line(line.number, "")])))
        elif not heading and not line.text.startswith("|"):
            (loose if rows else title).append(line)
    return title, rows, additional


def _add(rows: list[tuple[int, Row]], number: int, row: Sequence[str]) -> None:
    criterion, achieved, contribution = columns_of(row)
    if criterion:
        rows.append((criterion, Row()))
    if not rows:
        return
    for column, text in ((ACHIEVED, achieved), (CONTRIBUTION, contribution)):
        rows[-1][1].add(column, [Line(number, text)] if text and text != "x" else [])


def _hand_over(rows: Sequence[tuple[int, Row]], loose: Sequence[Line]) -> None:
    for pieces in [_paragraphs(loose)] if rows else []:
        if pieces:
            fill(rows[-1][1], pieces)
