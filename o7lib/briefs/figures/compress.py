"""Make the SVG of maps smaller: rounded and relative coordinates, shapes that several maps share stored once.

A map of the world holds some ten thousand points, and Vega writes each with three decimals. A page with
several maps of the same window would hold each country several times over.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

Spot = tuple[int, int]  # in tenths of a pixel
PER_PIXEL = 10
LEAST = 60  # letters from which on it pays to share a shape
_STRAIGHT = re.compile(r' d="(M[-\d.,eMLZ]+)"')
_SPOT = re.compile(r"(-?[\d.]+(?:e-?\d+)?),(-?[\d.]+(?:e-?\d+)?)")
_PAINT = r'((?: (?:fill|stroke|stroke-width|stroke-opacity|stroke-dasharray|fill-opacity)="[^"]*")+)'
_PAINTED = re.compile(rf'<(use href|path d)="([^"]*)"{_PAINT}/>')
_RUN = re.compile(rf'(?:<(?:use href|path d)="[^"]*"{_PAINT}/>)(?:<(?:use href|path d)="[^"]*"\1/>)+')
_PATH = re.compile(r'<path(?=[\s>])[^>]*? d="(M[^"]*)"')
_DRAWN = re.compile(r'<path((?=[\s>])[^>]*?) d="(M[^"]*)"([^>]*?)(/>|><title>[^<]*</title></path>)')
_NOTHING = re.compile(r' (?:transform="translate\(0,0\)"|stroke-dasharray="1,0"|opacity="1")')


def _short(tenths: int) -> str:
    """A number of tenths as few letters as possible: 5 as .5, -10 as -1."""
    whole, rest = divmod(abs(tenths), PER_PIXEL)
    sign = "-" if tenths < 0 else ""
    return f"{sign}{whole or ('' if rest else 0)}{f'.{rest}' if rest else ''}"


def _pair(x: int, y: int) -> str:
    down = _short(y)
    return _short(x) + ("" if down.startswith("-") else ",") + down


def _kept(spots: list[Spot]) -> list[Spot]:
    """The corners of a line: no spot twice in a row, no way there and back, none that lies on the way."""
    line: list[Spot] = []
    for spot in spots:
        while len(line) > 1 and _needless(line[-2], line[-1], spot):
            line.pop()
        if not line or spot != line[-1]:
            line.append(spot)
    return line


def _needless(before: Spot, here: Spot, after: Spot) -> bool:
    (ax, ay), (bx, by) = (here[0] - before[0], here[1] - before[1]), (after[0] - here[0], after[1] - here[1])
    return ax * by == ay * bx


def _stroke(piece: str) -> str:
    """One piece of a path, from an M to the next; nothing where it has shrunk to a line."""
    shut = piece.endswith("Z")
    spots = [(round(float(x) * PER_PIXEL), round(float(y) * PER_PIXEL)) for x, y in _SPOT.findall(piece)]
    line = _kept([*spots, spots[0]] if shut else spots)
    line = line[:-1] if shut else line
    if len(line) < (3 if shut else 2):
        return ""
    steps = [_pair(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(line)]
    joined = "".join(step if step.startswith("-") or i == 0 else f" {step}" for i, step in enumerate(steps))
    return f"M{_pair(*line[0])}l{joined}{'Z' if shut else ''}"


def shorten_paths(svg: str) -> str:
    """A picture with the straight lines of its shapes rounded to tenths of a pixel and written as steps.

    Curves and everything else stay as they are.

    >>> shorten_paths('<path d="M1.04,2L3.06,2L3.06,4.51Z"/>')
    '<path d="M1,2l2.1,0 0,2.5Z"/>'
    """
    lines = _STRAIGHT.sub(lambda match: f' d="{"".join(map(_stroke, re.findall("M[^M]*", match[1])))}"', svg)
    return _NOTHING.sub("", lines)


def group_paths(picture: str) -> str:
    """A picture in which shapes of the same paint that follow each other are painted once.

    >>> group_paths('<path d="M0,0Z" fill="red"/><use href="#g1" fill="red"/><path d="M1,1Z" fill="blue"/>')
    '<g fill="red"><path d="M0,0Z"/><use href="#g1"/></g><path d="M1,1Z" fill="blue"/>'
    """
    return _RUN.sub(lambda run: f"<g{run[1]}>{_PAINTED.sub(_bare, run[0])}</g>", picture)


def _bare(shape: re.Match[str]) -> str:
    return f'<{shape[1]}="{shape[2]}"/>'


@dataclass
class SharedPaths:
    """Pictures whose shapes are held once: figures, shapes by id, and the ids that each figure uses."""

    figures: list[str]
    shapes: dict[str, str] = field(default_factory=dict)
    used: list[list[str]] = field(default_factory=list)

    @property
    def store(self) -> str:
        """The shapes as a hidden drawing, to stand on the page before its pictures; nothing where there are none."""
        return hidden("".join(self.shapes.values())) if self.shapes else ""


def hidden(shapes: str) -> str:
    """Shapes that other drawings of the page refer to."""
    return f'<svg width="0" height="0" style="position:absolute" aria-hidden="true"><defs>{shapes}</defs></svg>'


def share_paths(figures: Sequence[str]) -> SharedPaths:
    """The pictures of a page with each shape that several of them draw held once, and referred to.

    >>> shared = share_paths(2 * ['<svg><path d="M0,0l' + 60 * "1,1" + '" fill="red"/></svg>'])
    >>> shared.figures[1], list(shared.shapes), shared.used
    ('<svg><use href="#g0" fill="red"/></svg>', ['g0'], [['g0'], ['g0']])
    """
    drawn: Counter[str] = Counter()
    for figure in figures:
        drawn.update(path for path in _PATH.findall(figure) if len(path) >= LEAST)
    ids = {shape: f"g{i}" for i, shape in enumerate(shape for shape, times in drawn.items() if times > 1)}
    shared = SharedPaths([], {name: f'<path id="{name}" d="{shape}"/>' for shape, name in ids.items()})
    for figure in figures if ids else ():
        drawn_here = set(_PATH.findall(figure))
        shared.used.append([name for shape, name in ids.items() if shape in drawn_here])
        shared.figures.append(group_paths(_DRAWN.sub(lambda match: _use(match, ids), figure)))
    return shared if ids else SharedPaths(list(figures), {}, [[] for _ in figures])


def _use(path: re.Match[str], ids: Mapping[str, str]) -> str:
    if path[2] not in ids:
        return path[0]
    end = "/>" if path[4] == "/>" else f">{path[4].removeprefix('>').removesuffix('</path>')}</use>"
    return f'<use href="#{ids[path[2]]}"{path[1]}{path[3]}{end}'
