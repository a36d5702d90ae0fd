"""Parser for the flattened layout: four columns of a PDF printed one after the other, page by page.

What the text file keeps of the layout, and what is read from it:

- an empty line stands between the boxes of a page; a line of blanks is a gap inside a box, or an
  empty box;
- a line that opens with a blank and follows another line of text directly is the first of a new page,
  and so is what follows a running page head;
- a box that opens with a number from 1 to 4 and no full stop after it opens a criterion's row.

Within a page the boxes come in the order of the columns; `columns` says how the second one is found.
"""

from collections.abc import Sequence

from o7lib.tables.documents.entries import CRITERION, PAGE, Entry, trimmed
from o7lib.tables.documents.texts import Line
from o7lib.tables.documents.two_columns import Row, fill, run_together

Piece = list[Line]


def pages(lines: Sequence[Line]) -> list[list[Piece]]:
    """The boxes of an entry, page by page, in the order of the text."""
    found: list[list[Piece]] = [[[]]]
    before = ""
    for line in lines:
        set_in = line.text.startswith((" ", "\xa0")) and line.text.strip()
        if line.text == PAGE or (set_in and before.strip()):
            found.append([[]])
        elif line.text == "":
            found[-1].append([])
        found[-1][-1].append(line)
        before = line.text
    return [[piece for box in page if (piece := trimmed(box))] for page in found]


def _opening(piece: Piece) -> tuple[int, Piece] | None:
    """The criterion that a box opens and the box without its number; None where it opens none."""
    mark = CRITERION.match(piece[0].text)
    if not mark:
        return None
    return int(mark["criterion"]), [Line(piece[0].number, mark["rest"] or ""), *piece[1:]]


def read(entry: Entry) -> tuple[Piece, list[tuple[int, Row]], Piece]:
    """An entry's title, its rows as criterion and columns in the order printed, and what else it says.

    The third is always empty: this layout prints no additional information.
    """
    body = pages(entry.lines)
    body[0][0][0] = Line(entry.lines[0].number, entry.rest)
    title: Piece = []
    rows: list[tuple[int, Row]] = []
    for number, page in enumerate(body, start=1):
        held: list[Piece] = []
        for piece in page:
            opening = _opening(piece)
            if opening:
                _hand_over(rows, held)
                rows.append((opening[0], Row()))
                held = [opening[1]]
            elif title and rows:
                held.append(piece)
            else:
                title = title + piece
        if _run_in(held) and number < len(body) and not rows[-1][1].achieved:
            # A row's first line alone, with the next line set in: both columns begin in it.
            run_together(rows[-1][1], held[0][0])
        else:
            _hand_over(rows, held)
    return title, rows, []


def _run_in(held: Sequence[Piece]) -> bool:
    return len(held) == 1 and len(held[0]) == 1


def _hand_over(rows: Sequence[tuple[int, Row]], held: Sequence[Piece]) -> None:
    if held:
        fill(rows[-1][1], held)
