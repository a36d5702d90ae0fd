"""Change a Vega-Lite spec for narrow screens: panels in one column, text at full size."""

import re
from typing import Any

from o7lib.show.charts.text_size import LINE, in_lines, lines

ROOM = 330
LABELS = 150
LETTERS = 20  # of a name in one line of that room
_OUTSIDE = 28  # what numbers beside the longest bar take up


def _has(node: Any, kind: str) -> bool:
    """Whether a spec holds a mark of a kind anywhere."""
    if isinstance(node, dict):
        mark = node.get("mark")
        name = mark.get("type") if isinstance(mark, dict) else mark
        return name == kind or any(_has(v, kind) for v in node.values())
    return isinstance(node, list) and any(_has(v, kind) for v in node)


def is_map(spec: dict[str, Any]) -> bool:
    """Whether a spec draws shapes of countries."""
    return _has(spec, "geoshape")


def is_labelled(spec: dict[str, Any]) -> bool:
    """Whether a spec writes values beside its marks: then nobody has to point at one to read it.

    >>> is_labelled({"layer": [{"mark": "bar"}, {"mark": {"type": "text"}}]})
    True
    """
    return _has(spec, "text") and not is_map(spec)


def size(svg: str) -> tuple[int, int]:
    """Width and height of a drawing, in pixels."""
    match = re.search(r'<svg [^>]*?width="([\d.]+)" height="([\d.]+)"', svg)
    return (round(float(match[1])), round(float(match[2]))) if match else (0, 0)


def _gutter(svg: str) -> int:
    """What the drawing keeps free at its left for the names of rows."""
    match = re.search(r'transform="translate\(([\d.]+),', svg)
    return round(float(match[1])) if match else 0


def _stacked(spec: dict[str, Any]) -> dict[str, Any]:
    """Panels side by side set one below the other."""
    if "facet" not in spec:
        return dict(spec)
    panels = spec["facet"]
    panels = panels.get("column", panels) if isinstance(panels, dict) else panels
    return {**spec, "facet": panels, "columns": 1, "spacing": 12}


def _narrowed(spec: dict[str, Any], width: int) -> dict[str, Any]:
    inner = {k: _narrowed(spec[k], width) if k == "spec" else v for k, v in spec.items()}
    return {**inner, "width": width} if isinstance(spec.get("width"), (int, float)) else inner


def _names(node: Any) -> list[str]:
    """The names of a chart's rows: those its upright axis is put in the order of, or shows only."""
    if isinstance(node, dict):
        up = node.get("y")
        given = up.get("sort") or up.get("scale", {}).get("domain") if isinstance(up, dict) else None
        return given if isinstance(given, list) else max(map(_names, node.values()), key=len, default=[])
    return max(map(_names, node), key=len, default=[]) if isinstance(node, list) else []


def _in_lines(node: Any) -> Any:
    """A spec whose long names stand in lines that a narrow screen has room for."""
    if isinstance(node, list):
        return [_in_lines(n) for n in node]
    if not isinstance(node, dict):
        return node
    up = node.get("axis", {}) if isinstance(node.get("axis"), dict) else {}
    own = {"axis": up | in_lines(LETTERS)} if "labelExpr" in up else {}
    return {k: _in_lines(v) for k, v in node.items()} | own


def _heightened(spec: dict[str, Any]) -> dict[str, Any]:
    """A spec whose rows are as high as the lines of their longest name."""
    names = _names(spec)
    least = (lines(names, LETTERS) * LINE + 6) * len(names)

    def high(node: dict[str, Any]) -> dict[str, Any]:
        grown = {"height": max(node["height"], least)} if isinstance(node.get("height"), (int, float)) else {}
        inner = {"spec": high(node["spec"])} if "spec" in node else {}
        return {**node, **grown, **inner}

    return high(spec)


def narrow_spec(spec: dict[str, Any], wide: str) -> dict[str, Any] | None:
    """The spec for a narrow screen; None for a map, and where the wide drawing fits one.

    Args:
        wide: the drawing of the spec as it is, which tells how much its names take up.
    """
    if is_map(spec) or size(wide)[0] <= ROOM:
        return None
    gutter = min(_gutter(wide), LABELS + 12)
    narrow = _in_lines(_heightened(_narrowed(_stacked(spec), max(ROOM - gutter - _OUTSIDE, 120))))
    config = spec.get("config", {})
    axis = config.get("axis", {}) | {"labelLimit": LABELS}
    return {**narrow, "config": {**config, "axis": axis}}
