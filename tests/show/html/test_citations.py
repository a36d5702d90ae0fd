"""Sources in a line: passages that touch are one, documents stand apart."""

import pandas as pd
import pytest

from o7lib.show.html import citations
from o7lib.tables.model.references import Ref

ONE = Ref("KHM129, 2012-13, 7.1, criterion 1", "results-2012-13", "10-19")
TWO = Ref("LAO179, 2012-13, 7.1, criterion 1", "results-2012-13", "40-49")


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["5-5"], "d, line 5"),
        (["1-4", "5-9"], "d, lines 1-9"),
        (["1-4", "6-9"], "d, lines 1-4, 6-9"),
        (["1-9", "3-4"], "d, lines 1-9"),
        (["9-9", "3-4", "100-101"], "d, lines 3-4, 9, 100-101"),
        (["1-1", "3-3", "5-5", "7-7", "9-9"], "d, lines 1, 3, 5, 7 and 1 more passage"),
    ],
)
def test_passages_that_touch_are_one_and_long_lists_are_counted(lines, words):
    assert citations.cite([Ref(f"row {n}", "d", span) for n, span in enumerate(lines)]) == words


def test_each_document_is_cited_apart():
    assert citations.cite([Ref("a", "b", "2-2"), Ref("a", "a", "1-1")]) == "a, line 1; b, line 2"


def test_references_are_gathered_once_each():
    assert citations.all_refs(pd.DataFrame({"refs": [[ONE, TWO], [], [ONE]]})) == [ONE, TWO]
