"""Shapes and windows that could not be drawn are refused in words."""

import json

import pytest

from o7lib.tables.geography.validation import shape_problems, window_problems

SQUARE = {
    "type": "Topology",
    "transform": {"scale": [1, 1], "translate": [0, 0]},
    "arcs": [[[0, 0], [0, 10], [10, 0], [0, -10], [-10, 0]]],
    "objects": {
        "countries": {
            "geometries": [{"type": "MultiPolygon", "id": "AAA", "properties": {"name": "Aland"}, "arcs": [[[0]]]}]
        }
    },
}
WINDOW = {
    "width": 640,
    "height": 300,
    "projection": {"type": "equalEarth", "rotate": [0, 0], "scale": 9, "translate": [1, 2]},
}


def shapes(**changed: object) -> list[str]:
    return [str(p) for p in shape_problems(json.dumps(SQUARE | changed).encode(), "geo/s.json")]


def country(**changed: object) -> list[str]:
    one = SQUARE["objects"]["countries"]["geometries"][0]
    return shapes(
        objects={"countries": {"geometries": [one, one | {"id": "BBB", "properties": {"name": "Bland"}} | changed]}}
    )


def window(**changed: object) -> list[str]:
    return [str(p) for p in window_problems(json.dumps({"world": WINDOW | changed}).encode(), "geo/w.json")]


def test_a_square_can_be_drawn():
    assert shapes() == country() == window() == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"type": "FeatureCollection"}, "type is 'FeatureCollection'; expected 'Topology', a TopoJSON file"),
        ({"transform": {"scale": [1]}}, "the transform is not a scale and a translation; expected two numbers each"),
        ({"arcs": []}, "there are no arcs; expected a list of arcs"),
        ({"arcs": [[[0, 0]]]}, "arc 0 is no line; expected two points or more of two whole numbers"),
        ({"arcs": [[[0, 0.5], [1, 1]]]}, "arc 0 is no line; expected two points or more of two whole numbers"),
        ({"objects": {"land": {}}}, "there is no list of countries; expected objects, countries, geometries"),
    ],
)
def test_what_every_country_depends_on_is_named(changed, said):
    assert shapes(**changed) == [f"geo/s.json:1  {said}"]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"properties": {}}, "country 2: it has no name; expected properties with a name"),
        ({"id": "bb"}, "Bland: id is 'bb'; expected an ISO code of three letters, or none"),
        ({"id": "AAA"}, "Bland: id is 'AAA'; expected an id of its own: Aland has it"),
        (
            {"type": "Point"},
            "Bland: it is a 'Point' with other arcs; expected a MultiPolygon: parts of rings of arc numbers",
        ),
        ({"arcs": [[[7]]]}, "Bland: it needs arc 7; expected an arc from 0 to 0"),
        (
            {"arcs": [[[-1]]]},
            "Bland: the ring from arc -1 runs the other way round and would fill the globe; expected outlines clockwise",
        ),
    ],
)
def test_a_country_that_cannot_be_drawn_is_named(changed, said):
    assert country(**changed) == [f"geo/s.json:1  {said}"]


def test_a_ring_that_does_not_close_and_one_beyond_the_pole_are_named():
    (open_ring,) = shapes(arcs=[[[0, 0], [0, 10], [10, 0], [0, -9]]])
    (beyond,) = shapes(arcs=[[[0, 80], [0, 20], [10, 0], [0, -20], [-10, 0]]])
    assert (
        open_ring == "geo/s.json:1  Aland: a ring from arc 0 does not close; expected rings that end where they begin"
    )
    assert beyond == "geo/s.json:1  Aland: a ring from arc 0 leaves the globe; expected latitudes from -90 to 90"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"projection": None}, "world: it has no projection; expected width, height and a projection"),
        ({"width": 0}, "world: width is 0; expected a number of pixels"),
        ({"height": True}, "world: height is True; expected a number of pixels"),
        (
            {"projection": WINDOW["projection"] | {"type": 3}},
            "world: the type of its projection is 3; expected equalEarth or azimuthalEqualArea",
        ),
        ({"projection": WINDOW["projection"] | {"rotate": [1]}}, "world: rotate is [1]; expected 2 or 3 numbers"),
        ({"projection": WINDOW["projection"] | {"scale": -1}}, "world: scale is -1; expected a number above 0"),
        (
            {"projection": WINDOW["projection"] | {"clipExtent": 7}},
            "world: clipExtent is 7; expected [[0, 0], [640, 300]], the whole picture",
        ),
    ],
)
def test_a_window_that_cannot_be_drawn_is_named(changed, said):
    assert window(**changed) == [f"geo/w.json:1  {said}"]


def test_bytes_that_are_no_json_object_are_refused_with_their_line():
    said = "a JSON list; expected a JSON object, a window a region"
    assert [str(p) for p in window_problems(b"[]", "geo/w.json")] == [f"geo/w.json:1  {said}"]
    (bom,) = shape_problems(b"\xef\xbb\xbf{}", "geo/s.json")
    assert str(bom) == "geo/s.json:1  starts with a byte order mark; expected UTF-8 without one"
    (cut,) = shape_problems(b'{"type":\n', "geo/s.json")
    assert "geo/s.json:2  not JSON" in str(cut)
    (lost,) = window_problems(b"{}", "geo/w.json")
    assert str(lost) == "geo/w.json:1  there is no window 'world'; expected one for the world and one a region"
