"""Lines of a PDF with their pages and boxes; a row of a ruled table is one line between strokes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from o7lib.errors import SourceError
from o7lib.optional import needed
from o7lib.tables.reading.lines import Place, ReadLine, table_row

WAY_OUT = (
    "it holds pictures of pages; have the letters recognised first, on Debian: "
    "apt install ocrmypdf tesseract-ocr-eng (or -fra, -spa), then: ocrmypdf -l eng {name} with-text.pdf"
)


def read_pdf(file: Path) -> list[ReadLine]:
    """The lines of a PDF, page by page, from above to below.

    Raises:
        SourceError: it is no PDF, is damaged, needs a password, or has no text.
        O7Error: pdfplumber is not installed.
    """
    pdfplumber = needed("pdfplumber", "reading a PDF", "read")
    with file.open("rb") as opened:
        if b"%PDF-" not in opened.read(1024):
            raise SourceError(f"{file} is not a PDF, though it is named like one")
    try:
        with pdfplumber.open(file) as pdf:
            lines = [line for page in pdf.pages for line in _page(page)]
    except Exception as error:
        raise _refusal(file, error) from None
    if not any(line.text.strip() for line in lines):
        raise SourceError(f"{file} has no text: {WAY_OUT.format(name=file.name)}")
    return lines


def _refusal(file: Path, error: Exception) -> Exception:
    """What pdfminer could not do, in words; other faults, such as a full disk, as they are."""
    causes = [type(cause).__name__ for cause in (error, error.__cause__, error.__context__, *error.args) if cause]
    if "PDFPasswordIncorrect" in causes:
        return SourceError(f"{file} needs a password; save it without one first, from the program that opens it")
    if isinstance(error, OSError | MemoryError):
        return error
    return SourceError(f"{file} is damaged and cannot be read as a PDF ({causes[-1]}); fetch it again")


def _page(page: Any) -> Iterator[ReadLine]:
    """A page's lines by height: text outside tables, and the rows of ruled tables."""
    tables = [table for table in page.find_tables() if len(table.rows) and len(table.rows[0].cells) > 1]
    outside = page.filter(lambda thing: not any(_within(thing, table.bbox) for table in tables))
    found = [
        _line(page.page_number, line["text"], _box(line)) for line in outside.extract_text_lines(return_chars=False)
    ]
    for table in tables:
        for row, cells in zip(table.rows, table.extract(), strict=True):
            if any((cell or "").strip() for cell in cells):
                found.append(_line(page.page_number, table_row(cells), row.bbox))
    page.close()  # what it has parsed would stay in memory, page after page
    yield from sorted(found, key=lambda line: (line.place.top, line.place.left) if line.place else (0.0, 0.0))


def _within(thing: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    """Whether a letter's middle lies in a table's box: its lower edge may cross the rule of a table below."""
    left, top, right, bottom = box
    across, down = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
    return bool(left <= across <= right and top <= down <= bottom)


def _box(line: dict[str, Any]) -> tuple[float, float, float, float]:
    return line["x0"], line["top"], line["x1"], line["bottom"]


def _line(number: int, text: str, box: tuple[float, float, float, float]) -> ReadLine:
    left, top, right, bottom = (round(float(edge), 1) for edge in box)
    return ReadLine(text, Place(number, left, top, right, bottom))
