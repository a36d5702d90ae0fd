"""Our own words say no number and no acronym that the lines do not, but may use the record's own terms."""

import pandas as pd
import pytest

from o7lib.tables.audit.own_text import untied_words


def _untied(e, ours, text, **how):
    row = pd.Series({"biennium": "2012-13", "output_no": 1, "summary": ours, "doc_id": "d", "lines": "1-1"}, name=0)
    return [(f.value, f.expected) for f in untied_words(e, "outputs", row, "summary", text, **how)]


def test_a_number_that_the_lines_do_not_print_is_found(evidence):
    assert _untied(evidence([]), "Trained 30 officials", "20 were trained") == [("30", "a number that the lines print")]


def test_a_number_written_as_a_word_must_stand_there_too_unless_it_is_the_writers_own(evidence):
    assert _untied(evidence([]), "Three laws", "laws") == [("Three", "a number that the lines print")]
    assert _untied(evidence([]), "Three laws", "laws", spelled=False) == []


def test_an_acronym_that_the_lines_do_not_use_is_found(evidence):
    assert _untied(evidence([]), "With IOM", "with others") == [("IOM", "an acronym that the lines use")]


@pytest.mark.parametrize("ours", ["In 2012-13", "The ILO", "A CPO"])
def test_the_records_own_terms_need_no_tie(evidence, ours):
    assert _untied(evidence([]), ours, "nothing") == []


def test_another_biennium_is_a_number_like_any_other(evidence):
    assert _untied(evidence([]), "In 2010-11", "nothing") != []


def test_an_acronym_may_stand_in_full(evidence):
    e = evidence([], aliases={("acronyms", "IOM"): ["International Organization for Migration"]})
    assert _untied(e, "With IOM", "the International Organization for Migration helped") == []
