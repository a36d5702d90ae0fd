"""Stricter rules, one at a time and together, on results made to fall by each of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from o7lib.errors import ParameterError
from o7lib.measures import counting_rules, sensitivity
from o7lib.measures.counting_rules import Rule
from o7lib.tables.load import load_all
from o7lib.tables.model.schema import schema

WORLD = {
    "results": """
        biennium indicator cpo place_id
        2012-13 7.1 KHM129 KHM
        2012-13 7.1 LAO179 LAO
        2012-13 7.1 SHA127 SHA
        2012-13 7.1 ZWE131 ZWE""",
    "achievements": """
        biennium indicator cpo criterion item stage repeats
        2012-13 7.1 KHM129 1 1 adopted .
        2012-13 7.1 KHM129 2 1 adopted .
        2012-13 7.1 KHM129 3 1 operational .
        2012-13 7.1 LAO179 1 1 drafted .
        2012-13 7.1 LAO179 2 1 drafted 1
        2012-13 7.1 SHA127 2 1 in_preparation .
        2012-13 7.1 SHA127 3 1 adopted .
        2012-13 7.1 ZWE131 1 1 drafted .
        2012-13 7.1 ZWE131 3 1 operational .""",
    "targets": "biennium indicator region_id target\n2012-13 7.1 . 3\n2012-13 7.1 africa 9",
    "source_notes": """
        note_no biennium indicator cpo kind side effect
        1 2012-13 7.1 ZWE131 counted_twice result reading
        2 2012-13 7.1 . counted_twice document reading
        3 2012-13 7.1 KHM129 counted_twice contribution reading""",
}


@pytest.fixture(scope="module")
def small(make):
    return make(**WORLD)


def _left(record, rule):
    rows = sensitivity.judged(record, rule)
    return rows.loc[rows["counts"], "place_id"].tolist()


@pytest.mark.parametrize(
    ("rule", "left"),
    [
        (Rule(), ["KHM", "LAO", "SHA", "ZWE"]),
        (Rule(criteria_required=3), ["KHM"]),
        (Rule(minimum_stage="adopted"), ["KHM"]),
        (Rule(recycled_once=True), ["KHM", "SHA", "ZWE"]),
        (Rule(first_criterion=True), ["KHM", "LAO", "ZWE"]),
        (Rule(first_criterion_stage="adopted"), ["KHM"]),
        (Rule(one_at="adopted"), ["KHM", "SHA", "ZWE"]),
        (Rule(all_at="drafted"), ["KHM", "LAO", "ZWE"]),
        (Rule(noted=("counted_twice",)), ["KHM", "LAO", "SHA"]),
        (Rule(recycled_once=True, noted=("counted_twice",)), ["KHM", "SHA"]),
        (Rule(criteria_required=1, minimum_stage="adopted"), ["KHM", "SHA", "ZWE"]),
    ],
)
def test_each_part_of_a_rule_turns_away_what_it_should(small, rule, left):
    assert _left(small, rule) == left


def test_a_result_turned_away_says_why(small):
    rows = sensitivity.judged(small, Rule(minimum_stage="adopted", first_criterion=True)).set_index("place_id")
    assert rows["reasons"].to_dict() == {
        "KHM": (),
        "LAO": ("criteria", "first_criterion"),
        "SHA": ("criteria", "first_criterion"),
        "ZWE": ("criteria", "first_criterion"),
    }


def test_targets_count_member_states_and_subregions_stand_apart(small):
    row = sensitivity.remaining(small, Rule(one_at="adopted")).iloc[0]
    assert (row["results"], row["results_left"]) == (4, 3)
    assert (row["states"], row["states_left"], row["subregions"], row["subregions_left"]) == (3, 2, 1, 1)
    assert (row["target"], row["met"]) == (3, False)
    assert row["lost"] == ["Laos"]
    assert len(row["refs"]) == 2


def test_without_a_target_nothing_is_met_or_missed(small):
    row = sensitivity.remaining(small).query("biennium == '2014-15'").iloc[0]
    assert (row["results"], row["states_left"]) == (0, 0)
    assert str(row["target"]) == str(row["met"]) == "<NA>"


def test_a_place_with_two_results_counts_once_and_while_either_holds(make):
    more = WORLD["results"] + "\n        2012-13 7.1 LAO200 LAO"
    rows = WORLD["achievements"] + "\n2012-13 7.1 LAO200 1 1 adopted .\n2012-13 7.1 LAO200 2 1 adopted ."
    row = sensitivity.remaining(
        make(**WORLD | {"results": more, "achievements": rows}), Rule(minimum_stage="adopted")
    ).iloc[0]
    assert (row["results"], row["results_left"], row["states_left"]) == (5, 2, 2)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (
            Rule(minimum_stage="adoptd"),
            "minimum_stage cannot be 'adoptd'; it is one of in_preparation, drafted, adopted",
        ),
        (Rule(criteria_required=5), "criteria_required cannot be 5; it is one of 1, 2, 3, 4"),
        (Rule(noted=("misprnt",)), "noted cannot be 'misprnt'; it is one of not_adopted,"),
    ],
)
def test_a_rule_that_the_record_cannot_know_is_refused_with_what_exists(small, rule, words):
    with pytest.raises(ParameterError, match=words):
        sensitivity.remaining(small, rule)


def test_rules_stand_one_below_the_other(small):
    rows = sensitivity.table(small, [Rule("a"), Rule("b", criteria_required=3)])
    assert rows["rule"].tolist() == ["a"] * 4 + ["b"] * 4


STAGES = st.none() | st.sampled_from(schema().codes("achievements", "stage"))


@settings(max_examples=40, deadline=None)
@given(
    rule=st.builds(
        Rule,
        criteria_required=st.none() | st.integers(2, 4),
        minimum_stage=STAGES,
        recycled_once=st.booleans(),
        one_at=STAGES,
    ),
    more=st.builds(Rule, first_criterion=st.booleans(), first_criterion_stage=STAGES, all_at=STAGES),
)
def test_a_stricter_rule_never_lets_another_result_in(rule, more):
    both = Rule(**{**vars(rule), **{k: v for k, v in vars(more).items() if v and k != "name"}})
    rows = load_all()
    loose, strict = sensitivity.judged(rows, rule)["counts"], sensitivity.judged(rows, both)["counts"]
    assert not (strict & ~loose).any()


def test_with_three_criteria_the_first_target_would_be_missed_by_half(record, rows):
    met: dict[tuple, set] = {}
    for r in rows("achievements"):
        met.setdefault((r["biennium"], r["indicator"], r["cpo"]), set()).add(r["criterion"])
    by_hand = [key for key, criteria in met.items() if key[:2] == ("2012-13", "7.1") and len(criteria) >= 3]
    row = sensitivity.remaining(record, Rule(criteria_required=3)).iloc[0]
    assert (row["states_left"], row["target"], row["met"]) == (len(by_hand), 8, False) == (4, 8, False)


def test_four_of_eight_states_have_an_adopted_policy_in_the_first_biennium(record, rows):
    by_hand = {
        r["cpo"]
        for r in rows("achievements")
        if (r["biennium"], r["indicator"], r["criterion"]) == ("2012-13", "7.1", "1")
        and r["stage"] in ("adopted", "operational")
    }
    row = sensitivity.remaining(record, Rule(first_criterion_stage="adopted")).iloc[0]
    assert (row["states"], row["states_left"]) == (8, len(by_hand)) == (8, 4)


def _parts(rule):
    """What a rule tightens, beside its name."""
    return {k: v for k, v in vars(rule).items() if k != "name" and v != vars(counting_rules.PRINTED)[k]}


def test_the_rules_of_a_brief_are_the_printed_one_and_each_way_of_being_stricter(record):
    assert [_parts(rule) for rule in counting_rules.standard(record)] == [
        {},
        {"more_criteria": 1},
        {"every_criterion": True},
        {"recycled_once": True},
        {"noted": ("recycled_evidence", "counted_twice")},
        {"one_at": "adopted"},
        {"minimum_stage": "adopted"},
        {"all_at": "drafted"},
        {"first_criterion": True},
        {"first_criterion_stage": "adopted"},
        {
            "first_criterion_stage": "adopted",
            "first_criterion_standing": "condition",
            "first_criterion_noted": ("outside_biennium",),
        },
        {"minimum_standing": "condition"},
        {"minimum_standing": "clear"},
    ]


@pytest.mark.parametrize("part", ["minimum_stage", "first_criterion_stage", "one_at", "all_at"])
def test_every_part_that_is_a_stage_is_looked_up(small, part):
    with pytest.raises(ParameterError, match=f"{part} cannot be 'adoptd'"):
        sensitivity.judged(small, Rule(**{part: "adoptd"}))


def test_a_note_of_another_kind_turns_no_result_away(make):
    notes = "note_no biennium indicator cpo kind side\n1 2012-13 7.1 ZWE131 counted_twice both\n2 2012-13 7.1 KHM129 misprint result"
    record = make(**WORLD | {"source_notes": notes})
    assert _left(record, Rule(noted=("counted_twice",))) == ["KHM", "LAO", "SHA"]


def test_a_member_state_with_two_results_is_one_state_before_and_after(make):
    more = WORLD["results"] + "\n        2012-13 7.1 KHM200 KHM"
    rows = WORLD["achievements"] + "\n2012-13 7.1 KHM200 1 1 adopted .\n2012-13 7.1 KHM200 2 1 adopted ."
    row = sensitivity.remaining(make(**WORLD | {"results": more, "achievements": rows})).iloc[0]
    assert (row["results"], row["results_left"], row["states"], row["states_left"]) == (5, 5, 3, 3)


def test_a_cell_without_results_has_none_left(small):
    row = sensitivity.remaining(small).query("biennium == '2014-15' and indicator == '7.2'").iloc[0]
    assert (row["results"], row["results_left"], row["states"], row["subregions_left"]) == (0, 0, 0, 0)
