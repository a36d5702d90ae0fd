"""Maps: places in, one Altair chart out, with its finding as description and the disclaimer inside.

Each map keeps to what Vega-Lite 5.6 draws, so that JupyterLab shows what the brief prints.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

import altair as alt
import pandas as pd

from o7lib.measures.places import LISTED, OUTSIDE, REPORTED
from o7lib.show.maps.layers import (
    BROKEN,
    DOTTED,
    NO_RESULT,
    NOT_A_MEMBER,
    UNBROKEN,
    MapClass,
    Panel,
    compose_map,
    row_dicts,
    visible_places,
)
from o7lib.show.style import theme
from o7lib.show.words import places
from o7lib.show.words.grammar import count
from o7lib.show.words.standing import POLICY
from o7lib.tables.geography import shapes
from o7lib.tables.geography.shapes import WORLD, Window

COUNTED = "Counted in a summary, no entry"
ELSEWHERE = "Result in another region"
_CLASSES = 3  # a reader tells three depths of one colour apart, in grey too

ABSENT = [
    MapClass(COUNTED, theme.LAND, theme.EDGE, DOTTED),
    MapClass(ELSEWHERE, theme.RULE, theme.MUTED),
    MapClass(NO_RESULT, theme.LAND, theme.MUTED, has_value=False),
    MapClass(NOT_A_MEMBER, theme.PAPER, theme.MUTED, has_value=False),
]


def results(rows: pd.DataFrame, says: str) -> alt.VConcatChart:
    """Results per place, one map of the world per biennium below each other.

    Args:
        rows: `places.by_place(record, areas, by=["biennium"])`. says: the finding.
    """
    names, paints = _classes(rows, "results", lambda n: count(n, "result"))
    keyed = _with_classes(rows, rows["results"].map(names), "results")
    panels = [(str(biennium), of_biennium) for biennium, of_biennium in keyed.groupby("biennium")]
    return _map(panels or [("", keyed)], shapes.window(WORLD), paints, says)


def criteria(rows: pd.DataFrame, says: str) -> alt.VConcatChart:
    """The most criteria that one result of each place met.

    Args:
        rows: `places.by_place(record, areas)`. says: the finding.
    """
    of = f" of {rows['asked'].max()}" if rows["asked"].nunique() == 1 else ""
    names, paints = _classes(rows, "criteria", lambda n: f"{n}{of} criteria")
    return _map(
        [("", _with_classes(rows, rows["criteria"].map(names), "criteria"))], shapes.window(WORLD), paints, says
    )


def policies(rows: pd.DataFrame, says: str, where: str = WORLD) -> alt.VConcatChart:
    """How far the policy itself got in each place, criterion 1 of any of its results; what was not adopted is hollow.

    Args:
        rows: `places.by_place(record, areas)`. says: the finding. where: a region for a close-up, else the world.

    Raises ParameterError where the region has no window.
    """
    keyed = _with_classes(rows, rows["policy"].astype("object").map(POLICY), "policy")
    keyed["named"] = keyed["has_value"] & (where != WORLD)
    paint = {
        "clear": (theme.DEEP, theme.PAPER, UNBROKEN),
        "doubted": (theme.TINT, theme.SOLID, BROKEN),
        "not_adopted": (theme.HOLLOW, theme.EDGE, BROKEN),
        "unreported": (theme.PAPER, theme.MUTED, DOTTED),
    }
    classes = [MapClass(POLICY[state], fill, edge, dash) for state, (fill, edge, dash) in paint.items()]
    return _map([("", keyed)], shapes.close_up(where), classes, says)


def funders(rows: pd.DataFrame, says: str) -> alt.VConcatChart:
    """How many funders the text names for each place; where it names nobody, the place is hollow.

    Args:
        rows: `places.by_place(record, areas)`. says: the finding.
    """
    names, paints = _classes(rows, "funders", lambda n: f"{count(n, 'funder')} named" if n else "No payer named")
    return _map([("", _with_classes(rows, rows["funders"].map(names), "funders"))], shapes.window(WORLD), paints, says)


def region(rows: pd.DataFrame, region_id: str, says: str) -> alt.VConcatChart:
    """Results per place in a close-up of one region, every place with a result named.

    Places of other regions that the picture also shows are told apart, never drawn as without a result.

    Args:
        rows: `places.by_place(record, areas)` of all regions. says: the finding.

    Raises ParameterError where the region has no window.
    """
    own = rows["region_id"] == region_id
    names, paints = _classes(rows[own], "results", lambda n: count(n, "result"))
    keyed = _with_classes(rows, rows["results"].where(own).map(names).astype("object").fillna(ELSEWHERE), "results")
    keyed["named"] = own & keyed["has_value"]
    return _map([("", keyed)], shapes.close_up(region_id), paints, says)


def _classes(rows: pd.DataFrame, value: str, words: Callable[[int], str]) -> tuple[dict[int, str], list[MapClass]]:
    """Counts in a few classes, the last open where there are more; none is hollow, since it is an absence."""
    numbers = sorted({int(v) for v in rows.loc[rows["state"] == REPORTED, value]})
    some = [n for n in numbers if n]
    kept = some[:_CLASSES]
    words_by_number = {n: words(n) for n in kept}
    if len(some) > len(kept):
        words_by_number[kept[-1]] += " or more"
    # The lightest fill is too near the land's for a weak eye: its outline tells it apart.
    edge = {theme.TINT: theme.SOLID}
    fills = zip(kept, theme.steps(len(kept)), strict=True)
    paints = [MapClass(words_by_number[n], fill, edge.get(fill, theme.PAPER)) for n, fill in fills]
    if 0 in numbers:
        paints.insert(0, MapClass(words(0), theme.HOLLOW, theme.EDGE, BROKEN))
    return {n: words_by_number.get(n, words_by_number[kept[-1]]) if n else words(0) for n in numbers}, paints


def _with_classes(rows: pd.DataFrame, classes: pd.Series, what: str) -> pd.DataFrame:
    """Each place with the words of its class (`key`), what it says of itself, and whether it has anything to say."""
    absent = {LISTED: COUNTED, OUTSIDE: NOT_A_MEMBER}
    reported = rows["state"].isin([REPORTED, LISTED])
    key = [c if s == REPORTED else absent.get(s, NO_RESULT) for c, s in zip(classes, rows["state"], strict=True)]
    tooltips = [places.tooltip(row, what) if t else "" for row, t in zip(row_dicts(rows), reported, strict=True)]
    return rows.assign(key=key, tooltip=tooltips, has_value=reported, named=False)


def _map(panels: Sequence[Panel], window: Window, paints: Sequence[MapClass], says: str) -> alt.VConcatChart:
    """A map with a legend of its classes and of the ways of having no result that it shows.

    Where there is one panel, the legend counts the places of each class.
    """
    panels = [(title, pd.concat([rows[~rows["has_value"]], visible_places(rows, window)])) for title, rows in panels]
    number = pd.concat([rows.loc[rows["has_value"], "key"] for _, rows in panels]).value_counts()
    legend = [*paints, *(p for p in ABSENT if not p.has_value or p.words in number)]
    if len(panels) > 1:
        return compose_map(panels, window, legend, says)
    places_by_class = {p.words: int(number.get(p.words, 0)) for p in legend if p.has_value}
    counted = {
        p.words: f"{p.words}: {count(places_by_class[p.words], 'place')}" if p.has_value else p.words for p in legend
    }
    title, rows = panels[0]
    named = rows.assign(key=rows["key"].map(counted).fillna(rows["key"]))
    return compose_map([(title, named)], window, [replace(p, words=counted[p.words]) for p in legend], says)
