"""Read CSV files strictly: one reader for checking and loading.

Bytes and shape are looked at first, because a file that is cut, re-encoded or re-delimited by a
spreadsheet makes every later message misleading. One record is one line, so that `file:line`
opens the record in an editor; row n of a table, counted from 0, stands on line n + 2.
"""

import csv
import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from o7lib.errors import Problem
from o7lib.tables.model.schema import Table

# The cells of one table: column to texts, one a row.
Cells = Mapping[str, tuple[str, ...]]
BOM = b"\xef\xbb\xbf"
WIDE_BOMS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
# Python's csv module gives up on a cell beyond this; no line of a table comes near it.
LONGEST_LINE = 131_072
QUOTED = re.compile(r'(?:"(?:[^"]|"")*"|[^",]*)(?:,(?:"(?:[^"]|"")*"|[^",]*))*')


def _at(raw: bytes, offset: int) -> int:
    return raw.count(b"\n", 0, offset) + 1


def _bytes_problems(raw: bytes, file: str) -> Iterator[Problem]:
    """What a spreadsheet or a cut download does to a file, seen before it is read as text."""
    if not raw.strip():
        yield Problem(file, 1, "", "the file is empty", "at least the header row")
        return
    if raw[:2] in WIDE_BOMS:
        yield Problem(file, 1, "", f"the file is {WIDE_BOMS[raw[:2]]}", "UTF-8")
        return
    if raw.startswith(BOM):
        yield Problem(file, 1, "", "starts with a byte order mark", "UTF-8 without one")
    for byte, name, expected in (
        (b"\r", "a carriage return", "lines that end in a plain line feed"),
        (b"\0", "a NUL byte", "text"),
    ):
        if byte in raw:
            yield Problem(file, _at(raw, raw.index(byte)), "", f"holds {name}", expected)
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        yield Problem(file, _at(raw, error.start), "", f"byte {raw[error.start]:#04x} is not UTF-8", "UTF-8")
    if not raw.endswith(b"\n"):
        last = _at(raw, len(raw))
        yield Problem(file, last, "", "the last line has no line feed", "a whole last line (is the file cut?)")


def _seal_problems(raw: bytes, resource: Mapping[str, Any], file: str) -> Iterator[Problem]:
    """A table that the schema gives a size or a checksum has it: nothing else notices lost last rows."""
    sealed = "as datapackage.json says (take bytes and hash out of it to edit the tables)"
    if "bytes" in resource and resource["bytes"] != len(raw):
        yield Problem(file, 1, "", f"the file has {len(raw)} bytes", f"{resource['bytes']}, {sealed}")
    kind, _, wanted = str(resource.get("hash", "")).rpartition(":")
    if not wanted:
        return
    if (kind or "md5") not in hashlib.algorithms_guaranteed or kind.startswith("shake"):
        yield Problem(file, 1, "", f"its hash in datapackage.json is of the kind {kind!r}", "sha256 or md5")
    elif (found := hashlib.new(kind or "md5", raw, usedforsecurity=False).hexdigest()) != wanted:
        yield Problem(file, 1, "", f"the {kind or 'md5'} of the file is {found}", f"{wanted}, {sealed}")


def _header_problems(line: str, table: Table, file: str) -> Iterator[Problem]:
    expected = list(table.columns)
    wanted = f"the columns {','.join(expected)}"
    header = next(csv.reader([line[:LONGEST_LINE]]), [""])
    if header == expected:
        return
    if len(header) == 1 and header[0] not in expected:
        yield Problem(file, 1, "", f"the header is one cell, {header[0]!r}", f"{wanted}, split by commas")
        return
    if len(header) > 2 * len(expected) + 20:
        yield Problem(file, 1, "", f"the header has {len(header)} cells", wanted)
        return
    yield from _named_problems(header, expected, wanted, file)


def _named_problems(header: list[str], expected: list[str], wanted: str, file: str) -> Iterator[Problem]:
    """Names of the header that are doubled, missing, unknown or out of order."""
    counts = Counter(header)
    for name in [n for n in counts if counts[n] > 1]:
        yield Problem(file, 1, "", f"the column {name!r} stands {counts[name]} times", wanted)
    for name in [n for n in expected if n not in counts]:
        yield Problem(file, 1, "", f"the column {name!r} is missing", wanted)
    for name in [n for n in counts if n not in expected]:
        yield Problem(file, 1, "", f"the column {name!r} is unknown", wanted)
    if sorted(header) == sorted(expected):
        yield Problem(file, 1, "", f"the header stands in the order {','.join(header)}", wanted)


def _row_problem(line: str, header: str, width: int) -> tuple[str, str] | None:
    """What is wrong with the shape of one line, and what was expected; None where nothing is."""
    if line == header:
        return "the header again", "a record (were two files put together?)"
    if not line.strip():
        return "a blank line", "one record a line"
    if len(line) > LONGEST_LINE:
        return f"a line of {len(line)} characters", f"at most {LONGEST_LINE}"
    if '"' in line and not QUOTED.fullmatch(line):
        return (
            "a stray or unbalanced quote",
            'a cell with a quote or a line\'s comma in quotes, "" for each quote inside; no line break in a cell',
        )
    found = len(next(csv.reader([line])))
    return None if found == width else (f"{found} cells", f"{width} cells, one a column")


def shape_problems(raw: bytes, table: Table, file: str, resource: Mapping[str, Any] | None = None) -> list[Problem]:
    """Everything wrong with a file before its cells are read; none means it can be read safely.

    `resource` is the table's entry in `datapackage.json`, whose `bytes` and `hash` are held to
    where it gives them.
    """
    found = [*_bytes_problems(raw, file), *_seal_problems(raw, resource or {}, file)]
    if found:
        return found
    header, *lines = raw.decode("utf-8").split("\n")[:-1]
    wrong = list(_header_problems(header, table, file))
    if wrong:
        return wrong
    width = len(table.columns)
    rows = ((number, _row_problem(line, header, width)) for number, line in enumerate(lines, start=2))
    return [Problem(file, number, "", *fault) for number, fault in rows if fault]


def read(raw: bytes, table: Table) -> Cells:
    """Every cell of a file whose shape holds, as text by column; an empty cell is the empty text."""
    rows = csv.reader(raw.decode("utf-8").split("\n")[1:-1])
    by_column = tuple(zip(*rows, strict=True)) or ((),) * len(table.columns)
    return dict(zip(table.columns, by_column, strict=True))
