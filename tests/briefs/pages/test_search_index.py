"""The search of the front page knows what a page says, not its frame, and finds a word that few pages share."""

import pytest

from o7lib.briefs.pages import search_index


@pytest.mark.parametrize(
    "apart",
    [
        "<script>alert()</script>",
        "<style>.alert{}</style>",
        "<svg><title>alert</title></svg>",
        '<div popover id="r1">alert</div>',
        '<details class="code">alert</details>',
        "<footer>alert</footer>",
        '<nav class="contents" aria-label="alert">alert</nav>',
        '<nav class="onward">alert</nav>',
        '<nav class="trail">alert</nav>',
        '<span class="at">alert</span>',
        '<p title="alert"></p>',
    ],
)
def test_what_frames_a_page_is_not_among_its_words(apart):
    assert search_index.words_of(f"<main><p>law</p>{apart}<p>work</p></main>") == {"law", "work"}


def test_data_behind_a_summary_and_related_briefs_are_among_its_words():
    page = '<main><details class="data">pension</details><nav class="neighbours">Chad</nav></main>'
    assert search_index.words_of(page) == {"pension", "chad"}


def test_what_stands_before_the_main_part_is_left_out():
    assert search_index.words_of("<title>head</title><main id='main'>body</main>") == {"body"}


def test_a_word_has_three_letters_or_more_and_begins_with_one():
    assert search_index.words_of("<main>ab abc 2012 7th C189 x1y _abc</main>") == {"abc", "c189", "x1y"}


def test_words_meet_without_accents_capitals_and_entities():
    assert search_index.words_of("<main>C&ocirc;te CÔTE</main>") == {"cote"}


def test_tags_part_words():
    assert search_index.words_of("<main><td>one</td><td>two</td></main>") == {"one", "two"}


def test_a_word_on_exactly_half_of_the_pages_is_still_looked_up():
    assert search_index.index({1: "law", 2: "law", 3: "tax", 4: "zoo"})["law"] == "1 2"


def test_a_word_on_every_page_is_a_star_and_words_are_in_order():
    found = search_index.index({1: "law", 2: "law tax", 3: "law zoo"})
    assert list(found.items()) == [("law", "*"), ("tax", "2"), ("zoo", "3")]
