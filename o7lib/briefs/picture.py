"""A chart's spec made into an inline picture: drawn by Vega, coloured by the page, named for a screen reader."""

import hashlib
import json
import re
from functools import lru_cache
from html import escape
from typing import Any

from o7lib.briefs.outlines import slim, titled
from o7lib.show import style

VEGA_LITE = "6.4"


def _inlined(node: Any, shapes: str) -> Any:
    """The spec with the geometry it names by URL put in its place: only for drawing, never stored."""
    if isinstance(node, dict):
        if str(node.get("url", "")).endswith(".topo.json"):
            return {"values": json.loads(shapes), **{k: _inlined(v, shapes) for k, v in node.items() if k != "url"}}
        return {k: _inlined(v, shapes) for k, v in node.items()}
    if isinstance(node, list):
        return [_inlined(v, shapes) for v in node]
    return node


def _own_ids(svg: str, seal: str) -> str:
    """Ids are counters of the whole process: two charts on a page would share them and two runs differ."""
    ids: dict[str, str] = {}
    for found in re.findall(r'id="([A-Za-z_]+\d+)"', svg):
        ids.setdefault(found, f"{seal}-{len(ids)}")
    return re.sub(r'(id="|url\(#|href="#)([A-Za-z_]+\d+)', lambda m: m[1] + ids.get(m[2], m[2]), svg)


def _short_numbers(svg: str) -> str:
    def short(number: re.Match[str]) -> str:
        return f"{float(number[0]):.1f}".removesuffix(".0")

    return re.sub(r' d="[^"]*"', lambda m: re.sub(r"-?\d+\.\d{2,}", short, m[0]), svg)


def _page_colours(svg: str) -> str:
    """Palette colours become the page's variables, so that a chart follows the theme; the white ground goes."""
    svg = re.sub(r'<rect width="\d+" height="\d+" fill="white"\s*/>', "", svg, count=1)
    for colour, variable in style.VARIABLES.items():
        svg = re.sub(rf'(fill|stroke)="{colour}"', rf'\1="var({variable})"', svg, flags=re.IGNORECASE)
    return svg


@lru_cache(maxsize=256)
def _drawn(spec: str) -> str:
    import vl_convert  # starts a JavaScript engine: only where a chart is drawn, never before a fork

    return vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE)


def svg(spec: dict[str, Any], shapes: str = "") -> str:
    """Draw a Vega-Lite spec as inline SVG, with the spec's description as its accessible name.

    Same spec, same bytes: ids are taken from the spec, coordinates are rounded to a tenth of a pixel.
    """
    text = json.dumps(_inlined(spec, shapes), sort_keys=True)
    seal = "f" + hashlib.sha256(text.encode()).hexdigest()[:8]
    drawn = _page_colours(_short_numbers(slim(titled(_own_ids(_drawn(text), seal)))))
    drawn = re.sub(r' (?:aria-[a-z]+|role)="[^"]*"', "", drawn)
    name = escape(spec["description"], quote=True)
    return drawn.replace("<svg ", f'<svg role="img" aria-label="{name}" ', 1)


def figure(spec: dict[str, Any], shapes: str = "") -> str:
    """A chart as a figure: the picture, then its source."""
    source = spec.get("usermeta", {}).get("o7", {}).get("source", "")
    caption = f"<figcaption>Source: {escape(source)}</figcaption>" if source else ""
    return f'<figure><div class="plot">{svg(spec, shapes)}</div>{caption}</figure>'
