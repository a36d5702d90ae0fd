"""Validate what `datapackage.json` says of one column: its words, type, codes, limits and pattern."""

import re
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

import regex

from o7lib.errors import shortened
from o7lib.tables.text.characters import mixed, unclean

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
BOUNDS = ("minimum", "maximum", "minLength", "maxLength")
LENGTHS = BOUNDS[2:]
BEYOND = 10**15  # what spreadsheets and browsers keep of a number is less
LONGEST_PATTERN = 1000
SAID = ("name", "type", "title", "description")  # of a column, always
KNOWN = {
    "table": ("name", "path", "title", "description", "unit", "schema", "dialect", "encoding", "$schema", "format"),
    "schema": ("$schema", "fields", "primaryKey", "foreignKeys", "missingValues"),
    "column": (*SAID, "unit", "constraints", "labels", "meanings", "firm", "format", *FIXED),
}
# Where in the file, what is wrong, what was expected. "Where" is a table's name and a column's.
Fault = tuple[tuple[str, ...], str, str]


def said(raw: Any, names: tuple[str, ...], where: tuple[str, ...]) -> Iterator[Fault]:
    """Properties that are missing, empty, or hold what a reader cannot see."""
    for name in names:
        value = raw.get(name)
        if not isinstance(value, str) or not value.strip():
            yield where, f"{name} is {value!r}" if name in raw else f"has no {name}", f"{name}, in words"
        elif fault := unclean(value) or mixed(value):
            yield where, f"{name} is {value!r}", fault


def misspelt(raw: Mapping[str, Any], kind: str, where: tuple[str, ...]) -> Iterator[Fault]:
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
        if fault := unclean(code) or mixed(code):
            yield where, f"a code is {code!r}", fault
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
    for code, words in given.items():
        if isinstance(words, str) and words.strip() and (fault := unclean(words) or mixed(words)):
            yield where, f"the {what} of {code!r} is {words!r}", fault


def _bound(limits: Mapping[str, Any], name: str, kind: str, where: tuple[str, ...]) -> Iterator[Fault]:
    """A least or greatest value is a finite number, a whole one for whole numbers; a length is a count."""
    value = limits[name]
    number = isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < BEYOND
    if name in LENGTHS:
        if kind != "string" or not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < BEYOND:
            yield where, f"{name} is {value!r} for type {kind!r}", "a whole number of characters, for a column of text"
    elif not number or kind not in ("integer", "number"):
        yield where, f"{name} is {value!r} for type {kind!r}", "a number, for a column of numbers"
    elif kind == "integer" and not isinstance(value, int):
        yield where, f"{name} is {value!r} for type {kind!r}", "a whole number, as the column's are"


def _pattern(pattern: Any, where: tuple[str, ...]) -> Iterator[Fault]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # what Python only warns of is read otherwise by its next version
            if len(pattern) > LONGEST_PATTERN:
                raise ValueError(f"{len(pattern)} characters, of at most {LONGEST_PATTERN}")
            re.compile(pattern)
            regex.compile(pattern)
    except (re.error, regex.error, TypeError, ValueError, OverflowError, RecursionError, MemoryError, Warning) as error:
        yield where, f"pattern {shortened(repr(pattern))} cannot be read ({error})", "a regular expression"


def _limits(limits: Mapping[str, Any], kind: str, where: tuple[str, ...]) -> Iterator[Fault]:
    for name in [n for n in limits if n not in CONSTRAINTS]:
        yield where, f"has a constraint {name!r}", f"one of {', '.join(CONSTRAINTS)}"
    if not isinstance(limits.get("required", False), bool):
        yield where, f"required is {limits['required']!r}", "true or false"
    wrong = [fault for name in BOUNDS if name in limits for fault in _bound(limits, name, kind, where)]
    yield from wrong
    for low, high in () if wrong else (BOUNDS[:2], BOUNDS[2:]):
        if low in limits and high in limits and limits[low] > limits[high]:
            yield where, f"{low} is {limits[low]} and {high} is {limits[high]}", "limits that some value lies between"
    if "pattern" in limits:
        yield from _pattern(limits["pattern"], where)


def faults(raw: Any, table: str) -> Iterator[Fault]:
    """Everything in what a descriptor says of a column of a table that its cells could not be read by."""
    if not isinstance(raw, dict):
        yield (table,), f"a column is {raw!r}", "a JSON object for each column"
        return
    where = (table, str(raw.get("name")))
    yield from said(raw, SAID, where)
    yield from misspelt(raw, "column", where)
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
