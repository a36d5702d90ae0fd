"""Country shapes, points, areas and map windows from `data/geo`: the only place that opens them.

A data folder of one's own that has no `geo` of its own takes the shapes shipped with the project.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from o7lib.errors import ParameterError, Problem, TableError
from o7lib.tables.geography.topojson import Line, Part, decode, outline
from o7lib.tables.geography.validation import shape_problems, window_problems
from o7lib.tables.model.paths import contents, data_folder, geo_folder
from o7lib.tables.validation.problems import problems_from_rows
from o7lib.tables.validation.side_tables import cells
from o7lib.tables.validation.side_tables import problems as tables_problems

if TYPE_CHECKING:
    import geopandas as gpd
    from shapely.geometry.base import BaseGeometry

SHAPES = "countries.topo.json"
WINDOWS = "map_windows.json"
# As a notebook in notebooks/ names the shapes: JupyterLab resolves it against the notebook's folder.
URL = f"../data/geo/{SHAPES}"
WORLD = "world"
SUBREGION = "subregion"
NEAR_DEGREES = 0.2  # an atoll may be thinner than the grid of the shapes


@dataclass(frozen=True)
class Window:
    """What one map shows: its size in pixels and its projection.

    `projection` is what Vega-Lite takes; the other fields are the parts of it that place a label.
    """

    name: str
    width: int
    height: int
    kind: str
    rotate: tuple[float, ...]
    scale: float
    translate: tuple[float, float]
    projection: Mapping[str, Any]


def _shown(here: Path, file: str) -> str:
    return f"{here.parent.name}/{here.name}/{file}"


def _checked(folder: str | Path | None, file: str, check: Callable[[bytes, str], list[Problem]], expected: str) -> str:
    """The text of a JSON file, held to its form. Raises TableError with everything wrong with it."""
    here = geo_folder(folder)
    raw = contents(here / file, expected, _shown(here, file))
    found = _found(raw, _shown(here, file), check)
    if found:
        raise TableError(found)
    return raw.decode("utf-8")


@lru_cache(maxsize=8)
def _found(raw: bytes, file: str, check: Callable[[bytes, str], list[Problem]]) -> list[Problem]:
    return check(raw, file)


def topojson_text(folder: str | Path | None = None) -> str:
    """The shapes as the text of one TopoJSON object, named `countries` inside.

    Raises TableError where they cannot be drawn.
    """
    return _checked(folder, SHAPES, shape_problems, "the countries' shapes as TopoJSON")


def areas(folder: str | Path | None = None) -> pd.DataFrame:
    """Every State and territory with an ISO code.

    Returns:
        One row per area: `place_id` (ISO 3166-1 alpha-3), `m49` (three digits), `name`, `un_member`,
        `ilo_member` (today) and `ilo_joined` (the year, only
        where a State joined after the record begins; else missing).

    Raises TableError with everything wrong with the file.
    """
    raw = pd.DataFrame(cells(geo_folder(folder), "areas"))
    flags = {name: raw[name] == "true" for name in ("un_member", "ilo_member")}
    return raw.assign(**flags, ilo_joined=pd.to_numeric(raw["ilo_joined"].replace("", None)).astype("Int64"))


def points(folder: str | Path | None = None) -> pd.DataFrame:
    """One point in each State and for each subregion.

    Returns:
        One row per place: `place_id`, `name`, `longitude`, `latitude` (degrees) and `area_km2` (square
        kilometres as drawn, not an official figure; missing for a subregion).

    Raises TableError with everything wrong with the file.
    """
    raw = pd.DataFrame(cells(geo_folder(folder), "points"))
    degrees = {name: pd.to_numeric(raw[name]) for name in ("longitude", "latitude")}
    return raw.assign(**degrees, area_km2=pd.to_numeric(raw["area_km2"].replace("", None)).astype("Float64"))


def _window(name: str, raw: Mapping[str, Any]) -> Window:
    how = raw["projection"]
    x, y = how["translate"]
    return Window(name, raw["width"], raw["height"], how["type"], tuple(how["rotate"]), how["scale"], (x, y), how)


def windows(folder: str | Path | None = None) -> dict[str, Window]:
    """The window of the world map, named `world`, and of each region's close-up, by `region_id`.

    Raises TableError where one is not whole.
    """
    raw = json.loads(_checked(folder, WINDOWS, window_problems, "the windows of the maps"))
    return {name: _window(name, value) for name, value in raw.items()}


def window(name: str = WORLD, folder: str | Path | None = None) -> Window:
    """One window. Raises ParameterError with the list of windows.

    >>> window("world").width
    640
    """
    known = windows(folder)
    if name not in known:
        raise ParameterError(f"there is no map of {name!r}; there are maps of {', '.join(known)}")
    return known[name]


def close_up(region_id: str, folder: str | Path | None = None) -> Window:
    """The window of a region's close-up; the world's where none is drawn for a region of the record's own."""
    return (known := windows(folder)).get(region_id, known[WORLD])


def _polygon(part: Part, arcs: list[Line]) -> "BaseGeometry":
    """One part of a country, folded back where it runs across the antimeridian."""
    from shapely import affinity, box, make_valid, union_all
    from shapely.geometry import Polygon

    whole = make_valid(Polygon(outline(part[0], arcs), [outline(hole, arcs) for hole in part[1:]]))
    if whole.bounds[0] >= -180 and whole.bounds[2] <= 180:
        return whole
    turns = {0: box(-180, -90, 180, 90), -360: box(180, -90, 540, 90), 360: box(-540, -90, -180, 90)}
    return union_all([affinity.translate(whole & side, xoff=turn) for turn, side in turns.items()])


@lru_cache(maxsize=2)
def _polygons(text: str) -> list[tuple[str | None, str, "BaseGeometry"]]:
    """Id, name and polygons of each country, from the text of the shapes."""
    from shapely import union_all

    topology = json.loads(text)
    arcs = decode(topology)
    drawn = topology["objects"]["countries"]["geometries"]
    whole = [union_all([_polygon(part, arcs) for part in country["arcs"]]) for country in drawn]
    return [(c.get("id"), c["properties"]["name"], shape) for c, shape in zip(drawn, whole, strict=True)]


def polygons(folder: str | Path | None = None) -> dict[str, "BaseGeometry"]:
    """The polygons of each country by `id`: what `shapes` holds, without the cost of geopandas."""
    return {code: shape for code, _, shape in _polygons(topojson_text(folder)) if code}


def shapes(folder: str | Path | None = None) -> "gpd.GeoDataFrame":
    """The countries as valid polygons, cut at the antimeridian.

    For the map itself Vega reads the TopoJSON. Lines are simplified: fit to ask in which country a point
    lies, not to measure areas or borders.

    Returns:
        One row per country or area drawn: `id` (ISO 3166-1 alpha-3; missing for the two that no table
        may be joined to), `name`, `geometry` (longitude and latitude, WGS 84).
    """
    import geopandas as gpd  # costs 0.4 s: only where shapes are computed with, never for drawing

    drawn = _polygons(topojson_text(folder))
    named = {"id": [code for code, _, _ in drawn], "name": [name for _, name, _ in drawn]}
    return gpd.GeoDataFrame(named, geometry=[shape for _, _, shape in drawn], crs="EPSG:4326")


def problems(places: pd.DataFrame, folder: str | Path | None = None, file: str = "data/places.csv") -> list[Problem]:
    """Places that a map would lose: no shape and no point, no area, a region that a record's own maps leave out."""
    known = set(polygons(folder)) | set(points(folder)["place_id"])
    lost = places[~places["place_id"].isin(known)]
    states = places[places["place_id"].isin(known) & (places["kind"] != SUBREGION)]
    own = geo_folder(folder).parent == data_folder(folder)
    unseen = places[~places["region_id"].isin(windows(folder)) & own].drop_duplicates("region_id")
    nameless = states[~states["place_id"].isin(areas(folder)["place_id"])]
    return [
        *problems_from_rows(lost, file, "place_id", "a place with a shape or a point in data/geo"),
        *problems_from_rows(nameless, file, "place_id", "an area of data/geo/areas.csv"),
        *problems_from_rows(unseen, file, "region_id", "a region with a window in data/geo"),
    ]


def _apart(folder: str | Path | None) -> list[Problem]:
    """What the files of `geo` say of each other: every member State is drawn, every shape is known."""
    here, listed, dots = geo_folder(folder), areas(folder), points(folder)
    shapes = polygons(folder)
    members = listed[listed["un_member"] | listed["ilo_member"]]
    undrawn = members[~members["place_id"].isin({*shapes, *dots["place_id"]})]
    strange = sorted(set(shapes) - set(listed["place_id"]))
    return [
        *problems_from_rows(
            undrawn, _shown(here, "areas.csv"), "place_id", "a shape or a point of its own: it is a member State"
        ),
        *(Problem(_shown(here, SHAPES), 1, "id", code, "an area of areas.csv") for code in strange),
    ]


def misplaced(places: pd.DataFrame, folder: str | Path | None = None, file: str = "data/places.csv") -> list[Problem]:
    """Places whose longitude and latitude lie in another country, or far out at sea.

    A place is where it should be in its own shape or near it, or near its own point: Kiribati's capital
    is too small to be drawn, and a subregion has no shape.
    """
    from shapely.geometry import Point

    shapes, dots = polygons(folder), points(folder).set_index("place_id")
    own = {place: [shapes[place]] if place in shapes else [] for place in places["place_id"]}
    for place in dots.index.intersection(places["place_id"]):
        own[place].append(Point(dots.at[place, "longitude"], dots.at[place, "latitude"]))

    def far(row: pd.Series) -> bool:
        spot = Point(row["longitude"], row["latitude"])
        return all(spot.distance(shape) > NEAR_DEGREES for shape in own[row["place_id"]])

    wrong = places[[far(row) for _, row in places.iterrows()]]
    return list(problems_from_rows(wrong, file, "longitude", lambda row: f"a point in {row['name']}"))


def faults(places: pd.DataFrame, folder: str | Path | None = None, file: str = "data/places.csv") -> list[Problem]:
    """Everything that would make a map wrong: files that cannot be drawn, places lost, places elsewhere.

    Where a file is broken the places are not tried: their messages would mislead.
    """
    found: list[Problem] = tables_problems(geo_folder(folder))
    for read in (topojson_text, windows):
        try:
            read(folder)
        except TableError as error:
            found += error.problems
    return found or [*_apart(folder), *problems(places, folder, file)] or misplaced(places, folder, file)
