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
    shown = rows[["label", "first_year", "last_year"]].assign(end=rows["last_year"].fillna(rows["first_year"]) + 1)
    axis = alt.Axis(format="d", tickMinStep=1, grid=True, labelFontSize=11)
    scale = alt.Scale(domain=[int(shown["first_year"].min()), int(shown["end"].max())], nice=False)
    base = alt.Chart(plain_rows(shown)).encode(y=alt.Y("label:N", sort=order, title=None, axis=names_axis(48)))
    blocks = base.mark_bar(height=12, color=theme.SOLID).encode(
        x=alt.X("first_year:Q", scale=scale, title=None, axis=axis), x2=alt.X2("end:Q")
    )
    height = row_height(order, 22, 48) * max(len(order), 1)
    return blocks.properties(description=says, width=theme.WIDTH, height=height, config=alt.Config(**theme.CONFIG))
