"""Tests of `o7lib.show.sections.terms`."""

from html import unescape

from o7lib.show import sections


def test_the_terms_come_from_the_tables(shown, record):
    sections.terms(record())
    words = unescape(shown[0])
    assert "one count of member States" in words and "at least two of its indicator's two criteria" in words
