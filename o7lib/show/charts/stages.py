"""Achievements by stage."""

from typing import Any

import altair as alt
import pandas as pd

from o7lib.show.charts.base import bars_in_parts, layered, paneled, plain_rows, side_by_side, without_validation
from o7lib.show.style import theme
from o7lib.tables.model.schema import Schema

# What a part of a bar has beside the columns of its count.
SEGMENT = ("label", "edge", "broken", "start", "end", "fill", "says", "total")


def _segments(counts: pd.DataFrame, schema: Schema) -> pd.DataFrame:
    """Each bar in its parts: what is adopted and clear, then what is adopted and not clear, else one part."""
    labels = schema.labels("achievements", "stage")
    paint = theme.stage_paint(list(labels), schema.firm_stage)
    parts = []
    for row in counts.drop(columns="refs").to_dict("records"):
        fill, edge = paint[str(row["stage"])]
        label, clear = labels[str(row["stage"])], row["clear"] if row["firm"] else row["achievements"]
        total = f"{row['achievements']}, {row['clear']} clear" if row["firm"] and row["achievements"] else None
        base = row | {"stage": str(row["stage"]), "label": label, "edge": edge, "broken": not row["firm"]}
        what = ", clear of doubt" if row["firm"] else ""
        parts.append(
            base
            | {
                "start": 0,
                "end": clear,
                "fill": fill,
                "says": f"{label}{what}: {clear}",
                "total": total or str(row["achievements"]),
            }
        )
        touched = row["achievements"] - clear
        says = f"{label}, with a doubt that touches it: {touched}"
        parts.append(base | {"start": clear, "end": clear + touched, "fill": theme.PAPER, "says": says, "total": None})
    return pd.DataFrame(parts, columns=None if parts else [*counts.columns.drop("refs"), *SEGMENT])


@without_validation
def stage_bars(counts: pd.DataFrame, schema: Schema, says: str) -> alt.LayerChart | alt.FacetChart:
    """Achievements per stage, side by side for each biennium.

    What is adopted and clear of doubt is solid, what is adopted with a doubt an outline, what is not adopted a
    broken outline; the numbers say both counts.

    Args:
        counts: `standing.by_stage(record, by=["biennium"])`.
        schema: of the record; its stages in the codebook's order, with their labels.
        says: the finding, which is also the text alternative.
    """
    labels = schema.labels("achievements", "stage")
    rows = _segments(counts, schema)
    most = counts["achievements"].max()
    scale = alt.Scale(domain=[0, float(most) * 1.35 or 1.0])
    base = alt.Chart().encode(
        y=alt.Y("label:N", sort=list(labels.values()), title=None, axis=alt.Axis(ticks=False, domain=False))
    )
    bars = bars_in_parts(base, "achievements", most, scale)
    totals = base.transform_filter("isValid(datum.total)")
    numbers = totals.mark_text(align="left", dx=5, aria=False).encode(
        x=alt.X("achievements:Q", scale=scale), text=alt.Text("total:N")
    )
    width = (theme.WIDTH - 60) // max(rows["biennium"].nunique(), 1)
    size: dict[str, Any] = {"width": width, "height": 128}
    if rows["biennium"].nunique() <= 1:
        return layered(plain_rows(rows), bars, numbers, says=says, **size)
    panel = alt.LayerChart(layer=(bars, numbers), **size)
    return paneled(plain_rows(rows), panel, says, facet=side_by_side("biennium:N"), spacing=14)
