"""What a map is drawn of: nothing to say is never drawn as a value, too small to see is a point, all else a shape."""

import pandas as pd
import pytest

from o7lib.measures.places import LISTED, NONE, REPORTED
from o7lib.show.maps import layers
from o7lib.show.maps.layers import BROKEN, DOTTED, NO_RESULT, MapClass
from o7lib.show.style import theme
from o7lib.tables.geography import shapes

WORLD = shapes.windows()["world"]
LEGEND = [
    MapClass("two results", theme.DEEP),
    MapClass("counted only", theme.HOLLOW, theme.EDGE, BROKEN),
    MapClass(NO_RESULT, theme.LAND, has_value=False),
]


def _places(*rows):
    columns = ["place_id", "place", "short", "kind", "state", "key", "tooltip", "has_value", "named"]
    return pd.DataFrame(rows, columns=columns)


# Brazil is a shape, Tuvalu too small to see, Southern Africa a subregion; nothing is reported for Chad and Nauru.
BRA = ("BRA", "Brazil", "Brazil", "member_state", REPORTED, "two results", "Brazil: 2", True, False)
TUV = ("TUV", "Tuvalu", "Tuvalu", "member_state", REPORTED, "two results", "Tuvalu: 2", True, False)
SHA = (
    "SHA",
    "Southern Africa",
    "Southern Africa",
    "subregion",
    REPORTED,
    "two results",
    "Southern Africa: 2",
    True,
    False,
)
KEN = ("KEN", "Kenya", "Kenya", "member_state", LISTED, "counted only", "Kenya: counted", True, False)
TCD = ("TCD", "Chad", "Chad", "member_state", NONE, NO_RESULT, "", False, False)
NRU = ("NRU", "Nauru", "Nauru", "member_state", NONE, NO_RESULT, "", False, False)
RAS = ("RAS", "Asia", "Asia", "subregion", NONE, NO_RESULT, "", False, False)


def _point(*rows):
    return layers.located_places(_places(*rows), WORLD).set_index("place_id")


def test_a_state_too_small_to_see_is_a_point_and_a_large_one_is_not():
    assert _point(BRA, TUV)["dot"].to_dict() == {"BRA": False, "TUV": True}


def test_a_point_with_something_to_say_is_named_and_a_shape_only_where_asked():
    assert _point(BRA, TUV, SHA)["named"].to_dict() == {"BRA": False, "TUV": True, "SHA": True}


def test_a_place_counted_without_an_entry_is_named():
    assert _point(KEN)["named"].to_dict() == {"KEN": True}


def test_a_subregion_with_nothing_to_say_is_no_point():
    assert "RAS" not in _point(BRA, RAS).index


def test_a_small_state_with_nothing_to_say_is_a_nameless_speck():
    assert _point(NRU)[["dot", "named"]].to_numpy().tolist() == [[True, False]]


def test_a_place_that_a_window_leaves_out_is_not_a_point_of_it():
    africa = shapes.windows()["africa"]
    assert layers.located_places(_places(TUV, SHA), africa)["place_id"].tolist() == ["SHA"]


def test_a_window_shows_the_shapes_and_points_that_lie_in_it():
    africa = shapes.windows()["africa"]
    assert layers.visible_places(_places(BRA, KEN, TUV, SHA, TCD), africa)["place_id"].tolist() == ["KEN", "SHA"]


@pytest.fixture(scope="module")
def chart():
    return layers.compose_map([("Then", _places(BRA, TUV, SHA, KEN, TCD))], WORLD, LEGEND, "Found.").to_dict()


def _data(chart, *columns):
    return [row for rows in chart["datasets"].values() for row in rows if set(row) == set(columns)]


def test_shapes_are_given_a_class_only_where_they_have_something_to_say(chart):
    assert {row["place_id"] for row in _data(chart, "place_id", "key", "tooltip")} == {"BRA", "KEN"}


def test_points_say_what_they_stand_for(chart):
    assert {row["tooltip"] for row in _data(chart, "x", "y", "key", "tooltip")} == {"Tuvalu: 2", "Southern Africa: 2"}


def test_circles_are_states_and_diamonds_subregions(chart):
    marks = [layer["mark"] for layer in chart["vconcat"][0]["layer"]]
    assert [m["shape"] for m in marks if m.get("shape")] == ["diamond"]


def test_fill_outline_and_dash_share_one_legend_in_the_order_given(chart):
    encodings = [layer["encoding"] for layer in chart["vconcat"][0]["layer"] if "fill" in layer.get("encoding", {})]
    for encoding in encodings:
        for channel in ("fill", "stroke", "strokeDash"):
            assert encoding[channel]["scale"]["domain"] == ["two results", "counted only", NO_RESULT]


def test_land_that_no_row_names_is_either_without_a_result_or_no_member(chart):
    made = [
        t["calculate"] for layer in chart["vconcat"][0]["layer"] for t in layer.get("transform", []) if "calculate" in t
    ]
    assert set(made) == {
        f"isValid(datum.key) ? datum.key : isValid(datum.id) ? '{NO_RESULT}' : '{layers.NOT_A_MEMBER}'"
    }


def test_a_heading_stands_on_its_panel(chart):
    assert {"x": 2, "y": 12, "name": "Then"} in _data(chart, "x", "y", "name")


def test_the_disclaimer_stands_inside_the_picture(chart):
    assert (chart["title"]["text"], chart["title"]["orient"]) == (layers.DISCLAIMER, "bottom")


def test_every_place_with_something_to_say_leads_to_its_page_and_no_other(chart):
    assert chart["usermeta"]["o7"]["leads"] == {
        "Brazil": "country-BRA.html",
        "Kenya": "country-KEN.html",
        "Southern Africa": "country-SHA.html",
        "Tuvalu": "country-TUV.html",
    }


def test_the_shapes_themselves_stay_in_their_file(chart):
    urls = [layer["data"]["url"] for layer in chart["vconcat"][0]["layer"] if "url" in layer.get("data", {})]
    assert set(urls) == {shapes.URL}


def test_three_kinds_of_outline_are_told_apart():
    assert len({MapClass("a", "b").dash, BROKEN, DOTTED}) == 3
