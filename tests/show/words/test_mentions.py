"""Tests of `o7lib.show.words.mentions`."""

import pandas as pd

from o7lib.show.words import mentions


def test_a_state_without_an_entry_that_another_entry_names_is_told():
    rows = pd.DataFrame({"named": ["Philippines"] * 2, "biennium": "B", "place": ["Gulf", "Americas"]})
    assert mentions.absent_but_named(rows) == [
        "There is no entry for the Philippines in B, but it is named under Gulf and the Americas."
    ]
    assert mentions.absent_but_named(rows[:0]) == []


def test_entries_that_name_a_place_are_told_once_each():
    rows = pd.DataFrame({"place": ["Mali", "Mali", "Philippines"], "biennium": ["A", "A", "B"]})
    assert mentions.named_elsewhere("Togo", rows) == "The entries of Mali (A) and the Philippines (B) also name Togo."
    assert mentions.named_elsewhere("Togo", rows[:0]) == ""
