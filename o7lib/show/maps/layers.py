"""Layers of a map: sea, land by class, points, labels, legend, disclaimer.

Grey land first, so that a country without a result is never left out nor taken for the lowest value;
then the countries with one; then the States too small to see and the subregions, as points with their
names. The shapes stay in their own file: the spec names it and the builder puts it in for drawing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from o7lib.measures.places import LISTED
from o7lib.show.charts.base import inline_data, without_validation
from o7lib.show.charts.text_size import width
from o7lib.show.html.references import page_of
from o7lib.show.maps.labels import Label, Place, leader_line, place_labels
from o7lib.show.maps.projection import drawn, inside, on_map, square_pixels
from o7lib.show.style import theme as style_theme
from o7lib.tables.geography import shapes as geography_shapes
from o7lib.tables.geography.shapes import WORLD, Window

DISCLAIMER = [
    "Boundaries and names shown do not imply any opinion on the legal status of any country, territory or area,",
    "or on the delimitation of its frontiers. Shapes: Natural Earth, Visionscarto edition, simplified.",
]
NO_RESULT = "No result reported"
NOT_A_MEMBER = "Not an ILO member State"
_SEEN = 22  # square pixels below which a country with a result is drawn as a point
SPACED = 1.15  # sizes from line to line of a name
_SPECK = 3  # square pixels below which one without a result is
WIDE = 640  # pixels that a legend in one row may take
UNBROKEN, BROKEN, DOTTED = (1, 0), (4, 3), (1.5, 2.5)

Panel = tuple[str, pd.DataFrame]  # a heading, or none, and places


@dataclass(frozen=True)
class MapClass:
    """One class of a map: its words in the legend, its fill, its outline and how that is broken.

    `has_value` is whether a place of this class has something to say.
    """

    words: str
    fill: str
    edge: str = style_theme.PAPER
    dash: Sequence[float] = UNBROKEN
    has_value: bool = True


def row_dicts(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as dictionaries by column name."""
    return [{str(column): cell for column, cell in row.items()} for row in rows.to_dict("records")]


@without_validation
def compose_map(panels: Sequence[Panel], window: Window, legend: Sequence[MapClass], says: str) -> alt.VConcatChart:
    """Panels of one window below each other, one legend above them, the disclaimer beneath.

    Args:
        panels: a heading (or none) and places: `place_id`, `short`, `kind`, `state`, `key` (words of a
            class), `place` (its name), `tooltip`, `has_value`, `named` (booleans: has something to say; must be named).
            Of those with something to say only what the window shows: see `visible_places`.
    """
    look: dict[str, Any] = {"fontSize": 11, "fontWeight": "normal", "color": style_theme.MUTED}
    below = alt.TitleParams(DISCLAIMER, orient="bottom", anchor="start", offset=8, **look)
    shown = [_panel(title, rows, window, legend) for title, rows in panels]
    meta = {"o7": {"leads": _leads_to(panels)}}
    theme = alt.Config(**style_theme.CONFIG)
    return alt.VConcatChart(vconcat=shown, spacing=6, title=below, description=says, usermeta=meta, config=theme)


def _leads_to(panels: Sequence[Panel]) -> dict[str, str]:
    """Places with something to say, by name, and the page each leads to."""
    with_value = pd.concat([rows.loc[rows["has_value"], ["place", "place_id"]] for _, rows in panels]).drop_duplicates()
    return {str(r["place"]): page_of(str(r["place_id"])) for r in with_value.sort_values("place").to_dict("records")}


def located_places(rows: pd.DataFrame, window: Window) -> pd.DataFrame:
    """Places that stand in a window: where, in pixels, whether as a point, and whether named.

    States too small to see and subregions with something to say are points (`dot`), and always named.
    """
    known = geography_shapes.points()[["place_id", "longitude", "latitude", "area_km2"]]
    located = rows.merge(known, on="place_id", how="inner", validate="many_to_one")
    spots = on_map(window, *(located[side].to_numpy(float) for side in ("longitude", "latitude")))
    located["x"], located["y"] = (spot.round(1) for spot in spots)
    size = [square_pixels(window, km2) if pd.notna(km2) else 0.0 for km2 in located["area_km2"]]
    located["dot"] = [
        s < (_SEEN if reported else _SPECK) for s, reported in zip(size, located["has_value"], strict=True)
    ]
    located["named"] |= located["has_value"] & (located["dot"] | (located["state"] == LISTED))
    shown = pd.Series([inside(window, spot, 4) for spot in zip(*spots, strict=True)], index=located.index, dtype=bool)
    return located[shown & (located["has_value"] | (located["kind"] != "subregion"))].reset_index(drop=True)


def visible_places(rows: pd.DataFrame, window: Window) -> pd.DataFrame:
    """The places with something to say that a window shows, if only in part."""
    with_value = rows[rows["has_value"]]
    located, shapes = located_places(with_value, window), geography_shapes.polygons()
    dots = set(located.loc[located["dot"], "place_id"])
    visible = [p in dots or (p in shapes and drawn(window, shapes[p]).area > 1) for p in with_value["place_id"]]
    return with_value[pd.Series(visible, index=with_value.index, dtype=bool)]


def _panel(title: str, rows: pd.DataFrame, window: Window, legend: Sequence[MapClass]) -> alt.LayerChart:
    colours, located = _colours(legend), located_places(rows, window)
    dots = set(located.loc[located["dot"] & located["has_value"], "place_id"])
    layers = [_sea(), *_land(rows, dots, colours, legend), *_dots(located, colours), *_names(located, window, title)]
    seen_through = alt.Projection(**window.projection)
    return alt.LayerChart(layer=layers, width=window.width, height=window.height, projection=seen_through)


def _colours(legend: Sequence[MapClass]) -> dict:
    """Fill, outline and dash of a class, with one legend for the three together."""
    domain = [paint.words for paint in legend]
    look: dict[str, Any] = {
        "symbolType": "square",
        "symbolSize": 170,
        "symbolStrokeWidth": 1.1,
        "labelLimit": 300,
        "columnPadding": 16,
    }
    long = sum(width(words, 12) + 40 for words in domain)
    key = alt.Legend(orient="top", title=None, columns=len(domain) if long < WIDE else 3, offset=8, **look)

    def scale(values: list) -> alt.Scale:
        return alt.Scale(domain=domain, range=values)

    return {
        "fill": alt.Fill("key:N", scale=scale([p.fill for p in legend]), legend=key),
        "stroke": alt.Stroke("key:N", scale=scale([p.edge for p in legend]), legend=key),
        "strokeDash": alt.StrokeDash("key:N", scale=scale([list(p.dash) for p in legend]), legend=key),
    }


def _sea() -> alt.Chart:
    return alt.Chart(alt.sphere()).mark_geoshape(fill=style_theme.WASH, stroke=style_theme.RULE, aria=False)


def _telling() -> dict:
    """What a mark says to a screen reader and to a pointing hand."""
    return {"description": alt.Description("tooltip:N"), "tooltip": alt.Tooltip("tooltip:N")}


def _land(rows: pd.DataFrame, dots: set[str], colours: dict, legend: Sequence[MapClass]) -> list[alt.Chart]:
    """Every shape in its class: first those with nothing to say, then those with a value, broken outlines last."""
    shaded = rows[(rows["key"] != NO_RESULT) & ~rows["place_id"].isin(dots)]
    values = inline_data(row_dicts(shaded[["place_id", "key", "tooltip"]]))
    shapes = alt.UrlData(geography_shapes.URL, format=alt.TopoDataFormat(type="topojson", feature="countries"))
    known = f"isValid(datum.key) ? datum.key : isValid(datum.id) ? '{NO_RESULT}' : '{NOT_A_MEMBER}'"
    looked_up = alt.Chart(shapes).transform_lookup("id", alt.LookupData(values, "place_id", ["key", "tooltip"]))
    base = looked_up.transform_calculate(key=known)
    faint: dict[str, Any] = {"strokeWidth": 0.4, "strokeOpacity": 0.6, "aria": False}
    reported = alt.FieldOneOfPredicate("key", [p.words for p in legend if p.has_value])
    solid = alt.FieldOneOfPredicate("key", [p.words for p in legend if p.has_value and p.dash == UNBROKEN])
    broken = alt.FieldOneOfPredicate("key", [p.words for p in legend if p.has_value and p.dash != UNBROKEN])
    return [
        base.transform_filter(alt.LogicalNotPredicate(**{"not": reported})).mark_geoshape(**faint).encode(**colours),
        base.transform_filter(solid).mark_geoshape(strokeWidth=0.5).encode(**colours, **_telling()),
        base.transform_filter(broken).mark_geoshape(strokeWidth=1).encode(**colours, **_telling()),
    ]


def _at() -> dict:
    """Pixels as they are, without a scale."""
    return {"x": alt.X("x:Q", scale=None, axis=None), "y": alt.Y("y:Q", scale=None, axis=None)}


def _marks(rows: pd.DataFrame) -> alt.Chart:
    return alt.Chart(inline_data(row_dicts(rows)))


def _dots(here: pd.DataFrame, colours: dict) -> list[alt.Chart]:
    """States too small to see as circles, subregions as diamonds."""
    small = here.loc[here["dot"], ["x", "y", "key", "tooltip", "has_value", "kind"]]
    reported, apart = small["has_value"], small["kind"] == "subregion"
    kept = small[["x", "y", "key", "tooltip"]]
    faint: dict[str, Any] = {"size": 9, "strokeWidth": 0.5, "strokeOpacity": 0.7, "opacity": 1, "aria": False}
    specks = _marks(kept[~reported].drop(columns="tooltip")).mark_point(**faint)
    circles = _marks(kept[reported & ~apart]).mark_point(size=52, strokeWidth=1, opacity=1)
    diamonds = _marks(kept[reported & apart]).mark_point(shape="diamond", size=110, strokeWidth=1, opacity=1)
    encoded = [marks.encode(**_at(), **colours, **_telling()) for marks in (circles, diamonds)]
    return [specks.encode(**_at(), **colours), *encoded]


def _names(here: pd.DataFrame, window: Window, title: str) -> list[alt.Chart]:
    """Names of places, each on a halo, with a line where it stands far off; and the heading of the panel."""
    size = 11 if window.name == WORLD else 12
    labels = place_labels(_places(here, window), size, (window.width, window.height))
    texts = _marks(_lines(labels, size)).encode(**_at(), text=alt.Text("name:N"))
    how: dict[str, Any] = {"fontSize": size, "baseline": "middle", "aria": False}
    halo = texts.mark_text(**how, stroke=style_theme.PAPER, strokeWidth=3, strokeJoin="round", strokeOpacity=0.85)
    leads = _marks(_leads(labels, size)).encode(**_at(), x2=alt.X2("x2:Q"), y2=alt.Y2("y2:Q"))
    lines = leads.mark_rule(strokeWidth=0.8, color=style_theme.INK, aria=False)
    layers = [lines, halo, texts.mark_text(**how, color=style_theme.INK)]
    if title:
        heading = _marks(pd.DataFrame([{"x": 2, "y": 12, "name": title}])).encode(**_at(), text=alt.Text("name:N"))
        layers.append(heading.mark_text(fontSize=15, fontWeight="bold", align="left", aria=False))
    return layers


def _places(here: pd.DataFrame, window: Window) -> list[Place]:
    """Every place with something to say, with the shape of those drawn as areas: named, or in the way of names."""
    shapes = geography_shapes.polygons()
    places = []
    for row in row_dicts(here[here["has_value"]]):
        lines = tuple(str(row["short"]).replace(" (", "\n(").split("\n")) if row["named"] else ()
        shape = None if row["dot"] else drawn(window, shapes[row["place_id"]])
        places.append(Place(row["x"], row["y"], lines, 6 if row["dot"] else 2, shape))
    return places


def _lines(labels: Sequence[Label], size: float) -> pd.DataFrame:
    """Names line by line."""
    rows = []
    for label in labels:
        top = label.y - (len(label.place.lines) - 1) / 2 * size * SPACED
        rows += [(label.x, top + i * size * SPACED, line) for i, line in enumerate(label.place.lines)]
    return pd.DataFrame(rows, columns=["x", "y", "name"]).round(1)


def _leads(labels: Sequence[Label], size: float) -> pd.DataFrame:
    """Lines from places to names that stand far off."""
    ends = [line for line in (leader_line(label, size) for label in labels) if line]
    return pd.DataFrame(ends, columns=["x", "y", "x2", "y2"]).round(1)
