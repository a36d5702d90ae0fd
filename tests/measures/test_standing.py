"""What stands: a note strikes the report it names, on the result's own text alone."""

import pytest

from o7lib.measures import standing
from o7lib.measures.scope import narrow

WORLD = {
    "results": """
        biennium indicator cpo place_id
        2012-13 7.1 KHM129 KHM
        2012-13 7.1 LAO179 LAO
        2012-13 7.1 SHA127 SHA""",
    "achievements": """
        biennium indicator cpo criterion item stage
        2012-13 7.1 KHM129 1 1 adopted
        2012-13 7.1 KHM129 1 2 drafted
        2012-13 7.1 KHM129 2 1 operational
        2012-13 7.1 LAO179 1 1 adopted
        2012-13 7.1 LAO179 2 1 adopted
        2012-13 7.1 SHA127 1 1 adopted
        2012-13 7.1 SHA127 2 1 adopted""",
}
NOTES = "note_no biennium indicator cpo criterion item side effect\n"


def made(make, *notes: str):
    rows = "\n".join(f"{number} 2012-13 7.1 {note}" for number, note in enumerate(notes, start=1))
    return make(**WORLD, source_notes=NOTES + rows) if notes else make(**WORLD)


def standings(record) -> dict:
    rows = standing.reports(record)
    keys = [f"{r.cpo} {r.criterion} {r.item}" for r in rows.itertuples()]
    return dict(zip(keys, rows["standing"].astype(str), strict=True))


def test_without_notes_every_report_is_clear(make):
    assert set(standings(made(make)).values()) == {"clear"}


@pytest.mark.parametrize(
    ("note", "left"),
    [
        ("LAO179 1 . result count", "doubted"),
        ("LAO179 1 . both count", "doubted"),
        ("LAO179 1 . result condition", "condition"),
        ("LAO179 1 . contribution count", "clear"),
        ("LAO179 1 . document count", "clear"),
        ("LAO179 1 . result reading", "clear"),
        ("LAO179 1 . result clerical", "clear"),
        ("LAO179 2 . result count", "clear"),
    ],
)
def test_only_a_striking_note_on_the_results_own_text_touches_the_report_it_names(make, note, left):
    assert standings(made(make, note))["LAO179 1 1"] == left


def test_the_worst_note_decides_and_all_are_cited(make):
    record = made(make, "LAO179 1 . result condition", "LAO179 1 . result count")
    row = standing.reports(record).set_index("cpo").loc["LAO179"].iloc[0]
    assert (row["standing"], row["notes"], len(row["note_refs"])) == ("doubted", (1, 2), 2)


def test_a_note_on_one_item_leaves_the_other_and_a_note_on_none_strikes_both(make):
    one = standings(made(make, "KHM129 1 2 result count"))
    assert (one["KHM129 1 1"], one["KHM129 1 2"]) == ("clear", "doubted")
    both = standings(made(make, "KHM129 1 . result count"))
    assert (both["KHM129 1 1"], both["KHM129 1 2"]) == ("doubted", "doubted")


def test_a_criterion_stands_while_one_of_its_items_does(make):
    rows = standing.results(made(make, "KHM129 1 1 result count")).set_index("cpo")
    assert rows.loc["KHM129", ["reported", "undoubted", "keeps", "policy", "policy_clear"]].tolist() == [
        2,
        2,
        True,
        True,
        False,
    ]


def test_a_result_keeps_enough_only_with_as_many_criteria_as_its_indicator_asks(make):
    rows = standing.results(made(make, "LAO179 1 . result count", "KHM129 1 1 result condition")).set_index("cpo")
    assert rows["keeps"].to_dict() == {"KHM129": True, "LAO179": False, "SHA127": True}
    assert rows["keeps_clear"].to_dict() == {"KHM129": True, "LAO179": False, "SHA127": True}
    assert rows.loc["LAO179", ["undoubted", "clear", "required"]].tolist() == [1, 1, 2]


def test_member_states_are_counted_and_regional_entries_left_out(make):
    row = standing.by_level(made(make, "LAO179 1 . result count"), "biennium", "indicator").iloc[0]
    assert row[["results", "policy", "policy_clear", "keeps"]].tolist() == [2, 2, 1, 1]
    entries = standing.by_level(made(make), "biennium", "indicator", kind="subregion").iloc[0]
    assert entries["results"] == 1


def test_stages_are_counted_with_those_clear_of_doubt_zeros_included(make):
    rows = standing.by_stage(made(make, "LAO179 1 . result count"), by=["biennium"]).set_index("stage")
    assert rows.loc["adopted", ["achievements", "clear", "firm"]].tolist() == [5, 4, True]
    assert rows["achievements"].tolist() == [0, 1, 5, 1] and rows["share"].sum() == pytest.approx(1)
    assert standing.firm_and_clear(rows) == (6, 5, 7)


def test_policies_are_claimed_adopted_and_clear(make):
    assert standing.policies(made(make, "LAO179 1 . result condition")) == (3, 3, 2, 3)


TWO_BIENNIA = """
    biennium indicator cpo place_id
    2012-13 7.1 KHM129 KHM
    2012-13 7.1 LAO179 LAO
    2014-15 7.2 KHM129 KHM"""


def test_results_with_a_policy_are_counted_apart_from_those_whose_policy_is_adopted(make):
    rows = """
        biennium indicator cpo criterion item stage
        2012-13 7.1 KHM129 1 1 drafted
        2012-13 7.1 KHM129 1 2 adopted
        2012-13 7.1 KHM129 2 1 in_preparation
        2012-13 7.1 LAO179 1 1 drafted
        2012-13 7.1 LAO179 4 1 operational
        2014-15 7.2 KHM129 2 1 adopted"""
    assert standing.policies(make(results=TWO_BIENNIA, achievements=rows)) == (2, 1, 1, 3)


def test_another_criterion_is_no_policy(make):
    rows = "biennium indicator cpo criterion item stage\n2012-13 7.1 KHM129 2 1 adopted"
    assert standing.policies(make(results=TWO_BIENNIA, achievements=rows)) == (0, 0, 0, 3)


def test_a_scope_without_results_has_no_policy_to_count(make):
    assert standing.policies(make()) == (0, 0, 0, 0)


def test_a_scope_without_results_has_nothing_that_stands(make):
    record = make()
    assert standing.reports(record).empty and standing.results(record).empty
    assert standing.by_level(record)["keeps"].sum() == 0


def test_the_record_tells_its_results_apart(record):
    rows = standing.results(record)
    assert (len(rows), rows["keeps"].sum(), rows["keeps_clear"].sum()) == (41, 17, 4)
    africa = standing.results(narrow(record, region="africa"))
    assert 0 < africa["policy"].sum() >= africa["policy_clear"].sum()


def test_every_first_criterion_that_does_not_show_gender_has_its_note(record):
    """The wording asks for gender in criterion 1; the rule of doubt is applied to every report, or to none."""
    notes = record.source_notes
    noted = notes[(notes["criterion"] == 1) & notes["note"].str.contains("gender|women", case=False)]
    shown = {("2012-13", c) for c in ("ZWE131", "KHM129", "BGD303", "CRI134", "NIC136", "THA176")}
    shown |= {("2014-15", c) for c in ("KHM129", "BRA107", "KIR102", "LKA105")}
    rows = record.achievements
    asked = set(map(tuple, rows.loc[rows["criterion"] == 1, ["biennium", "cpo"]].to_numpy()))
    assert asked - shown - set(map(tuple, noted[["biennium", "cpo"]].to_numpy())) == set()
