"""Where the data is, and every way in which a folder can fail to be there."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from o7lib.errors import TableError
from o7lib.tables import load
from o7lib.tables.model import snapshot
from o7lib.tables.model.paths import (
    LARGEST,
    SHIPPED,
    VARIABLE,
    contents,
    data_files,
    data_folder,
    fingerprint,
    fingerprint_of,
    strays,
)


@pytest.fixture
def visitor(tmp_path: Path) -> Iterator[Callable[[Path, int], None]]:
    """Makes the test an account without special rights, which the superuser is not; sets rights for it."""
    special = os.geteuid() == 0
    for folder in (tmp_path, *list(tmp_path.parents)[:3]) if special else ():
        folder.chmod(folder.stat().st_mode | 0o055)

    def rights(file: Path, mode: int) -> None:
        os.seteuid(os.getuid())
        file.chmod(mode)
        os.seteuid(65534 if special else os.getuid())

    yield rights
    os.seteuid(os.getuid())


def _said(folder: object) -> str:
    """What loading a folder is refused with; the same as checking it lists."""
    with pytest.raises(TableError) as refused:
        load.load_all(folder)
    assert set(load.problems(folder)) == set(refused.value.problems)
    return str(refused.value)


def test_the_argument_comes_before_the_variable_and_the_variable_before_the_shipped_folder(tmp_path, monkeypatch):
    monkeypatch.delenv(VARIABLE, raising=False)
    assert data_folder() == SHIPPED
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    assert (data_folder(), data_folder(SHIPPED)) == (tmp_path.resolve(), SHIPPED)


def test_a_folder_that_does_not_exist_is_named(tmp_path):
    assert f"{tmp_path}/nowhere/datapackage.json does not exist; expected a Frictionless Data Package" in _said(
        tmp_path / "nowhere"
    )


def test_an_empty_folder_is_said_to_lack_its_schema(tmp_path):
    assert f"{tmp_path}/datapackage.json does not exist" in _said(tmp_path)


def test_a_file_is_no_folder(copy):
    assert "results.csv/datapackage.json is not a file in a folder" in _said(copy / "results.csv")
    assert "results.csv/deeper/datapackage.json is not a file in a folder" in _said(copy / "results.csv" / "deeper")


@pytest.mark.parametrize("asked", ["~nobody-of-this-name/data", "a\0b"])
def test_a_name_that_can_be_no_folder_is_refused(asked):
    assert "can be no folder" in _said(asked)


def test_a_circle_of_links_is_refused(tmp_path):
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    assert "expected" in _said(tmp_path / "a")


def test_a_schema_or_table_that_is_a_folder_is_refused(copy):
    (copy / "results.csv").unlink()
    (copy / "results.csv").mkdir()
    assert "data/results.csv:1  " in _said(copy)
    assert "results.csv is not a file in a folder; expected the table results" in _said(copy)
    shutil.move(copy / "datapackage.json", copy / "old.json")
    (copy / "datapackage.json").mkdir()
    assert "datapackage.json is not a file in a folder" in _said(copy)


def test_every_missing_table_is_named_at_once(copy):
    for name in ("results.csv", "figures.csv", "places.csv"):
        (copy / name).unlink()
    said = _said(copy)
    for name in ("results", "figures", "places"):
        assert f"data/{name}.csv:1  {copy}/{name}.csv does not exist; expected the table {name}" in said


def test_an_unreadable_table_or_schema_is_said_to_be_unreadable(copy, visitor):
    for name, expected in (("results.csv", "the table results"), ("datapackage.json", "a Frictionless Data Package")):
        visitor(copy / name, 0o000)
        assert f"{copy}/{name} may not be read by this account; expected {expected}" in _said(copy)


def test_an_unreadable_folder_is_said_to_be_unreadable(copy, visitor):
    visitor(copy, 0o000)
    said = _said(copy)
    visitor(copy, 0o755)
    assert "datapackage.json may not be read by this account" in said


def test_a_link_out_of_the_folder_is_refused_and_one_within_is_followed(copy, tmp_path):
    shutil.move(copy / "results.csv", tmp_path / "results.csv")
    (copy / "results.csv").symlink_to(tmp_path / "results.csv")
    assert (
        f"data/results.csv:1  a link to {tmp_path}/results.csv; expected the table results, inside the folder"
        in _said(copy)
    )
    (copy / "results.csv").unlink()
    shutil.move(tmp_path / "results.csv", copy / "kept")
    (copy / "results.csv").symlink_to("kept")
    assert len(load.load_all(copy)["results"]) == len(load.load_all(SHIPPED)["results"])


def test_a_link_to_nothing_is_a_missing_file(copy):
    (copy / "results.csv").unlink()
    (copy / "results.csv").symlink_to("gone")
    assert "results.csv does not exist; expected the table results" in _said(copy)


def test_a_device_is_no_table(copy):
    (copy / "results.csv").unlink()
    (copy / "results.csv").symlink_to("/dev/null")
    assert "data/results.csv:1  a link to /dev/null" in _said(copy)


def test_other_files_in_the_folder_are_nobodys_business(copy):
    (copy / "notes.csv").write_bytes(b"\xff\x00")
    (copy / "~$results.xlsx").write_text("x")
    assert len(load.load_all(copy)["results"]) > 0


@pytest.mark.parametrize("name", ["with space", "accentué", "数据", "a'b\"c", "-data", "data.csv"])
def test_a_folder_may_have_any_name(copy, name):
    other = copy.rename(copy.parent / name)
    assert len(load.load_all(other)["results"]) > 0


def test_a_relative_folder_is_one_from_where_one_stands(copy, monkeypatch):
    monkeypatch.chdir(copy.parent)
    assert len(load.load_all("data")["results"]) > 0
    assert data_folder("data") == copy


def test_a_fingerprint_covers_names_and_bytes(copy):
    files = data_files(copy)
    whole = fingerprint(files)
    assert fingerprint(files) == whole
    (copy / "results.csv").rename(copy / "outcomes.csv")
    assert fingerprint(data_files(copy)) != whole
    (copy / "outcomes.csv").rename(copy / "results.csv")
    assert fingerprint(data_files(copy)) == whole
    (copy / "results.csv").write_bytes((copy / "results.csv").read_bytes() + b" ")
    assert fingerprint(data_files(copy)) != whole
    assert fingerprint_of([("ab", b"c")]) != fingerprint_of([("a", b"bc")])


def test_contents_are_the_bytes(copy):
    assert contents(copy / "biennia.csv", "x") == (copy / "biennia.csv").read_bytes()


def test_a_snapshot_keeps_what_was_there(copy):
    taken = snapshot.read_snapshot(copy)
    before = taken.raw("biennia")
    (copy / "biennia.csv").write_text("")
    assert taken.raw("biennia") == before
    assert taken.shown("biennia") == "data/biennia.csv"
    assert snapshot.read_snapshot(copy).fingerprint != taken.fingerprint


@pytest.fixture
def folder(tmp_path):
    here = tmp_path / "data"
    shutil.copytree(SHIPPED, here, ignore=shutil.ignore_patterns("build"))
    return here


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with a name are Unix's")
@pytest.mark.parametrize(
    "name", ["results.csv", "datapackage.json", "geo/areas.csv", "geo/map_windows.json", "coding/first.csv"]
)
def test_a_pipe_in_place_of_a_file_is_named_at_once(folder, name):
    (folder / name).unlink()
    os.mkfifo(folder / name)
    started = time.monotonic()
    assert any("cannot be read (it is a pipe, a socket or a device)" in str(p) for p in load.problems(folder))
    assert time.monotonic() - started < 60


@pytest.mark.parametrize("name", ["results.csv", "datapackage.json", "geo/points.csv", "coding/first.csv"])
def test_a_file_larger_than_a_table_can_be_is_not_read(folder, name):
    with (folder / name).open("r+b") as opened:
        opened.truncate(LARGEST + 1)
    assert any(f"has {LARGEST + 1} bytes; at most {LARGEST} are read" in str(p) for p in load.problems(folder))


@pytest.mark.parametrize("room", ["geo", "coding"])
def test_a_file_in_place_of_a_folder_beside_the_tables_is_named(folder, room):
    shutil.rmtree(folder / room)
    (folder / room).write_text("")
    assert [str(p) for p in load.problems(folder) if f"data/{room}:1  is no folder" in str(p)]


def test_what_an_editor_or_a_person_left_beside_the_tables_is_not_opened_and_can_be_said(folder):
    (folder / ".#results.csv").symlink_to("who@host.123:456")
    (folder / "zzz.csv").mkdir()
    (folder / "copy of results.csv").write_text("x")
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff\x1b.csv")).mkdir()
    assert load.problems(folder) == []
    assert data_files(folder) == [folder / file.name for file in data_files(SHIPPED)]
    assert strays(folder) == [".#results.csv", "\\udcff\\x1b.csv", "copy of results.csv", "zzz.csv"]
