"""The explorer's charts as Vega-Lite specs without data, which the page fills in.

Each chart names the data sets it expects (`alt.NamedData`). Every mark carries its own paint and, under
`pick`, the choice that a click on it stands for; so the page needs to know no chart from another.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from o7lib.show.charts.base import without_validation
from o7lib.show.style import theme
from o7lib.tables.geography.shapes import SHAPES

Spec = dict[str, Any]
View = alt.LayerChart | alt.FacetChart
SQUARE = 13  # pixels from one square to the next
ACROSS = 4  # squares side by side in a cell
SMALL = 11  # pixels of the smallest letters
WIDE = 74  # pixels of a column that holds words
HALO: tuple[dict[str, Any], ...] = (
    {"stroke": theme.PAPER, "strokeWidth": 3},
    {},
)  # words over a map are drawn twice, first as their own ground
ROOM = {"left": 2, "top": 4, "right": 10, "bottom": 4}  # a number at the end of a bar is wider than Vega measures
# An expression in a mark is worked out row by row: so a draft stays hollow in every picture, and a click finds its row.
PICKED: dict[str, Any] = {"strokeDash": alt.expr("datum.broken ? [3, 2] : [1, 0]"), "cursor": "pointer"}
SIGNS = {
    "doubted": "M-0.9,0.9L0.9,-0.9",
    "condition": "M-0.4,-0.4L0.4,-0.4L0.4,0.4L-0.4,0.4Z",
    "clear": "",
}  # in a square, by its standing
ONE = alt.value(1)
NONE = alt.value(0)


def _painted(chart: alt.Chart) -> alt.Chart:
    """Fill, outline and words as the row says."""
    return chart.encode(fill=alt.Fill("fill:N", scale=None), stroke=alt.Stroke("edge:N", scale=None), tooltip="tip:N")


def _in_window() -> dict[str, Any]:
    """The projection of the signal `window`, scaled by the signal `zoom`."""
    middle = ", ".join(f"window.projection.translate[{i}] * zoom" for i in (0, 1))
    return {
        "type": alt.expr("window.projection.type"),
        "rotate": alt.expr("window.projection.rotate"),
        "scale": alt.expr("window.projection.scale * zoom"),
        "translate": alt.expr(f"[{middle}]"),
        "clipExtent": alt.expr("[[0, 0], [width, window.height * zoom]]"),
    }


@without_validation
def places_map(window: Mapping[str, Any]) -> View:
    """Places of the data set `places` as circles, their area the number of achievements; hollow where there is none.

    The page sets the signals `window` (an entry of the map windows) and `named` (whether to write each
    place's code); `zoom` follows from the width, so that letters keep their size on a phone.

    Args:
        window: the first window to show: width, height, projection.
    """
    sized = alt.Chart(alt.NamedData("places")).transform_calculate(
        area="datum.size * clamp(0.7 * zoom * zoom, 0.2, 1.1)"
    )
    spots = sized.encode(longitude="longitude:Q", latitude="latitude:Q")
    circles = spots.mark_circle(opacity=0.9, strokeWidth=1.5, **PICKED).encode(size=alt.Size("area:Q", scale=None))
    inside = alt.condition("datum.count > 0 && datum.area > 170", ONE, NONE)
    numbers = spots.mark_text(color=theme.PAPER, fontSize=SMALL, fontWeight="bold", cursor="pointer")
    seen = alt.condition("named && zoom > 0.7 && datum.count > 0", ONE, NONE)
    above: dict[str, Any] = {"fontSize": SMALL, "dy": alt.expr("-8 - sqrt(datum.area / PI)")}
    layers = alt.layer(
        alt.Chart(alt.topo_feature(SHAPES, "countries")).mark_geoshape(
            fill=theme.LAND, stroke=theme.PAPER, strokeWidth=0.5
        ),
        _painted(circles).properties(name="circles"),
        numbers.encode(text="count:Q", opacity=inside),
        *(spots.mark_text(**above, **halo).encode(text="place_id:N", opacity=seen) for halo in HALO),
    )
    zoom = alt.param(name="zoom", expr="width / window.width")
    signals = alt.param(name="window", value=dict(window)), zoom, alt.param(name="named", value=False)
    return layers.add_params(*signals).project(**_in_window()).properties(width="container", height=280)


@without_validation
def stage_bars() -> View:
    """Achievements of the selection per stage over a pale bar of all: one row of the data set `stages` per stage."""
    names = alt.Axis(ticks=False, domain=False, labelPadding=8)
    order = alt.EncodingSortField("order", op="min")
    base = alt.Chart(alt.NamedData("stages")).encode(y=alt.Y("label:N", sort=order, title=None, axis=names))
    every = alt.X("of:Q", title="achievements", axis=_counted(4), stack=None)
    chosen = base.mark_bar(strokeWidth=1.5, height=22, **PICKED).encode(x=alt.X("count:Q", stack=None))
    layers = alt.layer(
        base.mark_bar(color=theme.LAND, height=22, cursor="pointer").encode(x=every),
        _painted(chosen).properties(name="chosen"),
        base.mark_text(align="left", dx=6).encode(x="of:Q", text="said:N"),
    )
    return layers.properties(width="container", **_stepped(34))


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
    return _painted(marks).encode(size=alt.condition("datum.on", alt.value(90), alt.value(10)))


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
        _painted(boxes).properties(name="boxes"), words.encode(text="shown:N", color=alt.Color("ink:N", scale=None))
    )
    return layers.add_params(alt.param(name="headings", value={})).properties(width="container", **_stepped(40))


@without_validation
def target_rows() -> View:
    """Member States reported as a bar, the target as a line across it, those of the selection as a thin bar below."""
    order = alt.EncodingSortField("order", op="min")
    base = alt.Chart(alt.NamedData("targets")).encode(y=alt.Y("name:N", sort=order, title=None, axis=None))
    states = alt.X("reported:Q", title="member States", axis=_counted(5), stack=None)
    reported = base.mark_bar(height=14, yOffset=4, cursor="pointer").encode(x=states, tooltip="tip:N")
    # where none was set the line stays, unseen: an empty layer would leave the axis without an end
    lined = base.transform_calculate(wanted="isValid(datum.target) ? datum.target : 0")
    wanted = lined.mark_tick(thickness=3, height=20, yOffset=4, color=theme.INK).encode(
        x="wanted:Q", opacity=alt.condition("isValid(datum.target)", ONE, NONE)
    )
    written: dict[str, dict[str, Any]] = {
        "name": {"dy": -34, "fontWeight": "bold"},
        "verdict": {"dy": -17, "fontSize": 12},
        "said": {"dy": 32, "fontSize": 12},
    }
    layers = alt.layer(
        reported.encode(color=alt.Color("paint:N", scale=None)),
        base.mark_bar(height=5, yOffset=18, color=theme.INK).encode(x=alt.X("chosen:Q", stack=None)),
        wanted,
        *(base.mark_text(align="left", **how).encode(x=NONE, text=f"{what}:N") for what, how in written.items()),
    )
    return layers.properties(width="container", **_stepped(98))


def _counted(ticks: int) -> alt.Axis:
    """An axis of counts: no number between whole ones, however few there are."""
    return alt.Axis(grid=False, tickCount=ticks, labelExpr="datum.value % 1 ? '' : datum.label")


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


def _stepped(pixels: int) -> dict[str, Any]:
    """Room for one row; the page multiplies it by the rows there are."""
    return {"height": pixels, "usermeta": {"step": pixels}}


def with_theme_variables(value: Any) -> Any:
    """The same value with every colour of the palette as the page's variable, so that it follows the theme.

    >>> with_theme_variables({"fill": theme.SOLID, "count": 2})
    {'fill': 'var(--solid)', 'count': 2}
    """
    text = json.dumps(value)
    for colour, variable in theme.VARIABLES.items():
        text = text.replace(colour, f"var({variable})")
    return json.loads(text)


def spec(chart: View) -> Spec:
    """A chart as a Vega-Lite spec in the page's colours; its marks stay silent, since the page names the picture."""
    dressed = chart.configure(**theme.CONFIG, aria=False, background="transparent", padding=ROOM)
    return with_theme_variables(dressed.to_dict())
