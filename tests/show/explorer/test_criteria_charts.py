"""The explorer's charts of the criteria: every achievement has its square, and its doubt a sign in it."""

from o7lib.measures.standing import STANDINGS
from o7lib.show.explorer import charts, criteria_charts


def test_a_fuller_cell_makes_taller_rows_so_that_no_square_leaves_its_cell():
    few, many = (
        charts.spec(criteria_charts.criteria_squares(["Africa", "Europe"], [1], 1, most))["height"] for most in (4, 40)
    )
    assert many - few == 2 * criteria_charts.SQUARE * (40 // criteria_charts.ACROSS - 2)


def test_each_result_has_room_for_a_stage_and_its_doubt_below_it():
    assert charts.spec(criteria_charts.result_cells([1], 1))["usermeta"]["step"] == 40


def test_every_standing_has_a_sign_of_its_own_and_what_is_clear_has_none():
    assert set(criteria_charts.SIGNS) == set(STANDINGS)
    assert criteria_charts.SIGNS["clear"] == "" and len(set(criteria_charts.SIGNS.values())) == len(STANDINGS)
