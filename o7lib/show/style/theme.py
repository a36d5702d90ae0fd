"""Colours and the chart theme, shared by charts, maps, tables and pages.

Two families of colour carry the one distinction that matters: what was adopted is solid blue, what
was not is hollow amber with a broken outline. It survives greyscale, print and colour blindness.
The page template turns each colour into a CSS variable, so that charts follow the dark theme too.
"""

from typing import Any

INK = "#1b2733"
MUTED = "#55626d"
RULE = "#c9d1d8"
PAPER = "#ffffff"
SOLID = "#2b74b5"
DEEP = "#0d3b66"
HOLLOW = "#fff4e0"
EDGE = "#a45a00"
LAND = "#dfe4e8"
WASH = "#f5f7f9"
TINT = "#9cc3e3"

VARIABLES = {
    INK: "--ink",
    MUTED: "--muted",
    RULE: "--rule",
    PAPER: "--paper",
    SOLID: "--solid",
    DEEP: "--deep",
    HOLLOW: "--hollow",
    EDGE: "--edge",
    LAND: "--land",
    WASH: "--wash",
    TINT: "--tint",
}

FONT = "Helvetica Neue, Helvetica, Arial, sans-serif"
WIDTH = 560
MIME = "application/vnd.vegalite.v5+json"

CONFIG: dict[str, Any] = {
    "font": FONT,
    "view": {"stroke": None},
    "axis": {
        "labelColor": INK,
        "labelFontSize": 13,
        "labelLimit": 260,
        "labelPadding": 7,
        "titleColor": MUTED,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "domainColor": RULE,
        "tickColor": RULE,
        "gridColor": RULE,
        "gridOpacity": 0.6,
    },
    "text": {"color": INK, "fontSize": 13},
    "header": {"labelColor": INK, "labelFontSize": 13, "labelFontWeight": "bold", "title": None},
    "legend": {"labelColor": INK, "titleColor": MUTED, "labelFontSize": 12, "titleFontSize": 12},
    "bar": {"color": SOLID},
    "scale": {"bandPaddingInner": 0.22},
}


def strong(stages: list[str], firm_from: str) -> dict[str, bool]:
    """Which stages are drawn solid: `firm_from` and everything after it.

    >>> strong(["drafted", "adopted"], "adopted")
    {'drafted': False, 'adopted': True}
    """
    start = stages.index(firm_from)
    return {stage: place >= start for place, stage in enumerate(stages)}


def stage_paint(stages: list[str], firm_from: str) -> dict[str, tuple[str, str]]:
    """Fill and outline of each stage, from the hollow to the deep: outline equals fill where solid.

    >>> stage_paint(["drafted", "adopted", "operational"], "adopted")["adopted"]
    ('#2b74b5', '#2b74b5')
    """
    paint = {}
    for stage, solid in strong(stages, firm_from).items():
        last = stage == stages[-1]
        fill = (DEEP if last else SOLID) if solid else (PAPER if stage == stages[0] else HOLLOW)
        paint[stage] = (fill, fill if solid else EDGE)
    return paint


def steps(classes: int) -> list[str]:
    """Fills for a few classes of a count, lowest first: light to deep, told apart in greyscale too.

    >>> steps(1), steps(3)
    (['#2b74b5'], ['#9cc3e3', '#2b74b5', '#0d3b66'])
    """
    return {0: [], 1: [SOLID], 2: [TINT, SOLID]}.get(classes, [TINT, SOLID, DEEP])
