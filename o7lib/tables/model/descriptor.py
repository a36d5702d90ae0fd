"""Validate `datapackage.json`, reporting every problem at once.

Frictionless says whether it is a valid Data Package. Here stands what this library asks beyond
that, mostly because a laxer schema would let a check and a load read the same cell differently:
one file a table, in the folder; four types; empty is the one way to be missing; true is `true`.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

from o7lib.errors import Problem
from o7lib.tables.model import column_faults
from o7lib.tables.model.column_faults import Fault, misspelt, said
from o7lib.tables.text.reserved import is_device

PROFILES = "https://datapackage.org/profiles/2.0/"
DIALECT = {"$schema": f"{PROFILES}tabledialect.json", "delimiter": ",", "lineTerminator": "\n", "header": True}
# A table's name becomes a sheet, a table of a database and a file in an archive; a column's name a key in all of them.
TABLE_NAME = re.compile(r"(?!sqlite_)[a-z][a-z0-9_-]{0,30}", re.ASCII | re.IGNORECASE)
COLUMN_NAME = re.compile(r"[^\W\d][\w .-]{0,62}")
FILE_NAME = re.compile(r"\w[\w.-]{0,99}\.csv", re.ASCII)
EARLIEST, LATEST = 1980, 2107  # the years that an entry of a zip can carry


def _no_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    double = [name for name, count in Counter(name for name, _ in pairs).items() if count > 1]
    if double:
        raise ValueError(f"the property {double[0]!r} stands twice in one object")
    return dict(pairs)


def _no_number(constant: str) -> float:
    raise ValueError(f"{constant} is no JSON")


def parsed(
    raw: bytes, file: str, wanted: str = "a JSON object, the data package"
) -> tuple[dict[str, Any], list[Problem]]:
    """The JSON object in a file's bytes; an empty one, with a problem, where there is none."""
    try:
        found = json.loads(raw.decode("utf-8"), object_pairs_hook=_no_doubles, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        return {}, [Problem(file, line, "", f"not JSON ({error})", "UTF-8 JSON")]
    if not isinstance(found, dict):
        return {}, [Problem(file, 1, "", f"a JSON {type(found).__name__}", wanted)]
    return found, []


def listed(value: Any) -> list[Any]:
    """A key's columns as a list: the standard lets a single one stand as plain text."""
    return value if isinstance(value, list) else [value]


def _keys(
    shape: Mapping[str, Any], names: list[str], all_names: Mapping[str, list[str]], table: str
) -> Iterator[Fault]:
    for name in listed(shape.get("primaryKey")):
        if name not in names:
            yield (table,), f"the primary key has {name!r}", f"columns of {table}"
    references = shape.get("foreignKeys", [])
    for key in references if isinstance(references, list) else [references]:
        if not isinstance(key, dict) or not isinstance(key.get("reference"), dict):
            yield (table,), f"a foreign key is {key!r}", "an object with fields and reference"
            continue
        to, own, theirs = (
            key["reference"].get("resource"),
            listed(key.get("fields")),
            listed(key["reference"].get("fields")),
        )
        for name in [n for n in own if n not in names]:
            yield (table,), f"a foreign key has {name!r}", f"columns of {table}"
        if not isinstance(to, str) or to not in all_names:
            yield (table,), f"a foreign key refers to the table {to!r}", f"one of {', '.join(all_names)}"
        elif len(own) != len(theirs) or [n for n in theirs if n not in all_names[to]]:
            yield (table,), f"a foreign key refers to {theirs!r} of {to}", f"as many columns of {to} as it has itself"


def _reading(raw: Mapping[str, Any], where: tuple[str, ...]) -> Iterator[Fault]:
    """One file in the folder, read as UTF-8, commas, a header, empty for missing: no other way."""
    path = raw.get("path")
    if isinstance(path, str) and (not FILE_NAME.fullmatch(path) or is_device(path)):
        yield where, f"path is {path!r}", "the plain name of a .csv file beside datapackage.json"
    dialect = raw.get("dialect", {})
    if not isinstance(dialect, dict) or any(DIALECT.get(name) != value for name, value in dialect.items()):
        yield where, f"dialect is {dialect!r}", "commas, line feeds and a header, nothing else"
    for name, only in (("encoding", "utf-8"), ("format", "csv"), ("scheme", "file")):
        if raw.get(name, only) != only:
            yield where, f"{name} is {raw[name]!r}", only
    missing = raw["schema"].get("missingValues", [""])
    if missing != [""]:
        yield where, f"missingValues is {missing!r}", "only the empty cell: NA is a country, NONE may be a funder"


def _table(raw: Any, all_names: Mapping[str, list[str]]) -> Iterator[Fault]:
    where = (str(raw.get("name")),)
    yield from said(raw, ("name", "path", "title", "description", "unit"), where)
    yield from misspelt(raw, "table", where)
    yield from misspelt(raw["schema"], "schema", where)
    yield from _reading(raw, where)
    for column in raw["schema"]["fields"]:
        yield from column_faults.faults(column, where[0])
    names = all_names[where[0]]
    if not TABLE_NAME.fullmatch(where[0]) or is_device(where[0]):
        yield where, f"the name is {where[0]!r}", "a letter, then letters, digits, _ or -, at most 31 together"
    for name in [n for n in names if not COLUMN_NAME.fullmatch(n)]:
        yield (*where, name), f"the column is called {name!r}", "a letter, then letters, digits, _ or -, at most 63"
    for name, count in Counter(names).items():
        if count > 1:
            yield (*where, name), f"the column stands {count} times", "each column once"
    yield from ((where, fault, wanted) for fault, wanted in _alike(names, "columns"))
    yield from _keys(raw["schema"], names, all_names, where[0])


def _alike(names: list[str], what: str) -> Iterator[tuple[str, str]]:
    """Names that are one to a database or a file system, which tell no capitals from small letters."""
    groups: dict[str, set[str]] = {}
    for name in names:
        groups.setdefault(unicodedata.normalize("NFKC", name).casefold(), set()).add(name)
    for group in groups.values():
        if len(group) > 1:
            yield f"{what} are called {', '.join(map(repr, sorted(group)))}", "names that differ by more than capitals"


def _dated(raw: Mapping[str, Any]) -> Iterator[Fault]:
    """The date of the data is one that every file made of them can carry."""
    with suppress(ValueError):
        if EARLIEST <= datetime.fromisoformat(str(raw.get("created"))).year <= LATEST:
            return
    yield (), f"created is {raw.get('created')!r}", f"a date such as 2026-11-22, from {EARLIEST} to {LATEST}"


def _named(columns: list[Any]) -> list[str]:
    return [str(c.get("name")) for c in columns if isinstance(c, dict)]


def _whole(raw: Any) -> bool:
    return (
        isinstance(raw, dict) and isinstance(raw.get("schema"), dict) and isinstance(raw["schema"].get("fields"), list)
    )


def faults(raw: Mapping[str, Any]) -> Iterator[Fault]:
    """Everything in a descriptor that the tables could not be read by."""
    yield from said(raw, ("title", "version", "created"), ())
    if isinstance(raw.get("created"), str):
        yield from _dated(raw)
    resources = raw.get("resources")
    if not isinstance(resources, list) or not resources:
        yield (), "has no resources", "a list of tables"
        return
    whole = [r for r in resources if _whole(r)]
    for part in [r for r in resources if not _whole(r)]:
        yield (
            (str(part.get("name")) if isinstance(part, dict) else "",),
            "a resource without a schema of fields",
            "a table",
        )
    for what in ("name", "path"):
        for value, count in Counter(str(r.get(what)) for r in whole).items():
            if count > 1:
                yield (value,), f"{count} tables have the {what} {value!r}", "each table once, each with its own file"
    for what in ("name", "path"):
        yield from (((), fault, wanted) for fault, wanted in _alike([str(r.get(what)) for r in whole], "tables"))
    all_names = {str(r.get("name")): _named(r["schema"]["fields"]) for r in whole}
    for table in whole:
        yield from _table(table, all_names)


def _line(text: str, where: tuple[str, ...]) -> int:
    """The line that names a table, or a column after its table; 1 where none does."""
    at = 0
    for name in where:
        found = re.compile(r'"(?:name|path)"\s*:\s*' + re.escape(json.dumps(name))).search(text, at)
        at = found.start() if found else at
    return text.count("\n", 0, at) + 1


def read(raw: bytes, file: str) -> tuple[dict[str, Any], list[Problem]]:
    """A descriptor and everything wrong with it, each with the line of its table or column."""
    found, unreadable = parsed(raw, file)
    if unreadable:
        return found, unreadable
    text = raw.decode("utf-8")
    return found, [
        Problem(file, _line(text, where), "", f"{'.'.join(where)}: {fault}" if where else fault, expected)
        for where, fault, expected in faults(found)
    ]
