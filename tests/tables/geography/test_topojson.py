"""Arcs become rings without a jump, and a flipped ring is seen."""

from math import pi

import pytest

from o7lib.tables.geography.topojson import EARTH_KM, arc, bare, decode, km2, outline, steradians

SQUARE = [(0.0, 0.0), (0.0, 10.0), (10.0, 10.0), (10.0, 0.0), (0.0, 0.0)]


def test_an_arc_across_the_antimeridian_runs_on():
    (line,) = decode({"transform": {"scale": [1, 1], "translate": [0, 0]}, "arcs": [[[179, 0], [-358, 1]]]})
    assert line == [(179, 0), (181, 1)]


def test_the_grid_is_scaled_and_shifted():
    assert decode({"transform": {"scale": [0.5, 2], "translate": [10, 20]}, "arcs": [[[2, 1]]]}) == [[(11, 22)]]


def test_a_negative_number_is_the_arc_turned_round():
    arcs = [[(0.0, 0.0), (1.0, 1.0)]]
    assert arc(~0, arcs) == [(1.0, 1.0), (0.0, 0.0)] and bare(~0) == bare(0) == 0


def test_a_ring_of_two_arcs_names_their_common_ends_once():
    arcs = [[(0.0, 0.0), (0.0, 1.0)], [(0.0, 1.0), (1.0, 1.0), (0.0, 0.0)]]
    assert outline([0, 1], arcs) == [(0.0, 0.0), (0.0, 1.0), (1.0, 1.0), (0.0, 0.0)]


def test_a_ring_whose_second_arc_was_folded_back_runs_on():
    arcs = [[(179.0, 0.0), (181.0, 1.0)], [(-179.0, 1.0), (-181.0, 0.0)]]
    assert [lon for lon, _ in outline([0, 1], arcs)] == [179, 181, 179]


def test_a_flipped_ring_is_nearly_the_whole_globe():
    assert steradians(SQUARE) + steradians(SQUARE[::-1]) == pytest.approx(4 * pi)
    assert steradians(SQUARE) < 0.05


def test_an_area_is_the_same_whichever_way_round_the_ring_runs():
    assert km2([0], [SQUARE]) == pytest.approx(km2([~0], [SQUARE]))


def test_half_the_globe_has_half_the_surface_of_the_earth():
    equator = [(float(lon), 0.0) for lon in range(360, -1, -10)]
    assert km2([0], [equator]) == pytest.approx(2 * pi * EARTH_KM**2)
