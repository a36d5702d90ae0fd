"""Tell which of two columns a piece of text belongs to: the achievement, or the ILO contribution.

Both country documents print four columns; their text files keep two of them apart only by layout.
A piece is a run of lines without a gap. The pieces of a page come in the order of the columns, what
was achieved first, so that all there is to find is where, on each page, the second column begins:

- where a piece that opens in mid-sentence takes up a contribution broken off by the page;
- else where a piece opens with a sentence about the Office (ILO, BIT, OIT);
- else where the numbering of items starts again;
- else, where a contribution is broken off, at the first later piece that does not open with an article;
- else at the second piece.

What cannot be told: two columns that end or begin in one line are cut only where a full stop or the
Office's name shows the seam; otherwise the line stays with what was achieved.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from o7lib.tables.documents.texts import Line

ACHIEVED, CONTRIBUTION = "achieved", "contribution"
OFFICE = re.compile(r"\b(ILO|BIT|OIT)\b")
SENTENCE = re.compile(r"^.*?[.;](?=\s+[A-Z¿¡\"“«-]|\s*$)", re.S)
ITEM = re.compile(r"\s*(\d{1,2})[.)]")
SEAM = re.compile(r"^(?P<left>\s*\S.*?[.;])\s(?P<right>[a-z].*)$")
ARTICLE = re.compile(r"(?:The|An?|El|L[aoe]s?|Une?|Una)\b")
RUN_IN = re.compile(r"^(?P<left>.*?\S)\s(?P<right>(?:The |Le |La |L')?(?:ILO|BIT|OIT)\b.*)$")


@dataclass
class Row:
    """The two columns of one criterion's row, filled page by page."""

    achieved: list[Line] = field(default_factory=list)
    contribution: list[Line] = field(default_factory=list)

    def add(self, column: str, lines: Sequence[Line]) -> None:
        """Append lines to the column of that name."""
        (self.achieved if column == ACHIEVED else self.contribution).extend(lines)


def text_of(lines: Sequence[Line]) -> str:
    """Lines as running text: one space between words, tags of the OCR left out, words cut by a line end mended.

    >>> text_of([Line(1, "a sub-"), Line(2, "region of <p>Asia</p>")])
    'a sub-region of Asia'
    """
    text = "\n".join(line.text.strip() for line in lines)
    text = re.sub(r"</?(?:p|ul|li|i|b)\b[^>]*>", " ", text)
    return re.sub(r"\s+", " ", re.sub(r"(?<=\w)-\n(?=\w)", "-", text)).strip()


def is_open(lines: Sequence[Line]) -> bool:
    """Whether a text breaks off in mid-sentence, to be continued on the next page."""
    text = text_of(lines)
    return bool(text) and text.rstrip("”\"'» ")[-1:] not in ".!?"


def _continues(piece: Sequence[Line]) -> bool:
    return text_of(piece)[:1].islower()


def _on_the_office(piece: Sequence[Line]) -> bool:
    text = ITEM.sub("", text_of(piece), count=1)
    first = SENTENCE.match(text)
    return bool(OFFICE.search(first.group() if first else text))


def _restarts(before: Sequence[Sequence[Line]], piece: Sequence[Line]) -> bool:
    seen = [int(m.group(1)) for earlier in before if (m := ITEM.match(text_of(earlier)))]
    here = ITEM.match(text_of(piece))
    return bool(here and seen and int(here.group(1)) <= max(seen))


def _second_column(row: Row, pieces: Sequence[Sequence[Line]]) -> int:
    """Index of the piece at which the second column begins, by the signs listed above."""
    places = range(1, len(pieces))
    if len(pieces) < 2 or (len(pieces) == 2 and not row.achieved):
        return 1
    broken_off = is_open(row.contribution)
    for i in places:
        if (broken_off and _continues(pieces[i])) or _on_the_office(pieces[i]) or _restarts(pieces[:i], pieces[i]):
            return i
    likely = [i for i in places if not ARTICLE.match(text_of(pieces[i]))]
    return likely[0] if broken_off and likely else 1


def _lone(row: Row, piece: Sequence[Line]) -> None:
    """The only piece of a page goes on with the column that broke off; with both, where the seam shows."""
    first, *rest = piece
    seam = SEAM.match(first.text)
    if is_open(row.achieved) and is_open(row.contribution) and seam:
        row.add(ACHIEVED, [Line(first.number, seam["left"])])
        row.add(CONTRIBUTION, [Line(first.number, seam["right"]), *rest])
    elif is_open(row.contribution) and not is_open(row.achieved):
        row.add(CONTRIBUTION, piece)
    else:
        row.add(ACHIEVED, piece)


def fill(row: Row, pieces: Sequence[Sequence[Line]]) -> None:
    """Add the pieces of one page to a row, each to its column."""
    if len(pieces) == 1 and (row.achieved or row.contribution):
        _lone(row, pieces[0])
        return
    start = _second_column(row, pieces)
    for i, piece in enumerate(pieces):
        row.add(ACHIEVED if i < start else CONTRIBUTION, piece)


def run_together(row: Row, line: Line) -> None:
    """Add a line in which both columns begin: cut where the Office's name opens the second.

    >>> row = Row()
    >>> run_together(row, Line(7, "Law passed by the ILO gave advice on"))
    >>> row.achieved[0].text, row.contribution[0].text
    ('Law passed by the', 'ILO gave advice on')
    """
    cut = RUN_IN.match(line.text)
    row.add(ACHIEVED, [Line(line.number, cut["left"])] if cut else [line])
    row.add(CONTRIBUTION, [Line(line.number, cut["right"])] if cut else [])
