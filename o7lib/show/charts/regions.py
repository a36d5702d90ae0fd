"""Shares by region and biennium."""

import altair as alt
import pandas as pd

from o7lib.show.charts.base import paneled, plain_rows, side_by_side, without_validation
from o7lib.show.style import theme


@without_validation
def region_dots(rows: pd.DataFrame, share: str, unit: str, says: str, mark: str = "") -> alt.FacetChart:
    """A share per region and biennium as labelled dots; the brief's own region is deeper.

    Args:
        rows: `comparison.regions`. share: column of shares (0 to 1) to show. unit: what is shared.
    """
    shown = rows[rows[share].notna()].assign(
        row=lambda r: r["region"],
        paint=lambda r: [theme.DEEP if n == mark else theme.SOLID for n in r["region"]],
        label=lambda r: [f"{100 * s:.0f}%" for s in r[share]],
    )
    columns = ["row", "biennium", share, "paint", "label"]
    order = list(dict.fromkeys(rows["region"]))
    base = alt.Chart().encode(
        y=alt.Y(
            "row:N",
            sort=order,
            scale=alt.Scale(domain=order),
            title=None,
            axis=alt.Axis(ticks=False, domain=False, grid=True),
        ),
        x=alt.X(
            f"{share}:Q",
            scale=alt.Scale(domain=[0, 1]),
            title=unit,
            axis=alt.Axis(format=".0%", values=[0, 0.5, 1], grid=False),
        ),
    )
    dots = base.mark_circle(size=110, opacity=1).encode(color=alt.Color("paint:N", scale=None))
    numbers = base.mark_text(dy=-13, fontSize=11, aria=False).encode(text=alt.Text("label:N"))
    width = (theme.WIDTH - 150) // max(shown["biennium"].nunique(), 1)
    panel = alt.LayerChart(layer=(dots, numbers), width=width, height=38 * len(order))
    return paneled(plain_rows(shown[columns]), panel, says, facet=side_by_side("biennium:N"), spacing=26)
