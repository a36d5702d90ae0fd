"""Lines of a Word document (.docx): paragraphs and table rows in the order of the document."""

from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from o7lib.errors import SourceError
from o7lib.optional import needed
from o7lib.tables.reading.lines import ReadLine, table_row, wrapped

OLD_OR_ENCRYPTED = bytes.fromhex("d0cf11e0")


def read_word(file: Path) -> list[ReadLine]:
    """The lines of a .docx; a merged cell is one cell.

    Raises:
        SourceError: it needs a password, is an old .doc, or is no Word document.
        O7Error: python-docx is not installed.
    """
    docx = needed("docx", "reading a Word document (python-docx)", "read")
    with file.open("rb") as opened:
        if opened.read(4) == OLD_OR_ENCRYPTED:
            raise SourceError(f"{file} needs a password or is an old .doc; save it as .docx without a password first")
    try:
        document = docx.Document(str(file))
    except (BadZipFile, KeyError, ValueError, docx.opc.exceptions.PackageNotFoundError):
        raise SourceError(f"{file} is not a Word document, though it is named like one") from None
    lines: list[ReadLine] = []
    for part in document.iter_inner_content():
        if hasattr(part, "rows"):
            lines += [ReadLine(table_row(_cells(row))) for row in part.rows]
        else:
            lines += [ReadLine(text) for text in wrapped(part.text)]
    return lines


def _cells(row: Any) -> list[str]:
    """The texts of a row's cells; a cell merged over several columns is listed once for each, and kept once."""
    return [cell.text for i, cell in enumerate(row.cells) if i == 0 or cell._tc is not row.cells[i - 1]._tc]
