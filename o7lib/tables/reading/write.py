"""Write the texts of documents that were read: all of them, or none where one cannot be read or written."""

from collections.abc import Sequence
from pathlib import Path

from o7lib import files
from o7lib.errors import O7Error, ParameterError, SourceError
from o7lib.tables.documents.page_numbers import ENDING
from o7lib.tables.reading.read import ReadDocument, read


def read_all(documents: Sequence[Path]) -> list[ReadDocument]:
    """Read documents in the order given.

    Raises:
        SourceError: some cannot be read, each with its reason, or two would have one name in locators.
    """
    found: dict[str, ReadDocument] = {}
    faults: list[str] = []
    for file in documents:
        try:
            one = read(file)
        except O7Error as error:
            faults.append(str(error))
            continue
        if one.doc_id in found:
            faults.append(f"{file} would be called {one.doc_id}, as another file is; rename one of them")
        found[one.doc_id] = one
    if faults:
        raise SourceError("\n".join(faults))
    return list(found.values())


def write_all(documents: Sequence[ReadDocument], folder: Path) -> None:
    """Write `doc_id.txt`, and for documents with pages `doc_id.lines.csv`, into a folder.

    Raises:
        ParameterError: a text of that name stands there and differs: locators may count its lines.
        OSError: the folder cannot be written.
    """
    contents = {folder / f"{one.doc_id}.txt": one.text for one in documents}
    other = [file for file, text in contents.items() if file.exists() and file.read_bytes() != text.encode("utf-8")]
    if other:
        names = "\n".join(f"{file} exists and differs from what was read" for file in other)
        raise ParameterError(f"{names}\nlocators may count its lines: give another folder with -o, or take it away")
    folder.mkdir(parents=True, exist_ok=True)
    contents |= {folder / f"{one.doc_id}{ENDING}": one.places for one in documents if one.places}
    files.write_together(contents)
