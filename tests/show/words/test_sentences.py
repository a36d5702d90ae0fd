"""Sentences are right for none, one and many, whatever the name."""

import pytest

from o7lib.show.words import sentences


def test_none_one_and_many_have_their_own_noun():
    assert [sentences.count(n, "entry", "entries") for n in (0, 1, 2)] == ["no entry", "1 entry", "2 entries"]


def test_thousands_are_parted():
    assert sentences.count(1086, "person", "people") == "1,086 people"


def test_a_list_ends_with_and_and_a_name_with_an_and_of_its_own_is_set_off():
    assert sentences.listing(["Mali", "Togo"]) == "Mali and Togo"
    assert sentences.listing(["Africa", "the Americas", "Europe and Central Asia"]) == (
        "Africa, the Americas, and Europe and Central Asia"
    )


def test_an_and_in_brackets_sets_nothing_off():
    assert sentences.listing(["7.1 (law and order)", "7.2 (work)"]) == "7.1 (law and order) and 7.2 (work)"


def test_a_share_of_nothing_is_a_dash_and_of_a_few_is_left_out():
    assert sentences.percent(0, 0) == "–"
    assert sentences.shown_share(1, 3) == "" and sentences.shown_share(3, 5) == " (60%)"


@pytest.mark.parametrize(
    ("n", "places", "by", "biennia", "tail"),
    [
        (0, 0, {"7.1": 0}, [], "The country documents have no entry for the Philippines."),
        (1, 1, {"7.1": 0, "7.2": 1}, ["B"], "1 result for the Philippines, under 7.2 in B."),
        (2, 1, {"7.1": 2}, ["A", "B"], "2 results for the Philippines, both under 7.1."),
        (3, 1, {"7.1": 3}, ["A"], "3 results for the Philippines, all under 7.1 in A."),
        (
            3,
            2,
            {"7.1": 1, "7.2": 2},
            ["A", "B"],
            "3 results in 2 places for the Philippines: 1 under 7.1 and 2 under 7.2.",
        ),
    ],
)
def test_results_are_told_for_none_one_and_many(n, places, by, biennia, tail):
    assert sentences.results("Philippines", n, places, by, biennia).endswith(tail)


def test_nothing_is_for_the_world():
    assert "world" not in sentences.results("the world", 3, 2, {"7.1": 3})
    assert "world" not in sentences.reached(1, 2, "the world")
    assert sentences.results("the world", 0, 0, {}) == "The country documents have no entry."


@pytest.mark.parametrize(
    ("done", "total", "said"),
    [
        (0, 0, "The documents report no achievement for the Arab States."),
        (1, 1, "The one achievement reported for the Arab States is, by our reading, adopted or in operation."),
        (0, 2, "None of 2 achievements reported for the Arab States are, by our reading, adopted or in operation; 2 are drafts or in preparation."),
        (1, 2, "1 of 2 achievements reported for the Arab States is, by our reading, adopted or in operation; 1 is a draft or in preparation."),
        (2, 2, "Both achievements reported for the Arab States are, by our reading, adopted or in operation."),
    ],
)  # fmt: skip
def test_how_far_results_got_is_told_as_our_reading(done, total, said):
    assert sentences.reached(done, total, "Arab States") == said


@pytest.mark.parametrize(
    ("claimed", "firm", "total", "said"),
    [
        (0, 0, 0, "There is no result, and so no policy to look at."),
        (0, 0, 1, "The one result does not report under criterion 1, the policy itself."),
        (1, 1, 1, "The one result reports under criterion 1, the policy itself, which is adopted or in operation."),
        (1, 0, 3, "Of 3 results, 1 reports under criterion 1, the policy itself; it is not yet adopted."),
        (1, 1, 3, "Of 3 results, 1 reports under criterion 1, the policy itself; it is adopted or in operation in that one."),
        (3, 0, 3, "All 3 results report under criterion 1, the policy itself; it is adopted or in operation in none of them and not yet in 3."),
        (3, 3, 3, "All 3 results report under criterion 1, the policy itself; it is adopted or in operation in all of them."),
    ],
)  # fmt: skip
def test_the_policy_itself_is_told_for_none_one_and_many(claimed, firm, total, said):
    assert sentences.policies(claimed, firm, total) == said


def test_a_title_says_what_was_found():
    assert sentences.headline("Kuwait", 0, 3) == "Kuwait: none of 3 achievements at least adopted"
    assert sentences.headline("Kuwait", 3, 3) == "Kuwait: all 3 achievements at least adopted"
    assert sentences.headline("Kuwait", 0, 0) == "Kuwait: no achievement on record"


def test_no_verb_hangs_on_whether_a_name_is_singular_or_plural():
    for name in ("the Americas", "the Philippines", "Africa"):
        said = sentences.compared(name, 0, 0, 5, 6)
        assert said.startswith(f"There is no achievement to compare for {name};")


def test_a_small_region_is_compared_without_a_percentage():
    said = sentences.compared("Arab States", 1, 3, 79, 98)
    assert said == "In the Arab States 1 of 3 achievements is at least adopted; elsewhere 79 of 98 (81%)."


def test_a_place_stands_beside_its_region():
    assert sentences.beside("Philippines", 0, 1, "Asia", 1, 2) == (
        "None of 1 achievement of the Philippines is at least adopted; in Asia as a whole 1 of 2 is."
    )
    assert "no achievement to compare" in sentences.beside("Kenya", 0, 0, "Africa", 3, 7)


def test_the_spread_of_none_one_and_many_regions():
    assert sentences.spread([]) == "No region has an achievement to compare."
    assert (
        sentences.spread([("Americas", 1, 2)])
        == "Only one region has achievements: in the Americas 1 of 2 is at least adopted."
    )
    many = sentences.spread([("Asia", 9, 10), ("Africa", 3, 6), ("Americas", 1, 2)])
    assert many.endswith("runs from 9 of 10 in Asia (90%) to 1 of 2 in the Americas.")
