"""Move overlapping map markers apart, as little as possible."""

from collections.abc import Sequence
from math import hypot

from o7lib.show.maps.projection import on_map, place_at
from o7lib.tables.geography.shapes import Window
from o7lib.tables.geography.topojson import Coord

ROUNDS = 300
_BACK = 0.02  # of its way home that a mark takes each round


def separate(spots: Sequence[Coord], across: float) -> list[Coord]:
    """Spots no two of which are nearer than `across`, or nearly so; those that stand free stay where they are.

    >>> separate([(0.0, 0.0), (50.0, 0.0)], 10)
    [(0.0, 0.0), (50.0, 0.0)]
    """
    now = [list(spot) for spot in spots]
    for _ in range(ROUNDS):
        for mark, home in zip(now, spots, strict=True):
            mark[0] += (home[0] - mark[0]) * _BACK
            mark[1] += (home[1] - mark[1]) * _BACK
        for i in range(len(now)):
            for j in range(i):
                _part(now[i], now[j], across)
    return [(mark[0], mark[1]) for mark in now]


def _part(one: list[float], other: list[float], across: float) -> None:
    """Push two marks apart, each by half of what they lack; two on one spot to its left and right."""
    dx, dy = one[0] - other[0], one[1] - other[1]
    far = hypot(dx, dy)
    if far >= across:
        return
    ux, uy = (dx / far, dy / far) if far else (1.0, 0.0)
    by = (across - far) / 2
    one[0], one[1] = one[0] + ux * by, one[1] + uy * by
    other[0], other[1] = other[0] - ux * by, other[1] - uy * by


def places(window: Window, known: Sequence[Coord], across: float) -> list[Coord]:
    """Longitudes and latitudes at which the marks of a window's places stand apart.

    Args:
        known: longitude and latitude of each place. across: the least distance in the window's pixels.
    """
    spots = [on_map(window, lon, lat) for lon, lat in known]
    return [place_at(window, spot) for spot in separate(spots, across)]
