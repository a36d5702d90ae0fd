"""Charts for a narrow screen and a wide one: names whole, ticks whole, rows high enough."""

import re

import pandas as pd
import pytest

from o7lib.briefs import picture, slim
from o7lib.show import charts

LONG = "ILO Regular Budget Supplementary Account of one name that takes a second line"


def drawn(count: int) -> tuple[str, str]:
    """The wide and the slim drawing of two bars, one of a long name."""
    rows = pd.DataFrame({"who": ["Brazil", LONG], "results": [count, 1]})
    spec = charts.bars(rows, "who", "results", "results", "Who.").to_dict() | {"description": "Who."}
    wide, _ = picture.svg(spec)
    return wide, picture.svg(slim.slimmed(spec, wide), kind="slim")[0]


@pytest.mark.parametrize("which", [0, 1], ids=["wide", "slim"])
def test_no_name_beside_a_row_is_cut(which):
    svg = drawn(3)[which]
    words = " ".join(re.findall(r"<(?:text|tspan)[^>]*>([^<]+)</", svg))
    assert "…" not in words
    assert set(LONG.split()) <= set(words.split())


@pytest.mark.parametrize("which", [0, 1], ids=["wide", "slim"])
def test_an_axis_of_counts_has_whole_numbers_only(which):
    numbers = re.findall(r">([\d.]+)</text>", drawn(1)[which])
    assert numbers and all(re.fullmatch(r"\d+", n) for n in numbers)
    assert sorted(numbers) == ["0", "1", "1", "1"], "two ticks and two values"


def test_a_slim_chart_is_as_high_as_the_lines_of_its_names():
    wide, narrow = drawn(3)
    assert slim.size(narrow)[1] > slim.size(wide)[1]
    assert slim.size(narrow)[0] < 360
