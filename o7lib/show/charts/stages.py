"""Achievements by stage."""

from typing import Any

import altair as alt
import pandas as pd

from o7lib.show.charts.base import (
    calculated,
    counts_axis,
    dashed_where,
    layered,
    paneled,
    plain_rows,
    side_by_side,
    without_validation,
)
from o7lib.show.style import theme
from o7lib.tables.model.schema import Schema


@without_validation
def stage_bars(counts: pd.DataFrame, schema: Schema, says: str) -> alt.LayerChart | alt.FacetChart:
    """Achievements per stage, side by side for each biennium; what is not yet firm is hollow.

    Args:
        counts: `progress.stage_counts(record, by=["biennium"])`.
        schema: of the record; its stages in the codebook's order, with their labels.
        says: the finding, which is also the text alternative.
    """
    labels = schema.labels("achievements", "stage")
    paint = theme.stage_paint(list(labels), schema.firm_stage)
    rows = counts.assign(label=[labels[s] for s in counts["stage"].astype(str)])
    rows["fill"] = [paint[s][0] for s in counts["stage"].astype(str)]
    rows["edge"] = [paint[s][1] for s in counts["stage"].astype(str)]
    rows["broken"] = rows["fill"] != rows["edge"]
    several = rows["biennium"].nunique() > 1
    base = alt.Chart().encode(
        y=alt.Y("label:N", sort=list(labels.values()), title=None, axis=alt.Axis(ticks=False, domain=False)),
        x=alt.X("achievements:Q", title="achievements", axis=counts_axis(rows["achievements"].max())),
    )
    # A bar of nothing would still draw its outline: a line that looks like a small number.
    bars = (
        base.transform_filter("datum.achievements > 0")
        .mark_bar(strokeWidth=1.5)
        .encode(
            color=alt.Color("fill:N", scale=None),
            stroke=alt.Stroke("edge:N", scale=None),
            strokeDash=dashed_where("datum.broken"),
            description=alt.Description("says:N"),
        )
    )
    numbers = base.mark_text(align="left", dx=5, aria=False).encode(text=alt.Text("achievements:Q"))
    width = (theme.WIDTH - 60) // max(rows["biennium"].nunique(), 1)
    says_row = "datum.biennium + ', ' + datum.label + ': ' + datum.achievements + ' achievements'"
    size: dict[str, Any] = {"width": width, "height": 128, "transform": [calculated("says", says_row)]}
    if not several:
        return layered(plain_rows(rows), bars, numbers, says=says, **size)
    panel = alt.LayerChart(layer=(bars, numbers), **size)
    return paneled(plain_rows(rows), panel, says, facet=side_by_side("biennium:N"), spacing=14)
