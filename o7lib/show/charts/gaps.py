"""Criteria against regions, shaded by how many of the results report under them."""

from textwrap import wrap

import altair as alt
import pandas as pd

from o7lib.show.charts.base import dashed_where, layered, names_axis, plain_rows, without_validation
from o7lib.show.charts.text_size import LINE
from o7lib.show.style import theme

# How a cell is drawn by its state: fill, outline, colour of its words. The words say it too.
PAINT = {
    "no_result": (theme.PAPER, theme.RULE, theme.MUTED),
    "none": (theme.HOLLOW, theme.EDGE, theme.INK),
    "some": (theme.TINT, theme.SOLID, theme.INK),
    "all": (theme.SOLID, theme.SOLID, theme.PAPER),
}
LETTERS = 16  # of a criterion's name, in one line


@without_validation
def gap_grid(rows: pd.DataFrame, says: str) -> alt.LayerChart:
    """Regions within biennia against the criteria of one indicator: "2 of 5" results, solid where all report.

    Args:
        rows: `gaps.by_region` of one indicator, with `region` (its name). says: the finding.
    """
    shown = pd.DataFrame(
        {
            "row": [f"{r.region}, {r.biennium}" for r in rows.itertuples()],
            "column": ["\n".join(wrap(f"{r.criterion} {r.label}", LETTERS)) for r in rows.itertuples()],
            "words": [f"{r.reporting} of {r.results}" if r.results else "–" for r in rows.itertuples()],
            "broken": [r.state == "none" for r in rows.itertuples()],
            **{name: [PAINT[s][at] for s in rows["state"]] for at, name in enumerate(("fill", "edge", "ink"))},
        }
    )
    shown["says"] = shown["row"] + ", " + shown["column"].str.replace("\n", " ") + ": " + shown["words"]
    columns, order = list(dict.fromkeys(shown["column"])), list(dict.fromkeys(shown["row"]))
    above = 4 + LINE * (max((c.count("\n") for c in columns), default=0))  # Vega hangs further lines from the first
    lines = "split(datum.label, '\\n')"
    heads = alt.Axis(orient="top", ticks=False, domain=False, labelAngle=0, labelExpr=lines, labelPadding=above)
    base = alt.Chart().encode(
        x=alt.X("column:N", sort=columns, title=None, axis=heads, scale=alt.Scale(paddingInner=0.06)),
        y=alt.Y("row:N", sort=order, title=None, axis=names_axis(), scale=alt.Scale(paddingInner=0.14)),
    )
    cells = base.mark_rect(strokeWidth=1.25, cornerRadius=2).encode(
        fill=alt.Fill("fill:N", scale=None),
        stroke=alt.Stroke("edge:N", scale=None),
        strokeDash=dashed_where("datum.broken"),
        description=alt.Description("says:N"),
    )
    numbers = base.mark_text(fontSize=12, aria=False).encode(
        text=alt.Text("words:N"), color=alt.Color("ink:N", scale=None)
    )
    return layered(plain_rows(shown), cells, numbers, says=says, height=30 * max(len(order), 1))
