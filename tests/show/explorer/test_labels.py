"""What the explorer says is what it can do: a filter, a column and a gap in a sentence each answer to something."""

import re
from pathlib import Path

import pytest

from o7lib.briefs.pages.templates import TEMPLATES
from o7lib.measures import facets
from o7lib.show.explorer import labels as words
from o7lib.show.words.caveats import STANDING
from o7lib.tables.load import load_all

SCRIPTS = "".join(file.read_text(encoding="utf-8") for file in Path(TEMPLATES).glob("*.js"))


def test_every_filter_has_answers_in_the_record():
    answers = facets.filter_values(facets.achievements(load_all()))
    assert set(words.FILTERS) <= set(answers.columns)


def test_the_filters_that_stand_open_are_filters():
    assert set(words.OPEN) <= set(words.FILTERS)


def test_the_caveats_asked_for_exist():
    assert set(words.CAVEATS) <= set(STANDING)


def test_no_column_is_given_twice():
    assert len(set(words.COLUMNS)) == len(words.COLUMNS)


# The script puts `head_` and `by_` before a name to find these.
@pytest.mark.parametrize("word", [w for w in words.PAGE if not w.startswith(("head_", "by_"))])
def test_no_sentence_is_left_that_nothing_says(word):
    sources = SCRIPTS + "".join(f.read_text(encoding="utf-8") for f in Path(words.__file__).parent.glob("lab*.py"))
    assert re.search(rf"\b{word}\b", sources)


def test_one_achievement_has_a_sentence_of_its_own_that_needs_no_plural():
    said = words.PAGE["one"].format(
        of=115, all_results=41, all_places=30, firm_one="not ", firm_word="adopted", clear_said=""
    )
    assert said == (
        "1 of 115 achievements, in 1 of 41 results and 1 of 30 places with a result; it is not at least adopted."
    )
