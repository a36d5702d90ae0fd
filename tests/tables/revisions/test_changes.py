"""Two states of the tables are compared by key: rows added, removed, changed; codes that moved; headlines."""

import subprocess
import zipfile

import pytest

from o7lib.cli import main
from o7lib.errors import ParameterError, TableError
from o7lib.tables.model.paths import SHIPPED
from o7lib.tables.model.schema import schema
from o7lib.tables.model.snapshot import read_snapshot
from o7lib.tables.revisions import changes
from o7lib.tables.revisions.states import state

BIENNIA = schema(SHIPPED).table("biennia")
OLD = {"biennium": ("2012-13", "2014-15"), "first_year": ("2012", "2014"), "last_year": ("2013", "2015")}
NEW = {"biennium": ("2012-13", "2016-17"), "first_year": ("2011", "2016"), "last_year": ("2013", "2017")}


def test_rows_are_the_same_when_their_key_is():
    found = list(changes.table_changes(OLD, NEW, BIENNIA))
    assert changes.worded(found) == [
        "biennia: 1 row added, 1 row removed, 1 row changed",
        "  ~ 2012-13  first_year: 2012 -> 2011",
        "  - 2014-15",
        "  + 2016-17",
    ]


def test_codes_that_moved_are_counted():
    moves = [changes.Change("achievements", (str(n),), "changed", "stage", "drafted", "adopted") for n in range(2)]
    words = changes.Change("achievements", ("1",), "changed", "summary", "a", "b")
    assert changes.moved_codes([*moves, words], schema(SHIPPED)) == ["achievements.stage: drafted -> adopted, 2 rows"]


def test_a_table_that_cannot_be_read_is_told_not_compared(copy):
    (copy / "biennia.csv").write_text("biennium\n")
    with pytest.raises(TableError, match="the column 'first_year' is missing"):
        changes.cells_of(read_snapshot(copy))


def test_a_folder_without_tables_and_a_name_that_is_nothing_are_refused(tmp_path, copy):
    (tmp_path / "cut.zip").write_bytes(b"PK")
    for name, said in (
        (str(tmp_path), "holds no datapackage.json"),
        (str(tmp_path / "cut.zip"), "is no zip, or is cut"),
        ("nothing-of-that-name", "is no folder, no .zip and no git revision of"),
        ("--output=x", "is no revision"),
    ):
        with pytest.raises(ParameterError, match=said), state(name, copy):
            pass


def test_a_revision_a_zip_and_a_folder_are_compared_alike(copy, tmp_path, capsys):
    for words in (["init", "-q"], ["add", "."], ["-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-qm", "a"]):
        subprocess.run(["git", "-C", str(copy), *words], check=True)
    with zipfile.ZipFile(tmp_path / "old.zip", "w") as box:
        for file in copy.glob("*.*"):
            box.write(file, file.name)
    table = copy / "achievements.csv"
    table.write_bytes(table.read_bytes().replace(b",1,1,adopted,", b",1,1,drafted,", 1))
    for before in ("HEAD", str(tmp_path / "old.zip")):
        assert main(["changed", before, str(copy), "--data", str(copy)]) == 0
        said = capsys.readouterr().out
        assert "~ 2012-13 7.1 BGD303 1 1  stage: adopted -> drafted" in said
        assert "achievements.stage: adopted -> drafted, 1 row" in said
        assert "headline of asia_pacific\n  before: " in said
    assert main(["changed", str(copy), str(copy)]) == 0
    assert capsys.readouterr().out == "the tables hold the same rows\n"
