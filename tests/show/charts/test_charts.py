"""Charts by their specs: what is drawn solid, what stands where, and which numbers stand beside it."""

import json

import pandas as pd
import pytest

from o7lib.show import charts
from o7lib.show.style import theme
from o7lib.tables.model.references import Ref
from o7lib.tables.model.schema import parse, schema

STAGES = schema().labels("achievements", "stage")
SAYS = "What was found."
TARGETS = pd.DataFrame(
    {
        "biennium": ["2012-13", "2012-13", "2014-15"],
        "indicator": ["7.1", "7.2", "7.2"],
        "target": pd.array([8, None, 9], dtype="Int64"),
        "reported": pd.array([11, 3, 8], dtype="Int64"),
        "verdict": ["met", "no_target", "missed"],
    }
)
RULES = pd.DataFrame(
    {
        "rule": ["As printed", "Stricter", "As printed"],
        "biennium": ["2012-13", "2012-13", "2014-15"],
        "indicator": ["7.1", "7.1", "7.2"],
        "states_left": [8, 4, 2],
        "target": pd.array([8, 8, None], dtype="Int64"),
        "met": pd.array([True, False, None], dtype="boolean"),
    }
)


def _rows(chart):
    """The rows that a chart draws."""
    (rows,) = chart.to_dict()["datasets"].values()
    return rows


def _layers(chart):
    spec = chart.to_dict()
    return spec.get("spec", spec)["layer"]


def _counts(**counts):
    firm = schema().codes("achievements", "stage").index(schema().firm_stage)
    order = schema().codes("achievements", "stage")
    rows = [
        (biennium, stage, n, n, order.index(stage) >= firm, [])
        for biennium, of in counts.items()
        for stage, n in of.items()
    ]
    return pd.DataFrame(rows, columns=["biennium", "stage", "achievements", "clear", "firm", "refs"])


@pytest.fixture
def stages():
    return charts.stage_bars(_counts(then={"drafted": 2, "adopted": 1}, now={"operational": 3}), schema(), SAYS)


def test_what_is_not_yet_adopted_is_hollow_with_a_broken_edge(stages):
    drawn = [r for r in _rows(stages) if r["end"] > r["start"]]
    assert {r["stage"]: (r["fill"] == r["edge"], r["broken"]) for r in drawn} == {
        "drafted": (False, True),
        "adopted": (True, False),
        "operational": (True, False),
    }


def test_another_stage_may_be_the_first_drawn_solid():
    descriptor = json.loads(json.dumps(schema().descriptor))
    table = next(t for t in descriptor["resources"] if t["name"] == "achievements")
    next(c for c in table["schema"]["fields"] if c["name"] == "stage")["firm"] = "drafted"
    other = parse(json.dumps(descriptor).encode(), "datapackage.json")
    rows = _rows(charts.stage_bars(_counts(then={"drafted": 2}).assign(firm=True), other, SAYS))
    assert {r["broken"] for r in rows} == {False}


def test_what_is_adopted_with_a_doubt_is_an_outline_and_the_number_says_how_many_are_clear():
    rows = _rows(charts.stage_bars(_counts(then={"adopted": 5}).assign(clear=2), schema(), SAYS))
    assert [(r["start"], r["end"], r["fill"] == r["edge"], r["broken"]) for r in rows] == [
        (0, 2, True, False),
        (2, 5, False, False),
    ]
    assert [r["total"] for r in rows] == ["5, 2 clear", None]


def test_stages_stand_in_the_order_of_the_codebook_whatever_the_order_of_the_rows(stages):
    assert _layers(stages)[0]["encoding"]["y"]["sort"] == list(STAGES.values())


def test_several_biennia_stand_side_by_side_and_one_alone_has_no_heading(stages):
    one = charts.stage_bars(_counts(then={"drafted": 2}), schema(), SAYS)
    assert (stages.to_dict()["facet"]["column"]["field"], "facet" in one.to_dict()) == ("biennium", False)


def test_a_bar_of_nothing_is_not_drawn_but_its_number_is(stages):
    blocks, numbers = _layers(stages)
    assert [t.get("filter") for t in blocks["transform"]] == ["datum.end > datum.start"]
    assert [t.get("filter") for t in numbers["transform"]] == ["isValid(datum.total)"]


def test_a_target_chart_says_reported_of_wanted_and_the_verdict_in_words():
    assert [r["label"] for r in _rows(charts.target_bars(TARGETS, SAYS))] == [
        "11 of 8, target met",
        "3, no target was set",
        "8 of 9, target missed",
    ]


def test_the_words_stand_after_the_longer_of_bar_and_target():
    assert [r["end"] for r in _rows(charts.target_bars(TARGETS, SAYS))] == [11, 3, 9]


def test_a_line_is_drawn_only_where_a_target_was_set():
    lines = _layers(charts.target_bars(TARGETS, SAYS))[1]
    assert lines["encoding"]["x"]["field"] == "target"
    assert lines["transform"] == [{"filter": "isValid(datum.target)"}]
    assert [r["target"] for r in _rows(charts.target_bars(TARGETS, SAYS))] == [8, None, 9]


def test_whole_numbers_alone_stand_on_the_axis_of_member_states():
    axis = _layers(charts.target_bars(TARGETS, SAYS))[0]["encoding"]["x"]["axis"]
    assert axis["values"] == [0, 2, 4, 6, 8, 10]


def test_targets_of_a_scope_that_reported_nothing_are_still_drawn():
    none = TARGETS[:1].assign(reported=pd.array([0], dtype="Int64"), target=pd.array([None], dtype="Int64"))
    assert _layers(charts.target_bars(none, SAYS))[0]["encoding"]["x"]["axis"]["values"] == [0, 1]


def test_plain_bars_keep_the_order_of_the_rows_and_draw_an_absence_hollow():
    frame = pd.DataFrame({"funder": ["Switzerland", "Australia", "nobody"], "results": [1, 3, 5]})
    chart = charts.bars(frame, "funder", "results", "results", SAYS, hollow=["nobody"], mark="Australia")
    assert [(r["funder"], r["fill"], r["broken"]) for r in _rows(chart)] == [
        ("Switzerland", theme.SOLID, False),
        ("Australia", theme.DEEP, False),
        ("nobody", theme.PAPER, True),
    ]
    assert _layers(chart)[0]["encoding"]["y"]["sort"] == ["Switzerland", "Australia", "nobody"]


def test_an_axis_says_what_is_counted():
    frame = pd.DataFrame({"funder": ["Switzerland"], "results": [1]})
    assert _layers(charts.bars(frame, "funder", "results", "results paid for", SAYS))[0]["encoding"]["x"]["title"] == (
        "results paid for"
    )


@pytest.fixture
def region_bars():
    rows = pd.DataFrame(
        {
            "region": ["Africa", "Asia", "Africa"],
            "biennium": ["then", "then", "now"],
            "firm": [3, 0, 1],
            "clear": [1, 0, 0],
        }
    )
    return charts.region_bars(rows.assign(achievements=[4, 0, 1]), SAYS, mark="Africa")


def test_a_region_is_a_bar_in_three_parts_told_apart_without_colour(region_bars):
    africa = [r for r in _rows(region_bars) if (r["row"], r["biennium"]) == ("Africa", "then")]
    assert [(r["start"], r["end"]) for r in africa] == [(0, 1), (1, 3), (3, 4)]
    assert [(r["fill"], r["broken"]) for r in africa] == [
        (theme.SOLID, False),
        (theme.PAPER, False),
        (theme.HOLLOW, True),
    ]
    assert africa[1]["says"] == "Africa, at least adopted, with a doubt: 2"


def test_a_region_without_an_achievement_keeps_its_row(region_bars):
    assert _layers(region_bars)[0]["encoding"]["y"]["scale"]["domain"] == ["Africa", "Asia"]
    assert [r["total"] for r in _rows(region_bars) if r["total"]] == [
        "3 of 4, 1 clear",
        "0 of 0, 0 clear",
        "1 of 1, 0 clear",
    ]


def test_the_briefs_own_region_is_in_bold(region_bars):
    axis = _layers(region_bars)[0]["encoding"]["y"]["axis"]
    assert axis["labelFontWeight"]["condition"] == {"test": "datum.value === 'Africa'", "value": "bold"}


def test_a_rule_under_which_a_target_is_missed_or_unset_is_hollow():
    rows = _rows(charts.rule_bars(RULES, SAYS))
    assert [(r["rule"], r["met"], r["fill"]) for r in rows] == [
        ("As printed", True, theme.SOLID),
        ("Stricter", False, theme.HOLLOW),
        ("As printed", False, theme.HOLLOW),
    ]


def test_rules_have_a_panel_for_each_biennium_and_indicator_and_one_order():
    chart = charts.rule_bars(RULES, SAYS)
    assert list(dict.fromkeys(r["panel"] for r in _rows(chart))) == ["2012-13  7.1", "2014-15  7.2"]
    assert _layers(chart)[0]["encoding"]["y"]["sort"] == ["As printed", "Stricter"]


def test_a_project_lasts_to_the_end_of_its_last_year_or_one_year_where_none_is_printed():
    rows = pd.DataFrame(
        {
            "label": ["A", "B"],
            "title": ["Alpha", "Beta"],
            "first_year": [2010, 2012],
            "last_year": pd.array([2011, None], dtype="Int64"),
        }
    )
    chart = charts.timeline(rows, SAYS)
    assert [(r["start"], r["end"]) for r in _rows(chart)] == [(2009.5, 2011.5), (2011.5, 2012.5)]
    assert [r["says"] for r in _rows(chart)] == ["Alpha: 2010 to 2011", "Beta: 2012"]
    assert chart.to_dict()["encoding"]["x"]["scale"]["domain"] == [2009.5, 2012.5]


@pytest.mark.parametrize(
    "chart",
    [
        charts.target_bars(TARGETS.assign(refs=[[Ref("a", "b", "1-2")]] * 3), SAYS),
        charts.rule_bars(RULES, SAYS),
        charts.bars(pd.DataFrame({"name": ["a"], "n": [1]}), "name", "n", "things", SAYS),
    ],
    ids=["targets", "rules", "bars"],
)
def test_a_chart_carries_its_finding_and_no_references(chart):
    assert chart.to_dict()["description"] == SAYS
    assert not any("refs" in row for row in _rows(chart))


@pytest.fixture
def gap_rows():
    return pd.DataFrame(
        {
            "region": ["Africa"] * 3 + ["Asia"],
            "biennium": "then",
            "criterion": [1, 2, 3, 1],
            "label": ["Law of some length here", "Areas", "Data", "Law of some length here"],
            "results": [2, 2, 2, 0],
            "reporting": [2, 1, 0, 0],
            "state": ["all", "some", "none", "no_result"],
        }
    )


def test_a_gap_is_told_from_a_part_and_from_no_result_in_words_and_without_colour(gap_rows):
    rows = _rows(charts.gap_grid(gap_rows, SAYS))
    assert [r["words"] for r in rows] == ["2 of 2", "1 of 2", "0 of 2", "–"]
    assert [r["broken"] for r in rows] == [False, False, True, False]
    assert len({(r["fill"], r["edge"]) for r in rows}) == 4
    assert rows[2]["says"] == "Africa, then, 3 Data: 0 of 2"


def test_the_names_of_criteria_have_room_above_the_grid(gap_rows):
    axis = _layers(charts.gap_grid(gap_rows, SAYS))[0]["encoding"]["x"]["axis"]
    assert axis["labelPadding"] == 4 + 14 and axis["orient"] == "top"


def test_a_number_without_a_sex_is_hollow_and_each_kind_has_a_row():
    rows = pd.DataFrame(
        {
            "kind": ["Trained", "Trained", "Reached"],
            "basis": ["counted", "none", "none"],
            "place": "Togo",
            "measure": "returnees",
            "value": [5, 1200, 30],
        }
    )
    chart = charts.number_strips(rows, SAYS)
    assert [r["fill"] == r["edge"] for r in _rows(chart)] == [True, False, False]
    assert _layers(chart)[0]["encoding"]["y"]["sort"] == ["Trained", "Reached"]
    assert _rows(chart)[1]["says"] == "Togo: returnees: 1,200"
    assert _layers(chart)[0]["encoding"]["x"]["scale"]["type"] == "log"
