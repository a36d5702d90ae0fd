"""Turn region_extents.csv into map_windows.json: projection, scale and height of each map, 640 px wide.

    python data/geo/build/build_windows.py [--out FOLDER]

region_extents.csv holds, per region, the box that a close-up shows. The box is whole along its two middle
lines; its corners bend away in the projection, and where the height is at its limit more is seen to the
sides. West may be greater than east: the box then crosses the antimeridian (as in RFC 7946), and the map
is turned so that the box's middle meridian, not longitude 0, stands in the centre. Close-ups use the
azimuthal equal-area projection centred on the region, the world map Equal Earth centred on 11 degrees
East: its edge runs down the Bering Strait and through no land (the western Aleutians stand at the right
edge, Kiribati's eastern islands at the left). Both projections show areas in true proportion.
"""

import argparse
import csv
import json
from pathlib import Path

from o7lib.show.maps.projection import azimuthal, equal_earth
from o7lib.tables.geography.topojson import Coord

GEO = Path(__file__).resolve().parents[1]
WIDTH, MARGIN = 640, 6
MAX_HEIGHT = 600
WORLD = {"rotate": [-11, 0, 0], "south": -57, "north": 84}


def fit(flat: list[Coord], margin: float, limit: float) -> dict:
    """Scale, shift and height that show all points in WIDTH by at most `limit` pixels."""
    (west, east), (south, north) = ((min(v), max(v)) for v in zip(*flat, strict=True))
    scale = min((WIDTH - 2 * margin) / (east - west), (limit - 2 * margin) / (north - south))
    height = round(scale * (north - south) + 2 * margin)
    shift = [WIDTH / 2 - scale * (west + east) / 2, height / 2 + scale * (south + north) / 2]
    return {"height": height, "scale": round(scale, 2), "translate": [round(v, 2) for v in shift]}


def window(kind: str, rotate: list[float], fitted: dict) -> dict:
    """One entry of map_windows.json; clipExtent keeps what lies outside out of the picture's file too."""
    height = fitted["height"]
    placed = {"scale": fitted["scale"], "translate": fitted["translate"]}
    clip = {"clipExtent": [[0, 0], [WIDTH, height]], "precision": 0.3}
    return {"width": WIDTH, "height": height, "projection": {"type": kind, "rotate": rotate, **placed, **clip}}


def world() -> dict:
    """The whole world without Antarctica."""
    lats = range(WORLD["south"], WORLD["north"] + 1)
    fitted = fit([equal_earth(lon, lat) for lat in lats for lon in (-180, 180)], 1, WIDTH)
    return window("equalEarth", WORLD["rotate"], fitted)


def close_up(row: dict[str, str]) -> dict:
    """One region; the centre of the box is the centre of the projection."""
    west, south, east, north = (float(row[side]) for side in ("west", "south", "east", "north"))
    east += 360 if east < west else 0
    centre = ((west + east) / 2, (south + north) / 2)
    middles = [(west, centre[1]), (east, centre[1]), (centre[0], south), (centre[0], north)]
    fitted = fit([azimuthal(lon, lat, centre) for lon, lat in middles], MARGIN, MAX_HEIGHT)
    return window("azimuthalEqualArea", [-centre[0], -centre[1], 0], fitted)


def main() -> None:
    """Compute every window."""
    parser = argparse.ArgumentParser(description="Build the windows of the maps.")
    parser.add_argument("--out", type=Path, default=GEO, help="folder to write to (default: data/geo)")
    options = parser.parse_args()
    with (GEO / "region_extents.csv").open(encoding="utf-8", newline="") as handle:
        windows = {"world": world()} | {row["region_id"]: close_up(row) for row in csv.DictReader(handle)}
    lines = [f"{json.dumps(name)}: {json.dumps(value)}" for name, value in windows.items()]
    (options.out / "map_windows.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
