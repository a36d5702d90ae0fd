"""Charts: a measure in, one Altair chart out, with direct labels and its finding as description.

Each chart keeps to what Vega-Lite 5.6 draws, so that JupyterLab shows what the brief prints.
"""

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from o7lib.show.charts.base import inline, unchecked
from o7lib.show.charts.text_size import LINE, in_lines, lines
from o7lib.show.style import theme as style_theme
from o7lib.show.words.targets import VERDICTS
from o7lib.tables.model.schema import Schema


def _rows(frame: pd.DataFrame) -> alt.InlineData:
    """Plain rows for the spec: categories as text, missing as null, references left out."""
    kept = frame.drop(columns=[c for c in ("refs",) if c in frame.columns])
    plain = kept.astype(object).where(kept.notna(), None)
    return inline(plain.to_dict("records"))


# What a chart is made of is given to it when it is made: each step afterwards copies all of it again.


def _layered(
    rows: alt.InlineData, *layers: alt.Chart, says: str, width: int = style_theme.WIDTH, **more: Any
) -> alt.LayerChart:
    """Layers over the same rows, in the theme."""
    theme = alt.Config(**style_theme.CONFIG)
    return alt.LayerChart(data=rows, layer=layers, description=says, width=width, config=theme, **more)


def _paneled(rows: alt.InlineData, panel: alt.LayerChart, says: str, **more: Any) -> alt.FacetChart:
    """The same layers once for each value of a column, in the theme."""
    return alt.FacetChart(data=rows, spec=panel, description=says, config=alt.Config(**style_theme.CONFIG), **more)


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


def _side_by_side(column: str) -> alt.FacetMapping:
    return alt.FacetMapping(column=alt.Column(column, title=None))


def _calculated(name: str, expression: str) -> alt.CalculateTransform:
    """A column that Vega computes row by row."""
    return alt.CalculateTransform(**{"calculate": expression, "as": name})


def _broken(where: str) -> alt.StrokeDashValue:
    """An outline broken where an expression of the row holds; of `alt.condition` Altair takes long to find the type."""
    return alt.StrokeDashValue([1, 0], condition={"test": where, "value": [4, 3]})


def _row(names: Sequence[str], least: int, letters: int = LETTERS) -> int:
    """Pixels of a row that holds the longest of some names."""
    return max(least, lines(names, letters) * LINE + 4)


@unchecked
def stage_bars(counts: pd.DataFrame, schema: Schema, says: str) -> alt.LayerChart | alt.FacetChart:
    """Achievements per stage, side by side for each biennium; what is not yet firm is hollow.

    Args:
        counts: `progress.stage_counts(record, by=["biennium"])`.
        schema: of the record; its stages in the codebook's order, with their labels.
        says: the finding, which is also the text alternative.
    """
    labels = schema.labels("achievements", "stage")
    paint = style_theme.stage_paint(list(labels), schema.firm_stage)
    rows = counts.assign(label=[labels[s] for s in counts["stage"].astype(str)])
    rows["fill"] = [paint[s][0] for s in counts["stage"].astype(str)]
    rows["edge"] = [paint[s][1] for s in counts["stage"].astype(str)]
    rows["broken"] = rows["fill"] != rows["edge"]
    several = rows["biennium"].nunique() > 1
    base = alt.Chart().encode(
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
            strokeDash=_broken("datum.broken"),
            description=alt.Description("says:N"),
        )
    )
    numbers = base.mark_text(align="left", dx=5, aria=False).encode(text=alt.Text("achievements:Q"))
    width = (style_theme.WIDTH - 60) // max(rows["biennium"].nunique(), 1)
    says_row = "datum.biennium + ', ' + datum.label + ': ' + datum.achievements + ' achievements'"
    size: dict[str, Any] = {"width": width, "height": 128, "transform": [_calculated("says", says_row)]}
    if not several:
        return _layered(_rows(rows), bars, numbers, says=says, **size)
    panel = alt.LayerChart(layer=(bars, numbers), **size)
    return _paneled(_rows(rows), panel, says, facet=_side_by_side("biennium:N"), spacing=14)


@unchecked
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
    top = float(shown["end"].max() or 1)
    base = alt.Chart().encode(
        y=alt.Y("name:N", sort=list(shown["name"]), title=None, axis=alt.Axis(ticks=False, domain=False))
    )
    scale = alt.Scale(domain=[0, top * 1.9])
    bars = base.mark_bar(height=16).encode(
        x=alt.X("reported:Q", scale=scale, title="member States", axis=_counted(top)),
        color=alt.Color("paint:N", scale=None),
        description=alt.Description("label:N"),
    )
    lines = base.mark_tick(thickness=3, height=28, color=style_theme.INK, aria=False).encode(
        x=alt.X("target:Q", scale=scale)
    )
    numbers = base.mark_text(align="left", dx=8, aria=False).encode(
        x=alt.X("end:Q", scale=scale), text=alt.Text("label:N")
    )
    paint = f"datum.verdict == 'missed' ? '{style_theme.EDGE}' : datum.verdict == 'met' ? '{style_theme.SOLID}' : '{style_theme.MUTED}'"
    layers = bars, lines.transform_filter("isValid(datum.target)"), numbers
    painted = [_calculated("paint", paint)]
    return _layered(_rows(shown), *layers, says=says, height=36 * len(shown), transform=painted)


@unchecked
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
        fill=[
            style_theme.PAPER if n in hollow else style_theme.DEEP if n == mark else style_theme.SOLID for n in order
        ],
        edge=[style_theme.EDGE if n in hollow else style_theme.DEEP if n == mark else style_theme.SOLID for n in order],
        broken=[n in hollow for n in order],
    )
    base = alt.Chart().encode(
        y=alt.Y(f"{name}:N", sort=order, title=None, axis=_named()),
        x=alt.X(f"{value}:Q", title=unit, axis=_counted(shown[value].max() or 1)),
    )
    blocks = (
        base.transform_filter(f"datum['{value}'] > 0")
        .mark_bar(strokeWidth=1.5)
        .encode(
            color=alt.Color("fill:N", scale=None),
            stroke=alt.Stroke("edge:N", scale=None),
            strokeDash=_broken("datum.broken"),
        )
    )
    numbers = base.mark_text(align="left", dx=5, aria=False).encode(text=alt.Text(f"{value}:Q"))
    return _layered(_rows(shown), blocks, numbers, says=says, height=_row(order, 26) * max(len(shown), 1))


@unchecked
def region_dots(rows: pd.DataFrame, share: str, unit: str, says: str, mark: str = "") -> alt.FacetChart:
    """A share per region and biennium as labelled dots; the brief's own region is deeper.

    Args:
        rows: `comparison.regions`. share: column of shares (0 to 1) to show. unit: what is shared.
    """
    shown = rows[rows[share].notna()].assign(
        row=lambda r: r["region"],
        paint=lambda r: [style_theme.DEEP if n == mark else style_theme.SOLID for n in r["region"]],
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
    width = (style_theme.WIDTH - 150) // max(shown["biennium"].nunique(), 1)
    panel = alt.LayerChart(layer=(dots, numbers), width=width, height=38 * len(order))
    return _paneled(_rows(shown[columns]), panel, says, facet=_side_by_side("biennium:N"), spacing=26)


@unchecked
def rule_bars(rows: pd.DataFrame, says: str) -> alt.FacetChart:
    """Member States left under each counting rule, one panel per biennium and indicator, the target as a line.

    Args:
        rows: `sensitivity.table`.
    """
    shown = rows.assign(panel=rows["biennium"] + "  " + rows["indicator"], met=rows["met"].astype("object").eq(True))
    shown["fill"] = [style_theme.SOLID if m else style_theme.HOLLOW for m in shown["met"]]
    shown["edge"] = [style_theme.SOLID if m else style_theme.EDGE for m in shown["met"]]
    columns = ["panel", "rule", "states_left", "target", "fill", "edge", "met"]
    order = list(dict.fromkeys(shown["rule"]))
    base = alt.Chart().encode(y=alt.Y("rule:N", sort=order, title=None, axis=_named(60)))
    axis = _counted(shown[["states_left", "target"]].max().max())
    blocks = base.mark_bar(strokeWidth=1.5).encode(
        x=alt.X("states_left:Q", title="member States left", axis=axis),
        color=alt.Color("fill:N", scale=None),
        stroke=alt.Stroke("edge:N", scale=None),
        strokeDash=_broken("!datum.met"),
    )
    lines = base.mark_tick(thickness=2, height=22, color=style_theme.INK, aria=False).encode(x=alt.X("target:Q"))
    numbers = base.mark_text(align="left", dx=4, aria=False, fontSize=11).encode(
        x=alt.X("states_left:Q"), text=alt.Text("states_left:Q")
    )
    layers = blocks, lines.transform_filter("isValid(datum.target)"), numbers
    panel = alt.LayerChart(layer=layers, width=170, height=20 * len(order))
    by = alt.Facet("panel:N", title=None)
    return _paneled(_rows(shown[columns]), panel, says, facet=by, columns=2, spacing=18)


@unchecked
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
    blocks = base.mark_bar(height=12, color=style_theme.SOLID).encode(
        x=alt.X("first_year:Q", scale=scale, title=None, axis=axis), x2=alt.X2("end:Q")
    )
    height = _row(order, 22, 48) * max(len(order), 1)
    return blocks.properties(
        description=says, width=style_theme.WIDTH, height=height, config=alt.Config(**style_theme.CONFIG)
    )
