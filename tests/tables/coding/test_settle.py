"""Differences are settled with a reason; the tables are written whole, and then hold together."""

import csv
import shutil

import pytest

from o7lib import files
from o7lib.errors import ParameterError, TableError
from o7lib.tables import load
from o7lib.tables.coding.compare import both
from o7lib.tables.coding.settle import decide, open_differences, write_tables
from o7lib.tables.coding.units import to_code

KEY = ("2016-17", "7.1", "KHM129", "1", "1")


@pytest.fixture
def finished(uncoded, coded):
    coded("ana", "first")
    coded("ben", "second")
    return uncoded


def rows(file):
    with file.open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


def test_the_one_difference_is_found(finished):
    assert open_differences(both(finished.data)) == [(KEY, "stage")]


def test_tables_are_not_written_while_a_difference_is_open(finished):
    before = (finished.data / "achievements.csv").read_bytes()
    with pytest.raises(
        ParameterError, match=r"1 differences? (is|are) not settled, the first is stage of 2016-17 7.1 KHM"
    ):
        write_tables(finished.data)
    assert (finished.data / "achievements.csv").read_bytes() == before


@pytest.mark.parametrize(
    ("column", "value", "reason", "words"),
    [
        ("stage", "drafted", " ", "reason is ''; expected a value"),
        ("stage", "adoptd", "So.", "stage is 'adoptd'; expected one of"),
        ("legal", "true", "So.", "both coders gave 'true' for legal"),
        ("lines", "1-1", "So.", "there is no judgement lines"),
        ("colour", "red", "So.", "there is no judgement colour"),
    ],
)
def test_a_decision_that_holds_no_value_or_no_reason_is_refused(finished, column, value, reason, words):
    with pytest.raises((ParameterError, TableError)) as refused:
        decide(KEY, column, value, reason, finished.data)
    assert words in str(refused.value)
    assert open_differences(both(finished.data)) == [(KEY, "stage")]


def test_a_decision_can_be_taken_again(finished):
    decide(KEY, "stage", "drafted", "The draft is complete.", finished.data)
    decide(KEY, "stage", "in_preparation", "It is not complete.", finished.data)
    (row,) = both(finished.data).settled.to_dict("records")
    assert (row["first"], row["second"], row["settled"]) == ("drafted", "in_preparation", "in_preparation")
    assert open_differences(both(finished.data)) == []


def test_what_is_written_is_the_record_as_two_coders_made_it(finished, third_biennium):
    decide(KEY, "stage", "drafted", "Invented: the draft is complete.", finished.data)
    decide(("2016-17", "7.1", "CIV101", "3", "2"), "data", "true", "Both overlooked the register.", finished.data)
    write_tables(finished.data)
    assert load.problems(finished.data) == []
    assert to_code(finished.data) == []
    for name in ("coding/first.csv", "coding/second.csv"):
        assert (finished.data / name).read_bytes() == (third_biennium / name).read_bytes()
    now, then = (rows(folder / "achievements.csv") for folder in (finished.data, third_biennium))
    assert [r | {"stage_reason": ""} for r in now] == [r | {"stage_reason": ""} for r in then]
    reason = {tuple(r.values())[:5]: r["stage_reason"] for r in now}
    assert (
        reason[KEY] == "Invented: the draft is complete."
        and reason["2016-17", "7.1", "CIV101", "1", "1"] == "Invented."
    )
    types = [tuple(r.values()) for r in rows(finished.data / "achievement_types.csv")]
    assert ("2016-17", "7.1", "CIV101", "3", "2", "data") in types
    assert len(types) == len(rows(third_biennium / "achievement_types.csv")) + 1


def test_the_coders_files_are_kept_with_their_digests_and_the_next_round_starts_empty(finished):
    decide(KEY, "stage", "drafted", "The draft is complete.", finished.data)
    write_tables(finished.data)
    kept = sorted(f.name for f in (finished.data / "coding" / "rounds" / "01").iterdir())
    assert kept == ["ana.csv", "ben.csv", "finished.csv", "settled.csv"]
    assert not (finished.data / "coding" / "work").exists()


@pytest.mark.parametrize("stop", range(5))
def test_a_run_that_was_stopped_in_between_is_finished_by_the_next(finished, monkeypatch, stop):
    decide(KEY, "stage", "drafted", "The draft is complete.", finished.data)
    real, written = files.write, []

    def stopping(file, content):
        if len(written) == stop:
            raise RuntimeError("stopped")
        written.append(file)
        real(file, content)

    monkeypatch.setattr(files, "write", stopping)
    with pytest.raises(RuntimeError, match="stopped"):
        write_tables(finished.data)
    monkeypatch.setattr(files, "write", real)
    write_tables(finished.data)
    assert load.problems(finished.data) == []


def test_a_run_stopped_before_its_last_step_is_finished_by_the_next(finished, monkeypatch):
    decide(KEY, "stage", "drafted", "The draft is complete.", finished.data)
    work = finished.data / "coding" / "work"
    shutil.copytree(work, work.with_name("kept"))
    write_tables(finished.data)
    work.with_name("kept").rename(work)
    assert write_tables(finished.data) == [] and not work.exists()


def test_values_that_would_break_a_rule_of_the_record_are_refused_and_nothing_is_written(uncoded, coded):
    rule = {"repeats": "2"}  # criterion 4 is said to repeat a criterion that the result does not report under
    for of in ("first", "second"):
        uncoded.given[of][6] |= rule
    coded("ana", "first")
    coded("ben", "second")
    decide(KEY, "stage", "drafted", "The draft is complete.", uncoded.data)
    before = {f: f.read_bytes() for f in uncoded.data.rglob("*.csv")}
    with pytest.raises(TableError, match=r"achievements.csv:\d+  repeats is"):
        write_tables(uncoded.data)
    assert {f: f.read_bytes() for f in uncoded.data.rglob("*.csv")} == before
