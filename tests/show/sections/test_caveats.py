"""Tests of `o7lib.show.sections.caveats`."""

import pytest

from o7lib.show import sections


def test_a_caveat_that_is_asked_for_twice_stands_once_and_an_unknown_one_is_refused(shown, record):
    sections.caveats(record(), "few", "few", "counts")
    assert shown[0].count("Numbers are small") == 1 and shown[0].count("are counted, never added") == 1
    with pytest.raises(KeyError, match="fewest"):
        sections.caveats(record(), "fewest")
