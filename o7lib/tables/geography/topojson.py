"""Decode a TopoJSON file's arcs into lines and rings, and measure them on the sphere.

Neighbours share an arc, so a border is stored and simplified once.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import atan2, cos, pi, radians, sin
from typing import Any

EARTH_KM = 6371.0072  # radius of the sphere that has the Earth's surface area

Coord = tuple[float, float]
Line = list[Coord]
Ring = list[int]  # arc numbers; ~n is arc n backwards
Part = list[Ring]  # the outline, then its holes
Shapes = dict[str, list[Part]]


def decode(topology: Mapping[str, Any]) -> list[Line]:
    """Every arc as (longitude, latitude); within an arc longitudes run on past 180 and never jump.

    >>> grid = {"scale": [0.5, 0.5], "translate": [0, 0]}
    >>> decode({"transform": grid, "arcs": [[[359, 0], [2, 1], [-720, 0]]]})
    [[(179.5, 0.0), (180.5, 0.5), (180.5, 0.5)]]
    """
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    return [_line(deltas, scale, shift) for deltas in topology["arcs"]]


def _line(deltas: Sequence[Sequence[int]], scale: Sequence[float], shift: Sequence[float]) -> Line:
    x = y = 0
    line: Line = []
    for dx, dy in deltas:
        x, y = x + dx, y + dy
        lon = x * scale[0] + shift[0]
        turns = round((line[-1][0] - lon) / 360) if line else 0
        line.append((lon + 360 * turns, y * scale[1] + shift[1]))
    return line


def arc(number: int, arcs: Sequence[Line]) -> Line:
    """The points of one arc, turned round for a negative number."""
    return arcs[number] if number >= 0 else arcs[~number][::-1]


def bare(number: int) -> int:
    """The arc's number without its direction."""
    return max(number, ~number)


def outline(ring: Ring, arcs: Sequence[Line]) -> Line:
    """The points of a closed ring, longitudes running on without a jump."""
    line: Line = []
    for number in ring:
        points = arc(number, arcs)
        shift = 360 * round((line[-1][0] - points[0][0]) / 360) if line else 0
        line += [(lon + shift, lat) for lon, lat in points[1 if line else 0 :]]
    return line


def steradians(line: Line) -> float:
    """Area on the unit sphere as a map drawer sees it: a clockwise ring is small, a flipped one nearly 4 pi.

    A flipped ring passes every count and fills the whole globe with its colour.

    >>> square = [(0.0, 0.0), (0.0, 10.0), (10.0, 10.0), (10.0, 0.0), (0.0, 0.0)]
    >>> round(steradians(square), 3), round(steradians(square[::-1]), 1)
    (0.03, 12.5)
    """
    total = 0.0
    for (lon0, lat0), (lon1, lat1) in pairwise(line):
        turn, a, b = radians(lon1 - lon0), radians(lat0) / 2 + pi / 4, radians(lat1) / 2 + pi / 4
        k = sin(a) * sin(b)
        total += atan2(k * sin(turn), cos(a) * cos(b) + k * cos(turn))
    return 2 * total if total >= 0 else 2 * total + 4 * pi


def km2(ring: Ring, arcs: Sequence[Line]) -> float:
    """Area inside a ring in square kilometres, whichever way round it runs; 0 for a flat one."""
    area = steradians(outline(ring, arcs))
    return min(area, 4 * pi - area) * EARTH_KM**2
