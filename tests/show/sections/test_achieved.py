"""What was achieved: one sentence each, with its stage and doubt; what a funder paid for and nothing else."""

from o7lib.show import sections
from o7lib.tables.model.schema import schema
from o7lib.tables.model.scope import Scope

FIRST, *_, LAST = schema().codes("achievements", "stage")
KEY = {"biennium": "2012-13", "indicator": "7.1", "cpo": "TGO101"}
SPOT = {"doc_id": "results", "lines": "1-2"}
PAID = {**KEY, "criterion": 1, "funder_id": "X", "channel": schema().codes("funding", "channel")[0], **SPOT}
FUND = [{"funder_id": "X", "name": "Post Fund"}]


def test_an_achievement_is_its_first_sentence_with_its_stage_and_a_link_to_all_of_it(shown, record, achieved):
    rows = [achieved(1, LAST, summary="A law passed in 2013. It covers recruitment.")]
    sections.achieved(record(Scope(place="TGO"), achievements=rows))
    assert "A law passed in 2013.</span>" in shown[0] and "It covers recruitment" not in shown[0]
    assert schema().label("achievements", "stage", LAST) in shown[0]
    assert 'href="country-TGO.html#e-2012-13-7.1-TGO101-1"' in shown[0]


def test_a_doubt_is_said_with_the_stage(shown, record, achieved):
    note = {**KEY, "note_no": 1, "criterion": 1, "side": "result", "effect": "count", "note": "Not so.", **SPOT}
    sections.achieved(record(achievements=[achieved(1, LAST)], source_notes=[note]))
    assert '<span class="mark">doubted</span>' in shown[0]


def test_a_place_without_an_entry_says_so(shown, record):
    sections.achieved(record(results=[], achievements=[]))
    assert "The country documents have no entry here." in shown[0]


def test_a_funder_is_credited_with_what_its_own_row_names_and_no_more(shown, record, achieved):
    rows = [achieved(1, LAST, summary="Paid for this one here."), achieved(2, LAST, summary="Not for that one.")]
    sections.achieved_with(record(Scope(funder="X"), achievements=rows, funders=FUND, funding=[PAID]))
    assert "Paid for this one here." in shown[0] and "Not for that one." not in shown[0]
    assert "Togo: Indicator 7.1, TGO101" in shown[0]


def test_a_funder_named_for_a_whole_result_has_all_of_it_and_that_is_said(shown, record, achieved):
    rows = [achieved(1, LAST, summary="The first one."), achieved(2, LAST, summary="The second one.")]
    whole = {name: value for name, value in PAID.items() if name != "criterion"}
    sections.achieved_with(record(Scope(funder="X"), achievements=rows, funders=FUND, funding=[whole]))
    assert "The first one." in shown[0] and "The second one." in shown[0]
    assert "named for the result as a whole" in shown[0]
