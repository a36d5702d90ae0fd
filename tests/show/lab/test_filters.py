"""The boxes to tick: each tells its choice, its count, and that it changed."""

import pytest

from o7lib.errors import O7Error
from o7lib.show.explorer.choices import Choice, Filter
from o7lib.show.lab.filters import Filters


@pytest.fixture
def filters():
    region = [Choice("africa", "Africa"), Choice("americas", "Americas")]
    stage = [Choice("drafted", "Drafted"), Choice("adopted", "Adopted")]
    return Filters(
        [Filter("region", "Region", "", True, region), Filter("stage", "Stage", "Hollow: not yet.", True, stage)]
    )


def test_nothing_is_chosen_at_first(filters):
    assert filters.chosen() == {} and filters.said() == "everything"


def test_ticking_a_box_is_told_at_once(filters):
    heard = []
    filters.observe(lambda: heard.append(filters.chosen()))
    filters.boxes["region"]["africa"].value = True
    assert heard == [{"region": ["africa"]}]


def test_a_choice_set_from_code_is_one_change(filters):
    heard = []
    filters.observe(lambda: heard.append(filters.said()))
    filters.choose({"region": ["africa", "americas"], "stage": ["adopted"]}, words="law")
    assert heard == ["Africa, Americas; Adopted; “law”"]


def test_everything_can_be_taken_back_with_one_button(filters):
    filters.choose({"region": ["africa"]}, words="law")
    filters.reset.click()
    assert filters.chosen() == {} and filters.words.value == ""


def test_a_box_says_what_it_would_leave_and_looks_so_when_that_is_nothing(filters):
    filters.count({"region": {"africa": 3}, "stage": {"drafted": 1, "adopted": 2}})
    africa, americas = filters.boxes["region"].values()
    assert (africa.description, americas.description) == ("Africa (3)", "Americas (0)")
    assert "o7-nothing" in americas._dom_classes and "o7-nothing" not in africa._dom_classes


def test_a_box_that_leaves_something_again_looks_so(filters):
    filters.count({"region": {}, "stage": {}})
    filters.count({"region": {"africa": 1}, "stage": {}})
    assert "o7-nothing" not in filters.boxes["region"]["africa"]._dom_classes


def test_a_value_that_is_not_offered_is_refused_by_name_and_changes_nothing(filters):
    filters.choose({"region": ["africa"]})
    with pytest.raises(O7Error, match=r"the filter region has no 'antarctica'; it has africa, americas"):
        filters.choose({"region": ["antarctica"]})
    with pytest.raises(O7Error, match=r"there is no filter 'continent'; there are region, stage"):
        filters.choose({"continent": ["africa"]})
    assert filters.chosen() == {"region": ["africa"]}


def test_every_control_has_a_label(filters):
    boxes = [box for mine in filters.boxes.values() for box in mine.values()]
    assert all(c.description for c in (*boxes, filters.words, filters.reset))
    assert boxes[0].tooltip == "Region: Africa"
