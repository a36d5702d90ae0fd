"""The explorer's charts as Vega-Lite specs without data, which the page fills in.

Each chart names the data sets it expects (`alt.NamedData`). Every mark carries its own paint and, under
`pick`, the choice that a click on it stands for; so the page needs to know no chart from another.
"""

import json
from collections.abc import Mapping
from typing import Any

import altair as alt

from o7lib.show.charts.base import without_validation
from o7lib.show.style import theme
from o7lib.tables.geography.shapes import SHAPES

Spec = dict[str, Any]
View = alt.LayerChart | alt.FacetChart
SMALL = 11  # pixels of the smallest letters
HALO: tuple[dict[str, Any], ...] = (
    {"stroke": theme.PAPER, "strokeWidth": 3},
    {},
)  # words over a map are drawn twice, first as their own ground
ROOM = {"left": 2, "top": 4, "right": 10, "bottom": 4}  # a number at the end of a bar is wider than Vega measures
# An expression in a mark is worked out row by row: so a draft stays hollow in every picture, and a click finds its row.
PICKED: dict[str, Any] = {"strokeDash": alt.expr("datum.broken ? [3, 2] : [1, 0]"), "cursor": "pointer"}
ONE = alt.value(1)
NONE = alt.value(0)


def painted(chart: alt.Chart) -> alt.Chart:
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
        painted(circles).properties(name="circles"),
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
        painted(chosen).properties(name="chosen"),
        base.mark_text(align="left", dx=6).encode(x="of:Q", text="said:N"),
    )
    return layers.properties(width="container", **stepped(34))


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
    return layers.properties(width="container", **stepped(98))


def _counted(ticks: int) -> alt.Axis:
    """An axis of counts: no number between whole ones, however few there are."""
    return alt.Axis(grid=False, tickCount=ticks, labelExpr="datum.value % 1 ? '' : datum.label")


def stepped(pixels: int) -> dict[str, Any]:
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
