"""The bytes of a folder at one moment: each file read once, a missing one told, the same bytes the same print."""

import pytest

from o7lib.errors import TableError
from o7lib.tables.model import snapshot
from o7lib.tables.model.schema import SCHEMA_FILE


@pytest.fixture
def files(faults):
    return dict(faults.files)


def test_the_same_bytes_have_the_same_print_whatever_the_folder_and_the_order(files):
    other = snapshot.from_bytes(dict(reversed(files.items())), "elsewhere")
    assert snapshot.from_bytes(files).fingerprint == other.fingerprint


def test_any_byte_of_any_file_changes_the_print(files):
    before = snapshot.from_bytes(files).fingerprint
    assert snapshot.from_bytes(files | {"results.csv": files["results.csv"] + b"\n"}).fingerprint != before
    assert snapshot.from_bytes(files | {SCHEMA_FILE: files[SCHEMA_FILE] + b"\n"}).fingerprint != before


def test_two_files_that_change_places_change_the_print(files):
    swapped = files | {"regions.csv": files["biennia.csv"], "biennia.csv": files["regions.csv"]}
    assert snapshot.from_bytes(swapped).fingerprint != snapshot.from_bytes(files).fingerprint


def test_a_table_that_is_not_there_is_a_problem_and_the_others_are_held(files):
    del files["results.csv"]
    taken = snapshot.from_bytes(files)
    assert [str(problem) for problem in taken.unread] == [
        "data/results.csv:1  the file does not exist; expected the table results"
    ]
    assert taken.raw("regions") == files["regions.csv"]


def test_a_folder_without_a_table_tells_the_same(copy):
    (copy / "results.csv").unlink()
    taken = snapshot.read_snapshot(copy)
    assert ("results.csv" in taken.files, [problem.file for problem in taken.unread]) == (False, ["data/results.csv"])


def test_a_folder_is_as_its_files_are(copy, files):
    assert snapshot.read_snapshot(copy).files == {name: files[name] for name in snapshot.read_snapshot(copy).files}


def test_what_is_written_afterwards_is_not_in_it(copy):
    taken = snapshot.read_snapshot(copy)
    before = taken.raw("results")
    (copy / "results.csv").write_bytes(b"other\n")
    assert taken.raw("results") == before


def test_a_table_is_shown_with_its_folder(files):
    assert snapshot.from_bytes(files, "mine").shown("results") == "mine/results.csv"


def test_a_folder_without_a_schema_is_refused(copy):
    (copy / SCHEMA_FILE).unlink()
    with pytest.raises(TableError, match="data/datapackage.json:1 .*does not exist"):
        snapshot.read_snapshot(copy)
