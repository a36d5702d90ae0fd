"""What one biennium's documents print and another's do not."""

from o7lib.measures import comparability
from o7lib.measures.scope import narrow

TARGETS = "biennium indicator region_id target\n2012-13 7.1 africa 2\n2012-13 7.1 . 8\n2014-15 7.1 . 8"


def _kinds(record):
    return set(comparability.not_comparable(record)["kind"])


def test_regional_targets_in_one_biennium_only_are_named(make):
    rows = comparability.not_comparable(make(targets=TARGETS))
    assert rows[["kind", "biennium", "rows"]].to_numpy().tolist() == [
        ["regional_targets", "2012-13", 1],
        ["regional_targets", "2014-15", 0],
    ]


def test_what_every_biennium_prints_is_no_difference(make):
    assert _kinds(make(targets=TARGETS + "\n2014-15 7.1 africa 1")) == set()


def test_a_region_whose_heading_changed_is_shown_with_both_headings(make):
    text = """
        biennium indicator cpo place_id region_printed
        2012-13 7.1 KHM129 KHM Asia
        2014-15 7.1 KHM129 KHM Asia_and_the_Pacific
        2012-13 7.1 ZWE131 ZWE Africa
        2014-15 7.1 ZWE131 ZWE Africa"""
    rows = comparability.not_comparable(make(results=text))
    assert rows[["subject", "biennium", "printed"]].to_numpy().tolist() == [
        ["asia_pacific", "2012-13", "Asia"],
        ["asia_pacific", "2014-15", "Asia and the Pacific"],
    ]


def test_a_region_absent_from_one_biennium_has_changed_no_heading(make):
    text = "biennium indicator cpo place_id region_printed\n2012-13 7.1 KHM129 KHM Asia"
    assert "region_labels" not in _kinds(make(results=text))


def test_a_unit_that_only_one_biennium_counts_is_named(make):
    text = """
        biennium indicator region_id unit count
        2012-13 7.1 . member_state 8
        2014-15 7.1 . member_state 13
        2014-15 7.1 . subregion 2"""
    rows = comparability.not_comparable(make(reported_totals=text))
    assert rows[["kind", "subject", "rows"]].to_numpy().tolist() == [
        ["units", "subregion", 0],
        ["units", "subregion", 1],
    ]


def test_every_difference_found_has_a_label(record):
    assert _kinds(record) == set(comparability.DIFFERENCES)


def test_one_biennium_alone_differs_from_nothing(record):
    assert _kinds(narrow(record, biennium="2014-15")) == set()


def test_the_notes_on_gender_are_in_five_results_of_the_later_document_only(record, rows):
    by_hand = [r["biennium"] for r in rows("results") if r["gender_note"]]
    found = comparability.not_comparable(record).query("kind == 'gender_section'")
    assert dict(zip(found["biennium"], found["rows"], strict=True)) == {"2012-13": 0, "2014-15": len(by_hand)}
    assert by_hand == ["2014-15"] * 5
