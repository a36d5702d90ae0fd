"""Country shapes, points, areas and map windows from `data/geo`: the only place that opens them.

A data folder of one's own that has no `geo` of its own takes the shapes shipped with the project.
"""

import json
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from o7lib.errors import ParameterError, Problem
from o7lib.tables.folder import SHIPPED, data_folder
from o7lib.tables.topology import Line, Part, decode, outline

if TYPE_CHECKING:
    import geopandas as gpd
    from shapely.geometry.base import BaseGeometry

SHAPES = "countries.topo.json"
# As a notebook in notebooks/ names the shapes: JupyterLab resolves it against the notebook's folder.
URL = f"../data/geo/{SHAPES}"
WORLD = "world"
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


def geo_folder(folder: str | Path | None = None) -> Path:
    """The folder with the shapes: `geo` beside the tables, or the shipped one."""
    own = data_folder(folder) / "geo"
    return own if own.is_dir() else SHIPPED / "geo"


def topojson_text(folder: str | Path | None = None) -> str:
    """The shapes as the text of one TopoJSON object, named `countries` inside."""
    return (geo_folder(folder) / SHAPES).read_text(encoding="utf-8")


def areas(folder: str | Path | None = None) -> pd.DataFrame:
    """Every State and territory with an ISO code.

    Returns:
        One row per area: `place_id` (ISO 3166-1 alpha-3), `m49` (three digits), `name`, `un_member`,
        `ilo_member` (today) and `ilo_joined` (the year, only
        where a State joined after the record begins; else missing).
    """
    raw = pd.read_csv(geo_folder(folder) / "areas.csv", dtype=str, keep_default_na=False, encoding="utf-8")
    flags = {name: raw[name] == "true" for name in ("un_member", "ilo_member")}
    return raw.assign(**flags, ilo_joined=pd.to_numeric(raw["ilo_joined"].replace("", None)).astype("Int64"))


def points(folder: str | Path | None = None) -> pd.DataFrame:
    """One point in each State and for each subregion.

    Returns:
        One row per place: `place_id`, `name`, `longitude`, `latitude` (degrees) and `area_km2` (square
        kilometres as drawn, not an official figure; missing for a subregion).
    """
    raw = pd.read_csv(geo_folder(folder) / "points.csv", keep_default_na=False, encoding="utf-8")
    return raw.assign(area_km2=pd.to_numeric(raw["area_km2"].replace("", None)).astype("Float64"))


def _window(name: str, raw: Mapping[str, Any]) -> Window:
    how = raw["projection"]
    x, y = how["translate"]
    return Window(name, raw["width"], raw["height"], how["type"], tuple(how["rotate"]), how["scale"], (x, y), how)


def windows(folder: str | Path | None = None) -> dict[str, Window]:
    """The window of the world map, named `world`, and of each region's close-up, by `region_id`."""
    raw = json.loads((geo_folder(folder) / "map_windows.json").read_text(encoding="utf-8"))
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


def problems(places: pd.DataFrame, folder: str | Path | None = None) -> list[Problem]:
    """Places of the record that a map would lose: no shape and no point, or a region without a window."""
    drawn = json.loads(topojson_text(folder))["objects"]["countries"]["geometries"]
    known = {country.get("id") for country in drawn} | set(points(folder)["place_id"])
    lost = places[~places["place_id"].isin(known)]
    unseen = places[~places["region_id"].isin(windows(folder))].drop_duplicates("region_id")
    said = [(row, "place_id", "a place with a shape or a point in data/geo") for row in lost.to_dict("index").items()]
    said += [(row, "region_id", "a region with a window in data/geo") for row in unseen.to_dict("index").items()]
    return [
        Problem("data/places.csv", int(str(index)) + 2, column, cells[column], wanted)
        for (index, cells), column, wanted in said
    ]


def misplaced(places: pd.DataFrame, folder: str | Path | None = None) -> list[Problem]:
    """Places whose longitude and latitude lie in another country, or far out at sea.

    A place is where it should be in its own shape or near it, or near its own point: Kiribati's capital
    is too small to be drawn, and a subregion has no shape.
    """
    spots = _spots(places)
    own = shapes(folder).dropna(subset="id").set_index("id").geometry.reindex(spots.index)
    with warnings.catch_warnings():  # distances in degrees are rough, and rough is enough here
        warnings.filterwarnings("ignore", message="Geometry is in a geographic CRS")
        from_shape, from_point = spots.distance(own), spots.distance(_spots(points(folder)).reindex(spots.index))
    near = (from_shape <= NEAR_DEGREES) | (from_point <= NEAR_DEGREES)
    far = places[~near.to_numpy()].to_dict("index")
    return [
        Problem("data/places.csv", int(str(i)) + 2, "longitude", float(row["longitude"]), f"a point in {row['name']}")
        for i, row in far.items()
    ]


def _spots(places: pd.DataFrame) -> "gpd.GeoSeries":
    import geopandas as gpd

    return gpd.GeoSeries.from_xy(places["longitude"], places["latitude"], index=places["place_id"], crs="EPSG:4326")
