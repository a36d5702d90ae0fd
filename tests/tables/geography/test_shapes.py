"""The shapes, points, areas and windows hold what the maps rely on."""

import hashlib
import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest
from shapely.geometry import Point

from o7lib.errors import ParameterError
from o7lib.tables.geography import shapes as geography_shapes
from o7lib.tables.geography.topojson import decode, km2, outline, steradians
from o7lib.tables.load import load_all
from o7lib.tables.model.paths import SHIPPED

GEO = SHIPPED / "geo"
SOURCES = Path(os.environ.get("O7_GEO_SOURCES", "no such folder"))
ATLAS = SOURCES / "50m.json"
TAXONOMY = SOURCES / "taxonomy.csv"

TOPOLOGY = json.loads(geography_shapes.topojson_text())
ARCS = decode(TOPOLOGY)
GEOMETRIES = TOPOLOGY["objects"]["countries"]["geometries"]
AREAS = geography_shapes.areas()
POINTS = geography_shapes.points().set_index("place_id")
UN = set(AREAS.loc[AREAS["un_member"], "place_id"])
RINGS = [(g["properties"]["name"], ring) for g in GEOMETRIES for part in g["arcs"] for ring in part]


def states_at(lon: float, lat: float) -> set[str]:
    return {code for code, shape in geography_shapes.polygons().items() if shape.intersects(Point(lon, lat))}


def members_by(year: int) -> int:
    return int((AREAS["ilo_member"] & ~(AREAS["ilo_joined"] > year).fillna(False)).sum())


def a_place(**cells: object) -> pd.DataFrame:
    known = {"place_id": "KHM", "name": "Cambodia", "kind": "member_state", "region_id": "asia_pacific"}
    return pd.DataFrame([known | {"longitude": 104.5, "latitude": 12.6} | cells], index=[7])


def test_the_list_has_193_un_members_each_once():
    assert len(UN) == 193 and AREAS["place_id"].is_unique


@pytest.mark.parametrize(("year", "members"), [(2013, 185), (2015, 186), (2016, 187)])
def test_the_ilo_has_as_many_members_as_it_announced(year, members):
    assert members_by(year) == members


def test_every_member_of_the_un_or_the_ilo_has_a_shape():
    assert UN | set(AREAS.loc[AREAS["ilo_member"], "place_id"]) <= set(geography_shapes.polygons())


def test_each_id_is_a_listed_code_and_stands_once():
    ids = [g["id"] for g in GEOMETRIES if "id" in g]
    assert len(ids) == len(set(ids)) and set(ids) <= set(AREAS["place_id"])


def test_the_m49_numbers_of_the_record_are_those_of_the_list():
    places = load_all().places.dropna(subset="m49").set_index("place_id")["m49"].astype(int)
    listed = AREAS.set_index("place_id")["m49"].replace("", None).astype("Int64")
    assert places.to_dict() == listed[places.index].to_dict()


def test_only_kosovo_and_siachen_are_drawn_without_an_id():
    names = sorted(g["properties"]["name"].split(" (")[0] for g in GEOMETRIES if "id" not in g)
    assert names == ["Kosovo", "Siachen Glacier"]


def test_no_outline_is_flat_or_fills_the_globe():
    wrong = [
        g["properties"]["name"]
        for g in GEOMETRIES
        for part in g["arcs"]
        if not 0 < steradians(outline(part[0], ARCS)) < 1
    ]
    assert wrong == []


def test_every_ring_is_closed_and_encloses_an_area():
    for name, ring in RINGS:
        line = outline(ring, ARCS)
        assert len(line) >= 4, name
        assert line[0][1] == line[-1][1] and round(line[0][0] - line[-1][0], 9) % 360 == 0, name


def test_the_land_drawn_is_the_land_of_the_earth_without_antarctica():
    parts = [part for g in GEOMETRIES for part in g["arcs"]]
    land = sum(km2(ring, ARCS) * (1 if i == 0 else -1) for part in parts for i, ring in enumerate(part))
    assert land == pytest.approx(135_000_000, rel=0.02)


def test_no_hole_is_tiny_and_lesotho_has_its_own():
    holes = [km2(hole, ARCS) for g in GEOMETRIES for part in g["arcs"] for hole in part[1:]]
    (south_africa,) = [g for g in GEOMETRIES if g.get("id") == "ZAF"]
    assert min(holes) > 50 and len(south_africa["arcs"][0]) == 2


def test_no_line_takes_a_step_so_long_that_a_great_circle_bends_it():
    assert max(abs(b[0] - a[0]) for arc in ARCS for a, b in pairwise(arc) if abs(a[1]) < 60) < 6


def test_no_arc_is_left_that_nothing_uses():
    assert {max(n, ~n) for _, ring in RINGS for n in ring} == set(range(len(ARCS)))


@pytest.mark.parametrize("code", ["TUV", "KIR", "LSO", "MCO", "MDV", "NRU", "SMR", "SGP", "COK"])
def test_states_that_simplifying_tends_to_lose_are_there(code):
    assert geography_shapes.polygons()[code].area > 0


@pytest.mark.parametrize(
    ("place", "lon", "lat", "states"),
    [
        ("Crimea lies in Ukraine", 34.3, 45.2, {"UKR"}),
        ("Western Sahara stands apart", -13.0, 25.0, {"ESH"}),
        ("Hargeisa lies in Somalia", 44.06, 9.56, {"SOM"}),
        ("northern Cyprus lies in Cyprus", 33.3, 35.27, {"CYP"}),
        ("Gaza lies in the State of Palestine", 34.35, 31.40, {"PSE"}),
        ("Maseru lies in Lesotho alone", 27.6, -29.4, {"LSO"}),
        ("Cayenne is not in France", -52.6, 4.5, {"GUF"}),
        ("Anadyr, beyond the antimeridian, lies in the Russian Federation", -175.0, 66.8, {"RUS"}),
        ("Pristina carries no id", 21.1, 42.6, set()),
        ("the South Pole is not drawn", 0.0, -89.0, set()),
    ],
)
def test_places_lie_where_the_provenance_says(place, lon, lat, states):
    assert states_at(lon, lat) == states, place


def test_the_frame_of_shapes_is_valid_and_lies_between_180_west_and_180_east():
    shapes = geography_shapes.shapes()
    assert shapes.is_valid.all() and not shapes.is_empty.any()
    west, south, east, north = shapes.total_bounds
    assert west >= -180 and east <= 180 and south > -60 and north < 84
    assert list(shapes.columns) == ["id", "name", "geometry"] and shapes["name"].notna().all()


def test_every_member_observer_and_subregion_has_a_point():
    members = set(AREAS.loc[AREAS["un_member"] | AREAS["ilo_member"], "place_id"])
    assert set(POINTS.index) == {*members, "PSE", "VAT", "SHA", "RAS"}


def test_every_point_lies_in_its_own_country_or_on_an_atoll_of_it():
    named = POINTS.reset_index().assign(region_id="africa", kind="")
    shapes = geography_shapes.polygons()
    apart = {c: shapes[c].distance(Point(p["longitude"], p["latitude"])) for c, p in POINTS.iterrows() if c in shapes}
    assert [code for code, degrees in apart.items() if degrees > geography_shapes.NEAR_DEGREES] == [
        "KIR"
    ]  # Tarawa: too small to draw
    assert geography_shapes.misplaced(named) == []


def test_the_points_of_subregions_lie_at_sea_away_from_every_small_state():
    for code in ("SHA", "RAS"):
        lon, lat = POINTS.loc[code, ["longitude", "latitude"]]
        others = POINTS.drop(code)
        assert states_at(lon, lat) == set()
        assert ((abs(others["longitude"] - lon) > 4) | (abs(others["latitude"] - lat) > 4)).all()


def test_every_place_of_the_record_is_drawn_and_stands_where_it_should():
    places = load_all().places
    assert geography_shapes.problems(places) == []
    assert geography_shapes.misplaced(places) == []


def test_a_place_without_shape_and_point_is_named_with_its_line():
    (found,) = geography_shapes.problems(a_place(place_id="QQQ"))
    assert str(found) == "data/places.csv:9  place_id is 'QQQ'; expected a place with a shape or a point in data/geo"


def test_a_region_without_a_window_is_named_where_the_maps_are_the_record_s_own():
    (found,) = geography_shapes.problems(a_place(region_id="mars"))
    assert "region_id is 'mars'; expected a region with a window in data/geo" in str(found)


def test_with_the_shipped_maps_a_region_of_its_own_is_shown_on_the_map_of_the_world(tmp_path):
    assert geography_shapes.problems(a_place(region_id="mars"), tmp_path) == []
    assert geography_shapes.close_up("mars") == geography_shapes.window("world")
    assert geography_shapes.close_up("africa") == geography_shapes.window("africa")


def test_a_place_far_from_its_country_is_named():
    (found,) = geography_shapes.misplaced(a_place(longitude=10.0))
    assert str(found) == "data/places.csv:9  longitude is 10.0; expected a point in Cambodia"


def test_there_is_a_window_for_the_world_and_each_region_of_the_record():
    windows = geography_shapes.windows()
    assert set(windows) == {"world", *load_all().regions["region_id"]}
    assert all(window.width == 640 and 250 < window.height <= 600 for window in windows.values())


def test_a_window_that_does_not_exist_is_refused_with_those_that_do():
    with pytest.raises(ParameterError, match="there is no map of 'mars'; there are maps of world, africa"):
        geography_shapes.window("mars")


def test_the_pacific_window_crosses_the_antimeridian_and_holds_kiribati_and_tuvalu():
    boxes = pd.read_csv(GEO / "region_extents.csv", index_col="region_id")
    west, east = boxes.loc["asia_pacific", ["west", "east"]]
    assert west > 0 > east
    assert all(west < POINTS.loc[code, "longitude"] % 360 < east % 360 for code in ("KIR", "TUV", "WSM", "TON"))


def test_a_data_folder_without_shapes_takes_the_shipped_ones(tmp_path):
    assert geography_shapes.geo_folder(tmp_path) == GEO
    (tmp_path / "geo").mkdir()
    assert geography_shapes.geo_folder(tmp_path) == tmp_path / "geo"


def test_the_file_is_small_and_one_compact_line():
    text = geography_shapes.topojson_text()
    assert len(text.encode()) < 150_000
    assert text.endswith("}\n") and text.count("\n") == 1 and ": " not in text


@pytest.mark.parametrize(
    "name", ["countries.topo.json", "points.csv", "areas.csv", "region_extents.csv", "map_windows.json"]
)
def test_the_provenance_names_each_file_as_it_stands(name):
    digest = hashlib.sha256((GEO / name).read_bytes()).hexdigest()
    assert digest in (GEO / "PROVENANCE.md").read_text(encoding="utf-8")


def build(script: str, out: Path, *given: Path, seed: str = "0") -> None:
    command = [sys.executable, str(GEO / "build" / script), *map(str, given), "--out", str(out)]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed})


def test_building_the_windows_again_gives_the_same_bytes(tmp_path):
    build("build_windows.py", tmp_path)
    assert (tmp_path / "map_windows.json").read_bytes() == (GEO / "map_windows.json").read_bytes()


@pytest.mark.skipif(
    not ATLAS.is_file(), reason="O7_GEO_SOURCES names no folder with the atlas's 50m.json: see PROVENANCE.md"
)
@pytest.mark.parametrize("seed", ["0", "1"])
def test_building_shapes_and_points_again_gives_the_same_bytes(tmp_path, seed):
    for script, made in (("build_shapes.py", "countries.topo.json"), ("build_points.py", "points.csv")):
        build(script, tmp_path, ATLAS, seed=seed)
        assert (tmp_path / made).read_bytes() == (GEO / made).read_bytes()


@pytest.mark.skipif(
    not TAXONOMY.is_file(), reason="O7_GEO_SOURCES names no folder with taxonomy.csv: see PROVENANCE.md"
)
def test_building_the_areas_again_gives_the_same_bytes(tmp_path):
    build("build_areas.py", tmp_path, TAXONOMY)
    assert (tmp_path / "areas.csv").read_bytes() == (GEO / "areas.csv").read_bytes()
