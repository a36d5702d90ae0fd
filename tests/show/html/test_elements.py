"""HTML that no cell can break out of, that a screen reader can read, whose numbers open what is behind them."""

import pandas as pd
import pytest

from o7lib.show.html import elements


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "–"),
        (float("nan"), "–"),
        (pd.NA, "–"),
        (0, "0"),
        (False, "False"),
        (12.0, "12"),
        (12.5, "12.5"),
        (214000000.0, "214000000"),
        ("", ""),
        ("a\x00b\x1bc", "abc"),
        ("\u2066abc\u2069\u200f", "abc"),
        (["a"], "['a']"),
    ],
)
def test_a_cell_is_shown_as_what_it_holds(value, shown):
    assert elements.plain(value) == shown


def test_markup_in_a_cell_is_text_also_inside_an_attribute():
    assert elements.tag("p", title='"><script>') == '<p title="&quot;&gt;&lt;script&gt;"></p>'
    assert elements.text("<script>'") == "&lt;script&gt;&#x27;"


def test_an_attribute_that_is_missing_is_left_out_and_a_true_one_stands_bare():
    assert elements.tag("div", popover=True, class_=None, aria_label="a") == '<div popover aria-label="a"></div>'


def test_english_needs_no_mark_of_language():
    assert elements.in_language("law & order", "en") == "law &amp; order"
