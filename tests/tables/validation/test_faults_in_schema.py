"""A schema broken on purpose: `datapackage.json` is checked like the tables it describes."""

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from o7lib.errors import TableError
from o7lib.tables import load
from o7lib.tables.model import snapshot
from o7lib.tables.model.schema import SCHEMA_FILE

TRIED = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def _table(descriptor: dict[str, Any], name: str) -> dict[str, Any]:
    return next(r for r in descriptor["resources"] if r["name"] == name)


def _column(descriptor: dict[str, Any], table: str, name: str) -> dict[str, Any]:
    return next(c for c in _table(descriptor, table)["schema"]["fields"] if c["name"] == name)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "not JSON (Expecting value: line 1 column 1 (char 0)); expected UTF-8 JSON"),
        (b"{", "not JSON"),
        (b'{"title": "x",\n "name": }', "data/datapackage.json:2  not JSON"),
        (b"[]", "a JSON list; expected a JSON object, the data package"),
        (b"null", "a JSON NoneType"),
        (b"3", "a JSON int"),
        (b"{}", "has no title; expected title, in words"),
        (b"\xff\xfe{}", "not JSON ('utf-8' codec can't decode byte 0xff"),
        (b"\xef\xbb\xbf{}", "not JSON (Unexpected UTF-8 BOM"),
        (b'{"title": NaN}', "NaN is no JSON"),
        (b'{"title": "a", "title": "b"}', "the property 'title' stands twice in one object"),
        (b"[" * 100_000, "not JSON"),
        (b'{"a": ' * 5_000 + b"1" + b"}" * 5_000, "data/datapackage.json:1  "),
        (b'{"title": ' + b"9" * 5_000 + b"}", "data/datapackage.json:1  "),
        (b"title: a package in YAML\nresources: []\n", "not JSON"),
    ],
    ids=range(15),
)
def test_a_file_that_is_no_data_package_is_refused(faults, raw, words):
    faults.refused("schema: not a data package", faults.files | {SCHEMA_FILE: raw}, words)


def test_a_schema_cut_at_any_hundredth_byte_is_refused(faults):
    raw = faults.files[SCHEMA_FILE]
    for at in range(0, len(raw) - 2, 100):
        faults.refused("schema: cut", faults.files | {SCHEMA_FILE: raw[:at]}, "not JSON")


@pytest.mark.parametrize(
    "path",
    ["../results.csv", "/etc/passwd", "sub/results.csv", "", ".", "results", "results.CSV", "results.csv\n", "~/results.csv",
     "http://example.org/results.csv", "C:\\results.csv", "results .csv", ".results.csv", "résultats.csv", ["results.csv"], None, 7],
)  # fmt: skip
def test_a_path_that_is_not_a_file_beside_the_schema_is_refused(faults, path):
    def change(d):
        _table(d, "results")["path"] = path

    faults.refused("schema: path", faults.with_schema(change), "results: path is ")


def test_a_path_to_a_file_that_is_not_there_is_refused(faults):
    def change(d):
        _table(d, "results")["path"] = "result.csv"

    faults.refused(
        "schema: path",
        faults.with_schema(change),
        "data/result.csv:1  the file does not exist; expected the table results",
    )


@pytest.mark.parametrize(
    "name",
    ["../../evil", "/etc/passwd", "a/b", "a\\b", "", "con", "NUL", "lpt1", "sqlite_master", "x" * 32, "a b", "a\x1b[31m", "éa", "a*", "7a", "a."],
)  # fmt: skip
def test_a_name_that_leads_out_of_an_archive_or_is_a_device_is_refused(faults, name):
    def change(d):
        d["resources"].append(_table(d, "lessons") | {"name": name, "path": "more.csv"})

    faults.refused("schema: name", faults.with_schema(change), "data/datapackage.json:")


@pytest.mark.parametrize("path", ["con.csv", "NUL.csv", "com1.x.csv", "x" * 101 + ".csv"])
def test_a_path_that_is_a_device_or_too_long_is_refused(faults, path):
    def change(d):
        _table(d, "results")["path"] = path

    faults.refused("schema: path", faults.with_schema(change), "results: path is ")


def test_names_that_differ_by_capitals_alone_are_refused(faults):
    def columns(d):
        fields = _table(d, "lessons")["schema"]["fields"]
        fields += [fields[-1] | {"name": name} for name in ("K", "k", "\u212a")]

    def tables(d):
        d["resources"].append(_table(d, "lessons") | {"name": "Lessons", "path": "LESSONS.csv"})

    faults.refused("schema: name", faults.with_schema(columns), "columns are called 'K', 'k', '\u212a'")
    words = ("tables are called 'Lessons', 'lessons'", "tables are called 'LESSONS.csv', 'lessons.csv'")
    faults.refused("schema: name", faults.with_schema(tables), *words)


@pytest.mark.parametrize("created", ["soon", "2026", "1979-12-31", "2108-01-01", "2026-02-30", 2026, None])
def test_a_date_that_no_file_can_carry_is_refused(faults, created):
    faults.refused("schema: date", faults.with_schema(lambda d: d.update(created=created)), "created")


@pytest.mark.parametrize(
    "limit", [{"maximum": 4.5}, {"maximum": None}, {"minimum": 9, "maximum": 1}, {"maximum": 1e300}]
)
def test_a_limit_that_makes_no_sense_is_refused(faults, limit):
    def change(d):
        _column(d, "criteria", "criterion")["constraints"].update(limit)

    faults.refused("schema: limit", faults.with_schema(change), "criteria.criterion: ")


def test_what_nobody_sees_in_the_words_of_a_schema_is_refused(faults):
    def change(d):
        _column(d, "places", "kind")["constraints"]["enum"].append("an\x1b[31misland")

    found = faults.refused("schema: unseen character", faults.with_schema(change), "expected no U+001B")
    assert "\x1b" not in str(TableError(found))


def test_a_table_listed_twice_is_refused_with_its_name_and_path(faults):
    words = ("2 tables have the name 'results'", "2 tables have the path 'results.csv'", "each table once")
    faults.refused(
        "schema: table twice",
        faults.with_schema(lambda d: d["resources"].append(copy.deepcopy(_table(d, "results")))),
        *words,
    )

    def renamed(d):
        d["resources"].append(_table(d, "results") | {"name": "more_results"})

    faults.refused("schema: table twice", faults.with_schema(renamed), "2 tables have the path 'results.csv'")


def test_a_column_listed_twice_is_refused(faults):
    for table in faults.tables:
        broken = faults.with_schema(
            lambda d, t=table: _table(d, t)["schema"]["fields"].append(_table(d, t)["schema"]["fields"][0])
        )
        faults.refused(
            "schema: column twice",
            broken,
            f"{table}.{next(iter(faults.tables[table].columns))}: the column stands 2 times",
        )


@pytest.mark.parametrize("kind", ["date", "any", "text", "int", "float", "Integer", "str", "object", "", None, 3])
def test_a_type_that_the_loader_does_not_know_is_refused(faults, kind):
    for table, column in (("results", "title"), ("figures", "value"), ("achievements", "women_in_result")):

        def change(d, table=table, column=column):
            _column(d, table, column)["type"] = kind

        faults.refused("schema: unknown type", faults.with_schema(change), f"{table}.{column}: ", "type")


def test_another_type_than_the_library_computes_with_is_refused(faults):
    def change(d):
        _column(d, "figures", "value")["type"] = "string"
        del _column(d, "figures", "value")["constraints"]["minimum"]

    words = "figures.value: type is 'string'; expected 'number', which the library counts on"
    faults.refused("schema: another type", faults.with_schema(change), words)


@pytest.mark.parametrize(
    ("table", "column", "property_", "value", "words"),
    [
        ("achievements", "stage", "constraints", {"required": True, "enum": []}, "a list of codes, each a text"),
        ("achievements", "stage", "constraints", {"required": True, "enum": "drafted"}, "a list of codes, each a text"),
        (
            "achievements",
            "stage",
            "constraints",
            {"required": True, "enum": ["a", "a"]},
            "the code 'a' stands 2 times; expected each code once",
        ),
        ("achievements", "stage", "constraints", {"required": True, "enum": [1, 2]}, "a list of codes, each a text"),
        (
            "achievements",
            "stage",
            "constraints",
            {"enum": ["adopted"]},
            "achievements.stage: a label for 'in_preparation'; expected labels of the codes adopted",
        ),
        ("achievements", "stage", "constraints", [], "constraints is []; expected a JSON object"),
        (
            "achievements",
            "stage",
            "constraints",
            {"requried": True},
            "has a constraint 'requried'; expected one of required, enum",
        ),
        ("achievements", "stage", "constraints", {"unique": True}, "has a constraint 'unique'"),
        (
            "achievements",
            "stage",
            "labels",
            {"adoptd": "Adopted"},
            "a label for 'adoptd'; expected labels of the codes in_preparation",
        ),
        ("achievements", "stage", "labels", ["Adopted"], "labels is ['Adopted']; expected an object: code to label"),
        ("achievements", "stage", "labels", {"adopted": 1}, "the label of 'adopted' is 1; expected a label, in words"),
        (
            "achievements",
            "stage",
            "meanings",
            {"adoptd": "Signed."},
            "a meaning for 'adoptd'; expected meanings of the codes in_preparation",
        ),
        ("achievements", "stage", "meanings", "Signed.", "meanings is 'Signed.'; expected an object: code to meaning"),
        (
            "achievements",
            "stage",
            "meanings",
            {"adopted": " "},
            "the meaning of 'adopted' is ' '; expected a meaning, in words",
        ),
        ("achievements", "criterion", "constraints", {"required": "yes"}, "required is 'yes'; expected true or false"),
        (
            "achievements",
            "criterion",
            "constraints",
            {"required": True, "enum": ["1", "2"]},
            "codes for a column of type 'integer'",
        ),
        (
            "achievements",
            "criterion",
            "constraints",
            {"required": True, "minimum": "1"},
            "minimum is '1' for type 'integer'; expected a number",
        ),
        ("results", "cpo", "constraints", {"required": True, "pattern": "[A-Z"}, "pattern '[A-Z' cannot be read"),
        (
            "results",
            "cpo",
            "constraints",
            {"required": True, "pattern": ".*"},
            "results.cpo: pattern is '.*'; expected '[A-Z]{3}[0-9]{3}'",
        ),
        ("results", "cpo", "constraints", {"required": True, "minimum": 3}, "minimum is 3 for type 'string'"),
        (
            "results",
            "title",
            "constraints",
            {},
            "results.title may be empty; expected required: the library counts on a value",
        ),
        ("results", "title", "Description", "again", "has a property 'Description'; expected 'description'"),
        ("achievements", "women_in_result", "trueValues", ["1"], "trueValues is ['1']; expected ['true']"),
        ("achievements", "women_in_result", "falseValues", ["0"], "falseValues is ['0']; expected ['false']"),
        ("places", "longitude", "decimalChar", ",", "decimalChar is ','; expected '.'"),
        ("places", "longitude", "groupChar", " ", "groupChar is ' '; expected ''"),
        ("places", "longitude", "bareNumber", False, "bareNumber is False; expected True"),
    ],
)
def test_a_property_of_a_column_that_reads_it_otherwise_is_refused(faults, table, column, property_, value, words):
    def change(d):
        _column(d, table, column)[property_] = value

    faults.refused("schema: property of a column", faults.with_schema(change), words)


@pytest.mark.parametrize(
    ("property_", "value", "words"),
    [
        (
            "dialect",
            {"delimiter": ";"},
            "dialect is {'delimiter': ';'}; expected commas, line feeds and a header, nothing else",
        ),
        ("dialect", {"header": False}, "dialect is "),
        ("dialect", {"commentChar": "#"}, "dialect is "),
        ("dialect", "csv", "dialect is 'csv'"),
        ("encoding", "latin-1", "encoding is 'latin-1'; expected utf-8"),
        ("format", "xlsx", "format is 'xlsx'; expected csv"),
        ("scheme", "http", "scheme is 'http'; expected file"),
        ("schema", None, "a resource without a schema of fields"),
        ("schema", "schema.json", "a resource without a schema of fields"),
        ("schema", {"fields": {}}, "a resource without a schema of fields"),
        ("unit", 3, "unit is 3; expected unit, in words"),
        ("paths", "x", "has a property 'paths'; expected 'path'"),
        ("bytes", 12, "bytes; expected 12, as datapackage.json says"),
        ("hash", "sha256:" + "0" * 64, "the sha256 of the file is "),
        ("hash", "0" * 32, "the md5 of the file is "),
        ("hash", "crc:12", "its hash in datapackage.json is of the kind 'crc'; expected sha256 or md5"),
    ],
)
def test_a_property_of_a_table_that_reads_it_otherwise_is_refused(faults, property_, value, words):
    def change(d):
        _table(d, "results")[property_] = value

    faults.refused("schema: property of a table", faults.with_schema(change), words)


@pytest.mark.parametrize(
    ("property_", "value", "words"),
    [
        ("missingValues", ["", "NA"], "missingValues is ['', 'NA']; expected only the empty cell: NA is a country"),
        ("primaryKey", ["biennium", "indicators"], "the primary key has 'indicators'; expected columns of results"),
        ("primaryKey", None, "the primary key has None"),
        ("primaryKey", "cpo", "results: the primary key is cpo; expected biennium, indicator, cpo"),
        ("primaryKey", ["biennium"], "results: the primary key is biennium; expected biennium, indicator, cpo"),
        ("foreignKeys", [], "results: nothing says that place_id refers to places; expected a foreign key"),
        ("foreignKeys", {"fields": "place_id"}, "a foreign key is {'fields': 'place_id'}"),
        ("foreignKeys", ["place_id"], "a foreign key is 'place_id'; expected an object with fields and reference"),
        ("foreignKeys", [{"fields": ["place"], "reference": {"resource": "places", "fields": ["place_id"]}}], "a foreign key has 'place'; expected columns of results"),
        ("foreignKeys", [{"fields": ["place_id"], "reference": {"resource": "place", "fields": ["place_id"]}}], "refers to the table 'place'; expected one of documents"),
        ("foreignKeys", [{"fields": ["place_id"], "reference": {"resource": "places", "fields": ["name", "kind"]}}], "refers to ['name', 'kind'] of places"),
        ("foreignkeys", [], "has a property 'foreignkeys'; expected 'foreignKeys'"),
        ("fields", [], "results: the primary key has 'biennium'"),
        ("fields", ["cpo"], "a column is 'cpo'; expected a JSON object for each column"),
    ],
)  # fmt: skip
def test_keys_and_references_of_a_schema_are_held_to_its_columns(faults, property_, value, words):
    def change(d):
        _table(d, "results")["schema"][property_] = value

    faults.refused("schema: keys and references", faults.with_schema(change), words)


def test_a_table_or_column_that_the_library_needs_may_not_be_left_out(faults):
    for table in faults.tables:

        def dropped(d, table=table):
            d["resources"] = [r for r in d["resources"] if r["name"] != table]
            for r in d["resources"]:
                keys = r["schema"].get("foreignKeys", [])
                r["schema"]["foreignKeys"] = [k for k in keys if k["reference"]["resource"] != table]

        faults.refused(
            "schema: table left out", faults.with_schema(dropped), f"there is no table '{table}'; expected the tables "
        )
    for table, column in faults.columns(lambda c: True):

        def lacks(d, table=table, column=column):
            shape = _table(d, table)["schema"]
            shape["fields"] = [c for c in shape["fields"] if c["name"] != column]

        faults.refused("schema: column left out", faults.with_schema(lacks), "data/datapackage.json:", column)


def test_more_tables_columns_codes_and_words_are_welcome(faults):
    def more(d):
        _column(d, "achievements", "stage")["constraints"]["enum"].append("repealed")
        _table(d, "lessons")["schema"]["fields"].append(
            {"name": "theme", "type": "string", "title": "Theme", "description": "Theme."}
        )
        _table(d, "lessons")["title_fr"] = "Enseignements"
        _column(d, "lessons", "lesson")["description"] = "Other words."
        d["resources"].append(copy.deepcopy(_table(d, "biennia")) | {"name": "years", "path": "years.csv"})

    files = faults.with_schema(more)
    header, *rows = files["lessons.csv"].decode().splitlines()
    files["lessons.csv"] = "\n".join([header + ",theme", *(row + ",fair recruitment" for row in rows), ""]).encode()
    files["years.csv"] = files["biennia.csv"]
    assert not faults.problems(files)
    frames = load.frames_of(snapshot.from_bytes(files))
    assert set(frames["lessons"]["theme"]) == {"fair recruitment"}
    assert len(frames["years"]) == len(frames["biennia"])
    faults.count("schema: more than needed", "loaded")


def _nodes(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path to everything in a JSON value but its root."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        yield (*path, key)
        yield from _nodes(part, (*path, key))


def _kinds_of_node(value: Any, each: int) -> Iterator[tuple[Any, ...]]:
    """Some nodes of each kind: kinds differ in the names on the way, not in their places in lists."""
    seen: dict[tuple[Any, ...], int] = {}
    for path in _nodes(value):
        kind = tuple(key for key in path if isinstance(key, str))
        seen[kind] = seen.get(kind, 0) + 1
        if seen[kind] <= each or seen[kind] % 97 == 0:
            yield path


def _without(descriptor: Any, path: tuple[Any, ...]) -> Any:
    *way, last = path
    for key in way:
        descriptor = descriptor[key]
    del descriptor[last]
    return None


def _ends_well(faults, kind: str, files: dict[str, bytes]) -> None:
    """A schema changed somewhere is refused, or the tables load as the bytes tell and not laxer than before."""
    try:
        taken = snapshot.from_bytes(files)
    except TableError:
        faults.count(kind, "refused")
        return
    if load._contract(taken) or taken.unread:
        faults.count(kind, "refused")
        return
    for name, table in faults.tables.items():
        mine = taken.schema.tables[name]
        assert mine.key == table.key
        assert set(table.references) <= set(mine.references)
        for column in table.columns.values():
            assert (mine.columns[column.name].type, mine.columns[column.name].pattern) == (column.type, column.pattern)
            assert not set(column.codes) - set(mine.columns[column.name].codes)
    faults.count(kind, "loaded")


def test_every_part_taken_out_of_the_schema_is_refused_or_says_nothing_about_reading(faults):
    for path in _kinds_of_node(json.loads(faults.files[SCHEMA_FILE]), each=5):
        _ends_well(faults, "schema: part taken out", faults.with_schema(lambda d, p=path: _without(d, p)))


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-5, 5)
    | st.floats(allow_nan=False)
    | st.text(max_size=8)
    | st.sampled_from(["results", "cpo", "string"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["name", "type", "fields", "enum", "reference"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@TRIED
@given(data=st.data())
def test_anything_in_place_of_any_part_of_the_schema_is_refused_or_harmless(faults, data):
    whole = json.loads(faults.files[SCHEMA_FILE])
    path = data.draw(st.sampled_from(list(_nodes(whole))))
    value = data.draw(JSON)

    def change(d):
        for key in path[:-1]:
            d = d[key]
        d[path[-1]] = value

    files = faults.with_schema(change)
    _ends_well(faults, "schema: anything put in", files)
    faults.problems(files)
