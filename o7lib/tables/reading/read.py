"""Read a document by its ending, and describe the text that is made of it."""

import csv
import hashlib
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from o7lib.errors import SourceError
from o7lib.tables.audit.results import LANGUAGE, language
from o7lib.tables.reading.lines import ReadLine, without_edges
from o7lib.tables.reading.pdf import read_pdf
from o7lib.tables.reading.web_page import read_web_page
from o7lib.tables.reading.word import read_word

DOCUMENT_COLUMNS = ["doc_id", "title", "publisher", "biennium", "languages", "line_count", "sha256"]
PLACE_COLUMNS = ["line", "page", "left", "top", "right", "bottom"]
STRETCH = 12  # lines of which the language is told together
LEAST = 0.02  # of a document's stretches, for a language to be named


@dataclass(frozen=True)
class ReadDocument:
    """A document as read: its name in locators, its lines, and what is written of them."""

    doc_id: str
    lines: tuple[ReadLine, ...]
    end: str = "\n"  # of the last line: a text file may come without

    @property
    def text(self) -> str:
        """The content of `doc_id.txt`: one line of text a line."""
        return "\n".join(line.text for line in self.lines) + self.end

    @property
    def sha256(self) -> str:
        """The checksum of the text, by which a changed document is told."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()

    @property
    def places(self) -> str:
        """The content of `doc_id.lines.csv`: page and box in points of each line; empty where there are no pages."""
        rows = [(n, *line.place) for n, line in enumerate(self.lines, start=1) if line.place]
        return csv_text([PLACE_COLUMNS, *rows]) if rows else ""

    @property
    def pages(self) -> int:
        """How many pages hold its lines; 0 where the document has none."""
        return len({line.place.page for line in self.lines if line.place})

    @property
    def languages(self) -> str:
        """Languages (en, es, fr) of at least a fiftieth of the text, by its little words; empty where none stands."""
        told = Counter(
            language(part)
            for first in range(0, len(self.lines), STRETCH)
            if _has_little_words(part := " ".join(line.text for line in self.lines[first : first + STRETCH]))
        )
        return " ".join(sorted(code for code, n in told.items() if n >= LEAST * told.total()))

    @property
    def row(self) -> list[str]:
        """Its row of the table `documents`; the publisher is left to the person who adds it."""
        head = " ".join(line.text for line in self.lines[:20])
        biennium = re.search(r"\b20\d\d[-–/]\d\d\b", self.doc_id + " " + head)
        title = next(line.text.strip(" |") for line in self.lines if line.text.strip(" |"))
        named = re.sub("[–/]", "-", biennium.group()) if biennium else ""
        return [self.doc_id, title, "", named, self.languages, str(len(self.lines)), self.sha256]


def csv_text(rows: Sequence[Sequence[object]]) -> str:
    """Rows as lines of CSV, ended as the tables are.

    >>> csv_text([["a", "b, c"]])
    'a,"b, c"\\n'
    """
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(rows)
    return written.getvalue()


def _has_little_words(text: str) -> bool:
    return not set.union(*LANGUAGE.values()).isdisjoint(re.findall(r"\w+", text.casefold()))


def _read_text(file: Path) -> list[ReadLine]:
    """The lines of a text file, as they are; only its line ends become the usual ones."""
    raw = file.read_bytes()
    try:
        text = raw.decode("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError(f"{file} is not UTF-8 (byte {error.start + 1}); save it as UTF-8 text") from None
    if "\0" in text:
        raise SourceError(f"{file} is not a text, though it is named like one")
    return [ReadLine(line) for line in re.sub("\r\n?", "\n", text).removesuffix("\n").split("\n")]


READERS: dict[str, Callable[[Path], list[ReadLine]]] = {
    ".txt": _read_text,
    ".pdf": read_pdf,
    ".docx": read_word,
    ".html": read_web_page,
    ".htm": read_web_page,
}


def doc_id(file: Path) -> str:
    """The name of a document in locators, from its file's name.

    >>> doc_id(Path("Résultats 2016-17 (final).pdf"))
    'resultats-2016-17-final'
    """
    plain = unicodedata.normalize("NFKD", file.stem).encode("ascii", "ignore").decode().casefold()
    name = re.sub("[^a-z0-9]+", "-", plain).strip("-")
    return name if re.match("[a-z]", name) else f"doc-{name}".rstrip("-")


def read(file: Path) -> ReadDocument:
    """Read a document (.txt, .pdf, .docx, .html) into lines.

    Raises:
        SourceError: there is no such file, its kind is not known, it is empty, or it is not what its name says.
        O7Error: the library that reads this kind is not installed.
    """
    reader = READERS.get(file.suffix.lower())
    if not file.is_file():
        raise SourceError(f"there is no file {file}")
    if reader is None:
        raise SourceError(f"{file} ends in {file.suffix or 'nothing'!r}; expected {', '.join(READERS)}")
    if not file.stat().st_size:
        raise SourceError(f"{file} is empty (0 bytes)")
    found = reader(file)
    lines = found if reader is _read_text else without_edges(found)
    if not any(line.text.strip() for line in lines):
        raise SourceError(f"{file} has no text")
    open_end = reader is _read_text and not file.read_bytes().rstrip(b"\0").endswith((b"\n", b"\r"))
    return ReadDocument(doc_id(file), tuple(lines), "" if open_end else "\n")
