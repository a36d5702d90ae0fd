"""Places computed here stand where Vega draws them."""

import json
import re

import pytest
import vl_convert

from o7lib.show.maps.projection import drawn, facing, inside, on_map, square_pixels
from o7lib.tables.geography import shapes

WINDOWS = shapes.windows()
SPOTS = {"world": [(-49, -12), (173, 1.4), (-172, -13)], "asia_pacific": [(104, 12), (173, 1.4), (-172, -13)]}


def drawn_by_vega(window: shapes.Window, spots: list[tuple[float, float]]) -> list[tuple[float, float]]:
    rows = [{"lon": lon, "lat": lat} for lon, lat in spots]
    place = {
        "longitude": {"field": "lon", "type": "quantitative"},
        "latitude": {"field": "lat", "type": "quantitative"},
    }
    spec = {"data": {"values": rows}, "mark": "circle", "encoding": place, "projection": dict(window.projection)}
    spec |= {"width": window.width, "height": window.height}
    svg = vl_convert.vegalite_to_svg(json.dumps(spec), vl_version="6.4")
    found = re.findall(
        r'graphics-symbol" aria-roledescription="circle" transform="translate\(([-\d.]+),([-\d.]+)\)', svg
    )
    return [(float(x), float(y)) for x, y in found]


@pytest.mark.parametrize("name", SPOTS)
def test_a_place_stands_where_vega_draws_it(name):
    expected = drawn_by_vega(WINDOWS[name], SPOTS[name])
    assert len(expected) == len(SPOTS[name])
    for (lon, lat), spot in zip(SPOTS[name], expected, strict=True):
        assert on_map(WINDOWS[name], lon, lat) == pytest.approx(spot, abs=0.01)


@pytest.mark.parametrize("name", [n for n in WINDOWS if n != "world"])
def test_the_middle_of_a_close_up_is_the_centre_of_its_projection(name):
    window = WINDOWS[name]
    spot = on_map(window, -window.rotate[0], -window.rotate[1])
    assert spot == pytest.approx((window.width / 2, window.height / 2), abs=0.1)


def test_a_close_up_does_not_look_at_the_far_side_but_the_world_map_does():
    brazil = (-50, -10)
    assert not facing(WINDOWS["asia_pacific"], *brazil)
    assert facing(WINDOWS["americas"], *brazil) and facing(WINDOWS["world"], *brazil)


def test_a_country_on_the_far_side_is_not_drawn_around_the_picture():
    assert drawn(WINDOWS["asia_pacific"], shapes.polygons()["BRA"]).is_empty


def test_a_shape_is_cut_at_the_frame():
    window = WINDOWS["arab_states"]
    west, north, east, south = drawn(window, shapes.polygons()["TUR"]).bounds
    assert west >= 0 and north >= 0 and east <= window.width and south < 100


def test_areas_in_the_picture_are_areas_on_the_ground():
    window = WINDOWS["africa"]
    shape = drawn(window, shapes.polygons()["ZWE"])
    (km2,) = shapes.points().query("place_id == 'ZWE'")["area_km2"]
    assert shape.area == pytest.approx(square_pixels(window, km2), rel=0.02)


def test_a_place_near_the_edge_is_outside_a_margin():
    window = WINDOWS["world"]
    assert inside(window, (2, 50)) and not inside(window, (2, 50), margin=4)
