"""One file a coder, blind, whole, resumed after a crash; every way to spoil it is refused with its line."""

import builtins
import io
import shutil
from pathlib import Path

import pytest

from o7lib import files
from o7lib.errors import ParameterError, TableError
from o7lib.tables.coding.coder import Coder, coder_name
from o7lib.tables.coding.compare import both


def fill(uncoded, unit, **other: str) -> dict[str, str]:
    """What the first coder gave for a unit, with some of it changed."""
    (row,) = [r for r in uncoded.given["first"] if tuple(r.values())[:5] == unit.key]
    return {**row, "lines": unit.lines, **other}


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_coding_is_resumed_where_it_was_left(uncoded, coded):
    coded("ana", "first", 3)
    again = Coder("Ana", uncoded.data)
    assert (len(again.rows), len(again.left)) == (3, 8)
    assert again.left[0].key == ("2016-17", "7.1", "CIV101", "3", "2")


def test_what_is_saved_is_what_was_given_with_lines_and_checksum(uncoded, coded):
    coder = coded("ana", "first", 1)
    (row,) = coder.rows.values()
    assert (row["stage"], row["legal"], row["reason"], row["lines"]) == ("adopted", "true", "Invented.", "6-7")
    assert row["document_sha256"] == coder.units[0].sha256 and len(row["seal"]) == 16


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"reason": " "}, "reason is ''; expected a value: Why, in one sentence."),
        ({"stage": ""}, "stage is ''; expected a value"),
        ({"stage": "adoptd"}, "stage is 'adoptd'; expected one of in_preparation, drafted, adopted, operational"),
        ({"legal": "false"}, "types is 'none'; expected at least one of Policy or strategy"),
        ({"repeats": "1"}, "repeats is '1'; expected another criterion of the same result"),
        ({"repeats": "one"}, "repeats is 'one'; expected a whole number"),
        ({"lines": "6"}, "lines is '6'; expected text of the form"),
        ({"lines": "15-17"}, "lines is '15-17'; expected lines inside 3-15"),
    ],
)
def test_a_judgement_that_is_not_whole_is_refused_and_nothing_is_written(uncoded, given, words):
    coder = Coder("ana", uncoded.data)
    with pytest.raises(TableError) as refused:
        coder.save(coder.left[0], fill(uncoded, coder.left[0], **given))
    assert words in str(refused.value) and not coder.file.exists()


def test_everything_missing_is_told_at_once(uncoded):
    coder = Coder("ana", uncoded.data)
    with pytest.raises(TableError) as refused:
        coder.save(coder.left[0], {})
    assert {"stage", "types", "reason", "lines", "language"} <= {p.column for p in refused.value.problems}


def test_a_write_that_fails_leaves_what_was_saved_before(uncoded, coded, monkeypatch):
    coder = coded("ana", "first", 2)
    before = coder.file.read_bytes()

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "write", full)
    with pytest.raises(ParameterError, match="could not be written: No space left on device; what stood there stays"):
        coder.save(coder.left[0], fill(uncoded, coder.left[0]))
    assert coder.file.read_bytes() == before and len(coder.rows) == 2


def test_what_is_typed_and_not_saved_outlives_a_crash(uncoded):
    coder = Coder("ana", uncoded.data)
    first, second = coder.left[:2]
    coder.keep_draft(first, {"reason": "half a sen"})
    coder.keep_draft(second, {"reason": "another"})
    again = Coder("ana", uncoded.data)
    assert again.drafts == {first.key: {"reason": "half a sen"}, second.key: {"reason": "another"}}
    assert again.rows == {}
    again.save(first, fill(uncoded, first))
    assert Coder("ana", uncoded.data).drafts == {second.key: {"reason": "another"}}


@pytest.mark.parametrize("broken", ["{", "[1]", '{"a": 1}', "[[1, 2]]"])
def test_a_draft_that_cannot_be_read_stops_nobody(uncoded, broken):
    coder = Coder("ana", uncoded.data)
    coder.keep_draft(coder.left[0], {})
    coder.file.with_suffix(".draft.json").write_text(broken, encoding="utf-8")
    assert Coder("ana", uncoded.data).drafts == {}


def test_a_coder_reads_only_their_own_file(uncoded, coded, monkeypatch):
    coded("ben", "second", 4)
    opened, real, raw = [], builtins.open, io.open
    monkeypatch.setattr(io, "open", lambda file, *a, **k: [opened.append(str(file)), raw(file, *a, **k)][1])
    monkeypatch.setattr(builtins, "open", lambda file, *a, **k: [opened.append(str(file)), real(file, *a, **k)][1])
    coder = coded("ana", "first", 1)
    assert coder.rows and [f for f in opened if "work" in f and "ana" in f]
    assert [f for f in opened if "ben" in f] == []


def test_a_row_edited_by_hand_is_named(uncoded, coded):
    coder = coded("ana", "first", 2)
    edit(coder.file, "adopted", "operational")
    with pytest.raises(
        TableError, match=r"coding/work/ana.csv:2  seal is '\w+'; expected the row as the form wrote it"
    ):
        Coder("ana", uncoded.data)


def test_an_unknown_code_in_a_file_is_named(uncoded, coded):
    coder = coded("ana", "first", 2)
    edit(coder.file, "adopted", "adoptd")
    with pytest.raises(TableError, match=r"ana.csv:2  stage is 'adoptd'; expected one of in_preparation, drafted"):
        Coder("ana", uncoded.data)


def test_a_file_cut_short_is_named(uncoded, coded):
    coder = coded("ana", "first", 2)
    coder.file.write_bytes(coder.file.read_bytes()[:-9])
    with pytest.raises(TableError, match=r"ana.csv:3  the last line has no line feed"):
        Coder("ana", uncoded.data)


def test_a_copy_of_another_coders_file_is_no_second_coding(uncoded, coded):
    coder = coded("ana", "first")
    shutil.copy(coder.file, coder.file.with_name("ben.csv"))
    with pytest.raises(TableError, match=r"ben.csv:2  seal is .+ expected the row as the form wrote it for ben"):
        both(uncoded.data)


def test_two_people_under_one_name_do_not_overwrite_each_other(uncoded):
    one, other = Coder("ana", uncoded.data), Coder("ANA", uncoded.data)
    one.save(one.left[0], fill(uncoded, one.left[0]))
    with pytest.raises(ParameterError, match=r"somebody else codes under the name ana, or it is open twice"):
        other.save(other.left[0], fill(uncoded, other.left[0]))
    assert len(Coder("ana", uncoded.data).rows) == 1


@pytest.mark.parametrize("name", ["", "..", "a/b", "1", "finished", "x" * 31, "李"])
def test_a_name_that_is_no_name_is_refused(name):
    with pytest.raises(ParameterError, match="expected a short name of letters, such as ana"):
        coder_name(name)


def test_what_was_coded_of_a_text_that_changed_is_coded_again(uncoded, coded):
    coder = coded("ana", "first", 2)
    edit(uncoded.data / "documents.csv", coder.units[0].sha256, "0" * 64)
    again = Coder("ana", uncoded.data)
    assert len(again.stale) == 2 and len(again.left) == 11
    again.save(again.left[0], fill(uncoded, again.left[0]))
    assert len(again.stale) == 1


def test_a_finished_coding_is_not_changed_any_more(uncoded, coded):
    ana, ben = coded("ana", "first"), coded("ben", "second")
    both(uncoded.data)
    with pytest.raises(ParameterError, match="ana's coding is finished; what was compared is not changed any more"):
        ana.save(ana.units[0], fill(uncoded, ana.units[0]))
    assert len(ben.rows) == 11
