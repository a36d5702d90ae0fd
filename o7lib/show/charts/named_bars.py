"""Plain bars of counts, one per name."""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from o7lib.show.charts.base import (
    counts_axis,
    dashed_where,
    layered,
    names_axis,
    plain_rows,
    row_height,
    without_validation,
)
from o7lib.show.style import theme


@without_validation
def bars(
    frame: pd.DataFrame,
    name: str,
    value: str,
    unit: str,
    says: str,
    hollow: Sequence[str] = (),
    mark: str | None = None,
) -> alt.LayerChart:
    """Plain bars with their numbers, in the order of the rows.

    Args:
        name: column of row names. value: column of counts. unit: what the counts count.
        hollow: names drawn hollow, because they stand for an absence.
        mark: a name drawn deeper, because the brief is about it.
    """
    order = list(frame[name])
    shown = frame[[name, value]].assign(
        fill=[theme.PAPER if n in hollow else theme.DEEP if n == mark else theme.SOLID for n in order],
        edge=[theme.EDGE if n in hollow else theme.DEEP if n == mark else theme.SOLID for n in order],
        broken=[n in hollow for n in order],
    )
    base = alt.Chart().encode(
        y=alt.Y(f"{name}:N", sort=order, title=None, axis=names_axis()),
        x=alt.X(f"{value}:Q", title=unit, axis=counts_axis(shown[value].max() or 1)),
    )
    blocks = (
        base.transform_filter(f"datum['{value}'] > 0")
        .mark_bar(strokeWidth=1.5)
        .encode(
            color=alt.Color("fill:N", scale=None),
            stroke=alt.Stroke("edge:N", scale=None),
            strokeDash=dashed_where("datum.broken"),
        )
    )
    numbers = base.mark_text(align="left", dx=5, aria=False).encode(text=alt.Text(f"{value}:Q"))
    return layered(plain_rows(shown), blocks, numbers, says=says, height=row_height(order, 26) * max(len(shown), 1))
