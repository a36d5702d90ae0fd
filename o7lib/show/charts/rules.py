"""Member States left under each counting rule."""

import altair as alt
import pandas as pd

from o7lib.show.charts.base import counts_axis, dashed_where, names_axis, paneled, plain_rows, without_validation
from o7lib.show.style import theme


@without_validation
def rule_bars(rows: pd.DataFrame, says: str) -> alt.FacetChart:
    """Member States left under each counting rule, one panel per biennium and indicator, the target as a line.

    Args:
        rows: `sensitivity.table`.
    """
    shown = rows.assign(panel=rows["biennium"] + "  " + rows["indicator"], met=rows["met"].astype("object").eq(True))
    shown["fill"] = [theme.SOLID if m else theme.HOLLOW for m in shown["met"]]
    shown["edge"] = [theme.SOLID if m else theme.EDGE for m in shown["met"]]
    columns = ["panel", "rule", "states_left", "target", "fill", "edge", "met"]
    order = list(dict.fromkeys(shown["rule"]))
    base = alt.Chart().encode(y=alt.Y("rule:N", sort=order, title=None, axis=names_axis(60)))
    axis = counts_axis(shown[["states_left", "target"]].max().max())
    blocks = base.mark_bar(strokeWidth=1.5).encode(
        x=alt.X("states_left:Q", title="member States left", axis=axis),
        color=alt.Color("fill:N", scale=None),
        stroke=alt.Stroke("edge:N", scale=None),
        strokeDash=dashed_where("!datum.met"),
    )
    lines = base.mark_tick(thickness=2, height=22, color=theme.INK, aria=False).encode(x=alt.X("target:Q"))
    numbers = base.mark_text(align="left", dx=4, aria=False, fontSize=11).encode(
        x=alt.X("states_left:Q"), text=alt.Text("states_left:Q")
    )
    layers = blocks, lines.transform_filter("isValid(datum.target)"), numbers
    panel = alt.LayerChart(layer=layers, width=170, height=20 * len(order))
    by = alt.Facet("panel:N", title=None)
    return paneled(plain_rows(shown[columns]), panel, says, facet=by, columns=2, spacing=18)
