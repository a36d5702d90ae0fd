"""Tests of `o7lib.show.words.notes`."""

import pandas as pd

from o7lib.show.words import notes

KINDS = {"not_adopted": "Not adopted", "counted_twice": "Counted twice", "misprint": "Misprint", "other": "Other"}


def noted(**kinds: int) -> pd.DataFrame:
    return pd.DataFrame({"kind": list(kinds), "notes": list(kinds.values())}, dtype=object).astype({"notes": int})


def test_the_kinds_of_doubt_that_weigh_most_are_named_and_the_rest_kind_is_not():
    said = notes.notes_by_kind(noted(misprint=1, counted_twice=3, not_adopted=2, other=9), KINDS)
    assert said == (
        "15 notes on results say what does not agree or does not fit: counted twice 3, not adopted 2, misprint 1."
    )


def test_doubts_of_none_and_one():
    assert notes.notes_by_kind(noted(misprint=0), KINDS) == "No source note concerns a result here."
    assert notes.notes_by_kind(noted(other=1), KINDS) == "1 note on results says what does not agree or does not fit."
