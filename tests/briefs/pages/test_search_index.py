"""The search of the front page knows what a page says, not its frame, and finds a word that few pages share."""

import pytest

from o7lib.briefs.pages import search_index
from o7lib.show.html.parts import part


def words(**fields: object) -> set[str]:
    return search_index.words_of([part("table", **fields)])


@pytest.mark.parametrize(
    "apart",
    [
        {"lists": {"r1": {"lines": [{"words": "alert", "at": "alert"}]}}},
        {"csv": {"name": "alert", "body": "alert"}},
        {"rows": [[{"words": "work", "at": "alert", "file": "alert.html", "anchor": "alert", "label": "alert"}]]},
        {"rows": [[{"words": "work", "drawn": "alert", "hint": "alert", "lang": "alert"}]]},
        {"facts": [{"term": "alert", "words": "work"}]},
        {"spec": {"title": "alert"}},
        {"always": ["alert"]},
        {"on_documents": {"notes": [{"note": "alert"}]}},
    ],
)
def test_what_frames_a_page_is_not_among_its_words(apart):
    assert words(caption="law", **apart) - {"work"} == {"law"}


def test_data_behind_a_summary_and_related_briefs_are_among_its_words():
    shown = [
        part("picture_data", rows=[["pension"]]),
        part("links", groups=[{"briefs": [{"words": "Chad", "file": "c"}]}]),
    ]
    assert search_index.words_of(shown) == {"pension", "chad"}


def test_a_word_has_three_letters_or_more_and_begins_with_one():
    assert words(caption="ab abc 2012 7th C189 x1y _abc") == {"abc", "c189", "x1y"}


def test_words_meet_without_accents_and_capitals():
    assert words(caption="Côte CÔTE") == {"cote"}


def test_cells_part_words():
    assert words(rows=[["one", "two"]]) == {"one", "two"}


def test_a_word_on_exactly_half_of_the_pages_is_still_looked_up():
    assert search_index.index({1: ["law"], 2: ["law"], 3: ["tax"], 4: ["zoo"]})["law"] == "1 2"


def test_a_word_on_every_page_is_a_star_and_words_are_in_order():
    index = search_index.index({1: ["law"], 2: ["law", "tax"], 3: ["law", "zoo"]})
    assert list(index.items()) == [("law", "*"), ("tax", "2"), ("zoo", "3")]
