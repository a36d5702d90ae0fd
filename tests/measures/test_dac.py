"""The six evaluation criteria quote other measures and count nothing anew."""

import pytest

from o7lib.measures import dac, evidence, periods, projects, targets


@pytest.fixture(scope="module")
def sources(record):
    return {
        "evidence": evidence.strength(record),
        "targets": targets.against_targets(record),
        "movements": periods.movements(record),
        "tied": projects.strengths(record),
    }


@pytest.fixture(scope="module")
def found(sources):
    return dac.rows(**sources)


def test_all_six_criteria_stand_in_their_order_and_say_first_where_the_record_is_silent(found):
    assert list(dict.fromkeys(found["dac"])) == list(dac.CRITERIA)
    assert found.groupby("dac")["role"].first().eq("silent").all()


def test_a_count_of_funders_or_of_people_is_no_answer_on_efficiency_or_impact(found):
    near = dac.criteria_by_role(found)
    assert near["speaks"] == ["effectiveness"] and near["beside"] == ["efficiency", "impact"]
    assert near["touches"] == ["relevance", "coherence", "sustainability"]


def test_reporting_again_is_not_relevance(found):
    assert "place_kept" not in set(found.loc[found["dac"] == "relevance", "measure"])


def test_a_number_is_the_one_of_the_measure_it_comes_from(found, sources):
    row = found[(found["dac"] == "effectiveness") & (found["measure"] == "firm")].iloc[0]
    assert (row["count"], row["of"]) == evidence.value(sources["evidence"], "firm")


def test_where_the_record_is_silent_there_is_no_number(found):
    silent = found[found["role"] == "silent"]
    assert silent[["count", "of", "share"]].isna().all(axis=None)
    assert silent["refs"].map(len).eq(0).all()


def test_three_of_four_targets_were_met_and_eight_of_nineteen_places_left(found):
    rows = found.set_index(["dac", "measure"])
    assert rows.loc[("effectiveness", "target_met"), ["count", "of"]].tolist() == [3, 4]
    assert rows.loc[("sustainability", "place_left"), ["count", "of"]].tolist() == [8, 19]


def test_every_result_is_tied_or_untied_or_linked_by_country_alone(found, record):
    rows = found.set_index("measure")
    assert rows.loc["project_tied", "of"] == len(record.results)
    assert rows.loc["project_tied", "count"] + rows.loc["project_untied", "count"] <= len(record.results)
