"""Both codings are read as printed, and a coder's missing row is named."""

import shutil

import pandas as pd
import pytest

from o7lib.errors import TableError
from o7lib.tables.coding.codings import PAIRS, read_codings, read_pairs
from o7lib.tables.model.paths import data_folder


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


def test_every_source_note_was_given_a_kind_by_both_coders():
    notes = read_pairs()[PAIRS["note_kinds"]]
    assert not (notes[["first", "second", "settled"]] == "").any().any()
    kinds = pd.read_csv(data_folder() / "source_notes.csv", dtype=str).set_index("note_no")["kind"]
    assert (kinds[notes["note_no"]].to_numpy() == notes["settled"].to_numpy()).all()


def test_the_partners_of_results_are_the_bodies_settled_as_working_with_the_ilo():
    bodies = read_pairs()[PAIRS["partner_roles"]].query("settled == 'with_ilo'")
    names = pd.read_csv(data_folder() / "partners.csv", dtype=str).set_index("partner_id")["name"]
    rows = pd.read_csv(data_folder() / "result_partners.csv", dtype=str)
    have = sorted(zip(rows["biennium"], rows["cpo"], names[rows["partner_id"]], rows["lines"], strict=True))
    assert have == sorted(bodies[["biennium", "cpo", "body", "lines"]].itertuples(index=False, name=None))


def test_a_disagreement_settled_without_a_reason_is_named(folder):
    file = folder / "coding" / "note_kinds.csv"
    file.write_text("note_no,first,second,settled,reason\n1,other,misprint,other,\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"coding/note_kinds.csv:2  reason is ''; expected why the disagreement was"):
        read_pairs(folder)


def test_a_file_of_pairs_that_lacks_a_column_is_named(folder):
    file = folder / "coding" / "partner_roles.csv"
    file.write_text("body,first,second,settled\nIOM,with_ilo,with_ilo,with_ilo\n", encoding="utf-8")
    with pytest.raises(
        TableError, match=r"coding/partner_roles.csv:1  the column 'biennium' is missing; expected the columns biennium"
    ):
        read_pairs(folder)
