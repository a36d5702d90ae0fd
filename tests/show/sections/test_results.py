"""Results in a list and in full: every row with its stage, its payers, its doubts and its lines."""

from html import unescape

from o7lib.show import sections
from o7lib.show.sections import results
from o7lib.tables.model.schema import schema

FIRST, *_, LAST = schema().codes("achievements", "stage")
KEY = {"biennium": "2012-13", "indicator": "7.1", "cpo": "TGO101"}
SPOT = {"doc_id": "results", "lines": "1-2"}
KIND = schema().codes("source_notes", "kind")[0]


def test_a_result_names_its_title_in_its_own_language_and_its_lines(shown, record):
    results.results_table(record())
    assert 'lang="fr"' in shown[0] and "lines 1-2" in shown[0] and "1 of 2" in shown[0]


def test_an_achievement_says_where_women_are_mentioned_and_where_not(shown, record, achieved):
    results.entries(record(achievements=[achieved(1, LAST, women_in_result=True, women_in_contribution=True)]))
    results.entries(record())
    assert "in the result and in the ILO's contribution" in unescape(shown[0])
    assert "neither in the result nor in the ILO" in shown[1]


def test_an_achievement_that_names_no_funder_says_so(shown, record):
    results.entries(record())
    assert "no payer named" in shown[0]


def test_a_funder_of_a_programme_of_others_is_marked_as_indirect(shown, record):
    paid = {
        **KEY,
        "criterion": 1,
        "funder_id": "X",
        "channel": schema().codes("funding", "channel")[0],
        "indirect": True,
        **SPOT,
    }
    funders = [{"funder_id": "X", "name": "Post Fund"}]
    results.entries(record(funders=funders, funding=[paid]))
    results.entries(record(funders=funders, funding=[paid | {"indirect": False}]))
    assert "Post Fund (only indirectly)" in shown[0]
    assert "Post Fund" in shown[1] and "indirectly" not in shown[1]


def test_short_forms_of_an_entry_are_spelt_out_once_where_the_tables_know_them(shown, record, achieved):
    partner = {"partner_id": "wpu", "name": "World Post Union (WPU), Bern"}
    here = record(partners=[partner], achievements=[achieved(1, LAST, summary="WPU and XYZ met the WPU.")])
    results.entries(here)
    assert shown[0].count("WPU: World Post Union") == 1 and "XYZ:" not in shown[0]
    assert "Short forms" in shown[0]


def test_an_entry_without_short_forms_has_no_list_of_them(shown, record):
    results.entries(record())
    assert "Short forms" not in shown[0]


def test_a_scope_without_an_entry_says_so(shown, record):
    results.entries(record(results=[], achievements=[]))
    assert "no entry here" in shown[0]


def test_doubts_are_counted_and_say_their_kind(shown, record, note):
    results.entries(record(source_notes=[note(1, KIND), note(2, KIND)]))
    effect = schema().label("source_notes", "effect", "count")
    assert "Doubts about this entry as a whole (2)" in shown[0] and f"{effect}:" in shown[0]


def test_a_doubt_stands_once_under_the_report_that_it_names(shown, record, note):
    sections.entries(record(source_notes=[note(1, KIND, text="A draft only.") | {"criterion": 1}]))
    assert shown[0].count("A draft only.") == 1 and "as a whole" not in shown[0]
    assert shown[0].index("A draft only.") < shown[0].index("</article>")
    assert '<span class="mark">doubted</span>' in shown[0]


def test_a_slip_of_writing_is_left_to_the_reconciliation(shown, record, note):
    sections.entries(record(source_notes=[note(1, KIND, text="A slip.") | {"effect": "clerical"}]))
    assert "A slip." not in shown[0]
