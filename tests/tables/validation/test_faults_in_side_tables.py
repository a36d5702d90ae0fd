"""What lies beside the tables, broken on purpose: the tables and shapes of `geo/` and the codings."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from o7lib.errors import Problem, TableError
from o7lib.tables import load
from o7lib.tables.geography import shapes, validation
from o7lib.tables.geography.shapes import SHAPES, WINDOWS
from o7lib.tables.model.paths import SHIPPED
from o7lib.tables.validation import side_tables

TABLES = [(room, name) for room in ("geo", "coding") for name in side_tables.form(room).tables]
CHECKS = {SHAPES: validation.shape_problems, WINDOWS: validation.window_problems}


def _raw(room: str, name: str) -> tuple[bytes, Callable[[bytes], list[Problem]]]:
    """The bytes of a table of a room, and what is found in others in their place."""
    table = side_tables.form(room).tables[name]
    return (SHIPPED / room / table.path).read_bytes(), lambda raw: side_tables.problems_of(
        raw, table, f"{room}/{table.path}"
    )


def _refused_each(faults, kind: str, change: Callable[[bytes], bytes], *words: str) -> None:
    """The same fault in each table of both rooms, one at a time."""
    for room, name in TABLES:
        raw, problems = _raw(room, name)
        _told(problems(change(raw)), f"{room}/{name}.csv:", *words)
        faults.count(kind, "refused")


def _told(found: list[Problem], *words: str) -> None:
    message = str(TableError(found))
    assert found and all(word in message for word in words), message


def test_what_is_shipped_holds(faults):
    for room, name in TABLES:
        raw, problems = _raw(room, name)
        assert problems(raw) == []
    for file, check in CHECKS.items():
        assert check((SHIPPED / "geo" / file).read_bytes(), file) == []
    faults.count("beside: nothing broken", "loaded", len(TABLES) + len(CHECKS))


def test_a_broken_file_is_named_as_one_of_the_record_is(faults):
    for kind, change, words in (
        ("beside: empty file", lambda raw: b"", "the file is empty"),
        ("beside: byte order mark", lambda raw: b"\xef\xbb\xbf" + raw, "starts with a byte order mark"),
        ("beside: carriage return", lambda raw: raw.replace(b"\n", b"\r\n"), "holds a carriage return"),
        ("beside: wrong encoding", lambda raw: raw.decode().encode("utf-16"), "the file is UTF-16"),
        ("beside: wrong delimiter", lambda raw: raw.replace(b",", b";"), "the header is one cell"),
        ("beside: file of another kind", lambda raw: b"<!DOCTYPE html>\n", "expected"),
        ("beside: cut file", lambda raw: raw[: 2 * len(raw) // 3].rstrip(b"\n"), "is the file cut?"),
        ("beside: doubled row", lambda raw: raw + raw.splitlines(keepends=True)[-1], "a key that no other row has"),
        ("beside: missing column", lambda raw: raw.replace(b",", b",x", 1), "is missing"),
        ("beside: missing cell", lambda raw: raw + b"zzz\n", "1 cells; expected"),
        ("beside: rows not sorted", lambda raw: _turned(raw), "expected rows sorted by"),
    ):
        _refused_each(faults, kind, change, words)


def _turned(raw: bytes) -> bytes:
    header, first, *rows, last = raw.splitlines(keepends=True)
    return b"".join([header, last, *rows, first])


def _cell(raw: bytes, column: str, text: str) -> bytes:
    """One cell of the first row changed; the row has no quoted cell before it."""
    header, first, rest = raw.split(b"\n", 2)
    cells = first.decode().split(",")
    cells[header.decode().split(",").index(column)] = text
    return b"\n".join([header, ",".join(cells).encode(), rest])


def test_a_wrong_cell_is_named_with_what_belongs_there(faults):
    for kind, cell, words in (
        ("geo: code", ("areas", "place_id", "abw"), "place_id is 'abw'; expected text of the form [A-Z]{3}"),
        ("geo: code", ("areas", "m49", "53"), "m49 is '53'; expected text of the form [0-9]{3}"),
        ("geo: wrong type", ("areas", "un_member", "no"), "un_member is 'no'; expected true or false"),
        ("geo: wrong type", ("areas", "ilo_joined", "soon"), "ilo_joined is 'soon'; expected a whole number"),
        ("geo: wrong type", ("points", "longitude", "66,6"), "expected 5 cells"),
        ("geo: wrong type", ("points", "latitude", "NaN"), "latitude is 'NaN'; expected a number from -90 to 90"),
        ("geo: beyond the globe", ("points", "latitude", "134.3"), "expected a number from -90 to 90"),
        ("geo: beyond the globe", ("points", "longitude", "-180.5"), "expected a number from -180 to 180"),
        ("geo: negative area", ("points", "area_km2", "-1"), "area_km2 is '-1'; expected a whole number, 0 or more"),
        ("geo: empty cell that is required", ("points", "longitude", ""), "longitude is ''; expected a value"),
        ("geo: unseen character", ("areas", "name", "Aru\u200bba"), "expected no U+200B ZERO WIDTH SPACE"),
    ):
        name, column, text = cell
        raw, problems = _raw("geo", name)
        _told(problems(_cell(raw, column, text)), f"geo/{name}.csv:2  ", words)
        faults.count(kind, "refused")


def test_a_wrong_cell_of_a_coding_is_named_with_what_belongs_there(faults):
    for kind, cell, words in (
        ("coding: unknown code", ("first", "stage", "adoptd"), "stage is 'adoptd'; expected one of in_preparation"),
        ("coding: unknown code", ("second", "language", "de"), "language is 'de'; expected one of"),
        ("coding: wrong type", ("first", "legal", "yes"), "legal is 'yes'; expected true or false"),
        ("coding: wrong type", ("second", "criterion", "one"), "criterion is 'one'; expected a whole number"),
        ("coding: wrong type", ("recycled", "score", "101"), "score is '101'; expected a whole number from 0 to 100"),
        ("coding: no reason", ("first", "reason", ""), "reason is ''; expected a value"),
        ("coding: no reason", ("aliases", "alias", ""), "alias is ''; expected a value"),
    ):
        name, column, text = cell
        raw, problems = _raw("coding", name)
        _told(problems(_cell(raw, column, text)), f"coding/{name}.csv:2  ", words)
        faults.count(kind, "refused")


def test_shapes_and_windows_cut_anywhere_are_no_json(faults):
    for file, check in CHECKS.items():
        raw = (SHIPPED / "geo" / file).read_bytes().rstrip()
        for part in range(50):
            _told(check(raw[: part * len(raw) // 50], file), f"{file}:", "not JSON")
            faults.count("shapes: cut file", "refused")


def test_shapes_that_are_not_what_they_should_be_are_refused(faults):
    for file, check in CHECKS.items():
        raw = (SHIPPED / "geo" / file).read_bytes()
        for kind, other in (
            ("shapes: byte order mark", b"\xef\xbb\xbf" + raw),
            ("shapes: wrong encoding", raw.decode().encode("utf-16")),
            ("shapes: file of another kind", b"<!DOCTYPE html>"),
            ("shapes: file of another kind", b"version https://git-lfs.github.com/spec/v1\n"),
            ("shapes: file of another kind", b"[1, 2]"),
            ("shapes: file of another kind", b'{"type": "FeatureCollection", "features": []}'),
            ("shapes: file of another kind", b"[" * 100_000),
            ("shapes: no number", raw.replace(b"0.02", b"NaN", 1).replace(b"117.86", b"NaN", 1)),
        ):
            _told(check(other, file), f"{file}:1  ", "expected")
            faults.count(kind, "refused")


def _each_part(node: object, way: tuple = ()) -> list[tuple]:
    """The way to every part of a JSON value down to the lists of numbers, the first and last of long lists."""
    inside = list(node.items()) if isinstance(node, dict) else list(enumerate(node)) if isinstance(node, list) else []
    inside = inside if len(inside) < 8 else [inside[0], inside[-1]]
    return [way, *(deeper for key, part in inside for deeper in _each_part(part, (*way, key)))]


@pytest.mark.parametrize("other", [None, {}, [], "x", -7, 1e9, [None], True], ids=str)
def test_any_part_of_shapes_or_windows_may_be_anything_and_nothing_but_words_comes_of_it(faults, other):
    for file, check in CHECKS.items():
        raw = (SHIPPED / "geo" / file).read_bytes()
        for way in _each_part(json.loads(raw))[1:]:
            whole = json.loads(raw)
            node = whole
            for step in way[:-1]:
                node = node[step]
            node[way[-1]] = other
            found = check(json.dumps(whole).encode(), file)
            assert all(p.file == file and p.expected for p in found)
            faults.count("shapes: anything put in", "refused" if found else "loaded")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "data"))


def _changed(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_a_missing_file_of_the_maps_is_named(faults, copy):
    for file in (SHAPES, WINDOWS, "areas.csv", "points.csv", "region_extents.csv"):
        away = (copy / "geo" / file).rename(copy / "geo" / "away")
        _told(load.problems(copy), f"data/geo/{file}:1  {copy}/geo/{file} does not exist; expected ")
        away.rename(copy / "geo" / file)
        faults.count("geo: missing file", "refused")
    assert load.problems(copy) == []


def test_what_the_files_of_the_maps_say_of_each_other_and_of_the_record_must_agree(faults, copy):
    for kind, file, old, new, words in (
        (
            "geo: State without a shape",
            SHAPES,
            '"id":"BEL"',
            '"id":"BEX"',
            "data/geo/countries.topo.json:1  id is 'BEX'; expected an area of areas.csv",
        ),
        (
            "geo: area twice",
            "areas.csv",
            "\nAGO,",
            "\nAFG,",
            "data/geo/areas.csv:4  place_id is 'AFG'; expected a key that no other row has; line 3 has it",
        ),
        (
            "geo: region without a window",
            WINDOWS,
            '"africa":',
            '"afrika":',
            "region_id is 'africa'; expected a region with a window in data/geo",
        ),
    ):
        before = (copy / "geo" / file).read_bytes()
        _changed(copy / "geo" / file, old, new)
        _told(load.problems(copy), words)
        with pytest.raises(TableError):
            load.load_all(copy)
        (copy / "geo" / file).write_bytes(before)
        faults.count(kind, "refused")


def test_a_place_that_stands_in_another_country_is_refused(faults, copy):
    places, beyond = (copy / "places.csv").read_text("utf-8"), "a number from -90 to 90"
    for kind, new, expected in (
        ("place elsewhere: exchanged", "12.619,104.455", beyond),
        ("place elsewhere: exchanged", "12.619,10.4455", "a point in Cambodia"),
        ("place elsewhere: sign lost", "-104.455,12.619", "a point in Cambodia"),
        ("place elsewhere: sign lost", "104.455,-12.619", "a point in Cambodia"),
        ("place elsewhere: decimal point moved", "10.4455,12.619", "a point in Cambodia"),
        ("place elsewhere: out at sea", "0,0", "a point in Cambodia"),
    ):
        (copy / "places.csv").write_text(places.replace("104.455,12.619", new, 1), "utf-8")
        line = next(n for n, text in enumerate(places.split("\n"), start=1) if text.startswith("KHM"))
        _told(load.problems(copy), f"data/places.csv:{line}  l", f"expected {expected}")
        faults.count(kind, "refused")
    (copy / "places.csv").write_text(places, "utf-8")
    assert load.problems(copy) == [] == shapes.faults(load.load_all(copy)["places"], copy)
