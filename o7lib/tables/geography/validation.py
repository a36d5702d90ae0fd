"""Validate the shapes and map windows of `geo/`.

A flipped ring fills the globe with its colour, an open one draws a line across a sea, and an arc that
is not there stops the drawing of every map at once.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import isfinite
from typing import Any

from o7lib.errors import Problem
from o7lib.tables.geography.topojson import Line, bare, decode, outline, steradians
from o7lib.tables.model.descriptor import parsed

# Where in the file, what is wrong, what was expected.
Fault = tuple[str, str, str]
HALF = 6.3  # steradians of half a globe: no country's outline holds more
WIDEST = 10_000  # pixels
PROJECTIONS = ("equalEarth", "azimuthalEqualArea")  # those by which labels are placed too


def _numbers(value: Any, *counts: int) -> bool:
    """Whether a value is a list of so many finite numbers."""
    numbers = isinstance(value, list) and len(value) in counts
    return numbers and all(isinstance(n, int | float) and not isinstance(n, bool) and isfinite(n) for n in value)


def _arc(points: Any) -> bool:
    return (
        isinstance(points, list)
        and len(points) > 1
        and all(isinstance(p, list) and len(p) == 2 and all(type(n) is int for n in p) for p in points)
    )


def _frame_faults(topology: Mapping[str, Any]) -> Iterator[Fault]:
    """What every country depends on: the grid, the arcs, the list of countries."""
    grid = topology.get("transform")
    if topology.get("type") != "Topology":
        yield "", f"type is {topology.get('type')!r}", "'Topology', a TopoJSON file"
    if not (isinstance(grid, dict) and all(_numbers(grid.get(k), 2) for k in ("scale", "translate"))):
        yield "", "the transform is not a scale and a translation", "two numbers each"
    arcs = topology.get("arcs")
    if not (isinstance(arcs, list) and arcs):
        yield "", "there are no arcs", "a list of arcs"
    else:
        wrong = [number for number, points in enumerate(arcs) if not _arc(points)]
        yield from (("", f"arc {number} is no line", "two points or more of two whole numbers") for number in wrong)
    if not _countries(topology):
        yield "", "there is no list of countries", "objects, countries, geometries"


def _inside(found: Any, *names: str) -> Any:
    """What lies under one name in another; None where the way breaks off."""
    for name in names:
        found = found.get(name) if isinstance(found, dict) else None
    return found


def _countries(topology: Mapping[str, Any]) -> list[Any]:
    found = _inside(topology, "objects", "countries", "geometries")
    return found if isinstance(found, list) else []


def _lists(found: Any) -> bool:
    return isinstance(found, list) and bool(found)


def _parts(raw: Any) -> bool:
    """Whether a value is parts of rings of arc numbers, as `MultiPolygon` has them."""
    return (
        _lists(raw)
        and all(_lists(part) and all(map(_lists, part)) for part in raw)
        and all(type(number) is int for part in raw for ring in part for number in ring)
    )


def _country_faults(number: int, country: Any, arcs: Sequence[Line]) -> Iterator[Fault]:
    name = _inside(country, "properties", "name")
    if not (isinstance(name, str) and name):
        yield f"country {number}", "it has no name", "properties with a name"
        return
    code = country.get("id")
    if not (code is None or (isinstance(code, str) and len(code) == 3 and code.isascii() and code.isupper())):
        yield name, f"id is {code!r}", "an ISO code of three letters, or none"
    if country.get("type") != "MultiPolygon" or not _parts(country.get("arcs")):
        yield name, f"it is a {country.get('type')!r} with other arcs", "a MultiPolygon: parts of rings of arc numbers"
        return
    for part in country["arcs"]:
        yield from ((name, *fault) for place, ring in enumerate(part) for fault in _ring_faults(ring, arcs, not place))


def _ring_faults(ring: list[int], arcs: Sequence[Line], outer: bool) -> Iterator[tuple[str, str]]:
    lost = [number for number in ring if bare(number) >= len(arcs)]
    if lost:
        yield f"it needs arc {lost[0]}", f"an arc from 0 to {len(arcs) - 1}"
        return
    line = outline(ring, arcs)
    (west, south), (east, north) = line[0], line[-1]
    around = abs(west - east) % 360
    if len(line) < 4 or south != north or min(around, 360 - around) > 1e-6:
        yield f"a ring from arc {ring[0]} does not close", "rings that end where they begin"
    elif max(abs(lat) for _, lat in line) > 90:
        yield f"a ring from arc {ring[0]} leaves the globe", "latitudes from -90 to 90"
    elif outer and steradians(line) > HALF:
        yield f"the ring from arc {ring[0]} runs the other way round and would fill the globe", "outlines clockwise"


def _topology_faults(topology: Mapping[str, Any]) -> Iterator[Fault]:
    frame = list(_frame_faults(topology))
    yield from frame
    if frame:
        return
    arcs, countries = decode(topology), _countries(topology)
    first: dict[str, str] = {}
    for number, country in enumerate(countries, start=1):
        faults = list(_country_faults(number, country, arcs))
        yield from faults
        code = None if faults else country.get("id")
        if code and first.setdefault(code, country["properties"]["name"]) != country["properties"]["name"]:
            yield country["properties"]["name"], f"id is {code!r}", f"an id of its own: {first[code]} has it"


def _window_faults(name: str, raw: Any) -> Iterator[Fault]:
    how = raw.get("projection") if isinstance(raw, dict) else None
    if not isinstance(how, dict):
        yield name, "it has no projection", "width, height and a projection"
        return
    for side in ("width", "height"):
        if not (type(raw.get(side)) is int and 0 < raw[side] < WIDEST):
            yield name, f"{side} is {raw.get(side)!r}", "a number of pixels"
    if how.get("type") not in PROJECTIONS:
        yield name, f"the type of its projection is {how.get('type')!r}", " or ".join(PROJECTIONS)
    for part, counts in (("rotate", (2, 3)), ("translate", (2,))):
        if not (_numbers(how.get(part), *counts) and all(abs(n) < WIDEST for n in how[part])):
            yield name, f"{part} is {how.get(part)!r}", f"{' or '.join(map(str, counts))} numbers"
    for part, usual in (("scale", None), ("precision", 1)):
        given: Any = how.get(part, usual)
        if not (_numbers([given], 1) and 0 < given < WIDEST):
            yield name, f"{part} is {how.get(part)!r}", "a number above 0"
    whole = [[0, 0], [raw.get("width"), raw.get("height")]]
    if how.get("clipExtent", whole) != whole:
        yield name, f"clipExtent is {how['clipExtent']!r}", f"{whole!r}, the whole picture"


def _read(raw: bytes, file: str, what: str) -> tuple[dict[str, Any], list[Problem]]:
    if raw.startswith(b"\xef\xbb\xbf"):
        return {}, [Problem(file, 1, "", "starts with a byte order mark", "UTF-8 without one")]
    return parsed(raw, file, what)


def _problems(file: str, faults: Iterator[Fault]) -> list[Problem]:
    return [Problem(file, 1, "", f"{where}: {fault}" if where else fault, wanted) for where, fault, wanted in faults]


def shape_problems(raw: bytes, file: str) -> list[Problem]:
    """Everything wrong with the bytes of the countries' shapes."""
    topology, found = _read(raw, file, "a JSON object, the shapes as TopoJSON")
    return found or _problems(file, _topology_faults(topology))


def window_problems(raw: bytes, file: str) -> list[Problem]:
    """Everything wrong with the bytes of the map windows, of which the world's must be one."""
    windows, found = _read(raw, file, "a JSON object, a window a region")
    if found:
        return found
    faults = (fault for name, raw_window in windows.items() for fault in _window_faults(name, raw_window))
    lost = [] if "world" in windows else [("", "there is no window 'world'", "one for the world and one a region")]
    return [*_problems(file, iter(lost)), *_problems(file, faults)]
