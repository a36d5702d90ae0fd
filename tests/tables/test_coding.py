"""Both codings are read as printed, and a coder's missing row is named."""

import shutil

import pytest

from o7lib.errors import TableError
from o7lib.tables.coding import read_codings
from o7lib.tables.folder import data_folder


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(data_folder() / "coding", tmp_path / "coding")
    return tmp_path


def test_both_coders_coded_every_achievement():
    codings = read_codings()
    lines = (data_folder() / "achievements.csv").read_text(encoding="utf-8").count("\n") - 1
    assert len(codings.first) == len(codings.second) == lines


def test_an_empty_cell_is_a_judgement_and_not_missing():
    assert not read_codings().first.isna().any().any()


def test_a_missing_file_is_named(folder):
    (folder / "coding" / "second.csv").unlink()
    with pytest.raises(TableError, match=r"coding/second.csv does not exist; expected the table second"):
        read_codings(folder)


def test_a_missing_column_is_named_with_those_expected(folder):
    file = folder / "coding" / "second.csv"
    file.write_text(file.read_text(encoding="utf-8").replace(",stage,", ",step,", 1), encoding="utf-8")
    with pytest.raises(
        TableError, match=r"coding/second.csv:1  the column 'stage' is missing; expected the columns biennium,"
    ):
        read_codings(folder)


def test_an_achievement_that_one_coder_lacks_is_named_with_its_line(folder):
    file = folder / "coding" / "second.csv"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(lines[:1] + lines[2:]), encoding="utf-8")
    with pytest.raises(TableError, match=r"coding/first.csv:2  cpo is '.+'; expected an achievement that the other"):
        read_codings(folder)
