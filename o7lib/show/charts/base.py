"""Parts shared by all charts: layers, panels and axes in the theme, built without Altair's validation.

Altair copies and checks a chart, its rows with it, at every step of building it: two thirds of a chart's time.
Our charts are held to Vega-Lite's schema by tests: `to_dict` checks there, and every stored chart is checked.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

from o7lib.show.charts.text_size import LINE, in_lines, lines
from o7lib.show.style import theme

LETTERS = 42  # of a name beside a row, in one line

# A decorator: within the function nothing is checked.
without_validation = alt.utils.schemapi.debug_mode(False)


def inline_data(rows: Iterable[Mapping[str, Any]]) -> alt.InlineData:
    """Rows for `alt.Chart`, as a tuple: Altair copies lists cell by cell, and leaves a tuple alone.

    >>> without_validation(inline_data)([{"a": 1}]).to_dict(validate=False)
    {'values': [{'a': 1}]}
    """
    return alt.InlineData(values=tuple(rows))


def plain_rows(frame: pd.DataFrame) -> alt.InlineData:
    """Plain rows for the spec: categories as text, missing as null, references left out."""
    kept = frame.drop(columns=[c for c in ("refs",) if c in frame.columns])
    plain = kept.astype(object).where(kept.notna(), None)
    return inline_data(plain.to_dict("records"))


def layered(
    rows: alt.InlineData, *layers: alt.Chart, says: str, width: int = theme.WIDTH, **more: Any
) -> alt.LayerChart:
    """Layers over the same rows, in the theme."""
    config = alt.Config(**theme.CONFIG)
    return alt.LayerChart(data=rows, layer=layers, description=says, width=width, config=config, **more)


def paneled(rows: alt.InlineData, panel: alt.LayerChart, says: str, **more: Any) -> alt.FacetChart:
    """The same layers once for each value of a column, in the theme."""
    return alt.FacetChart(data=rows, spec=panel, description=says, config=alt.Config(**theme.CONFIG), **more)


def names_axis(letters: int = LETTERS) -> alt.Axis:
    """An axis of names, in lines where they are long, never cut."""
    return alt.Axis(ticks=False, domain=False, **in_lines(letters))


def counts_axis(top: float) -> alt.Axis:
    """An axis of counts up to a number: whole ones only, however few there are.

    >>> counts_axis(1).values, counts_axis(13).values
    ([0, 1], [0, 5, 10])
    """
    top = 0 if pd.isna(top) else top
    step = next(s * 10**power for power in range(9) for s in (1, 2, 5) if top <= 5.5 * s * 10**power)
    return alt.Axis(values=list(range(0, int(top) + 1, step)), format="d", grid=False)


def side_by_side(column: str) -> alt.FacetMapping:
    """One panel per value of a column, in a row, without a heading over all of them."""
    return alt.FacetMapping(column=alt.Column(column, title=None))


def calculated(name: str, expression: str) -> alt.CalculateTransform:
    """A column that Vega computes row by row."""
    return alt.CalculateTransform(**{"calculate": expression, "as": name})


def dashed_where(where: str) -> alt.StrokeDashValue:
    """An outline broken where an expression of the row holds; of `alt.condition` Altair takes long to find the type."""
    return alt.StrokeDashValue([1, 0], condition={"test": where, "value": [4, 3]})


def bars_in_parts(base: alt.Chart, unit: str, most: float, scale: alt.Scale, **mark: Any) -> alt.Chart:
    """Bars of several parts: rows with `start`, `end`, `fill`, `edge`, `broken` (the outline) and `says`.

    Args:
        unit: what the counts count. most: the largest count.
    """
    # A part of nothing would still draw its outline: a line that looks like a small number.
    parts = base.transform_filter("datum.end > datum.start").mark_bar(strokeWidth=1.5, **mark)
    return parts.encode(
        x=alt.X("start:Q", title=unit, axis=counts_axis(most), scale=scale),
        x2=alt.X2("end:Q"),
        color=alt.Color("fill:N", scale=None),
        stroke=alt.Stroke("edge:N", scale=None),
        strokeDash=dashed_where("datum.broken"),
        description=alt.Description("says:N"),
    )


def row_height(names: Sequence[str], least: int, letters: int = LETTERS) -> int:
    """Pixels of a row that holds the longest of some names."""
    return max(least, lines(names, letters) * LINE + 4)
