"""What the tables print is what two coders gave or settled; each contradiction is named with its line."""

import pytest

from o7lib.tables.coding.codings import problems
from o7lib.tables.model.paths import SHIPPED


def found(folder) -> list[str]:
    return [str(p) for p in problems(folder)]


def set_cell(row: int, column: str, value: str):
    return lambda rows: rows[row].update({column: value})


def test_the_shipped_record_holds_together():
    assert found(SHIPPED) == []


def test_an_invented_biennium_holds_together(third_biennium):
    assert found(third_biennium) == []


def test_an_achievement_coded_by_nobody_is_named(record, change):
    for coder in ("first", "second"):
        change(f"coding/{coder}.csv", lambda rows: rows[1:])
    assert found(record) == [
        "data/achievements.csv:2  cpo is '2012-13 7.1 BGD303 1 1'; "
        "expected a row in coding/first.csv and in coding/second.csv: it is coded by nobody"
    ]


def test_an_achievement_coded_once_is_named(record, change):
    change("coding/second.csv", lambda rows: rows[1:])
    assert found(record) == [
        "data/achievements.csv:2  cpo is '2012-13 7.1 BGD303 1 1'; "
        "expected a row in coding/second.csv: it is coded once, in coding/first.csv"
    ]


def test_a_coding_of_no_achievement_is_named(record, change):
    change("achievements.csv", lambda rows: rows[1:])
    assert [line.split("; ")[0] for line in found(record)] == [
        "data/coding/first.csv:2  cpo is '2012-13 7.1 BGD303 1 1'",
        "data/coding/second.csv:2  cpo is '2012-13 7.1 BGD303 1 1'",
    ]


def test_a_difference_that_nobody_settled_is_named(record, change):
    change("coding/second.csv", set_cell(0, "stage", "operational"))
    assert found(record) == [
        "data/coding/second.csv:2  stage is 'operational'; "
        "expected 'adopted', as in first.csv:2, or a row in settled.csv that settles the difference"
    ]


def test_a_settled_row_that_misquotes_a_coder_is_named(record, change):
    change("coding/settled.csv", set_cell(0, "first", "adopted"))
    assert found(record) == ["data/coding/settled.csv:2  first is 'adopted'; expected 'drafted', as in first.csv"]


def test_a_settled_row_that_settles_nothing_is_named(record, change):
    change("coding/settled.csv", set_cell(6, "settled", "true"))  # both coders gave true
    assert (
        "data/coding/settled.csv:8  settled is 'true'; expected a value that differs from what both" in found(record)[0]
    )


def test_a_table_that_contradicts_what_both_coders_gave_is_named(record, change):
    change("achievements.csv", set_cell(0, "stage", "operational"))
    assert found(record) == [
        "data/achievements.csv:2  stage is 'operational'; "
        "expected 'adopted', as both coders have it (coding/first.csv:2)"
    ]


def test_a_table_that_contradicts_what_was_settled_is_named(record, change):
    def operational(rows):
        row = next(r for r in rows if r["cpo"] == "JOR103" and r["criterion"] == "2" and r["biennium"] == "2012-13")
        row["stage"] = "operational"

    change("achievements.csv", operational)
    (line,) = found(record)
    assert line.endswith("stage is 'operational'; expected 'drafted', as settled in coding/settled.csv:2")


def test_a_type_too_many_and_a_type_too_few_are_named(record, change):
    change("achievement_types.csv", set_cell(0, "type", "policy"))
    assert sorted(found(record)) == [
        "data/achievement_types.csv:2  type is 'policy'; "
        "expected no such row: it is not of this type, as both coders have it (coding/first.csv:2)",
        "data/achievements.csv:2  cpo is '2012-13 7.1 BGD303 1 1'; "
        "expected a row with the type legal in achievement_types.csv, as both coders have it (coding/first.csv:2)",
    ]


@pytest.mark.parametrize(
    ("column", "file"), [("kind", "note_kinds"), ("side", "note_sides"), ("effect", "note_effects")]
)
def test_a_source_note_that_contradicts_what_was_settled_is_named(record, change, column, file):
    change("source_notes.csv", set_cell(0, column, "changed"))
    (line,) = found(record)
    assert line.startswith(f"data/source_notes.csv:2  {column} is 'changed'; expected ")
    assert line.endswith(f"as settled in coding/{file}.csv:2")


def test_a_note_on_another_report_than_settled_is_named(record, change):
    change("source_notes.csv", set_cell(1, "criterion", "4"))
    assert "source_notes.csv:3  criterion is '4'" in found(record)[0].replace("data/", "")


def test_a_record_without_codings_claims_none(record):
    for file in (record / "coding").iterdir():
        file.unlink()
    (record / "coding").rmdir()
    assert found(record) == []
