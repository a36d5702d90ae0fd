"""Estimate the width of text before it is drawn."""

import textwrap
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

# Widths of Helvetica's letters in thousandths of the size; all others are 556.
_WIDE = {"fijlt .,:;'()I-": 290, "ksvcxyzJ": 500, "FTZ": 611, "ABEKPSVXY": 667, "CDHNRUw": 722, "GOQ": 778, "mMW": 860}
_WIDTHS = {letter: wide for letters, wide in _WIDE.items() for letter in letters}


@lru_cache(maxsize=1024)
def width(text: str, size: float) -> float:
    """About how wide a text is in pixels.

    >>> round(width("Kiribati", 10)), round(width("Türkiye", 10))
    (35, 36)
    """
    plain = unicodedata.normalize("NFD", text)
    return sum(_WIDTHS.get(c, 556) for c in plain if not unicodedata.combining(c)) * size / 1000


LINE = 14  # pixels from line to line of a name beside a row


def lines(names: Iterable[str], letters: int) -> int:
    """Lines that the longest of some names takes, at most so many letters a line.

    >>> lines(["Kuwait", "ILO Regular Budget Supplementary Account"], 22)
    2
    """
    return max((len(textwrap.wrap(str(name), letters)) for name in names), default=1)


def in_lines(letters: int, most: int = 4) -> dict[str, Any]:
    """What an axis needs to set its names in lines of so many letters, none cut: Vega would end one with dots.

    Vega hangs lines from the middle of a row, so a name of several is raised by half of what is below its first.

    >>> in_lines(20)["labelLimit"]
    0
    """
    broken = f"split(trim(replace(datum.label, regexp('(.{{1,{letters}}})( +|$)', 'g'), '$1\\n')), '\\n')"
    raised = [
        {"test": f"length({broken}) == {n}", "value": -(n - 1) * LINE / 2}
        if n < most
        else {"test": f"length({broken}) >= {n}", "value": -(n - 1) * LINE / 2}
        for n in range(2, most + 1)
    ]
    return {
        "labelExpr": broken,
        "labelLimit": 0,
        "labelLineHeight": LINE,
        "labelOffset": {"condition": raised, "value": 0},
    }
