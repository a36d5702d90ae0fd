"""Instruments are counted by the results that cite them, the ones never cited too."""

from o7lib.measures import standards
from o7lib.measures.scope import narrow

WORLD = {
    "results": "biennium indicator cpo place_id\n2012-13 7.1 KHM129 KHM\n2014-15 7.1 ZWE131 ZWE",
    "instruments": """
        instrument_id name kind
        C097 Migration convention
        C189 Domestic convention
        MFLM2006 Framework framework""",
    "result_instruments": """
        biennium indicator cpo criterion instrument_id
        2012-13 7.1 KHM129 1 C189
        2012-13 7.1 KHM129 2 C189
        2014-15 7.1 ZWE131 1 C189
        2014-15 7.1 ZWE131 1 C097""",
}


def test_a_result_that_cites_an_instrument_twice_counts_once(make):
    first = standards.cited(make(**WORLD)).iloc[0]
    assert (first["instrument_id"], first["results"], first["places"], first["mentions"]) == ("C189", 2, 2, 3)
    assert len(first["refs"]) == 3


def test_an_instrument_that_nobody_cites_is_listed_with_zero(make):
    last = standards.cited(make(**WORLD)).iloc[-1]
    assert (last["instrument_id"], last["results"], last["refs"]) == ("MFLM2006", 0, [])


def test_a_result_that_cites_two_kinds_counts_under_both(make):
    both = WORLD | {
        "result_instruments": "biennium indicator cpo instrument_id\n2012-13 7.1 KHM129 C097\n"
        "2012-13 7.1 KHM129 MFLM2006"
    }
    rows = standards.kinds(make(**both)).set_index(["biennium", "instrument_kind"])["results"]
    assert rows["2012-13", "convention"] == rows["2012-13", "framework"] == 1
    assert rows["2012-13", "protocol"] == 0


def test_every_instrument_meets_every_region(make):
    rows = standards.by_group(make(**WORLD)).set_index(["instrument_id", "region_id"])["results"]
    assert len(rows) == 3 * 2
    assert rows["C189", "africa"] == rows["C189", "asia_pacific"] == 1
    assert rows["C097", "asia_pacific"] == 0


def test_the_multilateral_framework_is_cited_by_one_result_of_the_record(record, rows):
    found = standards.cited(record).set_index("instrument_id")
    by_hand = {r["cpo"] for r in rows("result_instruments") if r["instrument_id"] == "MFLM2006"}
    assert found.loc["MFLM2006", "results"] == len(by_hand) == 1
    assert found.loc[["C097", "C143", "C189"], "results"].tolist() == [2, 2, 4]


def test_a_region_sees_only_its_own_citations(record):
    africa = standards.cited(narrow(record, region="africa")).set_index("instrument_id")
    assert africa.loc["MFLM2006", "results"] == 1
    assert africa.loc["C189", "results"] == 0
