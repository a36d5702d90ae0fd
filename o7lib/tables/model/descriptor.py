"""Validate `datapackage.json`, reporting every problem at once.

Frictionless says whether it is a valid Data Package. Here stands what this library asks beyond
that, mostly because a laxer schema would let a check and a load read the same cell differently:
one file a table, in the folder; four types; empty is the one way to be missing; true is `true`.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from o7lib.errors import Problem

TYPES = ("string", "integer", "number", "boolean")
CONSTRAINTS = ("required", "enum", "pattern", "minimum", "maximum", "minLength", "maxLength")
# Properties of the standard that change how a cell is read; ours are read one way only.
FIXED: dict[str, Any] = {
    "trueValues": ["true"],
    "falseValues": ["false"],
    "decimalChar": ".",
    "groupChar": "",
    "bareNumber": True,
}
PROFILES = "https://datapackage.org/profiles/2.0/"
DIALECT = {"$schema": f"{PROFILES}tabledialect.json", "delimiter": ",", "lineTerminator": "\n", "header": True}
SAID = ("name", "type", "title", "description")  # of a column, always
KNOWN = {
    "table": ("name", "path", "title", "description", "unit", "schema", "dialect", "encoding", "$schema", "format"),
    "schema": ("$schema", "fields", "primaryKey", "foreignKeys", "missingValues"),
    "column": (*SAID, "unit", "constraints", "labels", "meanings", "firm", "format", *FIXED),
}
# Where in the file, what is wrong, what was expected. "Where" is a table's name and a column's.
Fault = tuple[tuple[str, ...], str, str]


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


def _said(raw: Any, names: tuple[str, ...], where: tuple[str, ...]) -> Iterator[Fault]:
    for name in names:
        value = raw.get(name)
        if not isinstance(value, str) or not value.strip():
            yield where, f"{name} is {value!r}" if name in raw else f"has no {name}", f"{name}, in words"


def _misspelt(raw: Mapping[str, Any], kind: str, where: tuple[str, ...]) -> Iterator[Fault]:
    """A property that is nearly a known one would be ignored in silence."""
    for name in raw:
        if name not in KNOWN[kind] and (near := get_close_matches(name, KNOWN[kind], n=1, cutoff=0.86)):
            yield where, f"has a property {name!r}", f"{near[0]!r}"


def _codes(raw: Mapping[str, Any], limits: Mapping[str, Any], where: tuple[str, ...]) -> Iterator[Fault]:
    codes = limits.get("enum", [])
    if (
        not isinstance(codes, list)
        or not all(isinstance(c, str) and c.strip() for c in codes)
        or (not codes and "enum" in limits)
    ):
        yield where, f"enum is {codes!r}", "a list of codes, each a text"
        return
    for code, count in Counter(codes).items():
        if count > 1:
            yield where, f"the code {code!r} stands {count} times", "each code once"
    if codes and raw.get("type") != "string":
        yield where, f"codes for a column of type {raw.get('type')!r}", "type string"
    if raw.get("firm", "") and raw["firm"] not in codes:
        yield where, f"firm is {raw['firm']!r}", f"one of its codes, {', '.join(codes) or '(there are none)'}"
    yield from _said_of_codes(raw, "label", codes, where)
    yield from _said_of_codes(raw, "meaning", codes, where)


def _said_of_codes(raw: Mapping[str, Any], what: str, codes: list[str], where: tuple[str, ...]) -> Iterator[Fault]:
    given = raw.get(f"{what}s", {})
    if not isinstance(given, dict):
        yield where, f"{what}s is {given!r}", f"an object: code to {what}"
        return
    for code in [c for c in given if c not in codes]:
        yield where, f"a {what} for {code!r}", f"{what}s of the codes {', '.join(codes) or '(there are none)'}"
    for code in [c for c, said in given.items() if not isinstance(said, str) or not said.strip()]:
        yield where, f"the {what} of {code!r} is {given[code]!r}", f"a {what}, in words"


def _limits(limits: Mapping[str, Any], kind: str, where: tuple[str, ...]) -> Iterator[Fault]:
    for name in [n for n in limits if n not in CONSTRAINTS]:
        yield where, f"has a constraint {name!r}", f"one of {', '.join(CONSTRAINTS)}"
    if not isinstance(limits.get("required", False), bool):
        yield where, f"required is {limits['required']!r}", "true or false"
    for name in {"minimum", "maximum"} & set(limits):
        if (
            isinstance(limits[name], bool)
            or not isinstance(limits[name], int | float)
            or kind not in ("integer", "number")
        ):
            yield where, f"{name} is {limits[name]!r} for type {kind!r}", "a number, for a column of numbers"
    try:
        re.compile(limits.get("pattern", ""))
    except (re.error, TypeError) as error:
        yield where, f"pattern {limits['pattern']!r} cannot be read ({error})", "a regular expression"


def _column(raw: Any, table: str) -> Iterator[Fault]:
    if not isinstance(raw, dict):
        yield (table,), f"a column is {raw!r}", "a JSON object for each column"
        return
    where = (table, str(raw.get("name")))
    yield from _said(raw, SAID, where)
    yield from _misspelt(raw, "column", where)
    kind = raw.get("type")
    if isinstance(kind, str) and kind not in TYPES:
        yield where, f"type is {kind!r}", f"one of {', '.join(TYPES)}"
    for name, value in FIXED.items():
        if raw.get(name, value) != value or (kind == "boolean" and name.endswith("Values") and name not in raw):
            yield where, f"{name} is {raw.get(name, 'not given')!r}", f"{value!r}"
    limits = raw.get("constraints", {})
    if not isinstance(limits, dict):
        yield where, f"constraints is {limits!r}", "a JSON object"
        return
    yield from _limits(limits, str(kind), where)
    yield from _codes(raw, limits, where)


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
    if isinstance(path, str) and not re.fullmatch(r"\w[\w.-]*\.csv", path, re.ASCII):
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
    yield from _said(raw, ("name", "path", "title", "description", "unit"), where)
    yield from _misspelt(raw, "table", where)
    yield from _misspelt(raw["schema"], "schema", where)
    yield from _reading(raw, where)
    for column in raw["schema"]["fields"]:
        yield from _column(column, where[0])
    names = all_names[where[0]]
    for name, count in Counter(names).items():
        if count > 1:
            yield (*where, name), f"the column stands {count} times", "each column once"
    yield from _keys(raw["schema"], names, all_names, where[0])


def _named(columns: list[Any]) -> list[str]:
    return [str(c.get("name")) for c in columns if isinstance(c, dict)]


def _whole(raw: Any) -> bool:
    return (
        isinstance(raw, dict) and isinstance(raw.get("schema"), dict) and isinstance(raw["schema"].get("fields"), list)
    )


def faults(raw: Mapping[str, Any]) -> Iterator[Fault]:
    """Everything in a descriptor that the tables could not be read by."""
    yield from _said(raw, ("title", "version", "created"), ())
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
