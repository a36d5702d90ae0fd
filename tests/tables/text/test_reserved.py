"""Words that mean something else already are known in any case."""

import pytest

from o7lib.tables.text.reserved import is_reserved


@pytest.mark.parametrize(
    "key",
    [
        "all",
        "ALL",
        "world",
        "index",
        "explore",
        "constructor",
        "__proto__",
        "toString",
        "con",
        "NUL",
        "lpt9",
        "com0",
        "aux.x",
    ],
)
def test_a_word_that_means_something_else_is_reserved(key):
    assert is_reserved(key)


@pytest.mark.parametrize("key", ["africa", "COD", "NONE", "ilo", "worldwide", "console", "com"])
def test_other_words_are_free(key):
    assert not is_reserved(key)
