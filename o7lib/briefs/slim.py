"""A chart for a narrow screen: the same spec in one column, so that its words need not shrink."""

import re
from typing import Any

ROOM = 330
LABELS = 150
_OUTSIDE = 28  # what numbers beside the longest bar take up


def _has(node: Any, kind: str) -> bool:
    """Whether a spec holds a mark of a kind anywhere."""
    if isinstance(node, dict):
        mark = node.get("mark")
        own = mark.get("type") if isinstance(mark, dict) else mark
        return own == kind or any(_has(v, kind) for v in node.values())
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
    found = re.search(r'<svg [^>]*?width="([\d.]+)" height="([\d.]+)"', svg)
    return (round(float(found[1])), round(float(found[2]))) if found else (0, 0)


def _gutter(svg: str) -> int:
    """What the drawing keeps free at its left for the names of rows."""
    found = re.search(r'transform="translate\(([\d.]+),', svg)
    return round(float(found[1])) if found else 0


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


def slimmed(spec: dict[str, Any], wide: str) -> dict[str, Any] | None:
    """The spec for a narrow screen; None for a map, and where the wide drawing fits one.

    Args:
        wide: the drawing of the spec as it is, which tells how much its names take up.
    """
    if is_map(spec) or size(wide)[0] <= ROOM:
        return None
    gutter = min(_gutter(wide), LABELS + 12)
    narrow = _narrowed(_stacked(spec), max(ROOM - gutter - _OUTSIDE, 120))
    config = spec.get("config", {})
    axis = config.get("axis", {}) | {"labelLimit": LABELS}
    return {**narrow, "config": {**config, "axis": axis}}
