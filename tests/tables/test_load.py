"""Read, check, remember: what a stamp vouches for, and for nothing else."""

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from o7lib.errors import TableError
from o7lib.tables import load
from o7lib.tables.model import snapshot
from o7lib.tables.model.paths import SHIPPED, data_files
from o7lib.tables.model.schema import Column, schema
from o7lib.tables.validation import rules


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of the test's own, and a process that has loaded nothing."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(load, "_loaded", {})
    return tmp_path / "cache" / "o7lib"


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The folders that were really checked."""
    done: list[str] = []
    real = rules.problems
    monkeypatch.setattr(rules, "problems", lambda frames, folder: [done.append(folder), real(frames, folder)][1])
    return done


def _edit(file: Path, old: bytes, new: bytes) -> None:
    raw = file.read_bytes()
    assert old in raw
    file.write_bytes(raw.replace(old, new, 1))


def _column(kind: str, required: bool = False, codes: tuple[str, ...] = ()) -> Column:
    return Column(name="c", type=kind, title="C", description="C.", required=required, codes=codes)


@pytest.mark.parametrize(
    ("column", "texts", "cells", "dtype"),
    [
        (_column("string"), ("a", "", "NA"), ["a", None, "NA"], "str"),
        (_column("integer"), ("0", "", "999999999999999"), [0, None, 999_999_999_999_999], "Int64"),
        (_column("number"), ("0.1", "", "-7"), [0.1, None, -7.0], "Float64"),
        (_column("boolean"), ("true", "", "false"), [True, None, False], "boolean"),
        (_column("boolean", required=True), ("true", "false"), [True, False], "bool"),
        (_column("string", codes=("b", "a")), ("a", "", "b"), ["a", None, "b"], "category"),
    ],
)
def test_a_column_gets_its_type_and_an_empty_cell_is_missing(column, texts, cells, dtype):
    series = pd.Series(load._typed(texts, column))
    assert series.dtype == dtype
    assert [None if pd.isna(cell) else cell for cell in series] == cells


@pytest.mark.parametrize(
    ("column", "text"),
    [
        (_column("integer"), "1.5"),
        (_column("number"), "x"),
        (_column("boolean", required=True), "TRUE"),
        (_column("string", codes=("a",)), "b"),
    ],
)
def test_a_text_that_is_none_of_its_type_never_becomes_a_blank(column, text):
    with pytest.raises((ValueError, KeyError)):
        load._typed((text,), column)


def test_codes_are_ordered_categories_in_the_codebooks_order():
    stage = load.load_all()["achievements"]["stage"]
    assert stage.cat.ordered
    assert list(stage.cat.categories) == list(schema().column("achievements", "stage").codes)


def test_the_index_is_the_line_of_the_file():
    results = load.load_all()["results"]
    lines = (SHIPPED / "results.csv").read_text(encoding="utf-8").splitlines()
    assert all(results.loc[n, "cpo"] in lines[n + 1] for n in results.index)


def test_frames_are_the_same_read_from_a_folder_or_a_snapshot():
    taken = snapshot.read_snapshot(SHIPPED)
    from_folder = load.frames(SHIPPED, taken.schema)
    for name, frame in load.frames_of(taken).items():
        pd.testing.assert_frame_equal(frame, from_folder[name])


def test_a_folder_is_checked_once_and_then_known_by_its_bytes(copy, cache, checks):
    load.load_all(copy)
    load.load_all(copy)
    assert (checks, len(list(cache.iterdir()))) == (["data"], 1)
    load._loaded.clear()
    load.load_all(copy)
    assert checks == ["data"], "the stamp was not believed"
    shutil.copytree(copy, copy.parent / "elsewhere")
    load.load_all(copy.parent / "elsewhere")
    assert checks == ["data"], "the same bytes elsewhere were checked again"


def test_a_folder_that_was_refused_gets_no_stamp(copy, cache):
    _edit(copy / "figures.csv", b",4,", b",many,")
    for _ in range(2):
        with pytest.raises(TableError, match="value is 'many'"):
            load.load_all(copy)
    assert not cache.exists()


def test_no_edit_whatever_is_covered_by_an_old_stamp(copy, checks):
    """Not even one that keeps the file's size and the moment it was saved."""
    load.load_all(copy)
    file = copy / "figures.csv"
    moment = file.stat()
    _edit(file, b",4,", b",x,")
    os.utime(file, ns=(moment.st_atime_ns, moment.st_mtime_ns))
    assert (file.stat().st_size, file.stat().st_mtime_ns) == (moment.st_size, moment.st_mtime_ns)
    with pytest.raises(TableError, match="value is 'x'"):
        load.load_all(copy)


def test_each_part_of_a_folder_is_covered_by_the_stamp(copy):
    before = load._stamp(snapshot.read_snapshot(copy))
    for name in [f.name for f in data_files(copy)]:
        raw = (copy / name).read_bytes()
        (copy / name).write_bytes(raw + (b" " if name.endswith("json") else b"x\n"))
        assert load._stamp(snapshot.read_snapshot(copy)) != before, name
        (copy / name).write_bytes(raw)
    assert load._stamp(snapshot.read_snapshot(copy)) == before


def test_a_stamp_is_for_the_code_and_tools_that_checked(copy, monkeypatch):
    before = load._stamp(snapshot.read_snapshot(copy))
    monkeypatch.setattr(load, "version", lambda name: "another")
    assert load._stamp(snapshot.read_snapshot(copy)) != before


def test_a_schema_edited_within_the_clocks_tick_is_read_anew(copy):
    for unit in ("documents", "papers", "records"):
        _edit(
            copy / "datapackage.json",
            b'"unit": "' + schema(copy).tables["documents"].unit.encode(),
            b'"unit": "' + unit.encode(),
        )
        assert schema(copy).tables["documents"].unit == unit


def test_a_file_saved_between_check_and_load_is_not_loaded_unchecked(copy, monkeypatch):
    real = load.problems_of

    def slow(taken):
        found = real(taken)
        _edit(copy / "figures.csv", b",4,", b",9,")
        return found

    before = snapshot.read_snapshot(copy)
    monkeypatch.setattr(load, "problems_of", slow)
    record = load.load_all(copy)
    pd.testing.assert_frame_equal(record["figures"], load.frames_of(before)["figures"])


@pytest.mark.parametrize(
    "kind", ["a file in its place", "not to be written", "not to be read", "a stamp that is a folder", "no home"]
)
def test_without_a_usable_cache_every_run_checks_and_loads(copy, cache, checks, monkeypatch, kind):
    if kind == "a file in its place":
        cache.parent.write_text("")
    elif kind in ("not to be written", "not to be read"):
        error = PermissionError(13, "Permission denied")
        for name in ("touch", "mkdir") if kind == "not to be written" else ("is_file",):
            monkeypatch.setattr(Path, name, _refusing(error, getattr(Path, name), cache))
    elif kind == "a stamp that is a folder":
        load._stamp(snapshot.read_snapshot(copy)).mkdir(parents=True)
    else:
        monkeypatch.delenv("XDG_CACHE_HOME")
        monkeypatch.setattr(Path, "home", _refusing(RuntimeError("Could not determine home directory."), None, None))
    for _ in range(2):
        load._loaded.clear()
        assert len(load.load_all(copy)["results"]) > 0
    assert len(checks) == 2


def _refusing(error, real, cache):
    """A method that fails inside the cache, and elsewhere does what it did."""

    def method(self=None, *args, **named):
        if cache is None or str(self).startswith(str(cache)):
            raise error
        return real(self, *args, **named)

    return method


def test_only_two_folders_are_kept_in_memory(copy):
    for number in range(4):
        _edit(
            copy / "outputs.csv",
            b"New evidence" if number == 0 else b"Evidence %d" % (number - 1),
            b"Evidence %d" % number,
        )
        load.load_all(copy)
    assert len(load._loaded) == load.KEPT


def test_threads_that_load_at_once_get_the_same_rows(copy):
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(len(load.load_all(copy)["figures"]))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 6
    assert len(set(found)) == 1


RACE = """
import sys
from o7lib.errors import TableError
from o7lib.tables.load import load_all
try:
    print(len(load_all(sys.argv[1])["figures"]))
except TableError as error:
    print("refused", len(error.problems))
"""


def test_processes_that_load_at_once_agree_and_leave_one_stamp(copy, cache):
    runs = [
        subprocess.Popen([sys.executable, "-c", RACE, str(copy)], stdout=subprocess.PIPE, text=True) for _ in range(4)
    ]
    said = [run.communicate(timeout=120)[0].strip() for run in runs]
    assert {run.returncode for run in runs} == {0}
    assert len(set(said)) == 1
    assert said[0].isdigit()
    assert len(list(cache.iterdir())) == 1


def test_a_file_rewritten_while_others_load_is_loaded_whole_or_refused(copy):
    """A half-written file that happens to end with a row would pass for a smaller table; its size in the schema says no."""
    file = copy / "source_notes.csv"
    whole = file.read_bytes()
    _edit(
        copy / "datapackage.json",
        b'"path": "source_notes.csv"',
        b'"path": "source_notes.csv", "bytes": %d' % len(whole),
    )
    stop = threading.Event()

    def rewrite() -> None:
        while not stop.is_set():
            file.write_bytes(whole[: whole.index(b"\n", len(whole) // 2) + 1])
            file.write_bytes(whole)

    writer = threading.Thread(target=rewrite)
    writer.start()
    counted, refused = set(), 0
    try:
        for _ in range(60):
            try:
                counted.add(len(load.load_all(copy).untracked("source_notes")))
            except TableError:
                refused += 1
    finally:
        stop.set()
        writer.join()
    assert counted <= {whole.count(b"\n") - 1}
    assert counted or refused


def test_what_was_read_is_told_for_the_whole_process(monkeypatch):
    monkeypatch.setattr(load, "_reads", {})
    load.load_all()["regions"]
    assert list(load.reads()) == ["|regions|"]


def test_numbers_are_plain_arrays_without_a_detour_through_floats():
    value = load.frames_of(snapshot.read_snapshot())["figures"]["figure_no"]
    assert value.array._data.dtype == np.dtype("int64")
