"""The form driven by its widgets, without a browser: blind, complete, resumed, everything wrong told at once."""

import shutil

import pytest

from o7lib.show.workbench import code_form
from o7lib.tables.coding.coder import Coder

pytest.importorskip("ipywidgets")


@pytest.fixture
def form(uncoded):
    return code_form.code("ana", uncoded.data, uncoded.sources)


def answer(form, uncoded, **other):
    """Fill the form with what the first coder gave for the unit that is shown."""
    (row,) = [r for r in uncoded.given["first"] if tuple(r.values())[:5] == form.unit.key]
    for name, text in {**row, **other}.items():
        field = form.fields.by_name.get(name)
        if field is not None:
            field.value = (
                text == "true" if isinstance(field.value, bool) else text or (None if hasattr(field, "options") else "")
            )


def test_the_form_asks_for_the_name_first(uncoded):
    form = code_form.code(folder=uncoded.data, sources=uncoded.sources)
    assert form.coder is None and form._work.layout.display == "none"
    form.name.value = "Ana"
    form.begin.click()
    assert form.coder.name == "ana" and form.name.disabled and form._work.layout.display == ""


def test_a_name_that_is_no_name_is_told_and_may_be_given_again(uncoded):
    form = code_form.code(folder=uncoded.data, sources=uncoded.sources)
    form.begin.click()
    assert "expected a short name of letters" in form.progress.value and not form.name.disabled


def test_one_field_stands_for_each_judgement_and_nothing_is_chosen(form):
    names = ["stage", "policy", "programme", "legal", "institution", "data", "language"]
    assert list(form.fields.by_name)[:7] == names and list(form.fields.by_name)[-2:] == ["lines", "reason"]
    assert set(form.fields.values().values()) == {"", "false", "6-7"}
    stage = form.fields.by_name["stage"]
    assert [words.split(":")[0] for words, _ in stage.options] == [
        "In preparation",
        "Drafted",
        "Adopted",
        "In operation",
    ]


def test_the_passage_stands_under_its_line_numbers_and_its_lines_are_marked(form):
    assert "results-2016-17, lines 3-15" in form.passage.value
    assert form.passage.value.count("<mark>") == 2 and "<mark> 6  " in form.passage.value


def test_the_page_stands_beside_the_lines_and_a_damaged_file_of_pages_is_told(uncoded, tmp_path):
    sources = shutil.copytree(uncoded.sources, tmp_path / "texts")
    for content, told in {
        "line,page\n3,7\n15,8\n": "lines 3-15 (pages 7-8)",
        "line;page\n1;1\n": "read the document again",
    }.items():
        (sources / "results-2016-17.lines.csv").write_text(content)
        opened = code_form.code("ana", uncoded.data, sources)
        assert told in opened.passage.value + opened.said.value


def test_saving_goes_on_to_the_next_and_shows_progress(form, uncoded):
    assert "ana: 0 of 11 achievements coded." in form.progress.value
    answer(form, uncoded)
    form.save.click()
    assert "ana: 1 of 11 achievements coded." in form.progress.value
    assert form.unit.key[3] == "2" and "Saved: 2016-17 7.1 CIV101, criterion 1" in form.said.value
    assert form.fields.values()["stage"] == "" and form.fields.values()["reason"] == ""


def test_everything_that_is_missing_is_told_and_nothing_is_saved(form):
    form.save.click()
    for words in ("stage: expected a value", "types: expected at least one of", "reason: expected a value"):
        assert words in form.said.value
    assert form.coder.rows == {} and "Not saved." in form.said.value


def test_a_crash_loses_nothing_that_was_typed(form, uncoded):
    answer(form, uncoded)
    form.save.click()
    form.fields.by_name["reason"].value = "half a sen"
    form.fields.by_name["legal"].value = True
    again = code_form.code("ana", uncoded.data, uncoded.sources)
    assert again.unit.key == form.unit.key
    assert again.fields.values()["reason"] == "half a sen" and again.fields.values()["legal"] == "true"
    assert "1 of 11" in again.progress.value
    assert "Not yours? Somebody else is ana" in again.progress.value and "Not yours?" not in form.progress.value


def test_one_can_skip_and_come_back_with_what_was_typed(form):
    form.fields.by_name["reason"].value = "to be thought about"
    form.forward.click()
    assert form.unit.key[3] == "2" and form.fields.values()["reason"] == ""
    form.back.click()
    assert form.fields.values()["reason"] == "to be thought about"


def test_what_is_saved_can_be_changed(form, uncoded):
    answer(form, uncoded)
    form.save.click()
    form.back.click()
    assert form.fields.values()["stage"] == "adopted"
    form.fields.by_name["stage"].value = "drafted"
    form.save.click()
    assert [row["stage"] for row in Coder("ana", uncoded.data).rows.values()] == ["drafted"]


def test_lines_are_suggested_from_the_reason_and_no_code_changes(form):
    pytest.importorskip("sklearn")
    form.fields.by_name["reason"].value = "conseil tripartite"
    before = form.fields.values()
    form.suggest.click()
    assert "Lines that resemble these words, best first: " in form.where.value
    assert "<mark>12  " in form.passage.value and form.fields.values() == before


def test_a_document_that_is_not_there_is_told_and_coding_may_go_on(uncoded, tmp_path):
    form = code_form.code("ana", uncoded.data, tmp_path / "none")
    assert "results-2016-17.txt" in form.said.value and form.passage.value == ""


def test_a_file_edited_by_hand_is_told_in_the_form(form, uncoded):
    answer(form, uncoded)
    form.save.click()
    file = form.coder.file
    file.write_text(file.read_text(encoding="utf-8").replace("adopted", "drafted"), encoding="utf-8")
    again = code_form.code("ana", uncoded.data, uncoded.sources)
    assert "ana.csv:2  seal is" in again.progress.value and again.coder is None


def test_the_form_shows_nothing_of_the_other_coder(form, uncoded):
    ben = Coder("ben", uncoded.data)
    given = {**uncoded.given["second"][0], "lines": "6-7", "reason": "Only Ben knows."}
    ben.save(ben.left[0], given)
    again = code_form.code("ana", uncoded.data, uncoded.sources)
    assert "0 of 11" in again.progress.value and again.fields.values()["stage"] == ""
    assert "Only Ben knows" not in str([w.value for w in (again.about, again.said, again.passage)])


def test_all_coded_says_what_comes_next(form, uncoded):
    for _ in form.coder.units:
        answer(form, uncoded)
        form.save.click()
    assert "All are coded; when the other coder has finished too, open settle.ipynb." in form.progress.value


def test_a_record_with_nothing_left_to_code_says_so():
    assert "Nothing is left to code" in code_form.code("ana").progress.value
