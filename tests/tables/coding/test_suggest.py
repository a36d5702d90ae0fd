"""Lines are suggested by what they say; the same words in another form are found; never a code."""

import pytest

from o7lib.tables.coding.suggest import suggest
from o7lib.tables.coding.units import passage, to_code
from o7lib.tables.documents.texts import Line, spans

pytest.importorskip("sklearn")


@pytest.fixture
def entry(uncoded):
    return passage(to_code(uncoded.data)[0], uncoded.data, uncoded.sources)


def holds(locator: str, number: int) -> bool:
    return any(first <= number <= last for first, last in spans(locator))


def test_the_passage_that_has_the_words_stands_first(entry):
    assert holds(suggest(entry, "a council of three parties meets monthly (conseil tripartite)")[0], 12)


def test_passages_stay_inside_the_entry_and_do_not_overlap(entry):
    found = suggest(entry, "loi sur les migrantes, conseil, bureau", most=9)
    numbers = [n for locator in found for first, last in spans(locator) for n in range(first, last + 1)]
    assert len(numbers) == len(set(numbers)) and set(numbers) <= {line.number for line in entry}


@pytest.mark.parametrize("about", ["", "  ", "xqzw"])
def test_nothing_is_suggested_where_nothing_resembles_the_words(entry, about):
    assert suggest(entry, about) == []


def test_an_entry_without_text_has_no_suggestion():
    assert suggest([Line(1, ""), Line(2, " ")], "law") == []
