"""Figures are counted, never added; women only where the row itself tells of them, one by one."""

import pytest

from o7lib.measures import people

RESULTS = "biennium indicator cpo place_id\n2012-13 7.1 KHM129 KHM\n2014-15 7.1 ZWE131 ZWE"
FIGURES = """
    biennium indicator cpo criterion figure_no measure measure_group value women men women_pct
    2012-13 7.1 KHM129 1 1 officials people_trained 100 25 . .
    2012-13 7.1 KHM129 1 2 women_trained people_trained 40 40 . .
    2012-13 7.1 KHM129 2 3 men_trained people_trained 60 . 60 .
    2012-13 7.1 KHM129 2 4 meetings events 3 . . .
    2014-15 7.1 ZWE131 1 1 officials people_trained 300 . . 75"""


@pytest.fixture
def listed(make):
    return people.listing(make(results=RESULTS, figures=FIGURES))


def test_a_number_of_women_alone_gives_no_share(listed):
    assert listed["basis"].tolist() == ["counted", "women_only", "men_only", "none", "printed"]
    assert listed["women_share"].isna().tolist() == [False, True, True, True, False]


def test_only_numbers_of_people_that_tell_of_women_within_them_are_listed_one_by_one(listed):
    rows = people.with_women(listed)
    assert rows["value"].tolist() == [100, 300]
    assert rows["women_share"].tolist() == [0.25, 0.75]


def test_no_number_of_women_is_made_of_a_printed_share(listed):
    printed = people.with_women(listed).set_index("value").loc[300]
    assert printed["women_pct"] == 75 and printed.isna()["women"]


def test_a_share_of_things_that_are_not_people_is_not_listed(make):
    text = FIGURES + "\n    2012-13 7.1 KHM129 3 5 permits other 10 . . 50"
    assert len(people.with_women(people.listing(make(results=RESULTS, figures=text)))) == 2


def test_whose_the_numbers_are_is_told_with_the_most_first(listed):
    twice = people.with_women(listed).iloc[[0, 1, 1]]
    assert people.sources(twice) == [("Zimbabwe", "2014-15", 2), ("Cambodia", "2012-13", 1)]


def test_without_any_share_the_frame_is_empty(make):
    text = "biennium indicator cpo figure_no measure measure_group value\n2012-13 7.1 KHM129 1 events events 3"
    rows = people.with_women(people.listing(make(results=RESULTS, figures=text)))
    assert rows.empty and people.sources(rows) == []


def test_groups_count_figures_and_what_they_say_of_sex(make):
    rows = people.by_group(make(results=RESULTS, figures=FIGURES)).set_index(["biennium", "measure_group"])
    trained = rows.loc[("2012-13", "people_trained")]
    assert trained[["figures", "results", "sex_given", "sex_split"]].tolist() == [3, 1, 3, 1]
    assert trained["share_given"] == 1
    assert rows.loc[("2014-15", "events"), "figures"] == 0


def test_no_value_is_ever_added_across_groups(make):
    assert "value" not in people.by_group(make(results=RESULTS, figures=FIGURES)).columns


def test_every_figure_of_the_record_is_listed_once(record, rows):
    found = people.listing(record)
    assert len(found) == len(rows("figures"))
    assert found["refs"].map(len).eq(1).all()


def test_twelve_of_thirty_nine_numbers_of_people_say_anything_of_sex(record, rows):
    counted = [r for r in rows("figures") if r["measure_group"].startswith("people_")]
    said = [r for r in counted if r["women"] or r["men"] or r["women_pct"]]
    found = people.by_group(record)
    found = found[found["measure_group"].astype(str).str.startswith("people_")]
    assert (found["sex_given"].sum(), found["figures"].sum()) == (len(said), len(counted)) == (12, 39)


def test_five_of_the_six_numbers_that_tell_of_women_are_from_one_result(record):
    rows = people.with_women(people.listing(record))
    assert people.sources(rows) == [("Sri Lanka", "2014-15", 5), ("Thailand", "2012-13", 1)]
    assert rows.loc[rows["place"] == "Thailand", ["value", "women_pct"]].values.tolist() == [[7884, 53]]
