"""Printed numbers by kind, on a scale that shows small and large ones."""

import altair as alt
import pandas as pd

from o7lib.show.charts.base import layered, names_axis, plain_rows, without_validation
from o7lib.show.style import theme


@without_validation
def number_strips(rows: pd.DataFrame, says: str) -> alt.LayerChart:
    """Every printed number as a mark in the row of its kind: filled where it says how many are women or men.

    The scale is logarithmic: one step is ten times as many. Numbers of different kinds are never added.

    Args:
        rows: `people.listing` with `kind` (label of `measure_group`), none of them 0. says: the finding.
    """
    counts = rows["kind"].value_counts()
    kinds = [kind for kind in dict.fromkeys(rows["kind"]) if counts[kind]]
    given = rows["basis"] != "none"
    shown = pd.DataFrame(
        {
            "kind": rows["kind"],
            "value": rows["value"].astype(float),
            "fill": [theme.SOLID if known else theme.PAPER for known in given],
            "edge": [theme.SOLID if known else theme.EDGE for known in given],
            "says": [f"{r.place}: {r.measure}: {r.value:,}" for r in rows.itertuples()],
        }
    )
    top = max(10.0, float(shown["value"].max() if len(shown) else 1))
    scale = alt.Scale(type="log", domain=[0.8, top * 1.6])
    axis = alt.Axis(values=[10**power for power in range(8) if 10**power <= top], format=",", grid=True)
    base = alt.Chart().encode(
        y=alt.Y("kind:N", sort=kinds, title=None, axis=names_axis()),
        x=alt.X("value:Q", scale=scale, axis=axis, title="printed number, each step ten times as many"),
    )
    marks = base.mark_circle(size=70, opacity=1, strokeWidth=1.5).encode(
        fill=alt.Fill("fill:N", scale=None),
        stroke=alt.Stroke("edge:N", scale=None),
        description=alt.Description("says:N"),
    )
    return layered(plain_rows(shown), marks, says=says, height=34 * max(len(kinds), 1))
