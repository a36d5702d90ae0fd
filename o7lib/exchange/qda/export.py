"""Write a record's codings as a REFI-QDA project: every achievement a passage, every judgement a code by its coder.

The file holds the documents' texts, which are the ILO's: it is made at the user's desk and not published.
"""

import csv
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

from o7lib.errors import ParameterError, SourceError
from o7lib.exchange.qda.names import ENDING, NAMESPACE, PROJECT, Code, codes, guid, tag
from o7lib.files import whole
from o7lib.tables.coding import forms
from o7lib.tables.coding.raw_tables import texts
from o7lib.tables.documents.texts import read_lines, sources_folder, spans
from o7lib.tables.model.paths import IN_CHECKOUT, ROOT, data_folder
from o7lib.tables.model.references import ACHIEVEMENT

FIRST_DATE = (1980, 1, 1, 0, 0, 0)  # of every member: two exports of the same record have the same bytes
CODERS = {"first": "First coder", "second": "Second coder", "settled": "Settled"}
Key = tuple[str, ...]
Rows = dict[Key, dict[str, str]]


def _rows(folder: Path, name: str) -> list[dict[str, str]]:
    file = folder / forms.FOLDER / f"{name}.csv"
    if not file.is_file():
        return []
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _codings(folder: Path) -> dict[str, Rows]:
    """Coder to the judgements on each achievement; the settled ones are the first coder's but where they differed."""
    first, second = ({_key(row): row for row in _rows(folder, name)} for name in ("first", "second"))
    settled = {key: {**row, forms.REASON: ""} for key, row in first.items() if key in second}
    for row in _rows(folder, "settled"):
        if _key(row) in settled:
            settled[_key(row)] |= {row["column"]: row["settled"], forms.REASON: row["reason"]}
    return {"first": first, "second": second, "settled": settled}


def _key(row: Mapping[str, str]) -> Key:
    return tuple(row[name] for name in ACHIEVEMENT)


def passage_name(key: Key) -> str:
    """How the passage of an achievement is called: its key, by which it is known again when a file comes back.

    >>> passage_name(("2012-13", "7.1", "KHM129", "1", "2"))
    '2012-13 7.1 KHM129, criterion 1, item 2'
    """
    biennium, indicator, cpo, criterion, item = key
    return f"{biennium} {indicator} {cpo}, criterion {criterion}, item {item}"


def _users(root: ET.Element) -> None:
    users = ET.SubElement(root, tag("Users"))
    for coder, name in CODERS.items():
        ET.SubElement(users, tag("User"), {"guid": guid("user", coder), "name": name, "id": coder})


def _codebook(root: ET.Element, known: Mapping[str, list[Code]], folder: Path) -> None:
    listed = ET.SubElement(ET.SubElement(root, tag("CodeBook")), tag("Codes"))
    for column, of in known.items():
        form = forms.judgements(folder)[column]
        alone = form.type == "boolean"
        about = {"guid": guid("code", column, "true" if alone else ""), "name": form.title or column}
        parent = ET.SubElement(listed, tag("Code"), about | {"isCodable": "true" if alone else "false"})
        ET.SubElement(parent, tag("Description")).text = form.description
        for code in () if alone else of:
            about = {"guid": guid("code", column, code.value), "name": f"{form.title or column}: {code.name}"}
            ET.SubElement(parent, tag("Code"), about | {"isCodable": "true"})


def _applied(row: Mapping[str, str], known: Mapping[str, list[Code]]) -> Iterator[Code]:
    for column, of in known.items():
        yield from (code for code in of if row.get(column) == code.value)


class _Project:
    """One project under way: its tree, the notes that hold reasons, and the texts by name in the archive."""

    def __init__(self, folder: Path, sources: Path) -> None:
        self.folder, self.sources = folder, sources
        self.coded = _codings(folder)
        used: dict[str, set[str]] = {}
        for row in (row for rows in self.coded.values() for row in rows.values()):
            for column, value in row.items():
                used.setdefault(column, set()).update({value} - {""})
        if "repeats" in used:  # a coder may say of any criterion that its text stands again elsewhere
            used["repeats"] |= set(texts(folder, "criteria")["criteria"]["criterion"])
        self.codes = codes(folder, used)
        self.root = ET.Element(tag("Project"), {"name": "Coding", "origin": "o7lib"})
        _users(self.root)
        _codebook(self.root, self.codes, folder)
        self.texts: dict[str, bytes] = {}
        self.notes = ET.Element(tag("Notes"))

    def add_documents(self) -> None:
        """Append every document that is at hand and has an achievement, with a passage for each.

        Raises SourceError where none is at hand.
        """
        tables = texts(self.folder, "achievements", "documents")
        listed = ET.SubElement(self.root, tag("Sources"))
        named = sorted(set(tables["achievements"]["doc_id"]))
        if not any((self.sources / f"{doc_id}.txt").is_file() for doc_id in named):
            raise SourceError(f"{self.sources} holds none of the documents that were coded: {', '.join(named)}")
        for doc_id, rows in tables["achievements"].groupby("doc_id", sort=True):
            if not (self.sources / f"{doc_id}.txt").is_file():
                continue
            lines = [line.text for line in read_lines(self.sources, str(doc_id), tables["documents"])]
            starts = [0]
            for line in lines:
                starts.append(starts[-1] + len(line) + 1)
            source, file = guid("source", str(doc_id)), f"{guid('text', str(doc_id))}.txt"
            self.texts[f"sources/{file}"] = ("\n".join(lines) + "\n").encode()
            about = {"guid": source, "name": str(doc_id), "plainTextPath": f"internal://{file}"}
            document = ET.SubElement(listed, tag("TextSource"), about)
            for row in rows.to_dict("records"):
                self._add_passages(document, row, starts)
        if len(self.notes):
            self.root.append(self.notes)

    def _add_passages(self, document: ET.Element, row: dict[str, str], starts: list[int]) -> None:
        key = _key(row)
        for number, (first, last) in enumerate(spans(row["lines"])):
            about = {"guid": guid("passage", *key, str(number)), "name": passage_name(key)}
            ends = {"startPosition": str(starts[first - 1]), "endPosition": str(starts[last] - 1)}
            passage = ET.SubElement(document, tag("PlainTextSelection"), about | ends)
            for coder in CODERS if number == 0 else ():
                self._add_codings(passage, coder, key)

    def _add_codings(self, passage: ET.Element, coder: str, key: Key) -> None:
        judged = self.coded[coder].get(key)
        if not judged:
            return
        user, reason = guid("user", coder), judged.get(forms.REASON, "")
        for number, code in enumerate(_applied(judged, self.codes)):
            about = {"guid": guid("coding", coder, *key, code.column, code.value), "creatingUser": user}
            coding = ET.SubElement(passage, tag("Coding"), about)
            ET.SubElement(coding, tag("CodeRef"), {"targetGUID": guid("code", code.column, code.value)})
            if reason and number == 0:
                note = guid("reason", coder, *key)
                ET.SubElement(coding, tag("NoteRef"), {"targetGUID": note})
                about = {"guid": note, "name": f"Reason: {passage_name(key)}", "creatingUser": user}
                ET.SubElement(ET.SubElement(self.notes, tag("Note"), about), tag("PlainTextContent")).text = reason


def _refuse_public(place: Path) -> None:
    """The texts are the ILO's: a file that holds them does not belong among what is published."""
    folder = place.expanduser().resolve().parent
    kept = [ROOT / name for name in ("data", "docs", "examples", "notebooks", "o7lib", "reports")]
    if IN_CHECKOUT and any(folder.is_relative_to(public.resolve()) for public in kept):
        raise ParameterError(f"{place} would hold the documents' texts among what is published; give another folder")


def export_qda(folder: str | Path | None, file: str | Path, sources: str | Path | None = None) -> Path:
    """Write the codings of a data folder as a REFI-QDA project: the same record and documents give the same bytes.

    Args:
        folder: the data folder; by default the one that `O7_DATA` names, else the shipped one.
        file: where to write; its name ends in .qdpx.
        sources: your folder of the documents' texts, as `doc_id.txt`; by default the one that `O7_SOURCES` names.
            Of a document that is not there no passage is written.

    Returns:
        The path written.

    Raises:
        ParameterError: another ending, or a folder whose files are published.
        SourceError: none of the documents is there, or one is not that which the record knows.
        TableError: a table or a coding is broken.
        O7Error: the system refuses the writing.
    """
    place = Path(file).expanduser()
    if not place.name.lower().endswith(ENDING) or place.name.lower() == ENDING:
        raise ParameterError(f"{place.name!r} is no name of a REFI-QDA project; it ends in {ENDING}")
    _refuse_public(place)
    project = _Project(data_folder(folder), sources_folder(sources))
    project.add_documents()
    ET.register_namespace("", NAMESPACE)
    ET.indent(project.root)
    content = ET.tostring(project.root, encoding="utf-8", xml_declaration=True)
    with whole(place) as path, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in {PROJECT: content, **project.texts}.items():
            member = zipfile.ZipInfo(name, FIRST_DATE)
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, raw)
    return place
