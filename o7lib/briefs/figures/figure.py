"""A chart as an HTML figure: drawn for wide and narrow screens, with a text alternative and its source."""

import re
from collections.abc import Callable
from html import escape
from typing import Any

from o7lib.briefs.figures import legend, tooltips
from o7lib.briefs.figures import narrow as figures_narrow
from o7lib.briefs.figures import svg as figures_svg


def _root(svg: str, role: str, name: str, kind: str) -> str:
    """The picture's own element: its name, and the class that says at which width it is shown."""
    bare = svg.replace(' class="marks"', "", 1)
    hidden = ' style="display:none"' if kind == "slim" else ""
    return bare.replace(
        "<svg ",
        f'<svg class="{kind}" role="{role}" aria-label="{escape(name)}"{hidden} preserveAspectRatio="xMinYMin" ',
        1,
    )


def _quiet(svg: str, tags: str = r"\w+") -> str:
    """A drawing without the names of its parts: the picture has one name, its data stand in a table."""
    return re.sub(rf'(<(?:{tags})\b[^>]*?) aria-label="[^"]*"', r"\1", svg)


def _meta(spec: dict[str, Any]) -> dict[str, Any]:
    """What the maker of the chart says beside it: its source, the pages its marks lead to."""
    return spec.get("usermeta", {}).get("o7", {})


def _with_tooltips(spec: dict[str, Any], drawn: str, target: str) -> tuple[str, list[str]]:
    """The drawing with marks that tell their values, and the values; a quiet one where they are written."""
    if figures_narrow.is_labelled(spec):
        return _quiet(drawn), []
    named, says = tooltips.with_tooltips(_quiet(drawn, "g|text"), figures_svg.seal(spec), _meta(spec).get("leads", {}))
    if not says:
        return _quiet(drawn), []
    return named.replace("</svg>", tooltips.rules(says, figures_svg.seal(spec), target) + "</svg>"), says


def svg(spec: dict[str, Any], shapes: str = "", kind: str = "wide", target: str = "") -> tuple[str, list[str]]:
    """Draw a Vega-Lite spec as inline SVG, with the spec's description as its accessible name.

    Args:
        kind: `wide`, or `slim` for the drawing that only a narrow screen shows.
        target: prefix of the ids under which the page shows the values of marks.

    Returns:
        The drawing, and what each of its marks says where that can be asked for by pointing.
    """
    inside, says = _with_tooltips(spec, figures_svg.drawn(spec, shapes), target or figures_svg.seal(spec))
    return _root(inside, "group" if says else "img", spec["description"], kind), says


def _skip(target: str, says: list[str]) -> str:
    """A link past the marks of a picture, for a reader who tabs."""
    words = f"Skip the {len(says)} marks of this picture"
    return f'<a class="skip" href="#{target}-end">{words}</a>' if says else ""


def _with_planned_leads(spec: dict[str, Any], href: Callable[[str], str]) -> dict[str, Any]:
    """A spec whose marks lead only to pages that are planned."""
    planned = {name: file for name, file in _meta(spec).get("leads", {}).items() if href(file)}
    if "leads" not in _meta(spec):
        return spec
    usermeta = spec["usermeta"]
    return {**spec, "usermeta": {**usermeta, "o7": {**usermeta["o7"], "leads": planned}}}


def figure(spec: dict[str, Any], shapes: str = "", href: Callable[[str], str] = str) -> str:
    """A chart as a figure: the picture, on a narrow screen its narrow drawing, then its source.

    Args:
        href: where a link to a page leads; an empty text for a page that is not planned.
    """
    spec = _with_planned_leads(spec, href)
    target = figures_svg.seal(spec)
    is_map = figures_narrow.is_map(spec)
    above, under = (legend.key(spec), legend.disclaimer(spec)) if is_map else ("", "")
    wide, says = svg(legend.bare(spec) if is_map else spec, shapes, target=target)
    narrow = figures_narrow.narrow_spec(spec, wide)
    slender = svg(narrow, shapes, "slim", target)[0] if narrow else ""
    kind = "" if narrow else " only map" if is_map else " only"
    below = (
        tooltips.tooltip_line(says, target, tooltips.LEADS if _meta(spec).get("leads") else tooltips.HINT)
        if says
        else ""
    )
    source = _meta(spec).get("source", "")
    caption = f"<figcaption>Source: {escape(source)}</figcaption>" if source else ""
    plot = f'<div class="plot{kind}">{wide}{slender}</div>'
    written = ' class="written"' if figures_narrow.is_labelled(spec) else ""
    return f"<figure{written}>{_skip(target, says)}{above}{plot}{under}{below}{caption}</figure>"
