"""Charts for a narrow screen and a wide one: names whole, ticks whole, rows high enough."""

import re

import pandas as pd
import pytest

from o7lib.briefs.figures import figure
from o7lib.briefs.figures import narrow as figures_narrow
from o7lib.show import charts

LONG = "ILO Regular Budget Supplementary Account of one name that takes a second line"


def drawn(count: int) -> tuple[str, str]:
    """The wide and the slim drawing of two bars, one of a long name."""
    rows = pd.DataFrame({"who": ["Brazil", LONG], "results": [count, 1]})
    spec = charts.bars(rows, "who", "results", "results", "Who.").to_dict() | {"description": "Who."}
    wide, _ = figure.svg(spec)
    return wide, figure.svg(figures_narrow.narrow_spec(spec, wide), kind="slim")[0]


@pytest.mark.parametrize("which", [0, 1], ids=["wide", "slim"])
def test_no_name_beside_a_row_is_cut(which):
    svg = drawn(3)[which]
    words = " ".join(re.findall(r"<(?:text|tspan)[^>]*>([^<]+)</", svg))
    assert "…" not in words
    assert set(LONG.split()) <= set(words.split())


@pytest.mark.parametrize("which", [0, 1], ids=["wide", "slim"])
def test_an_axis_of_counts_has_whole_numbers_only(which):
    numbers = re.findall(r">([\d.]+)</text>", drawn(1)[which])
    assert numbers and all(re.fullmatch(r"\d+", n) for n in numbers)
    assert sorted(numbers) == ["0", "1", "1", "1"], "two ticks and two values"


def test_a_slim_chart_is_as_high_as_the_lines_of_its_names():
    wide, narrow = drawn(3)
    assert figures_narrow.size(narrow)[1] > figures_narrow.size(wide)[1]
    assert figures_narrow.size(narrow)[0] < 360


WIDE = '<svg class="marks" width="560" height="100"><g transform="translate(140,5)"></g></svg>'
BARS = {"mark": "bar", "width": 560, "config": {"font": "x", "axis": {"labelFontSize": 13, "labelLimit": 260}}}


def test_the_drawing_leaves_room_for_names_and_numbers():
    assert figures_narrow.narrow_spec(BARS, WIDE)["width"] == figures_narrow.ROOM - 140 - 28


def test_long_names_take_only_so_much_and_a_picture_never_shrinks_to_nothing():
    wide = WIDE.replace("140", "400")
    assert figures_narrow.narrow_spec(BARS, wide)["width"] == figures_narrow.ROOM - (figures_narrow.LABELS + 12) - 28
    assert figures_narrow.narrow_spec(BARS, wide)["width"] >= 120


def test_only_the_width_and_the_room_for_names_change():
    made = figures_narrow.narrow_spec(BARS, WIDE)
    assert made["config"] == {"font": "x", "axis": {"labelFontSize": 13, "labelLimit": figures_narrow.LABELS}}
    assert BARS["width"] == 560


def test_a_chart_that_fits_needs_no_second_drawing():
    assert figures_narrow.narrow_spec(BARS, WIDE.replace("560", "330")) is None


def test_a_map_is_not_drawn_narrow():
    assert figures_narrow.narrow_spec({"layer": [{"mark": {"type": "geoshape"}}], "width": 640}, WIDE) is None


def test_panels_side_by_side_are_set_below_each_other():
    spec = {"facet": {"column": {"field": "biennium"}}, "spec": {"mark": "bar", "width": 250}, "spacing": 26}
    made = figures_narrow.narrow_spec(spec, WIDE)
    assert (made["facet"], made["columns"], made["spacing"]) == ({"field": "biennium"}, 1, 12)
    assert made["spec"]["width"] == figures_narrow.ROOM - 140 - 28


@pytest.mark.parametrize(
    ("spec", "labelled"),
    [
        ({"layer": [{"mark": "bar"}, {"mark": {"type": "text"}}]}, True),
        ({"layer": [{"mark": "bar"}]}, False),
        ({"vconcat": [{"layer": [{"mark": "geoshape"}, {"mark": "text"}]}]}, False),
    ],
    ids=["bars with numbers", "bars alone", "a map with names"],
)
def test_values_are_written_beside_marks_or_asked_for(spec, labelled):
    assert figures_narrow.is_labelled(spec) is labelled


def test_a_drawing_tells_its_size_and_none_where_it_has_none():
    assert (figures_narrow.size(WIDE), figures_narrow.size("<svg>")) == ((560, 100), (0, 0))
