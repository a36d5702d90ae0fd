"""Form: cells, keys, order and references, and that we are never laxer than frictionless."""

import csv
import json
import time
from pathlib import Path

import pytest
from frictionless import Package, system

from o7lib.errors import TableError
from o7lib.tables.model.schema import Schema, parse
from o7lib.tables.validation import cells

WORDS = {"title": "T", "description": "what it means"}


def _field(name: str, kind: str = "string", **constraints: object) -> dict[str, object]:
    more = {"trueValues": ["true"], "falseValues": ["false"]} if kind == "boolean" else {}
    return {"name": name, "type": kind, "constraints": constraints} | WORDS | more


def _shape(*fields: dict[str, object], key: list[str], other: bool = False) -> Schema:
    """A schema of a table `things`, and of another it may refer to."""
    keys = [{"fields": ["kind"], "reference": {"resource": "kinds", "fields": ["kind"]}}] if other else []
    things = {
        "name": "things",
        "path": "things.csv",
        "unit": "u",
        "schema": {"fields": list(fields), "primaryKey": key, "foreignKeys": keys},
    }
    kinds = {
        "name": "kinds",
        "path": "kinds.csv",
        "unit": "u",
        "schema": {"fields": [_field("kind")], "primaryKey": ["kind"]},
    }
    package = {"name": "p", "title": "P", "version": "1", "created": "2026-01-01T00:00:00Z"}
    return parse(
        json.dumps(package | {"resources": [things | WORDS, kinds | WORDS] if other else [things | WORDS]}).encode(),
        "x",
    )


def said(shape: Schema, kinds: tuple[str, ...] = (), **things: tuple[str, ...]) -> list[str]:
    tables = {"things": things} | ({"kinds": {"kind": kinds}} if "kinds" in shape.tables else {})
    return [str(problem) for problem in cells.cell_problems(tables, shape, "data")]


def _one(text: str, field: dict[str, object]) -> str:
    """What is said of one cell, the only one of its table."""
    found = said(_shape(_field("id"), field, key=["id"]), id=("1",), x=(text,))
    return found[0].removeprefix("data/things.csv:2  x is ") if found else ""


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        (_field("x", "integer"), "7", ""),
        (_field("x", "integer"), "", ""),
        (_field("x", "integer", required=True), "", "''; expected a value: what it means"),
        (_field("x", "integer"), "7.0", "'7.0'; expected a whole number in plain digits, such as 7"),
        (
            _field("x", "integer", minimum=1, maximum=4),
            "5",
            "'5'; expected a whole number from 1 to 4 in plain digits, such as 7",
        ),
        (
            _field("x", "integer", minimum=0),
            "-1",
            "'-1'; expected a whole number, 0 or more in plain digits, such as 7",
        ),
        (
            _field("x", "number", maximum=100),
            "101",
            "'101'; expected a number, 100 or less in plain digits, such as 7 or 0.5",
        ),
        (_field("x", "boolean"), "TRUE", "'TRUE'; expected true or false"),
        (_field("x", enum=["b", "a"]), "c", "'c'; expected one of b, a"),
        (_field("x", enum=["b", "a"]), "а", "'а'; expected one of b, a; 'а' is U+0430 CYRILLIC SMALL LETTER A"),
        (_field("x", pattern="[a-z]+"), "A", "'A'; expected text of the form [a-z]+: what it means"),
        (_field("x", pattern="a|b"), "ab", "'ab'; expected text of the form a|b: what it means"),
        (_field("x", pattern="a|b"), "b", ""),
        (_field("x"), " a", "' a'; expected no space before or after"),
        (_field("x"), "a\u200bb", r"'a\u200bb'; expected no U+200B ZERO WIDTH SPACE"),
        (_field("x"), "\ufffd", "'\ufffd'; expected no U+FFFD REPLACEMENT CHARACTER"),
        (_field("x"), "e\u0301", "'e\u0301'; expected accents joined to their letters (Unicode NFC)"),
        (_field("x"), "NA", ""),
    ],
)
def test_a_cell_is_refused_in_the_schemas_own_words(field, text, words):
    assert _one(text, field) == words


def test_every_wrong_row_of_a_column_is_named():
    shape = _shape(_field("id"), _field("x", "integer"), key=["id"])
    found = said(shape, id=("1", "2", "3"), x=("a", "1", "a"))
    assert [line.split("  ")[0] for line in found] == ["data/things.csv:2", "data/things.csv:4"]


def test_a_doubled_key_names_the_line_of_the_first():
    shape = _shape(_field("a"), _field("b"), key=["a", "b"])
    assert said(shape, a=("1", "1", "1"), b=("", "", "2")) == [
        "data/things.csv:3  a, b is '1, '; expected a key that no other row has; line 2 has it"
    ]


def test_keys_that_run_together_are_told_apart():
    shape = _shape(_field("a"), _field("b"), key=["a", "b"])
    assert said(shape, a=("1", "1, 2"), b=("2, 3", "3")) == []


def test_numbers_are_in_the_order_of_numbers_and_empty_comes_first():
    shape = _shape(_field("n", "integer"), _field("t"), key=["n", "t"])
    assert said(shape, n=("", "2", "10", "10"), t=("b", "a", "", "a")) == []
    assert said(shape, n=("10", "2"), t=("a", "a")) == [
        "data/things.csv:3  n, t is '2, a'; expected rows sorted by n, t: this one belongs above line 2"
    ]


def test_a_row_out_of_order_is_named_once_with_its_place():
    shape = _shape(_field("t"), key=["t"])
    assert said(shape, t=("a", "c", "d", "b", "e")) == [
        "data/things.csv:5  t is 'b'; expected rows sorted by t: this one belongs above line 3"
    ]


def test_a_reference_to_nothing_names_the_table_it_should_lead_to():
    shape = _shape(_field("id"), _field("kind"), key=["id"], other=True)
    assert said(shape, kinds=("x", "y"), id=("1", "2", "3"), kind=("x", "", "z")) == [
        "data/things.csv:4  kind is 'z'; expected a key of kinds.csv"
    ]


def test_a_descriptor_that_frictionless_does_not_accept_is_refused():
    shape = _shape(_field("id", "string", enum=["1"], maxLength=0) | {"format": "not one"}, key=["id"])
    with pytest.raises(TableError, match=r"data/datapackage.json:1  .*expected a valid data package"):
        said(shape, id=("1",))


FAULTS = [
    ("achievements", 3, "stage", "adoptd"),
    ("achievements", 4, "women_in_result", "TRUE"),
    ("achievements", 5, "criterion", "5"),
    ("achievements", 6, "item", "1.0"),
    ("achievements", 7, "summary", ""),
    ("figures", 3, "value", "-1"),
    ("figures", 4, "value", "many"),
    ("figures", 5, "period", "soon"),
    ("places", 3, "longitude", "181"),
    ("places", 4, "region_id", "atlantis"),
    ("results", 3, "place_id", "ZZZ"),
    ("results", 4, "cpo", "khm"),
    ("funding", 2, "funder_id", "NOBODY"),
    ("project_results", 9, "strength", "D"),
]


def test_whatever_frictionless_finds_in_broken_tables_is_found_here_too(faults, tmp_path):
    """The standard's own check of the files on disk is the second opinion; ours may only be stricter."""
    files = faults.with_cells(*FAULTS)
    partners = files["partners.csv"].split(b"\n")
    files["partners.csv"] = b"\n".join([*partners[:3], *partners[2:]])
    for name, raw in files.items():
        (tmp_path / name).write_bytes(raw)
    with system.use_context(trusted=True):
        report = Package(str(tmp_path / "datapackage.json")).validate()
    theirs = {(f"data/{task.place}", error.row_number) for task in report.tasks for error in task.errors}
    ours = {(p.file, p.line) for p in faults.problems(files)}
    assert len(theirs) >= len(FAULTS)
    assert theirs <= ours


def test_the_shipped_tables_are_valid_to_frictionless_too():
    folder = Path(__file__).parents[3] / "data"
    with system.use_context(trusted=True):
        assert Package(str(folder / "datapackage.json")).validate().valid


def test_the_shipped_tables_are_written_as_a_csv_writer_writes_them(faults):
    """Nothing quoted that needs no quotes, so that a program that saves a table changes no line of it."""
    for name, table in faults.tables.items():
        rows = csv.reader(faults.files[table.path].decode().splitlines())
        assert faults.with_rows(**{name: faults.rows[name]})[table.path] == faults.files[table.path]
        assert sum(1 for _ in rows) == len(faults.rows[name]) + 1


def test_a_pattern_that_never_ends_is_said_to_be_one_within_its_second():
    shape = _shape(_field("id", pattern="(a+)+b"), key=["id"])
    started = time.monotonic()
    found = said(shape, id=("ab", "a" * 40 + "c"))
    assert "expected a pattern that ends: (a+)+b" in found[0] or "expected text of the form (a+)+b" in found[0]
    assert len(found) == 1 and time.monotonic() - started < 4


def test_many_texts_of_a_slow_pattern_take_no_longer_than_a_column_may():
    shape = _shape(_field("id", pattern="(a|a)*(b|b)*(a|b)*(a|a)*c"), key=["id"])
    started = time.monotonic()
    said(shape, id=tuple(sorted("ab" * 60 + "a" * n + "d" for n in range(50))))
    assert time.monotonic() - started < 12


@pytest.mark.parametrize("name", ["Viet  Nam", "Viet\u00a0Nam", "Viet\u2003Nam"])
def test_a_name_has_plain_spaces_one_at_a_time_and_a_text_is_as_printed(name):
    shape = _shape(_field("id"), _field("name"), _field("summary"), key=["id"])
    found = said(shape, id=("1",), name=(name,), summary=(name,))
    assert len(found) == 1 and found[0].startswith("data/things.csv:2  name is ")
