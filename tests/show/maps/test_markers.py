"""Marks stand apart, near to their places, and a place found back from the map is the same place."""

from math import hypot

import pytest

from o7lib.show.maps.markers import places, separate
from o7lib.show.maps.projection import on_map, place_at
from o7lib.tables.geography import shapes

WORLD = shapes.window(shapes.WORLD)
MEKONG = [(104.9, 12.6), (103.8, 18.2), (101.0, 15.1), (106.3, 16.7)]


def nearest(spots) -> float:
    return min(hypot(a[0] - b[0], a[1] - b[1]) for i, a in enumerate(spots) for b in spots[:i])


def test_marks_that_would_cover_each_other_stand_apart_and_near():
    homes = [on_map(WORLD, *place) for place in MEKONG]
    moved = [on_map(WORLD, *place) for place in places(WORLD, MEKONG, 15)]
    assert nearest(homes) < 8
    assert nearest(moved) > 14
    assert max(hypot(a[0] - b[0], a[1] - b[1]) for a, b in zip(homes, moved, strict=True)) < 20


def test_two_marks_on_one_spot_come_apart_too():
    assert nearest(separate([(5.0, 5.0), (5.0, 5.0)], 10)) > 9


def test_a_mark_that_covers_none_stays_at_its_place():
    ((lon, lat),) = places(WORLD, [(-55.0, -10.0)], 15)
    assert (lon, lat) == pytest.approx((-55.0, -10.0), abs=1e-6)


@pytest.mark.parametrize("place", [(0.0, 0.0), (179.0, -8.5), (-61.4, 15.4), (25.0, 60.0)])
def test_a_pixel_of_the_world_map_leads_back_to_its_place(place):
    assert place_at(WORLD, on_map(WORLD, *place)) == pytest.approx(place, abs=1e-6)
