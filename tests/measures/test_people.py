"""Figures are counted, never added; women's share only where the row itself gives it."""

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


def test_the_share_is_weighted_by_the_number_it_is_a_share_of(listed):
    row = people.women_share(listed).iloc[0]
    assert (row["figures"], row["base"], row["women"], row["share"]) == (2, 400, 250, 0.625)
    assert (row["lowest"], row["highest"]) == (0.25, 0.75)
    assert [ref.name for ref in row["refs"]] == [
        "KHM129, 2012-13, 7.1, criterion 1, number 1",
        "ZWE131, 2014-15, 7.1, criterion 1, number 1",
    ]


def test_the_same_number_printed_twice_weighs_once(make):
    twice = FIGURES + "\n    2012-13 7.1 KHM129 3 5 officials_again people_trained 100 25 . ."
    assert people.women_share(people.listing(make(results=RESULTS, figures=twice)))["base"].tolist() == [400]


def test_without_any_share_the_frame_is_empty(make):
    text = "biennium indicator cpo figure_no measure measure_group value\n2012-13 7.1 KHM129 1 events events 3"
    assert people.women_share(people.listing(make(results=RESULTS, figures=text))).empty


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


def test_women_are_just_over_half_of_those_trained_where_a_row_says_so(record):
    row = people.women_share(people.listing(record)).set_index("measure_group").loc["people_trained"]
    # Sri Lanka 2014-15 alone, by hand: 92 of 560, 12 of 20, 10 of 13, 11 of 24, 760 of 1086.
    assert (row["figures"], row["base"], row["women"]) == (5, 560 + 20 + 13 + 24 + 1086, 92 + 12 + 10 + 11 + 760)
