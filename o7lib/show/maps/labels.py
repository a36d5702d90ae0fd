"""Place map labels so that none covers another or could be read for another place.

Each name takes the cheapest of a ring of spots around its place, the crowded ones first, and tries
again once all are set. Same places, same spots.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import hypot
from typing import TYPE_CHECKING, NamedTuple

from o7lib.show.charts.text_size import width
from o7lib.show.maps.rectangles import Box, crosses, overlap

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

ROUNDS = 4
LINE = 0.58  # half the height of a line of text, in sizes
_MARGIN = 3  # pixels that a name keeps from the frame
_FAR = 9  # pixels between a place and its name from which on a line must lead from one to the other
_CLEAR = 1.5  # pixels by which a name stands nearer to its own place than to any other
_RING = ((1, 0), (-1, 0), (0, -1), (0, 1), (0.9, -0.6), (0.9, 0.6), (-0.9, -0.6), (-0.9, 0.6))
_AWAY = (2, 6, 12, 18, 26, 36, 48, 62, 78)  # pixels from the mark to the name


@dataclass(frozen=True)
class Place:
    """A place on a map: its pixel, its name in lines (none if it is only in the way), its mark, its shape.

    `reach` is how far its mark extends around the pixel; `shape` is its area in pixels, where it is drawn as one.
    """

    x: float
    y: float
    lines: tuple[str, ...] = ()
    reach: float = 3
    shape: "BaseGeometry | None" = None

    @cached_property
    def mark(self) -> Box:
        """The rectangle of its mark."""
        return self.x - self.reach, self.y - self.reach, self.x + self.reach, self.y + self.reach

    @cached_property
    def frame(self) -> Box:
        """The rectangle around its shape, or its mark's."""
        return self.mark if self.shape is None else self.shape.bounds or self.mark


@dataclass(frozen=True)
class Label:
    """A name that is set: the middle of its text, and whether a line must lead to its place."""

    x: float
    y: float
    place: Place
    led: bool = False


class Spot(NamedTuple):
    """Where a name may stand: the rectangle it would cover, its line if it needs one, and its own cost."""

    label: Label
    covered: Box
    lead: Box | None
    cost: float


def _halves(place: Place, size: float) -> tuple[float, float]:
    """Half the width and half the height of a name."""
    return max(width(line, size) for line in place.lines) / 2, len(place.lines) * size * LINE


def label_box(label: Label, size: float) -> Box:
    """The rectangle that a name covers."""
    across, down = _halves(label.place, size)
    return label.x - across - 1, label.y - down, label.x + across + 1, label.y + down


def _far(covered: Box, place: Place, beyond: float) -> bool:
    """Whether a rectangle is surely more than so many pixels from a place; the frame of its shape tells, cheaply."""
    left, top, right, bottom = place.frame
    across = max(left - covered[2], covered[0] - right)
    down = max(top - covered[3], covered[1] - bottom)
    return max(across, down) > beyond


def _gap(covered: Box, place: Place) -> float:
    """Pixels between a rectangle and a place: its shape where it is an area, else its mark."""
    from shapely import box as rectangle

    if place.shape is not None and not place.shape.is_empty:
        return float(place.shape.distance(rectangle(*covered)))
    return float(rectangle(*place.mark).distance(rectangle(*covered)))


def _spots(place: Place, size: float) -> Iterator[Label]:
    """Where a name may stand: on its place, beside it, farther off."""
    across, down = _halves(place, size)
    spots = [(place.x, place.y)] if place.shape is not None else []
    for away in _AWAY:
        for right, below in _RING:
            x = place.x + right * (away + place.reach) + (across if right > 0 else -across if right < 0 else 0)
            y = place.y + below * (away + place.reach) + (down if below > 0 else -down if below < 0 else 0)
            spots.append((x, y))
    for x, y in spots:
        yield Label(x, y, place, _gap(label_box(Label(x, y, place), size), place) > _FAR)


def _share(covered: Box, place: Place) -> float:
    """How much of a rectangle lies on the shape of a place, 0 to 1."""
    from shapely import box as rectangle

    area = rectangle(*covered)
    if place.shape is None or not place.shape.intersects(area):
        return 0.0
    return float(place.shape.intersection(area).area / area.area)


def _over(covered: Box, place: Place) -> float:
    """What it costs to cover another place: its mark most, then as much as is covered of it."""
    share = _share(covered, place)
    return (25 if overlap(covered, place.mark) else 0) + 40 * share + min(14, 300 * share)


def _hiding(covered: Box, place: Place, share: float) -> float:
    """What it costs to cover a place with its own name where it cannot hold it: as much as is hidden of it."""
    if place.shape is None:
        return 25 if overlap(covered, place.mark) else 0
    area = (covered[2] - covered[0]) * (covered[3] - covered[1])
    hidden = share * area / max(place.shape.area, 1)
    return 28 * min(share, 1 - share) + 40 * max(hidden - 0.2, 0)


def _misread(label: Label, covered: Box, others: Sequence[Place]) -> float:
    """What it costs that a name is read for a neighbour: one that it touches or is nearer to; a line helps."""
    gap = _gap(covered, label.place)
    close = [place for place in others if not _far(covered, place, gap + _CLEAR)]
    near = min((_gap(covered, place) for place in close), default=1e6)
    if label.led:
        return 2 if near < gap else 0
    return 14 if near < gap or near == 0 else 5 if near < gap + _CLEAR else 0


def _ground(label: Label, places: Sequence[Place], size: float) -> float:
    """What the land under and around a name costs: its own shape by halves, other places, being misread."""
    covered, others = label_box(label, size), [place for place in places if place is not label.place]
    own = _share(covered, label.place)
    under = [place for place in others if not _far(covered, place, 0)]
    cost = sum(_over(covered, place) for place in under) + (0 if own > 0.98 else _hiding(covered, label.place, own))
    return cost + (0 if own > 0.1 else _misread(label, covered, others))


def _alone(label: Label, covered: Box, size: float, frame: tuple[float, float]) -> float:
    """What a spot costs whatever the other names do: leaving the picture most, then distance."""
    left, top, right, bottom = covered
    leaves = min(left, top, frame[0] - right, frame[1] - bottom) < _MARGIN
    away = hypot(label.x - label.place.x, (label.y - label.place.y) * 2) - (right - left) / 2
    return 1000 * leaves + max(away, 0) * 0.2 + 4 * label.led


def leader_line(label: Label, size: float) -> Box | None:
    """The line from a place to its name, where it needs one: both ends."""
    if not label.led:
        return None
    left, top, right, bottom = label_box(label, size)
    x, y = label.place.x, label.place.y
    return x, y, min(max(x, left), right), min(max(y, top), bottom)


def _clash(spot: Spot, others: Sequence[Spot]) -> float:
    """What it costs to cover other names, or to cross them with a line: more than anything but leaving the picture."""
    areas = [overlap(spot.covered, other.covered) for other in others]
    crossed = sum(crosses(spot.lead, other.covered) + crosses(other.lead, spot.covered) for other in others)
    return sum(60 + area for area in areas if area) + 40 * crossed


def _cheapest(spots: Sequence[Spot], others: Sequence[Spot]) -> tuple[float, int]:
    """The cheapest spot of a name, given where the others stand: its cost and its number."""
    best = (float("inf"), 0)
    for n, spot in enumerate(spots):
        if spot.cost < best[0]:
            best = min(best, (spot.cost + _clash(spot, others), n))
    return best


def _settled(spots: Sequence[Sequence[Spot]], order: Sequence[int]) -> tuple[float, list[int]]:
    """Round after round, each name takes its cheapest spot, until none moves: the cost of all, and the spots taken."""
    taken: dict[int, int] = {}
    cost: dict[int, float] = {}
    for _ in range(ROUNDS):
        before = dict(taken)
        for i in order:
            cost[i], taken[i] = _cheapest(spots[i], [spots[j][n] for j, n in taken.items() if j != i])
        if taken == before:
            break
    return sum(cost.values()), [taken[i] for i in range(len(spots))]


def place_labels(places: Sequence[Place], size: float, frame: tuple[float, float]) -> list[Label]:
    """A spot for the name of every place that has one, in the order given.

    Args:
        places: all places with something to show. size: of the letters. frame: width and height of the
            picture; all in pixels.

    >>> [(round(label.x), label.led) for label in place_labels([Place(50, 50, ("Togo",))], 10, (100, 100))]
    [(66, False)]
    """
    named = [place for place in places if place.lines]
    spots = [_priced(place, places, size, frame) for place in named]
    crowd = [sum(1 / (1 + hypot(p.x - q.x, p.y - q.y)) for q in named) for p in named]
    every = range(len(named))
    # What is set first has the free choice: four orders are tried and the cheapest whole is kept.
    orders = [sorted(every, key=lambda i: -crowd[i]), sorted(every, key=lambda i: crowd[i])]
    orders += [sorted(every, key=lambda i: named[i].y), sorted(every, key=lambda i: -named[i].y)]
    _, taken = min(_settled(spots, order) for order in orders)
    return [spots[i][n].label for i, n in enumerate(taken)]


def _priced(place: Place, places: Sequence[Place], size: float, frame: tuple[float, float]) -> list[Spot]:
    """The spots of a name with their cost; of two equal ones the earlier is taken: on the place, then to its right."""
    spots = []
    for n, label in enumerate(_spots(place, size)):
        covered = label_box(label, size)
        cost = _ground(label, places, size) + _alone(label, covered, size, frame) + 0.01 * n
        spots.append(Spot(label, covered, leader_line(label, size), cost))
    return spots
