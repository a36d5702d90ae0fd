"""Find the source documents that a user has, check their checksums, read their lines.

The texts are the ILO's and are not part of this project. What is here reads them from a folder of
the user's, so that a locator can be followed and audited.
"""

import hashlib
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from o7lib.errors import SourceError
from o7lib.tables.load import load_all
from o7lib.tables.model.paths import ROOT

VARIABLE = "O7_SOURCES"
BESIDE = ROOT.parent / "shared" / "sources"


class Line(NamedTuple):
    """One line of a document: its number, counted from 1, and its text."""

    number: int
    text: str


def sources_folder(folder: str | Path | None = None) -> Path:
    """The folder of documents: the argument, else `O7_SOURCES`, else `../shared/sources` beside the project."""
    return Path(folder or os.environ.get(VARIABLE) or BESIDE).expanduser().resolve()


def read_lines(folder: str | Path, doc_id: str, documents: pd.DataFrame | None = None) -> list[Line]:
    """The lines of a document, as its locators count them.

    Args:
        folder: where the documents are, as `doc_id.txt`.
        doc_id: key of the table `documents`.
        documents: the table `documents`; by default that of the shipped record.

    Raises:
        SourceError: the record knows no such document, the file is missing, or its SHA-256 is not
            the one recorded, so that every locator might point beside its passage.
    """
    known = (load_all().untracked("documents") if documents is None else documents).set_index("doc_id")["sha256"]
    if doc_id not in known.index:
        raise SourceError(f"there is no document {doc_id!r}; the record knows {', '.join(known.index)}")
    file = Path(folder) / f"{doc_id}.txt"
    if not file.is_file():
        raise SourceError(f"{file} does not exist; the folder of sources should hold {doc_id}.txt")
    raw = file.read_bytes()
    digest = hashlib.sha256(raw).hexdigest()
    if digest != known[doc_id]:
        raise SourceError(f"{file} has SHA-256 {digest}; the locators count the lines of {known[doc_id]}")
    # Not splitlines(): a form feed or a no-break character would shift every number after it.
    texts = raw.decode("utf-8").split("\n")
    return [Line(number, text) for number, text in enumerate(texts[: -1 if texts[-1] == "" else None], start=1)]


def spans(lines: str) -> list[tuple[int, int]]:
    """A locator as first and last line, one pair a span.

    >>> spans("56-62, 69-75")
    [(56, 62), (69, 75)]
    """
    if not re.fullmatch(r"\d+-\d+(, \d+-\d+)*", lines):
        raise SourceError(f"the locator is {lines!r}; expected first-last, such as '56-62'")
    return [(int(first), int(last)) for first, last in re.findall(r"(\d+)-(\d+)", lines)]


def locator(numbers: Sequence[int]) -> str:
    """Line numbers as a locator: neighbours joined in one span.

    >>> locator([56, 57, 58, 60])
    '56-58, 60-60'
    """
    found: list[list[int]] = []
    for number in sorted(set(numbers)):
        if found and number == found[-1][1] + 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return ", ".join(f"{first}-{last}" for first, last in found)


def cited(lines: Sequence[Line], where: str) -> list[Line]:
    """The lines that a locator points at. Raises SourceError when it points past the end."""
    wanted = spans(where)
    if any(not 1 <= first <= last <= len(lines) for first, last in wanted):
        raise SourceError(f"the locator is {where!r}; the document has lines 1-{len(lines)}")
    return [line for first, last in wanted for line in lines[first - 1 : last]]


def excerpt(folder: str | Path, doc_id: str, lines: str, documents: pd.DataFrame | None = None) -> str:
    """The text a locator points at, each line under its number, to be read beside a row.

    Raises SourceError as `read_lines` does, and for a locator past the end of the document.
    """
    found = cited(read_lines(folder, doc_id, documents), lines)
    width = len(str(found[-1].number))
    return "\n".join(f"{line.number:>{width}}  {line.text.rstrip()}" for line in found)
