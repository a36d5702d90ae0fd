"""Silence is counted, with the silent results behind it."""

from collections import Counter

from o7lib.measures import coverage

RESULTS = """
    biennium indicator cpo place_id
    2012-13 7.1 KHM129 KHM
    2012-13 7.1 LAO179 LAO
    2014-15 7.1 KHM129 KHM"""


def test_a_result_that_names_no_partner_is_silent(make):
    record = make(results=RESULTS, result_partners="biennium indicator cpo partner_id\n2012-13 7.1 KHM129 iom")
    first, second = coverage.by_level(record, "result_partners").to_dict("records")
    assert (first["results"], first["naming"], first["silent"], first["share"]) == (2, 1, 1, 0.5)
    assert (second["results"], second["silent"], second["share"]) == (1, 1, 0)
    assert [ref.name for ref in first["refs"]] == ["LAO179, 2012-13, 7.1"]


def test_a_region_without_results_has_no_share(make):
    africa = coverage.by_level(make(results=RESULTS), "funding", "region_id").set_index("region_id").loc["africa"]
    assert africa["results"] == 0
    assert str(africa["share"]) == "<NA>"


def test_two_rows_of_one_result_name_it_once(make):
    text = "biennium indicator cpo partner_id\n2012-13 7.1 KHM129 iom\n2012-13 7.1 KHM129 un_women"
    assert coverage.by_level(make(results=RESULTS, result_partners=text), "result_partners")["naming"].tolist() == [
        1,
        0,
    ]


def test_the_silent_results_of_the_record_are_those_that_no_row_names(record, rows):
    key = ("biennium", "indicator", "cpo")
    named = {tuple(row[k] for k in key) for row in rows("result_partners")}
    silent = [tuple(row[k] for k in key) for row in rows("results") if tuple(row[k] for k in key) not in named]
    found = coverage.missing(record, "result_partners")
    assert list(map(tuple, found[list(key)].to_numpy())) == silent
    assert len(silent) == 13


def test_instruments_are_cited_by_fifteen_results(record, rows):
    counts = coverage.by_level(record, "result_instruments")
    cited = Counter(b for b, _, _ in {(r["biennium"], r["indicator"], r["cpo"]) for r in rows("result_instruments")})
    assert dict(zip(counts["biennium"], counts["naming"], strict=True)) == dict(cited) == {"2012-13": 7, "2014-15": 8}
