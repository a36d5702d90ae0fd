"""A map's legend and disclaimer as HTML next to the drawing.

Drawn inside a picture they shrink with it and lie off the screen of a phone; as text they wrap, can be
made larger and are read out. The spec keeps both, for JupyterLab and for whoever takes the picture away.
"""

from collections.abc import Iterator
from html import escape
from typing import Any

from o7lib.show.style import theme

_PAINTS = ("fill", "stroke", "strokeDash")


def _nodes(node: Any) -> Iterator[dict[str, Any]]:
    """Every object of a spec."""
    if isinstance(node, dict):
        yield node
    for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _nodes(inner)


Class = tuple[str, str, str, list[float]]  # words, fill, outline, how that is broken


def classes(spec: dict[str, Any]) -> list[Class]:
    """The classes of a map, in the order of its legend; none where it has none."""
    for node in _nodes(spec):
        scales = [node[k].get("scale") or {} for k in _PAINTS if isinstance(node.get(k), dict)]
        if len(scales) == len(_PAINTS) and all("range" in s for s in scales):
            return list(zip(scales[0]["domain"], *(s["range"] for s in scales), strict=True))
    return []


def bare(spec: Any) -> Any:
    """A spec without its legend and its title: what the page says beside the picture."""
    if isinstance(spec, list):
        return [bare(inner) for inner in spec]
    if not isinstance(spec, dict):
        return spec
    kept = {k: bare(v) for k, v in spec.items() if not (k == "title" and isinstance(v, dict) and "text" in v)}
    return kept | ({"legend": None} if "legend" in spec else {})


def _paint(colour: str) -> str:
    """A colour of the palette as the page's variable."""
    known = {c.lower(): v for c, v in theme.VARIABLES.items()}
    variable = known.get(colour.lower())
    return f"var({variable})" if variable else colour


def _swatch(fill: str, edge: str, dash: list[float]) -> str:
    broken = f' stroke-dasharray="{",".join(f"{n:g}" for n in dash)}"' if dash[-1] else ""
    box = f'<rect x="1" y="1" width="13" height="13" fill="{_paint(fill)}" stroke="{_paint(edge)}"{broken}/>'
    return f'<svg width="15" height="15" aria-hidden="true">{box}</svg>'


def key(spec: dict[str, Any]) -> str:
    """The legend as a list, each class with its swatch; empty where the spec has none."""
    items = "".join(f"<li>{_swatch(*paint[1:])}{escape(paint[0])}</li>" for paint in classes(spec))
    return f'<ul class="legend" aria-label="Legend">{items}</ul>' if items else ""


def disclaimer(spec: dict[str, Any]) -> str:
    """The title that stands under a map, as a paragraph; empty where there is none."""
    title = spec.get("title")
    words = title.get("text", "") if isinstance(title, dict) else ""
    sentence = " ".join(words) if isinstance(words, list) else words
    return f'<p class="disclaimer">{escape(sentence)}</p>' if sentence else ""
