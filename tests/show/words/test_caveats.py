"""Standing caveats say what the numbers cannot, and point nowhere that is not there."""

import re
from pathlib import Path

import pytest

from o7lib.show.words.caveats import STANDING, always

NOTEBOOKS = Path(__file__).resolve().parents[3] / "notebooks"


def asked() -> set[str]:
    calls = [
        re.findall(r"sections\.caveats\(here(.*?)\)", f.read_text(encoding="utf-8")) for f in NOTEBOOKS.glob("*.ipynb")
    ]
    return {name for found in calls for call in found for name in re.findall(r'\\"(\w+)\\"', call)}


def test_what_every_brief_carries_is_known():
    assert set(always()) <= set(STANDING)


def test_every_caveat_that_a_notebook_asks_for_is_known_and_none_is_idle():
    assert asked() <= set(STANDING)
    assert set(STANDING) - set(always()) <= asked()


@pytest.mark.parametrize("name", STANDING)
def test_a_caveat_is_whole_sentences(name):
    words = STANDING[name]
    assert words[0].isupper() and words.endswith(".") and "  " not in words


@pytest.mark.parametrize("name", STANDING)
def test_a_caveat_points_at_nothing_below_or_on_another_page(name):
    assert not re.search(r"\b(below|above|method page|see)\b", STANDING[name])


def test_the_stage_is_said_to_be_a_judgement_and_everything_to_be_self_reported():
    assert "judgement" in STANDING["judgement"] and "reports of itself" in STANDING["self_reported"]
