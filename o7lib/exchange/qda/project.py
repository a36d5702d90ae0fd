"""Read a REFI-QDA project that another program wrote: its coders, codes, and passages with their codings."""

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

from o7lib.errors import ParameterError
from o7lib.exchange.qda.names import tag

LARGEST = 64 * 2**20


class Coding(NamedTuple):
    """One code that one coder applied, and the reason noted with it."""

    user: str
    code: str
    reason: str


class Passage(NamedTuple):
    """A passage of a document: its name, where it stands in the text, and what was coded there."""

    name: str
    document: str
    text: str
    start: int
    end: int
    codings: tuple[Coding, ...]


class Project(NamedTuple):
    """A project: its users by identifier, its codes by identifier (full names), its passages."""

    users: dict[str, str]
    codes: dict[str, str]
    passages: list[Passage]


def _member(archive: zipfile.ZipFile, name: str) -> bytes:
    """A member of the archive, read into memory under its exact name. Raises ParameterError where it is too large."""
    with archive.open(archive.getinfo(name)) as opened:
        raw = opened.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise ParameterError(f"{name} in the project is larger than {LARGEST} bytes")
    return raw


class _WithoutEntities(ET.TreeBuilder):
    """Builds a tree; refuses a document type, in whatever encoding: entities are declared there, and none is needed."""

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        raise ParameterError("the project declares entities; a REFI-QDA project has none")


def _names(codes: ET.Element | None, above: str = "") -> Iterator[tuple[str, str]]:
    for code in () if codes is None else codes.findall(tag("Code")):
        name = code.get("name", "")
        yield code.get("guid", "").upper(), name
        yield from _names(code, name)


def _identifier(element: ET.Element | None, name: str) -> str:
    return "" if element is None else element.get(name, "").upper()


def _text(archive: zipfile.ZipFile, source: ET.Element) -> str:
    content = source.findtext(tag("PlainTextContent"))
    path = source.get("plainTextPath", "")
    if content is None and path.startswith("internal://"):
        content = _member(archive, f"sources/{path.removeprefix('internal://')}").decode("utf-8-sig")
    return (content or "").replace("\r\n", "\n")


def _passages(archive: zipfile.ZipFile, root: ET.Element, notes: dict[str, str]) -> Iterator[Passage]:
    """Every passage of every text. Raises ParameterError where two sources name one text: it could be read for ever."""
    sources = list(root.iter(tag("TextSource")))
    paths = [path for source in sources if (path := source.get("plainTextPath"))]
    if len(set(paths)) != len(paths):
        raise ParameterError("two sources of the project name the same text; expected one text a source")
    for source in sources:
        text = _text(archive, source)
        for chosen in source.findall(tag("PlainTextSelection")):
            codings = tuple(_codings(chosen, notes))
            place = int(chosen.get("startPosition", "0")), int(chosen.get("endPosition", "0"))
            yield Passage(chosen.get("name", ""), source.get("name", ""), text, *place, codings)


def _codings(chosen: ET.Element, notes: dict[str, str]) -> Iterator[Coding]:
    described = chosen.findtext(tag("Description"), "")
    held = [notes.get(_identifier(ref, "targetGUID"), "") for ref in chosen.findall(tag("NoteRef"))]
    for coding in chosen.findall(tag("Coding")):
        user = coding.get("creatingUser") or chosen.get("creatingUser") or ""
        own = [notes.get(_identifier(ref, "targetGUID"), "") for ref in coding.findall(tag("NoteRef"))]
        reason = next((words for words in (*own, *held, described) if words), "")
        yield Coding(user.upper(), _identifier(coding.find(tag("CodeRef")), "targetGUID"), reason)


def read_project(file: Path) -> Project:
    """Read a project into memory; nothing of the archive is written to disk.

    Raises ParameterError: the file is no REFI-QDA project, or declares entities, which none needs.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            held = [name for name in archive.namelist() if name.endswith(".qde") and "/" not in name]
            root = ET.fromstring(_member(archive, held[0]), ET.XMLParser(target=_WithoutEntities()))
            if root.tag != tag("Project"):
                raise ParameterError(f"{file.name} holds {root.tag}; expected {tag('Project')}")
            notes = {
                _identifier(note, "guid"): _text(archive, note).strip() for note in root.iterfind(f".//{tag('Note')}")
            }
            users = {_identifier(user, "guid"): user.get("name", "") for user in root.iter(tag("User"))}
            codes = dict(_names(root.find(f"{tag('CodeBook')}/{tag('Codes')}")))
            return Project(users, codes, list(_passages(archive, root, notes)))
    except (OSError, EOFError, zipfile.BadZipFile, zlib.error, ET.ParseError, ValueError, LookupError) as error:
        raise ParameterError(f"{file} is no REFI-QDA project that can be read ({error})") from None
    except RuntimeError as error:  # a member with a password, codes nested beyond reason
        raise ParameterError(f"{file} is no REFI-QDA project that can be read ({error})") from None
