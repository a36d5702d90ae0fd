"""The schema answers for tables, columns, codes and labels, and refuses what it does not hold."""

import json
import shutil
from pathlib import Path

import pytest

from o7lib.errors import ParameterError, TableError
from o7lib.tables.load import load_all
from o7lib.tables.model import descriptor
from o7lib.tables.model.paths import SHIPPED
from o7lib.tables.model.schema import SCHEMA_FILE, parse, schema


def _package(**column: object) -> bytes:
    """A data package of one table with one column."""
    words = {"title": "T", "description": "D."}
    field = {"name": "code", "type": "string"} | words | column
    shape = {"fields": [field], "primaryKey": "code"}
    table = {"name": "things", "path": "things.csv", "unit": "things", "schema": shape} | words
    return json.dumps({"title": "P", "version": "1", "created": "2026-11-22", "resources": [table]}).encode()


def test_a_small_package_is_read_as_written():
    raw = _package(constraints={"required": True, "enum": ["b", "a"]}, labels={"a": "First"}, firm="a", unit="units")
    shape = parse(raw, "x")
    table = shape.table("things")
    column = shape.column("things", "code")
    assert (shape.title, shape.version, shape.created) == ("P", "1", "2026-11-22")
    assert (table.path, table.key, table.unit, table.references) == ("things.csv", ("code",), "things", ())
    assert (column.required, column.codes, column.labels, column.firm, column.unit) == (
        True,
        ("b", "a"),
        {"a": "First"},
        "a",
        "units",
    )


def test_a_code_may_be_given_a_meaning():
    raw = _package(constraints={"enum": ["b", "a"]}, labels={"a": "First"}, meanings={"a": "It came first."})
    assert parse(raw, "x").column("things", "code").meanings == {"a": "It came first."}


def test_every_stage_kind_channel_and_strength_says_when_it_applies():
    judged = [
        ("achievements", "stage"),
        ("achievement_types", "type"),
        ("funding", "channel"),
        ("project_results", "strength"),
        ("source_notes", "kind"),
    ]
    for table, column in judged:
        assert list(schema().column(table, column).meanings) == schema().codes(table, column), (table, column)


def test_limits_of_a_column_are_known():
    column = parse(_package(type="integer", constraints={"minimum": 1, "maximum": 4}), "x").column("things", "code")
    assert (column.minimum, column.maximum, column.pattern) == (1, 4, "")
    assert parse(_package(constraints={"pattern": "[a-z]+"}), "x").column("things", "code").pattern == "[a-z]+"


def test_a_table_or_column_that_does_not_exist_is_refused_with_those_that_do():
    with pytest.raises(ParameterError, match="there is no table 'thing'; the schema has things"):
        parse(_package(), "x").table("thing")
    with pytest.raises(ParameterError, match="things has no column 'kode'; it has code"):
        parse(_package(), "x").column("things", "kode")


def test_codes_and_labels_stand_in_the_codebooks_order():
    stages = schema().codes("achievements", "stage")
    assert list(schema().labels("achievements", "stage")) == stages
    assert (
        schema().labels("achievements", "stage")["operational"]
        == schema().label("achievements", "stage", "operational")
        == "In operation"
    )
    assert schema().firm_stage in stages


def test_a_code_without_a_label_speaks_for_itself():
    assert schema().label("achievements", "stage", "unheard_of") == "unheard_of"
    assert schema().label("results", "cpo", "KHM129") == "KHM129"


def test_the_schema_is_that_of_the_folder_asked_for(tmp_path, monkeypatch):
    (tmp_path / SCHEMA_FILE).write_bytes(_package())
    assert list(schema(tmp_path).tables) == ["things"]
    monkeypatch.setenv("O7_DATA", str(tmp_path))
    assert schema().codes("things", "code") == []


def test_everything_wrong_with_a_schema_is_told_at_once_with_its_line():
    raw = b'{"title": "",\n "resources": [{"name": "a", "path": "../a.csv",\n "schema": {"fields": [{"name": "b", "type": "date"}]}}]}'
    with pytest.raises(TableError) as refused:
        parse(raw, "data/datapackage.json")
    said = [str(problem) for problem in refused.value.problems]
    for words in (
        "data/datapackage.json:1  title is ''; expected title, in words",
        "data/datapackage.json:1  has no version; expected version, in words",
        "data/datapackage.json:2  a: has no unit; expected unit, in words",
        "data/datapackage.json:2  a: path is '../a.csv'; expected the plain name of a .csv file beside datapackage.json",
        "data/datapackage.json:3  a.b: type is 'date'; expected one of string, integer, number, boolean",
        "data/datapackage.json:3  a.b: has no description; expected description, in words",
        "data/datapackage.json:2  a: the primary key has None; expected columns of a",
    ):
        assert words in said, said


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"[]",
        b"{}",
        b"nonsense",
        b'{"resources": 3}',
        b'{"resources": [3]}',
        b'{"resources": [{"schema": {"fields": [null]}}]}',
    ],
)
def test_anything_else_than_a_package_is_a_list_of_problems(raw):
    assert descriptor.read(raw, "x")[1]


@pytest.mark.parametrize(
    ("column", "words"),
    [
        ({"type": "date"}, "things.code: type is 'date'; expected one of string, integer, number, boolean"),
        (
            {"firm": "c", "constraints": {"enum": ["a", "b"]}},
            "things.code: firm is 'c'; expected one of its codes, a, b",
        ),
        ({"firm": "c"}, "things.code: firm is 'c'; expected one of its codes, (there are none)"),
        ({"type": "boolean"}, "things.code: trueValues is 'not given'; expected ['true']"),
        ({"constraints": {"pattern": "("}}, "things.code: pattern '(' cannot be read"),
    ],
)
def test_a_column_that_cannot_be_read_by_is_refused(column, words):
    with pytest.raises(TableError) as refused:
        parse(_package(**column), "x")
    assert words in str(refused.value)


def test_the_shipped_schema_has_nothing_wrong_and_is_a_valid_frictionless_package():
    from frictionless import Package

    raw = json.dumps(schema().descriptor).encode()
    assert descriptor.read(raw, "x")[1] == []
    assert Package.metadata_validate(dict(schema().descriptor)) is not None
    assert list(Package.metadata_validate(dict(schema().descriptor))) == []


@pytest.mark.parametrize("folder", [SHIPPED, SHIPPED / "geo", SHIPPED / "coding"], ids=lambda f: f.name)
def test_each_package_says_that_it_is_one_of_version_2(folder):
    raw = json.loads((folder / SCHEMA_FILE).read_text(encoding="utf-8"))
    assert raw["$schema"] == f"{descriptor.PROFILES}datapackage.json"
    assert "profile" not in raw and all(isinstance(c["roles"], list) for c in raw.get("contributors", []))
    for table in raw["resources"]:
        assert (table["$schema"], table["type"]) == (f"{descriptor.PROFILES}dataresource.json", "table")
        assert table["schema"]["$schema"] == f"{descriptor.PROFILES}tableschema.json"
        assert table["dialect"]["$schema"] == f"{descriptor.PROFILES}tabledialect.json"
        assert "profile" not in table and isinstance(table["schema"].get("primaryKey", []), list)


@pytest.fixture
def reworded(tmp_path):
    """A copy of the data whose schema has another label."""
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "data"))
    file = folder / SCHEMA_FILE
    words = file.read_text(encoding="utf-8")
    assert words.count('"In operation"') == 1
    file.write_text(words.replace('"In operation"', '"At work"'), encoding="utf-8")
    return folder


def test_a_record_has_the_codes_and_labels_of_its_own_folder_whatever_is_loaded_later(reworded):
    record = load_all(reworded)
    load_all()
    assert record.schema.label("achievements", "stage", "operational") == "At work"
    assert record.schema.labels("achievements", "stage")["operational"] == "At work"
    assert schema().label("achievements", "stage", "operational") == "In operation"
