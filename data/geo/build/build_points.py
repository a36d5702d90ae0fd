"""Write points.csv: one point inside each member State of the UN or the ILO and each observer, and two for subregions.

    python data/geo/build/build_points.py package/world/50m.json [--out FOLDER]      (see PROVENANCE.md)

Points and areas come from the full outlines, before simplification. A point is the one deepest inside the
largest part, the farthest from any coast or border. Areas are those of the drawn shapes on a sphere with
the Earth's surface: good for telling which States are too small to see, not official figures.
"""

import csv

from build_shapes import listed, load, options
from rings import total_km2, wrap
from shapely.geometry import Point, Polygon
from shapely.ops import polylabel

from o7lib.tables.geography.topojson import Coord, Line, Part, Shapes, km2, outline

Row = tuple[str, str, str, str, object]

OBSERVERS = {"PSE", "VAT"}
POINT_NEAR = {"KIR": (173.0, 1.4)}  # Tarawa, the capital; the largest island is 3,000 km to the east
# Subregions stand in the open sea, so that no one State is read for them and no small State is covered:
# the Philippine Sea, and the Indian Ocean between South Africa, Mozambique and Madagascar.
SUBREGIONS = {"RAS": ("Asia and the Pacific", 132.0, 17.0), "SHA": ("Southern Africa", 37.0, -30.0)}


def point(code: str, parts: list[Part], arcs: list[Line]) -> Coord:
    """The point deepest inside the largest part."""
    lines = [outline(part[0], arcs) for part in sorted(parts, key=lambda part: -km2(part[0], arcs))]
    if code in POINT_NEAR:
        lines.sort(key=lambda line: Point(line[0]).distance(Point(POINT_NEAR[code])))
    if len(lines[0]) < 4:  # the Holy See is a single spot in the atlas
        return lines[0][0]
    spot = polylabel(Polygon(lines[0]), 0.001)
    return wrap(spot.x), spot.y


def points(shapes: Shapes, arcs: list[Line], names: dict[str, str]) -> list[Row]:
    """Rows of points.csv: the States named, then the two subregions, sorted by code."""
    rows: list[Row] = [(code, name, f"{lon:.3f}", f"{lat:.3f}", "") for code, (name, lon, lat) in SUBREGIONS.items()]
    for code, name in names.items():
        lon, lat = point(code, shapes[code], arcs)
        rows.append((code, name, f"{lon:.3f}", f"{lat:.3f}", round(total_km2(shapes[code], arcs))))
    return sorted(rows, key=lambda row: row[0])


def main() -> None:
    """Read the atlas, write points.csv."""
    given = options("Build the points of the States.")
    members = [row for row in listed() if "true" in (row["un_member"], row["ilo_member"])]
    observers = [row for row in listed() if row["place_id"] in OBSERVERS]
    names = {row["place_id"]: row["name"] for row in members + observers}
    with (given.out / "points.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(["place_id", "name", "longitude", "latitude", "area_km2"])
        writer.writerows(points(*load(given.source), names))


if __name__ == "__main__":
    main()
