"""Charts: a measure in, one Altair chart out, with direct labels and its finding as description.

Each chart keeps to what Vega-Lite 5.6 draws, so that JupyterLab shows what the brief prints.
"""

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd

from o7lib.show import style
from o7lib.show.lettering import LINE, in_lines, lines
from o7lib.show.worded import VERDICTS
from o7lib.tables.schema import firm_stage


def _rows(frame: pd.DataFrame) -> alt.InlineData:
    """Plain rows for the spec: categories as text, missing as null, references left out."""
    kept = frame.drop(columns=[c for c in ("refs",) if c in frame.columns])
    plain = kept.astype(object).where(kept.notna(), None)
    return alt.InlineData(values=plain.to_dict("records"))


def _dressed(chart: alt.Chart | alt.LayerChart | alt.FacetChart, says: str) -> alt.Chart:
    return chart.properties(description=says, width=style.WIDTH).configure(**style.CONFIG)


LETTERS = 42  # of a name beside a row, in one line


def _named(letters: int = LETTERS) -> alt.Axis:
    """An axis of names, in lines where they are long, never cut."""
    return alt.Axis(ticks=False, domain=False, **in_lines(letters))


def _counted(top: float) -> alt.Axis:
    """An axis of counts up to a number: whole ones only, however few there are.

    >>> _counted(1).values, _counted(13).values
    ([0, 1], [0, 5, 10])
    """
    top = 0 if pd.isna(top) else top
    step = next(s * 10**power for power in range(9) for s in (1, 2, 5) if top <= 5.5 * s * 10**power)
    return alt.Axis(values=list(range(0, int(top) + 1, step)), format="d", grid=False)


def _row(names: Sequence[str], least: int, letters: int = LETTERS) -> int:
    """Pixels of a row that holds the longest of some names."""
    return max(least, lines(names, letters) * LINE + 4)


def stage_bars(counts: pd.DataFrame, labels: Mapping[str, str], says: str, firm_from: str = "") -> alt.Chart:
    """Achievements per stage, side by side for each biennium; what is not yet firm is hollow.

    Args:
        counts: `progress.stage_counts(record, by=["biennium"])`.
        labels: stage to label, in the codebook's order.
        says: the finding, which is also the text alternative.
        firm_from: the first stage drawn solid; the schema's where none is given.
    """
    paint = style.stage_paint(list(labels), firm_from or firm_stage())
    rows = counts.assign(label=[labels[s] for s in counts["stage"].astype(str)])
    rows["fill"] = [paint[s][0] for s in counts["stage"].astype(str)]
    rows["edge"] = [paint[s][1] for s in counts["stage"].astype(str)]
    rows["broken"] = rows["fill"] != rows["edge"]
    several = rows["biennium"].nunique() > 1
    base = alt.Chart(_rows(rows)).encode(
        y=alt.Y("label:N", sort=list(labels.values()), title=None, axis=alt.Axis(ticks=False, domain=False)),
        x=alt.X("achievements:Q", title="achievements", axis=_counted(rows["achievements"].max())),
    )
    # A bar of nothing would still draw its outline: a line that looks like a small number.
    bars = (
        base.transform_filter("datum.achievements > 0")
        .mark_bar(strokeWidth=1.5)
        .encode(
            color=alt.Color("fill:N", scale=None),
            stroke=alt.Stroke("edge:N", scale=None),
            strokeDash=alt.condition("datum.broken", alt.value([4, 3]), alt.value([1, 0])),
            description=alt.Description("says:N"),
        )
    )
    numbers = base.mark_text(align="left", dx=5, aria=False).encode(text="achievements:Q")
    width = (style.WIDTH - 60) // max(rows["biennium"].nunique(), 1)
    says_row = "datum.biennium + ', ' + datum.label + ': ' + datum.achievements + ' achievements'"
    layer = alt.layer(bars, numbers).transform_calculate(says=says_row).properties(width=width, height=128)
    chart = layer.facet(column=alt.Column("biennium:N", title=None), spacing=14) if several else layer
    return chart.properties(description=says).configure(**style.CONFIG)


def target_bars(rows: pd.DataFrame, says: str) -> alt.Chart:
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
    top = float(shown["end"].max() or 1)
    base = alt.Chart(_rows(shown)).encode(
        y=alt.Y("name:N", sort=list(shown["name"]), title=None, axis=alt.Axis(ticks=False, domain=False))
    )
    scale = alt.Scale(domain=[0, top * 1.9])
    bars = base.mark_bar(height=16).encode(
        x=alt.X("reported:Q", scale=scale, title="member States", axis=_counted(top)),
        color=alt.Color("paint:N", scale=None),
        description=alt.Description("label:N"),
    )
    lines = base.mark_tick(thickness=3, height=28, color=style.INK, aria=False).encode(x=alt.X("target:Q", scale=scale))
    numbers = base.mark_text(align="left", dx=8, aria=False).encode(x=alt.X("end:Q", scale=scale), text="label:N")
    paint = f"datum.verdict == 'missed' ? '{style.EDGE}' : datum.verdict == 'met' ? '{style.SOLID}' : '{style.MUTED}'"
    layer = alt.layer(bars, lines.transform_filter("isValid(datum.target)"), numbers).transform_calculate(paint=paint)
    return _dressed(layer.properties(height=36 * len(shown)), says)


def bars(
    frame: pd.DataFrame,
    name: str,
    value: str,
    unit: str,
    says: str,
    hollow: Sequence[str] = (),
    mark: str | None = None,
) -> alt.Chart:
    """Plain bars with their numbers, in the order of the rows.

    Args:
        name: column of row names. value: column of counts. unit: what the counts count.
        hollow: names drawn hollow, because they stand for an absence.
        mark: a name drawn deeper, because the brief is about it.
    """
    order = list(frame[name])
    shown = frame[[name, value]].assign(
        fill=[style.PAPER if n in hollow else style.DEEP if n == mark else style.SOLID for n in order],
        edge=[style.EDGE if n in hollow else style.DEEP if n == mark else style.SOLID for n in order],
        broken=[n in hollow for n in order],
    )
    base = alt.Chart(_rows(shown)).encode(
        y=alt.Y(f"{name}:N", sort=order, title=None, axis=_named()),
        x=alt.X(f"{value}:Q", title=unit, axis=_counted(shown[value].max() or 1)),
    )
    blocks = (
        base.transform_filter(f"datum['{value}'] > 0")
        .mark_bar(strokeWidth=1.5)
        .encode(
            color=alt.Color("fill:N", scale=None),
            stroke=alt.Stroke("edge:N", scale=None),
            strokeDash=alt.condition("datum.broken", alt.value([4, 3]), alt.value([1, 0])),
        )
    )
    numbers = base.mark_text(align="left", dx=5, aria=False).encode(text=f"{value}:Q")
    return _dressed(alt.layer(blocks, numbers).properties(height=_row(order, 26) * max(len(shown), 1)), says)


def region_dots(rows: pd.DataFrame, share: str, unit: str, says: str, mark: str = "") -> alt.Chart:
    """A share per region and biennium as labelled dots; the brief's own region is deeper.

    Args:
        rows: `comparison.regions`. share: column of shares (0 to 1) to show. unit: what is shared.
    """
    shown = rows[rows[share].notna()].assign(
        row=lambda r: r["region"],
        paint=lambda r: [style.DEEP if n == mark else style.SOLID for n in r["region"]],
        label=lambda r: [f"{100 * s:.0f}%" for s in r[share]],
    )
    columns = ["row", "biennium", share, "paint", "label"]
    order = list(dict.fromkeys(rows["region"]))
    base = alt.Chart(_rows(shown[columns])).encode(
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
    numbers = base.mark_text(dy=-13, fontSize=11, aria=False).encode(text="label:N")
    width = (style.WIDTH - 150) // max(shown["biennium"].nunique(), 1)
    layer = alt.layer(dots, numbers).properties(width=width, height=38 * len(order))
    return (
        layer.facet(column=alt.Column("biennium:N", title=None), spacing=26)
        .properties(description=says)
        .configure(**style.CONFIG)
    )


def rule_bars(rows: pd.DataFrame, says: str) -> alt.Chart:
    """Member States left under each counting rule, one panel per biennium and indicator, the target as a line.

    Args:
        rows: `sensitivity.table`.
    """
    shown = rows.assign(panel=rows["biennium"] + "  " + rows["indicator"], met=rows["met"].astype("object").eq(True))
    shown["fill"] = [style.SOLID if m else style.HOLLOW for m in shown["met"]]
    shown["edge"] = [style.SOLID if m else style.EDGE for m in shown["met"]]
    columns = ["panel", "rule", "states_left", "target", "fill", "edge", "met"]
    order = list(dict.fromkeys(shown["rule"]))
    base = alt.Chart(_rows(shown[columns])).encode(y=alt.Y("rule:N", sort=order, title=None, axis=_named(60)))
    axis = _counted(shown[["states_left", "target"]].max().max())
    blocks = base.mark_bar(strokeWidth=1.5).encode(
        x=alt.X("states_left:Q", title="member States left", axis=axis),
        color=alt.Color("fill:N", scale=None),
        stroke=alt.Stroke("edge:N", scale=None),
        strokeDash=alt.condition("datum.met", alt.value([1, 0]), alt.value([4, 3])),
    )
    lines = base.mark_tick(thickness=2, height=22, color=style.INK, aria=False).encode(x="target:Q")
    numbers = base.mark_text(align="left", dx=4, aria=False, fontSize=11).encode(
        x="states_left:Q", text="states_left:Q"
    )
    layer = alt.layer(blocks, lines.transform_filter("isValid(datum.target)"), numbers).properties(
        width=170, height=20 * len(order)
    )
    return (
        layer.facet(facet=alt.Facet("panel:N", title=None), columns=2, spacing=18)
        .properties(description=says)
        .configure(**style.CONFIG)
    )


def timeline(rows: pd.DataFrame, says: str) -> alt.Chart:
    """Projects as bars from first to last year, in the annex's order.

    Args:
        rows: `projects.timeline` with `label`, a short name of the project.
    """
    order = list(rows["label"])
    shown = rows[["label", "first_year", "last_year"]].assign(end=rows["last_year"].fillna(rows["first_year"]) + 1)
    axis = alt.Axis(format="d", tickMinStep=1, grid=True, labelFontSize=11)
    scale = alt.Scale(domain=[int(shown["first_year"].min()), int(shown["end"].max())], nice=False)
    base = alt.Chart(_rows(shown)).encode(y=alt.Y("label:N", sort=order, title=None, axis=_named(48)))
    blocks = base.mark_bar(height=12, color=style.SOLID).encode(
        x=alt.X("first_year:Q", scale=scale, title=None, axis=axis), x2="end:Q"
    )
    return _dressed(blocks.properties(height=_row(order, 22, 48) * max(len(order), 1)), says)
