"""Draw a Vega-Lite spec as SVG for a page: the page's colours, unique ids, short numbers.

Same spec, same bytes.
"""

import hashlib
import json
import re
from functools import lru_cache
from typing import Any

from o7lib.briefs.figures import compress
from o7lib.show.style import theme

VEGA_LITE = "6.4"

# Vega puts the address of its own samples before a link within the folder.
_SAMPLES = "https://vega.github.io/vega-datasets/"
_HERE = re.compile(r"[\w-]+\.html(#[\w.-]+)?")
_IDLE = (
    r'<rect width="\d+" height="\d+" fill="white"\s*/>',
    r'<path class="(?:background|foreground)"(?: (?:aria-hidden|d|display|pointer-events)="[^"]*")*/>',
    r' (?:aria-hidden|aria-roledescription|role|pointer-events|xmlns|xmlns:xlink|version)="[^"]*"',
    r' (?:opacity|stroke-width|fill-opacity|stroke-opacity)="1"',
    r' font-weight="normal"',
    r' transform="translate\(0,0\)"',
    r' class="mark-[\w-]+ role-(?!mark)[^"]*"',
)
_NUMBERED = re.compile(r' (?:d|transform|x|y|x1|x2|y1|y2|width|height)="[^"]*"')


def inlined(node: Any, shapes: str) -> Any:
    """The spec with the geometry it names by URL put in its place: only for drawing, never stored."""
    if isinstance(node, dict):
        if str(node.get("url", "")).endswith(".topo.json"):
            return {"values": json.loads(shapes), **{k: inlined(v, shapes) for k, v in node.items() if k != "url"}}
        return {k: inlined(v, shapes) for k, v in node.items()}
    if isinstance(node, list):
        return [inlined(v, shapes) for v in node]
    return node


def seal(spec: dict[str, Any]) -> str:
    """A short name of a spec, the same on every run: what its ids begin with."""
    return "f" + hashlib.sha256(json.dumps(spec, sort_keys=True).encode()).hexdigest()[:8]


@lru_cache(maxsize=256)
def _drawn(spec: str) -> str:
    import vl_convert  # starts a JavaScript engine: only where a chart is drawn, never before a fork

    return vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE)


def _own_ids(svg: str, prefix: str) -> str:
    """Ids are counters of the whole process: two charts on a page would share them and two runs differ."""
    ids: dict[str, str] = {}
    for id in re.findall(r'id="([A-Za-z_]+\d+)"', svg):
        ids.setdefault(id, f"{prefix}-{len(ids)}")
    return re.sub(r'(id="|url\(#|href="#)([A-Za-z_]+\d+)', lambda m: m[1] + ids.get(m[2], m[2]), svg)


def _own_links(svg: str) -> str:
    """Links to pages of the same folder; a link to anywhere else is undone."""

    def link(match: re.Match[str]) -> str:
        to = match[1].removeprefix(_SAMPLES)
        return f'<a href="{to}"{match[2]}>{match[3]}</a>' if _HERE.fullmatch(to) else match[3]

    return re.sub(r'<a xlink:href="([^"]*)"([^>]*)>(.*?)</a>', link, svg, flags=re.DOTALL)


def _rounded(number: str) -> str:
    short = f"{float(number):.1f}".removesuffix(".0")
    return "0" if short == "-0" else short


def _short_numbers(svg: str) -> str:
    """Coordinates to a tenth of a pixel, which no eye can tell from Vega's thirteen digits."""
    return _NUMBERED.sub(lambda m: re.sub(r"-?\d+\.\d{2,}(?:e-?\d+)?", lambda n: _rounded(n[0]), m[0]), svg)


def _page_colours(svg: str) -> str:
    """Palette colours become the page's variables, so that a chart follows the theme."""
    for colour, variable in theme.VARIABLES.items():
        svg = re.sub(rf'(fill|stroke)="{colour}"', rf'\1="var({variable})"', svg, flags=re.IGNORECASE)
    return svg


def _one_font(svg: str) -> str:
    """The font stands once, on the picture, not on each of its words."""
    fonts = set(re.findall(r' font-family="([^"]*)"', svg))
    if len(fonts) != 1:
        return svg
    bare = re.sub(r' font-family="[^"]*"', "", svg)
    return bare.replace("<svg ", f'<svg font-family="{fonts.pop()}" ', 1)


def tidied(svg: str) -> str:
    """Vega's SVG without what does nothing in a page, its colours those of the page; `aria-label` stays."""
    for idle in _IDLE:
        svg = re.sub(idle, "", svg)
    while (emptied := re.sub(r"<g(?: (?:class|transform)=\"[^\"]*\")?></g>", "", svg)) != svg:
        svg = emptied
    return _one_font(_page_colours(_short_numbers(svg)))


def drawn(spec: dict[str, Any], shapes: str = "") -> str:
    """A spec drawn for a page: ids and links of our own, tidied; marks carry their words as `aria-label`."""
    raw = _drawn(json.dumps(inlined(spec, shapes), sort_keys=True))
    return tidied(compress.shorten_paths(_own_links(_own_ids(raw, seal(spec)))))
