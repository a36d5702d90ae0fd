"""The page for settling, driven by its widgets: shut until both are complete, then difference by difference."""

import pytest

from o7lib.show.workbench import settle_form
from o7lib.tables import load
from o7lib.tables.coding.coder import Coder

pytest.importorskip("ipywidgets")


@pytest.fixture
def form(finished):
    return settle_form.settle(finished.data, finished.sources)


def test_nothing_is_shown_while_a_coding_is_unfinished(uncoded):
    coder = Coder("ana", uncoded.data)
    coder.save(coder.units[0], {**uncoded.given["first"][0], "lines": "6-7", "reason": "Only Ana knows."})
    form = settle_form.settle(uncoded.data, uncoded.sources)
    assert "files of coders in coding/work: 1 (ana); expected two" in form.state.value
    assert form.two is None and form._parts[0].layout.display == "none"
    assert "Only Ana knows" not in form.given.value


def test_a_difference_is_shown_with_both_codes_both_reasons_and_the_passage(form):
    assert "0 of 1 difference settled." in form.state.value
    assert [words for words, _ in form.list.options] == ["2016-17 7.1 KHM129, criterion 1: Stage"]
    assert "<strong>Drafted</strong>: Invented. (lines 20-21)" in form.given.value
    assert "<strong>In preparation</strong>" in form.given.value and "<mark>20  " in form.given.value
    assert form.value.value is None
    assert form.value.options[:2] == (("Drafted", "drafted"), ("In preparation", "in_preparation"))


def test_agreement_and_grid_follow_the_judgement_chosen(form):
    assert "Cohen" in form.agreement.value and "Stage: how the two coders" in form.grid.value
    form.column.value = "legal"
    assert "Legal: how the two coders" in form.grid.value


def test_a_decision_needs_a_value_and_a_reason(form):
    form.keep.click()
    assert "choose the value to keep" in form.said.value
    form.value.value = "drafted"
    form.keep.click()
    assert "Not kept." in form.said.value and "reason: expected a value" in form.said.value
    assert "0 of 1 difference settled." in form.state.value


def test_tables_are_refused_while_a_difference_is_open_and_written_when_none_is(form, finished):
    form.write.click()
    assert "Nothing is written." in form.said.value and "1 difference is not settled" in form.said.value
    form.value.value, form.reason.value = "drafted", "The draft is complete."
    form.keep.click()
    assert "1 of 1 difference settled." in form.state.value
    assert [words for words, _ in form.list.options] == ["settled: 2016-17 7.1 KHM129, criterion 1: Stage"]
    form.write.click()
    assert "Written: achievements.csv, achievement_types.csv, settled.csv, first.csv, second.csv" in form.said.value
    assert load.problems(finished.data) == []


def test_what_was_settled_is_there_again_after_a_crash(form, finished):
    form.value.value, form.reason.value = "in_preparation", "It is not complete."
    form.keep.click()
    again = settle_form.settle(finished.data, finished.sources)
    assert (again.value.value, again.reason.value) == ("in_preparation", "It is not complete.")
