"""One style sheet for our HTML in JupyterLab."""

import re

from o7lib.show.style import theme
from o7lib.show.style.stylesheet import SHEET, styled


def test_the_sheet_is_there_and_asks_for_nothing():
    text = SHEET.read_text(encoding="utf-8")
    assert styled() == f"<style>{text}</style>"
    assert "url(" not in text and "@import" not in text and "</" not in text


def test_its_colours_are_those_of_the_charts():
    light = re.findall(r"--(solid|deep|hollow|edge|muted|rule): (#\w+)", SHEET.read_text(encoding="utf-8"))[:6]
    wanted = {
        "solid": theme.SOLID,
        "deep": theme.DEEP,
        "hollow": theme.HOLLOW,
        "edge": theme.EDGE,
        "muted": theme.MUTED,
        "rule": theme.RULE,
    }
    assert dict(light) == wanted


def test_it_touches_only_outputs():
    for line in SHEET.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith((" ", "/", "}")):
            assert ".jp-OutputArea" in line, line
