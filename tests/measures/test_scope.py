"""A record narrowed: what lies in a scope, what belongs to every scope, and what no scope may touch."""

import pandas as pd
import pytest

from o7lib.errors import ParameterError
from o7lib.measures import related, scope
from o7lib.tables.model.record import Record


def _kept(record, table, *columns):
    return [tuple(None if pd.isna(v) else v for v in row) for row in record.untracked(table)[list(columns)].to_numpy()]


@pytest.mark.parametrize(
    ("parts", "left"),
    [
        ({}, ["KHM", "LAO", "SHA", "KHM", "ZWE"]),
        ({"region": "africa"}, ["SHA", "ZWE"]),
        ({"place": "KHM"}, ["KHM", "KHM"]),
        ({"funder": "EU"}, ["KHM", "ZWE"]),
        ({"biennium": "2012-13"}, ["KHM", "LAO", "SHA"]),
        ({"indicator": "7.2"}, ["LAO", "ZWE"]),
        ({"region": "asia_pacific", "biennium": "2014-15"}, ["KHM"]),
        ({"region": "africa", "indicator": "7.1", "biennium": "2014-15"}, []),
    ],
)
def test_each_part_of_a_scope_keeps_its_own_results(whole, parts, left):
    assert scope.narrow(whole, **parts).untracked("results")["place_id"].tolist() == left


def test_an_indirect_payer_has_the_result_in_its_scope(whole):
    assert "ZWE" in set(scope.narrow(whole, funder="EU").untracked("results")["place_id"])


def test_all_narrows_nothing(whole):
    assert str(scope.narrow(whole, region="all", biennium="all").scope) == ""


def test_rows_that_hang_on_a_result_follow_it_and_not_a_namesake_of_another_biennium(whole):
    here = scope.narrow(whole, biennium="2014-15", place="KHM")
    assert _kept(here, "achievements", "biennium", "cpo") == [("2014-15", "KHM129")]
    assert _kept(here, "funding", "cpo") == []


def test_a_funders_scope_keeps_what_others_paid_for_the_same_result(whole):
    assert _kept(scope.narrow(whole, funder="AUS"), "funding", "funder_id") == [("EU",), ("AUS",)]


def test_a_region_keeps_its_own_targets_and_the_worlds(whole):
    here = scope.narrow(whole, region="africa")
    assert _kept(here, "targets", "region_id", "target") == [(None, 3), ("africa", 1), (None, 4)]
    assert _kept(here, "reported_totals", "region_id", "count") == [(None, 3), ("africa", 1)]


def test_targets_follow_the_biennium_and_the_indicator(whole):
    assert _kept(scope.narrow(whole, biennium="2014-15"), "targets", "target") == [(4,)]
    assert _kept(scope.narrow(whole, indicator="7.2"), "reported_totals", "count") == [(2,)]


def test_a_list_keeps_the_places_of_a_region_subregions_included(whole):
    here = scope.narrow(whole, region="africa")
    assert _kept(here, "reported_places", "place_id") == [("SHA",), ("ZWE",)]


def test_a_place_listed_without_a_result_stays_in_the_scope_of_its_place(whole):
    assert _kept(scope.narrow(whole, place="LAO"), "reported_places", "biennium") == [("2014-15",)]


def test_a_list_keeps_for_a_funder_only_the_results_it_paid_for(whole):
    here = scope.narrow(whole, funder="EU")
    assert _kept(here, "reported_places", "place_id") == [("KHM",), ("ZWE",)]


def test_notes_on_a_document_belong_to_every_scope_of_their_biennium(whole):
    assert _kept(scope.narrow(whole, place="ZWE"), "source_notes", "note_no") == [(2,), (3,), (4,), (5,)]
    assert _kept(scope.narrow(whole, biennium="2014-15"), "source_notes", "note_no") == [(4,), (5,)]
    assert _kept(scope.narrow(whole, indicator="7.1"), "source_notes", "note_no") == [(1,), (2,), (3,), (5,)]


def test_what_a_document_says_of_a_whole_biennium_follows_the_biennium_alone(whole):
    assert len(scope.narrow(whole, biennium="2014-15").untracked("lessons")) == 1
    assert len(scope.narrow(whole, place="ZWE").untracked("outputs")) == 2


def test_a_document_without_a_biennium_belongs_to_every_biennium(whole):
    here = scope.narrow(whole, biennium="2014-15")
    assert _kept(here, "documents", "doc_id") == [("results-2014-15",), ("note",)]
    assert _kept(here, "narrative_figures", "doc_id") == [("note",)]


@pytest.mark.parametrize("table", ["biennia", "regions", "places", "funders", "projects"])
def test_tables_of_reference_and_projects_stay_whole(whole, table):
    here = scope.narrow(whole, region="africa", biennium="2012-13", indicator="7.1", funder="EU")
    pd.testing.assert_frame_equal(here.untracked(table), whole.untracked(table))


@pytest.mark.parametrize("table", ["indicators", "criteria"])
def test_what_a_biennium_asks_follows_the_biennium_alone(whole, table):
    here = scope.narrow(whole, region="africa", biennium="2012-13", indicator="7.1", funder="EU")
    rows = whole.untracked(table)
    pd.testing.assert_frame_equal(here.untracked(table), rows[rows["biennium"] == "2012-13"])


def test_a_row_keeps_its_line_of_the_file(whole):
    assert scope.narrow(whole, biennium="2014-15").untracked("results").index.tolist() == [3, 4]


def test_a_scope_is_written_in_one_way_however_it_was_asked(whole):
    one = str(scope.narrow(whole, biennium="2012-13", region="Asia").scope)
    assert one == str(scope.narrow(whole, region="asia-pacific", biennium="2012-13").scope)
    assert one == "region=asia_pacific,biennium=2012-13"


def test_a_part_that_no_scope_has_is_named_with_those_it_has(whole):
    with pytest.raises(ParameterError, match="no part regio; it has region, place, funder, .* Did you mean region?"):
        scope.narrow(whole, regio="africa")


def test_a_value_that_the_record_does_not_hold_is_named_with_what_exists(whole):
    with pytest.raises(ParameterError, match="no biennium '2016-17'.*The record has: 2012-13, 2014-15"):
        scope.narrow(whole, biennium="2016-17")


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        ({}, "the world"),
        ({"region": "africa"}, "Africa"),
        ({"funder": "EU", "biennium": "2012-13"}, "European Union"),
        ({"region": "asia_pacific", "place": "KHM"}, "Cambodia"),
        ({"biennium": "2012-13"}, "the world"),
    ],
)
def test_a_scope_is_named_after_its_place_its_payer_or_its_region(whole, parts, name):
    assert scope.name(scope.narrow(whole, **parts)) == name


def test_keys_stand_in_the_order_of_their_table(whole):
    assert list(scope.keys(whole, "place").items())[:2] == [("KHM", "Cambodia"), ("LAO", "Laos")]


def test_a_state_that_is_also_a_funder_is_left_out_as_a_place_only(scopes, make):
    paid = "biennium indicator cpo funder_id\n2012-13 7.1 KHM129 KHM"
    here = scope.narrow(make(**scopes | {"funding": paid}), place="KHM")
    assert related.neighbours(here, "country", "funder")[["kind", "key"]].to_numpy().tolist() == [["funder", "KHM"]]


def test_the_same_read_of_the_same_record_has_the_digest_that_was_noted(whole):
    noted = Record({name: whole.untracked(name) for name in whole})
    scope.narrow(noted, region="africa").columns("results", "cpo")
    now = scope.digester(whole)
    assert {read: now(read) for read in noted.reads} == noted.reads


def test_a_row_outside_the_scope_does_not_change_its_digest_and_one_inside_does(whole, scopes, make):
    more = make(**scopes | {"results": scopes["results"] + "\n2014-15 7.1 LAO200 LAO"})
    then, now = scope.digester(whole), scope.digester(more)
    assert then("region=africa|results|cpo") == now("region=africa|results|cpo")
    assert then("region=asia_pacific|results|cpo") != now("region=asia_pacific|results|cpo")


def test_a_whole_table_has_another_digest_than_its_columns(whole):
    now = scope.digester(whole)
    assert now("|results|") != now("|results|cpo")


@pytest.mark.parametrize("read", ["region=atlantis|results|", "|resluts|", "|results|code"])
def test_a_read_whose_scope_table_or_column_is_gone_is_told_as_gone(whole, read):
    with pytest.raises(LookupError):
        scope.digester(whole)(read)


def test_an_example_is_the_first_that_has_something_to_show(make):
    places = "place_id name kind region_id\nLAO Laos member_state asia_pacific\nSHA South subregion africa"
    results = "biennium indicator cpo place_id\n2012-13 7.1 LAO179 LAO"
    lists = "biennium indicator place_id\n2012-13 7.1 LAO\n2012-13 7.1 SHA"
    there = make(places=places, results=results, reported_places=lists)
    assert scope.example(there, "place") == "LAO"
    assert scope.example(there, "place", without_entry=True) == "SHA"
    assert str(scope.narrow(there, place=scope.EXAMPLE).scope) == "place=LAO"
    assert str(scope.narrow(there, place=scope.WITHOUT_ENTRY).scope) == "place=SHA"


def test_the_example_that_the_schema_names_comes_first(whole):
    assert scope.example(whole, "place") == "KHM"


def test_a_record_without_a_result_has_no_example_and_says_so(make):
    with pytest.raises(ParameterError, match="the record has no place with a result yet"):
        scope.narrow(make(results="biennium indicator cpo place_id"), place=scope.EXAMPLE)
