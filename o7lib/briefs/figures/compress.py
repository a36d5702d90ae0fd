"""A drawn map made small: coordinates to a tenth of a pixel, steps instead of places, shared shapes once.

A map of the world holds some ten thousand points, and Vega writes each with three decimals. A page with
several maps of the same window would hold each country several times over.
"""

import re
from collections import Counter
from itertools import pairwise

Spot = tuple[int, int]  # in tenths of a pixel
PER_PIXEL = 10
LEAST = 60  # letters from which on it pays to share a shape
_STRAIGHT = re.compile(r' d="(M[-\d.,eMLZ]+)"')
_SPOT = re.compile(r"(-?[\d.]+(?:e-?\d+)?),(-?[\d.]+(?:e-?\d+)?)")
_PAINT = r'((?: (?:fill|stroke|stroke-width|stroke-opacity|stroke-dasharray|fill-opacity)="[^"]*")+)'
_PAINTED = re.compile(rf'<(use href|path d)="([^"]*)"{_PAINT}/>')
_RUN = re.compile(rf'(?:<(?:use href|path d)="[^"]*"{_PAINT}/>)(?:<(?:use href|path d)="[^"]*"\1/>)+')
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
    lines = _STRAIGHT.sub(lambda found: f' d="{"".join(map(_stroke, re.findall("M[^M]*", found[1])))}"', svg)
    return _NOTHING.sub("", lines)


def group_paths(page: str) -> str:
    """A page in which shapes of the same paint that follow each other are painted once.

    >>> group_paths('<path d="M0,0Z" fill="red"/><use href="#g1" fill="red"/><path d="M1,1Z" fill="blue"/>')
    '<g fill="red"><path d="M0,0Z"/><use href="#g1"/></g><path d="M1,1Z" fill="blue"/>'
    """
    return _RUN.sub(lambda run: f"<g{run[1]}>{_PAINTED.sub(_bare, run[0])}</g>", page)


def _bare(shape: re.Match[str]) -> str:
    return f'<{shape[1]}="{shape[2]}"/>'


def share_paths(page: str) -> str:
    """A page whose maps draw the same shapes holds each shape once, and refers to it.

    >>> page = share_paths('<main>' + 2 * ('<svg><path d="M0,0l' + 60 * "1,1" + '" fill="red"/></svg>') + '</main>')
    >>> page.count('<path id="g0"'), page.count('<use href="#g0" fill="red"/>')
    (1, 2)
    """
    drawn = Counter(found for found in re.findall(r'<path(?=[\s>])[^>]*? d="(M[^"]*)"', page) if len(found) >= LEAST)
    ids = {shape: f"g{i}" for i, shape in enumerate(shape for shape, times in drawn.items() if times > 1)}
    if not ids:
        return page

    def use(found: re.Match[str]) -> str:
        if found[2] not in ids:
            return found[0]
        end = "/>" if found[4] == "/>" else f">{found[4].removeprefix('>').removesuffix('</path>')}</use>"
        return f'<use href="#{ids[found[2]]}"{found[1]}{found[3]}{end}'

    once = "".join(f'<path id="{name}" d="{shape}"/>' for shape, name in ids.items())
    body = re.sub(r'<path((?=[\s>])[^>]*?) d="(M[^"]*)"([^>]*?)(/>|><title>[^<]*</title></path>)', use, page)
    store = f'<svg width="0" height="0" style="position:absolute" aria-hidden="true"><defs>{once}</defs></svg>'
    return re.sub(r"(<main[^>]*>)", lambda found: found[1] + store, group_paths(body), count=1)
