"""Rings taken apart and joined again, before they are simplified."""

from o7lib.tables.geography.topojson import Coord, Line, Part, Ring, Shapes, arc, km2, outline


def middle(line: Line) -> Coord:
    """The mean of a line's points."""
    return sum(lon for lon, _ in line) / len(line), sum(lat for _, lat in line) / len(line)


def wrap(lon: float) -> float:
    """A longitude within -180 and 180, both ends allowed."""
    return lon if abs(lon) <= 180 + 1e-9 else (lon + 180) % 360 - 180


def total_km2(parts: list[Part], arcs: list[Line]) -> float:
    """Area of all parts, less their holes."""
    return sum(km2(ring, arcs) * (1 if i == 0 else -1) for part in parts for i, ring in enumerate(part))


def dissolve(rings: list[Ring], arcs: list[Line]) -> list[Part]:
    """Join rings along the arcs they share. Rings with holes are not handled (none occurs)."""
    used = [number for ring in rings for number in ring]
    left = [number for number in used if ~number not in used]
    parts = []
    while left:
        ring = [left.pop(0)]
        while arc(ring[-1], arcs)[-1] != arc(ring[0], arcs)[0]:
            end = arc(ring[-1], arcs)[-1]
            ring.append(left.pop(next(i for i, n in enumerate(left) if arc(n, arcs)[0] == end)))
        parts.append([ring])
    return parts


def split(shapes: Shapes, arcs: list[Line], source: str, target: str, box: tuple[float, float, float, float]) -> None:
    """Move the parts of `source` whose middle lies in a box (west, south, east, north) to `target`."""
    west, south, east, north = box
    for part in list(shapes[source]):
        lon, lat = middle(outline(part[0], arcs))
        if west < lon < east and south < lat < north:
            shapes[source].remove(part)
            shapes.setdefault(target, []).append(part)
