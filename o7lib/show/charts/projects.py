"""Projects from first to last year."""

import altair as alt
import pandas as pd

from o7lib.show.charts.base import names_axis, plain_rows, row_height, without_validation
from o7lib.show.style import theme


@without_validation
def timeline(rows: pd.DataFrame, says: str) -> alt.Chart:
    """Projects as bars from first to last year, in the annex's order.

    Args:
        rows: `projects.timeline` with `label`, a short name of the project.
    """
    order = list(rows["label"])
    last = rows["last_year"].fillna(rows["first_year"]).astype(int)
    first = rows["first_year"].astype(int)
    # A bar covers its years: half a year to either side of the ticks of its first and its last.
    shown = rows[["label"]].assign(
        start=first - 0.5,
        end=last + 0.5,
        says=[
            f"{title}: {a} to {b}" if b > a else f"{title}: {a}"
            for title, a, b in zip(rows["title"], first, last, strict=True)
        ],
    )
    years = list(range(int(first.min()), int(last.max()) + 1)) if len(rows) else []
    axis = alt.Axis(format="d", values=years, grid=True, labelFontSize=11)
    scale = alt.Scale(domain=[years[0] - 0.5, years[-1] + 0.5] if years else [0, 1], nice=False)
    base = alt.Chart(plain_rows(shown)).encode(y=alt.Y("label:N", sort=order, title=None, axis=names_axis(48)))
    blocks = base.mark_bar(height=12, color=theme.SOLID).encode(
        x=alt.X("start:Q", scale=scale, title=None, axis=axis),
        x2=alt.X2("end:Q"),
        description=alt.Description("says:N"),
    )
    height = row_height(order, 22, 48) * max(len(order), 1)
    return blocks.properties(description=says, width=theme.WIDTH, height=height, config=alt.Config(**theme.CONFIG))
