"""Member States reported against targets."""

import altair as alt
import pandas as pd

from o7lib.show.charts.base import calculated, counts_axis, layered, plain_rows, without_validation
from o7lib.show.style import theme
from o7lib.show.words.targets import VERDICTS


@without_validation
def target_bars(rows: pd.DataFrame, says: str) -> alt.LayerChart:
    """Reported member States as bars, the target as a line across, the verdict in words beside it.

    Args:
        rows: rows of `targets.against_targets` of one region or of the world.
    """
    shown = rows.assign(
        name=rows["biennium"] + "  " + rows["indicator"],
        target=rows["target"].astype("Float64"),
        label=[
            f"{r.reported}, {VERDICTS[r.verdict]}"
            if pd.isna(r.target)
            else f"{r.reported} of {r.target}, {VERDICTS[r.verdict]}"
            for r in rows.itertuples()
        ],
    )
    shown["end"] = shown[["reported", "target"]].astype("Float64").max(axis=1)
    top = float(max(shown["end"].dropna(), default=0)) or 1.0
    base = alt.Chart().encode(
        y=alt.Y("name:N", sort=list(shown["name"]), title=None, axis=alt.Axis(ticks=False, domain=False))
    )
    scale = alt.Scale(domain=[0, top * 1.9])
    bars = base.mark_bar(height=16).encode(
        x=alt.X("reported:Q", scale=scale, title="member States", axis=counts_axis(top)),
        color=alt.Color("paint:N", scale=None),
        description=alt.Description("label:N"),
    )
    lines = base.mark_tick(thickness=3, height=28, color=theme.INK, aria=False).encode(x=alt.X("target:Q", scale=scale))
    numbers = base.mark_text(align="left", dx=8, aria=False).encode(
        x=alt.X("end:Q", scale=scale), text=alt.Text("label:N")
    )
    paint = f"datum.verdict == 'missed' ? '{theme.EDGE}' : datum.verdict == 'met' ? '{theme.SOLID}' : '{theme.MUTED}'"
    layers = bars, lines.transform_filter("isValid(datum.target)"), numbers
    painted = [calculated("paint", paint)]
    return layered(plain_rows(shown), *layers, says=says, height=36 * len(shown), transform=painted)
