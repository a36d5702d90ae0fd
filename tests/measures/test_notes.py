"""Doubts counted by kind, those on a whole document apart."""

from collections import Counter

from o7lib.measures import notes
from o7lib.measures.scope import narrow

WORLD = {
    "results": "biennium indicator cpo place_id\n2012-13 7.1 KHM129 KHM\n2012-13 7.1 LAO179 LAO",
    "source_notes": """
        note_no biennium indicator cpo kind doc_id
        1 2012-13 7.1 KHM129 misprint results-2012-13
        2 2012-13 7.1 KHM129 misprint results-2012-13
        3 2012-13 7.1 KHM129 not_adopted results-2012-13
        4 2012-13 . . other note
        5 . . . other note""",
}


def test_two_notes_on_one_result_are_two_notes_and_one_result(make):
    rows = notes.by_kind(make(**WORLD)).set_index(["biennium", "kind"])
    assert rows.loc[("2012-13", "misprint"), ["notes", "results"]].tolist() == [2, 1]
    assert rows.loc[("2014-15", "misprint"), ["notes", "results"]].tolist() == [0, 0]


def test_notes_on_a_document_are_not_among_those_on_results(make):
    record = make(**WORLD)
    assert notes.by_kind(record)["notes"].sum() == 3
    rows = notes.by_document(record).set_index(["doc_id", "kind"])["notes"]
    assert rows["note", "other"] == 2
    assert rows.sum() == 2


def test_a_result_without_a_note_is_listed_last(make):
    first, last = notes.doubted(make(**WORLD)).to_dict("records")
    assert (first["place"], first["notes"], first["kinds"]) == ("Cambodia", 3, ("not_adopted", "misprint"))
    assert (last["place"], last["notes"], last["kinds"], last["refs"]) == ("Laos", 0, (), [])


def test_a_note_on_a_document_belongs_to_every_scope_of_its_biennium(make):
    record = make(**WORLD)
    assert notes.by_document(narrow(record, biennium="2012-13"))["notes"].sum() == 2
    assert notes.by_document(narrow(record, biennium="2014-15"))["notes"].sum() == 1
    assert notes.by_document(narrow(record, region="africa"))["notes"].sum() == 2
    assert notes.by_kind(narrow(record, region="africa"))["notes"].sum() == 0


def test_notes_of_the_record_are_counted_by_region(record, rows):
    place = {(r["biennium"], r["indicator"], r["cpo"]): r["place_id"] for r in rows("results")}
    region = {r["place_id"]: r["region_id"] for r in rows("places")}
    by_hand = Counter(
        (region[place[r["biennium"], r["indicator"], r["cpo"]]], r["kind"]) for r in rows("source_notes") if r["cpo"]
    )
    found = notes.by_kind(record, "region_id").set_index(["region_id", "kind"])["notes"]
    assert {key: n for key, n in found.items() if n} == dict(by_hand)
    assert found.sum() + notes.by_document(record)["notes"].sum() == len(rows("source_notes"))
