"""Regions side by side in each biennium."""

import altair as alt
import pandas as pd

from o7lib.show.charts.base import bars_in_parts, paneled, plain_rows, side_by_side, without_validation
from o7lib.show.style import theme

# The parts of a bar: column of counts, fill, outline, whether the outline is broken, and what it is called.
PARTS = (
    ("clear", theme.SOLID, theme.SOLID, False, "at least adopted, clear of doubt"),
    ("touched", theme.PAPER, theme.SOLID, False, "at least adopted, with a doubt"),
    ("open", theme.HOLLOW, theme.EDGE, True, "not adopted"),
)


SEGMENT = ("row", "biennium", "start", "end", "total", "fill", "edge", "broken", "says")


def _segments(rows: pd.DataFrame) -> pd.DataFrame:
    """Each region's bar in its parts, with a label after the last."""
    counts = rows.assign(touched=rows["firm"] - rows["clear"], open=rows["achievements"] - rows["firm"])
    parts = []
    for row in counts.to_dict("records"):
        start = 0
        for name, fill, edge, broken, words in PARTS:
            end = start + int(row[name])
            label = f"{row['firm']} of {row['achievements']}, {row['clear']} clear" if name == "open" else None
            drawn = {"fill": fill, "edge": edge, "broken": broken, "says": f"{row['region']}, {words}: {row[name]}"}
            parts.append(
                {"row": row["region"], "biennium": row["biennium"], "start": start, "end": end, "total": label} | drawn
            )
            start = end
    return pd.DataFrame(parts, columns=None if parts else list(SEGMENT))


@without_validation
def region_bars(rows: pd.DataFrame, says: str, mark: str = "") -> alt.FacetChart:
    """Achievements per region and biennium: adopted and clear, adopted with a doubt, not adopted; numbers beside them.

    Args:
        rows: `comparison.regions`. says: the finding. mark: the brief's own region, whose name is bold.
    """
    shown, order = _segments(rows), list(dict.fromkeys(rows["region"]))
    most = float(max(rows["achievements"], default=0))
    bold = {"test": f"datum.value === {mark!r}", "value": "bold"}
    axis = alt.Axis(
        ticks=False, domain=False, labelFontWeight=alt.ConditionalAxisLabelFontWeight(condition=bold, value="normal")
    )
    base = alt.Chart().encode(y=alt.Y("row:N", sort=order, scale=alt.Scale(domain=order), title=None, axis=axis))
    scale = alt.Scale(domain=[0, most * 1.6 or 1.0])
    bars = bars_in_parts(base, "achievements", most, scale, height=16)
    totals = base.transform_filter("isValid(datum.total)").mark_text(align="left", dx=6, fontSize=11, aria=False)
    numbers = totals.encode(x=alt.X("end:Q", scale=scale), text=alt.Text("total:N"))
    width = (theme.WIDTH - 150) // max(shown["biennium"].nunique(), 1)
    panel = alt.LayerChart(layer=(bars, numbers), width=width, height=32 * len(order))
    return paneled(plain_rows(shown), panel, says, facet=side_by_side("biennium:N"), spacing=20)
