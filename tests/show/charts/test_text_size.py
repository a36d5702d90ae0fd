"""Room for words."""

import pytest

from o7lib.show.charts.text_size import width


def test_accents_add_nothing_to_the_width_of_a_letter():
    assert width("Türkiye", 11) == width("Turkiye", 11)


@pytest.mark.parametrize(("narrow", "wide"), [("ill", "mmm"), ("Mali", "MALI"), ("Togo", "Togo and Mali")])
def test_wider_letters_take_more_room(narrow, wide):
    assert width(narrow, 11) < width(wide, 11)


def test_room_grows_with_the_size():
    assert width("Kiribati", 22) == pytest.approx(2 * width("Kiribati", 11))
