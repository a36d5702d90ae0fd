"""Likeness of two short texts rests on words that tell something."""

import pytest

from o7lib.tables.text.similarity import likeness, weights, words

TEXTS = [
    "migrant workers trained in Senegal",
    "migrant workers assisted in Thailand",
    "labour inspectors trained on migrant workers' rights",
    "good practices in the labour migration database",
]


def test_words_that_every_text_uses_prove_less_than_rare_ones():
    telling = weights(TEXTS)
    rare = likeness("practices in the database", "database of practices on labour", telling)
    common = likeness("migrant workers in Senegal", "migrant workers in Thailand", telling)
    assert rare == 1
    assert common < 0.6


def test_a_word_that_no_text_uses_tells_the_most():
    telling = weights(TEXTS)
    assert telling.total(frozenset({"kampo"})) > max(telling.of.values()) - 1e-9


def test_what_stands_in_brackets_does_not_count():
    assert words("officials (second of two numbers)") == words("officials")


@pytest.mark.parametrize(("one", "other"), [("", ""), ("a of in", "trained"), ("trained", "")])
def test_a_text_without_telling_words_is_like_nothing(one, other):
    assert likeness(one, other, weights(TEXTS)) == 0


def test_likeness_does_not_depend_on_which_text_comes_first():
    telling = weights(TEXTS)
    assert likeness(TEXTS[0], TEXTS[2], telling) == likeness(TEXTS[2], TEXTS[0], telling)
