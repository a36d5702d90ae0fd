"""From bytes to cells: what is refused before a cell is read, and that nothing is lost in reading."""

import csv
import hashlib
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from o7lib.tables.model.schema import parse
from o7lib.tables.validation.csv_files import LONGEST_LINE, read, shape_problems

WORDS = {"title": "T", "description": "D."}
FIELDS = [{"name": name, "type": "string"} | WORDS for name in ("id", "name", "note")]
RESOURCE = {
    "name": "things",
    "path": "things.csv",
    "unit": "things",
    "schema": {"fields": FIELDS, "primaryKey": "id"},
} | WORDS
TABLE = parse(
    json.dumps({"title": "P", "version": "1", "created": "2026-11-22", "resources": [RESOURCE]}).encode(), "x"
).table("things")
GOOD = b"id,name,note\n1,a,\n2,b,x\n"


def said(raw: bytes, **resource: object) -> list[str]:
    return [str(problem) for problem in shape_problems(raw, TABLE, "data/things.csv", resource)]


def test_a_clean_file_has_no_problem_and_reads_as_it_stands():
    assert said(GOOD) == []
    assert read(GOOD, TABLE) == {"id": ("1", "2"), "name": ("a", "b"), "note": ("", "x")}


def test_a_file_whose_every_cell_is_quoted_reads_the_same():
    quoted = (
        b"\n".join(b",".join(b'"' + cell + b'"' for cell in line.split(b",")) for line in GOOD[:-1].split(b"\n"))
        + b"\n"
    )
    assert said(quoted) == []
    assert read(quoted, TABLE) == read(GOOD, TABLE)


def test_a_header_alone_is_a_table_without_rows():
    assert said(b"id,name,note\n") == []
    assert read(b"id,name,note\n", TABLE) == {"id": (), "name": (), "note": ()}


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "data/things.csv:1  the file is empty; expected at least the header row"),
        (b"\xef\xbb\xbf" + GOOD, "data/things.csv:1  starts with a byte order mark; expected UTF-8 without one"),
        (GOOD.replace(b"\n2", b"\r\n2"), "data/things.csv:2  holds a carriage return; expected lines that end in a plain line feed"),
        (GOOD.replace(b"b", b"b\0"), "data/things.csv:3  holds a NUL byte; expected text"),
        (GOOD.replace(b"b", b"\xe9"), "data/things.csv:3  byte 0xe9 is not UTF-8; expected UTF-8"),
        (GOOD[:-1], "data/things.csv:3  the last line has no line feed; expected a whole last line (is the file cut?)"),
        (GOOD.decode().encode("utf-16"), "data/things.csv:1  the file is UTF-16; expected UTF-8"),
        (GOOD.replace(b",", b";"), "data/things.csv:1  the header is one cell, 'id;name;note'; expected the columns id,name,note, split by commas"),
        (GOOD.replace(b"note", b"remark"), "data/things.csv:1  the column 'note' is missing; expected the columns id,name,note"),
        (GOOD.replace(b"note", b"remark"), "data/things.csv:1  the column 'remark' is unknown; expected the columns id,name,note"),
        (GOOD.replace(b"id,name", b"name,id"), "data/things.csv:1  the header stands in the order name,id,note; expected the columns id,name,note"),
        (GOOD.replace(b"note\n", b"note,note\n"), "data/things.csv:1  the column 'note' stands 2 times; expected the columns id,name,note"),
        (b"a," * 500 + b"\n", "data/things.csv:1  the header has 501 cells; expected the columns id,name,note"),
        (GOOD + b"\n", "data/things.csv:4  a blank line; expected one record a line"),
        (GOOD + GOOD, "data/things.csv:4  the header again; expected a record (were two files put together?)"),
        (GOOD + b"3,c\n", "data/things.csv:4  2 cells; expected 3 cells, one a column"),
        (GOOD + b'3,"c,d\n', "data/things.csv:4  a stray or unbalanced quote; expected a cell with"),
        (GOOD + b'3,c "d" e,f\n', "data/things.csv:4  a stray or unbalanced quote; expected a cell with"),
        (GOOD + b"3,c," + b"x" * LONGEST_LINE + b"\n", f"data/things.csv:4  a line of {LONGEST_LINE + 4} characters; expected at most {LONGEST_LINE}"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_safely_says_where_and_why(raw, words):
    assert any(line.startswith(words) for line in said(raw)), said(raw)


def test_all_wrong_lines_are_named_at_once():
    assert [line.split()[0] for line in said(GOOD + b"\n3,c\n4,d,e\n5\n")] == [
        "data/things.csv:4",
        "data/things.csv:5",
        "data/things.csv:7",
    ]


def test_a_size_or_checksum_in_the_schema_is_held_to():
    assert said(GOOD, bytes=len(GOOD), hash="sha256:" + hashlib.sha256(GOOD).hexdigest()) == []
    assert said(GOOD, hash=hashlib.md5(GOOD).hexdigest()) == []
    shorter = GOOD[: GOOD.index(b"2")]
    assert said(shorter) == []
    assert said(shorter, bytes=len(GOOD)) == [
        f"data/things.csv:1  the file has {len(shorter)} bytes; expected {len(GOOD)}, as datapackage.json says (take bytes and hash out of it to edit the tables)"
    ]
    assert said(GOOD, hash="sha256:00") == [
        f"data/things.csv:1  the sha256 of the file is {hashlib.sha256(GOOD).hexdigest()}; expected 00, as datapackage.json says (take bytes and hash out of it to edit the tables)"
    ]
    assert said(GOOD, hash="guess:00") == [
        "data/things.csv:1  its hash in datapackage.json is of the kind 'guess'; expected sha256 or md5"
    ]


CELLS = st.lists(
    st.lists(
        st.text(st.characters(exclude_characters="\n\r\0", exclude_categories=["Cs"]), max_size=8),
        min_size=3,
        max_size=3,
    ),
    max_size=5,
)


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(rows=CELLS)
def test_whatever_a_csv_writer_writes_on_one_line_comes_back_cell_for_cell(rows):
    rows = [row for row in rows if ",".join(row).strip() and row != ["id", "name", "note"]]
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows([["id", "name", "note"], *rows])
    raw = out.getvalue().encode()
    assert said(raw) == []
    assert [list(row) for row in zip(*read(raw, TABLE).values(), strict=True)] == rows


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(
    raw=st.binary(max_size=60)
    | st.text(alphabet='id,name\n"\r;x', max_size=40).map(lambda t: b"id,name,note\n" + t.encode())
)
def test_any_bytes_are_refused_or_read_as_the_csv_module_reads_them(raw):
    if not said(raw):
        rows = list(csv.reader(io.StringIO(raw.decode(), newline=""), strict=True))[1:]
        assert [list(row) for row in zip(*read(raw, TABLE).values(), strict=True)] == rows
