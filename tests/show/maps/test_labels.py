"""Names on a map cover neither each other nor a place they would be read for."""

import pytest
from shapely.geometry import box as rectangle

from o7lib.show.maps.labels import Place, label_box, leader_line, place_labels
from o7lib.show.maps.rectangles import overlap

FRAME = (640, 400)


def covered(places: list[Place], size: float = 11) -> list[tuple[float, float, float, float]]:
    return [label_box(label, size) for label in place_labels(places, size, FRAME)]


def test_two_places_side_by_side_get_names_that_do_not_touch():
    boxes = covered([Place(100, 100, ("Viet Nam",)), Place(110, 102, ("Cambodia",))])
    assert overlap(*boxes) == 0


def test_twelve_places_in_a_heap_all_get_names_apart():
    heap = [Place(300 + 12 * (i % 4), 200 + 12 * (i // 4), (f"Country {i}",)) for i in range(12)]
    boxes = covered(heap)
    assert [overlap(a, b) for i, a in enumerate(boxes) for b in boxes[:i] if overlap(a, b)] == []


@pytest.mark.parametrize("spot", [(2, 2), (638, 2), (2, 398), (638, 398)])
def test_a_name_in_a_corner_stays_in_the_picture(spot):
    ((left, top, right, bottom),) = covered([Place(*spot, ("Tuvalu",))])
    assert left >= 0 and top >= 0 and right <= FRAME[0] and bottom <= FRAME[1]


def test_a_name_that_fits_into_its_country_stands_in_it():
    country = rectangle(50, 50, 250, 150)
    (label,) = place_labels([Place(150, 100, ("Brazil",), 2, country)], 11, FRAME)
    assert (label.x, label.y, label.led) == (150, 100, False)


def test_a_name_stands_beside_a_country_too_small_for_it():
    country = rectangle(140, 95, 160, 105)
    (name,) = covered([Place(150, 100, ("Republic of Moldova",), 2, country)])
    assert country.intersection(rectangle(*name)).area == 0


def test_a_name_does_not_cover_another_country_with_a_result():
    neighbour = Place(220, 100, (), 2, rectangle(170, 60, 270, 140))
    ((left, top, right, bottom), *_) = covered([Place(160, 100, ("Thailand",), 3), neighbour])
    assert neighbour.shape is not None and neighbour.shape.intersection(rectangle(left, top, right, bottom)).area == 0


def test_a_place_without_a_name_is_in_the_way_and_gets_none():
    labels = place_labels([Place(100, 100, ("Togo",)), Place(120, 100)], 11, FRAME)
    assert len(labels) == 1


def test_a_name_far_from_its_place_is_led_back_to_it():
    blocked = [Place(300, 200, ("Lao PDR",), 2)] + [Place(300 + x, 200 + y) for x in (-9, 0, 9) for y in (-9, 0, 9)]
    wall = Place(300, 200, (), 2, rectangle(240, 170, 360, 230))
    (label,) = place_labels([*blocked, wall], 11, FRAME)
    assert label.led
    line = leader_line(label, 11)
    assert line is not None and line[:2] == (300, 200)


def test_a_name_beside_its_place_needs_no_line():
    (label,) = place_labels([Place(100, 100, ("Togo",))], 11, FRAME)
    assert leader_line(label, 11) is None


def test_the_same_places_get_the_same_spots():
    places = [Place(100 + 7 * i, 100 + 5 * (i % 3), (f"Name {i}",)) for i in range(8)]
    assert place_labels(places, 11, FRAME) == place_labels(places, 11, FRAME)
