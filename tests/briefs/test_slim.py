"""A chart for a phone: the same data in one column, no wider than there is room; maps stay whole."""

import pytest

from o7lib.briefs import slim

WIDE = '<svg class="marks" width="560" height="100"><g transform="translate(140,5)"></g></svg>'
BARS = {"mark": "bar", "width": 560, "config": {"font": "x", "axis": {"labelFontSize": 13, "labelLimit": 260}}}


def test_the_drawing_leaves_room_for_names_and_numbers():
    assert slim.slimmed(BARS, WIDE)["width"] == slim.ROOM - 140 - 28


def test_long_names_take_only_so_much_and_a_picture_never_shrinks_to_nothing():
    wide = WIDE.replace("140", "400")
    assert slim.slimmed(BARS, wide)["width"] == slim.ROOM - (slim.LABELS + 12) - 28
    assert slim.slimmed(BARS, wide)["width"] >= 120


def test_only_the_width_and_the_room_for_names_change():
    made = slim.slimmed(BARS, WIDE)
    assert made["config"] == {"font": "x", "axis": {"labelFontSize": 13, "labelLimit": slim.LABELS}}
    assert BARS["width"] == 560


def test_a_chart_that_fits_needs_no_second_drawing():
    assert slim.slimmed(BARS, WIDE.replace("560", "330")) is None


def test_a_map_is_not_drawn_narrow():
    assert slim.slimmed({"layer": [{"mark": {"type": "geoshape"}}], "width": 640}, WIDE) is None


def test_panels_side_by_side_are_set_below_each_other():
    spec = {"facet": {"column": {"field": "biennium"}}, "spec": {"mark": "bar", "width": 250}, "spacing": 26}
    made = slim.slimmed(spec, WIDE)
    assert (made["facet"], made["columns"], made["spacing"]) == ({"field": "biennium"}, 1, 12)
    assert made["spec"]["width"] == slim.ROOM - 140 - 28


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
    assert slim.is_labelled(spec) is labelled


def test_a_drawing_tells_its_size_and_none_where_it_has_none():
    assert (slim.size(WIDE), slim.size("<svg>")) == ((560, 100), (0, 0))
