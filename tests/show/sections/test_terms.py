"""Tests of `o7lib.show.sections.terms`."""

from o7lib.show import sections


def test_the_terms_come_from_the_tables(shown, record):
    sections.terms(record())
    assert "one count of member States" in shown[0] and "at least two of its indicator's two criteria" in shown[
        0
    ].replace("&#x27;", "'")
