"""Project coordinates to pixels of a map: the two projections that the map windows use.

The drawing itself is Vega's. Its places are computed again here, because labels that must not cover each
other have to be set before anything is drawn. A test holds the two together.
"""

from math import asin, cos, degrees, radians, sin, sqrt
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from o7lib.tables.geography.shapes import Window
from o7lib.tables.geography.topojson import EARTH_KM, Coord

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Numbers = TypeVar("Numbers", float, np.ndarray)


def equal_earth(lon: Numbers, lat: Numbers) -> tuple[Numbers, Numbers]:
    """Unscaled Equal Earth about longitude 0, y upwards (Savric, Patterson and Jenny 2018).

    >>> [float(pixel) for pixel in equal_earth(0, 0)]
    [0.0, 0.0]
    """
    a1, a2, a3, a4, m = 1.340264, -0.081106, 0.000893, 0.003796, sqrt(3) / 2
    t = np.arcsin(m * np.sin(np.radians(lat)))
    x = np.radians(lon) * np.cos(t) / (m * (a1 + 3 * a2 * t**2 + t**6 * (7 * a3 + 9 * a4 * t**2)))
    return x, t * (a1 + a2 * t**2 + t**6 * (a3 + a4 * t**2))


def azimuthal(lon: Numbers, lat: Numbers, centre: Coord) -> tuple[Numbers, Numbers]:
    """Unscaled azimuthal equal-area projection about a centre, y upwards.

    >>> [float(pixel) for pixel in azimuthal(20, 5, (20, 5))]
    [0.0, 0.0]
    """
    turn, phi, phi0 = np.radians(lon - centre[0]), np.radians(lat), radians(centre[1])
    towards = sin(phi0) * np.sin(phi) + cos(phi0) * np.cos(phi) * np.cos(turn)
    k = np.sqrt(2 / (1 + towards))
    return k * np.cos(phi) * np.sin(turn), k * (cos(phi0) * np.sin(phi) - sin(phi0) * np.cos(phi) * np.cos(turn))


def on_map(window: Window, lon: Numbers, lat: Numbers) -> tuple[Numbers, Numbers]:
    """The pixels of places in a window, from its upper left corner; outside the window if they lie outside.

    Args:
        lon, lat: of one place, or of many as arrays.
    """
    turned_lon, turned_lat = window.rotate[0], window.rotate[1]
    if window.kind == "equalEarth":
        x, y = equal_earth((lon + turned_lon + 180) % 360 - 180, lat)
    else:
        x, y = azimuthal(lon, lat, (-turned_lon, -turned_lat))
    return window.translate[0] + window.scale * x, window.translate[1] - window.scale * y


def place_at(window: Window, spot: Coord) -> Coord:
    """Longitude and latitude of a pixel of a map of the world: `on_map` the other way round, by Newton's method."""
    a1, a2, a3, a4, m = 1.340264, -0.081106, 0.000893, 0.003796, sqrt(3) / 2
    x, y = (spot[0] - window.translate[0]) / window.scale, (window.translate[1] - spot[1]) / window.scale
    t = y
    for _ in range(12):
        slope = a1 + 3 * a2 * t**2 + t**6 * (7 * a3 + 9 * a4 * t**2)
        t -= (t * (a1 + a2 * t**2 + t**6 * (a3 + a4 * t**2)) - y) / slope
    slope = a1 + 3 * a2 * t**2 + t**6 * (7 * a3 + 9 * a4 * t**2)
    return degrees(x * m * slope / cos(t)) - window.rotate[0], degrees(asin(sin(t) / m))


def facing(window: Window, lon: float, lat: float) -> bool:
    """Whether a place lies on the half of the globe that a window looks at; a map of the world sees all of it.

    A shape on the far side would be drawn around the whole picture.
    """
    if window.kind == "equalEarth":
        return True
    turn, phi, phi0 = radians(lon + window.rotate[0]), radians(lat), radians(-window.rotate[1])
    return sin(phi0) * sin(phi) + cos(phi0) * cos(phi) * cos(turn) > 0


def inside(window: Window, spot: Coord, margin: float = 0) -> bool:
    """Whether a pixel lies in the window, at least `margin` pixels from its edge."""
    x, y = spot
    return margin <= x <= window.width - margin and margin <= y <= window.height - margin


def square_pixels(window: Window, km2: float) -> float:
    """How many square pixels an area covers: both projections keep areas in proportion."""
    return float(km2 * (window.scale / EARTH_KM) ** 2)


def drawn(window: Window, shape: "BaseGeometry") -> "BaseGeometry":
    """A shape as it stands in the picture, in pixels, cut at its frame; nothing where it lies on the far side."""
    from shapely import Polygon, box, make_valid, transform

    middle = shape.representative_point()
    if not facing(window, middle.x, middle.y):
        return Polygon()
    pixels = transform(shape, lambda spots: np.column_stack(on_map(window, spots[:, 0], spots[:, 1])))
    return make_valid(pixels) & box(0, 0, window.width, window.height)
