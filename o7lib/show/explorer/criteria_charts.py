"""The explorer's charts of the criteria: regions as squares, results as cells."""

from collections.abc import Sequence
from typing import Any

import altair as alt

from o7lib.show.charts.base import without_validation
from o7lib.show.explorer.charts import PICKED, SMALL, View, painted, stepped
from o7lib.show.style import theme

SQUARE = 13  # pixels from one square to the next
ACROSS = 4  # squares side by side in a cell
WIDE = 74  # pixels of a column that holds words
# The sign in a square, by the standing of its achievement.
SIGNS = {
    "doubted": "M-0.9,0.9L0.9,-0.9",
    "condition": "M-0.4,-0.4L0.4,-0.4L0.4,0.4L-0.4,0.4Z",
    "clear": "",
}


@without_validation
def criteria_squares(regions: Sequence[str], criteria: Sequence[int], heads: int, most: int) -> View:
    """Regions against the criteria of one indicator: every achievement of `rows` a square, painted by its stage.

    Squares come first that are in the selection, the furthest stage before the others; what is not in the
    selection is a pale dot. `cells` has one row per region and criterion; `headings` is set by the page.

    Args:
        regions: names in order, each in lines. criteria: numbers in order.
        heads: lines of the longest criterion's words. most: achievements in the fullest cell.
    """
    lines = max(-(-most // ACROSS), 2)
    by: dict[str, Any] = {
        "x": alt.X("criterion:O", scale=_near(criteria), title=None, axis=_columns_axis(heads)),
        "y": alt.Y("region:N", scale=_near(regions), title=None, axis=_rows_axis()),
    }
    cells = alt.Chart(alt.NamedData("cells")).encode(**by)
    layers = alt.layer(
        cells.mark_rect(fill=theme.PAPER, stroke=theme.RULE, cursor="pointer").encode(tooltip="tip:N"),
        _squares(lines).encode(**by).properties(name="squares"),
        _doubts(lines).encode(**by),
        cells.mark_text(fontSize=SMALL, yOffset=SQUARE * lines / 2 + 1, cursor="pointer").encode(text="said:N"),
    )
    tall = (SQUARE * lines + 24) * len(regions)
    return layers.add_params(alt.param(name="headings", value={})).properties(width="container", height=tall)


def _squares(lines: int) -> alt.Chart:
    """The achievements of a cell as squares, row by row from its upper left."""
    marks = _in_rows(lines, shape="square", strokeWidth=1.25, **PICKED)
    return painted(marks).encode(size=alt.condition("datum.on", alt.value(90), alt.value(10)))


def _doubts(lines: int) -> alt.Chart:
    """A stroke across the square of a doubted achievement, a dot in one of which a condition is not shown."""
    marks = _in_rows(lines, strokeWidth=1.75, cursor="pointer")
    ink: dict[str, Any] = {"fill": alt.Fill("ink:N", scale=None), "stroke": alt.Stroke("ink:N", scale=None)}
    size = alt.condition("datum.on && datum.doubt", alt.value(52), alt.value(0))
    return marks.encode(shape=alt.Shape("doubt:N", scale=None), size=size, tooltip="tip:N", **ink)


def _in_rows(lines: int, **mark: Any) -> alt.Chart:
    """Points for the achievements of a cell, `ACROSS` beside each other, those of the selection and the furthest first."""
    order: list[Any] = [alt.SortField("on", "descending"), alt.SortField("rank", "descending")]
    numbered = alt.Chart(alt.NamedData("rows")).transform_window(
        number="row_number()", groupby=["region", "criterion"], sort=order, frame=[None, None]
    )
    return numbered.mark_point(
        opacity=1,
        xOffset=alt.expr(f"((datum.number - 1) % {ACROSS} - {(ACROSS - 1) / 2}) * {SQUARE}"),
        yOffset=alt.expr(f"floor((datum.number - 1) / {ACROSS}) * {SQUARE} - {SQUARE * lines / 2 - 1}"),
        **mark,
    )


@without_validation
def result_cells(criteria: Sequence[int], heads: int) -> View:
    """Results against the criteria of one indicator, each row of `cells` the furthest stage in the selection."""
    order = alt.EncodingSortField("order", op="min")
    by: dict[str, Any] = {
        "x": alt.X("criterion:O", scale=_near(criteria), title=None, axis=_columns_axis(heads)),
        "y": alt.Y("result:N", sort=order, title=None, axis=_rows_axis()),
    }
    cells = alt.Chart(alt.NamedData("cells")).encode(**by)
    wide = f"datum.stage ? (bandwidth('x') < {WIDE} ? datum.sign : datum.doubt ? [datum.stage, datum.doubt] : datum.stage) : '–'"
    boxes = cells.mark_rect(strokeWidth=1.25, cornerRadius=3, width=alt.RelativeBandSize(0.92), height=30, **PICKED)
    raised = alt.expr(f"isArray(datum.shown) ? {-SMALL / 2} : 0")  # Vega hangs lines from the middle of the cell
    words = cells.transform_calculate(shown=wide).mark_text(
        fontSize=SMALL, lineHeight=SMALL + 1, dy=raised, cursor="pointer"
    )
    layers = alt.layer(
        painted(boxes).properties(name="boxes"), words.encode(text="shown:N", color=alt.Color("ink:N", scale=None))
    )
    return layers.add_params(alt.param(name="headings", value={})).properties(width="container", **stepped(40))


def _rows_axis() -> alt.Axis:
    """Names in lines. Vega hangs lines from the middle of a row: each label has two and is raised by half a line."""
    lines = "split(indexof(datum.label, '\\n') < 0 ? datum.label + '\\n ' : datum.label, '\\n')"
    return alt.Axis(ticks=False, domain=False, labelExpr=lines, labelLimit=130, labelPadding=8, labelOffset=-7)


def _near(domain: Sequence[Any]) -> alt.Scale:
    """Cells beside each other, so that a column has room for its words and a number stays in its cell."""
    return alt.Scale(domain=list(domain), paddingInner=0.05, paddingOuter=0)


def _columns_axis(lines: int) -> alt.Axis:
    """The criterion's number, and its words below where the columns are wide enough for that many lines."""
    narrow = f"bandwidth('x') < {WIDE}"
    return alt.Axis(
        orient="top",
        ticks=False,
        domain=False,
        labelAngle=0,
        labelFontSize=SMALL,
        labelLineHeight=SMALL + 2,
        labelExpr=f"{narrow} ? datum.label : headings[datum.label]",
        labelPadding=alt.expr(f"{narrow} ? 4 : {4 + lines * (SMALL + 2)}"),
    )
