"""The front page: every brief that stands in a folder, found in seconds."""

import re
from collections.abc import Sequence
from html import unescape
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, select_autoescape

from o7lib.briefs import write
from o7lib.briefs.export import TEMPLATES, style_sheet
from o7lib.briefs.plan import Brief

GROUPS = {"region": "Regions", "country": "Countries and subregions", "funder": "Funders"}


def _lead(page: str) -> str:
    found = re.search(r'<p class="lead">(.*?)</p>', page, re.DOTALL)
    return unescape(found[1]) if found else ""


def _title(page: str) -> str:
    found = re.search(r"<h1>(.*?)</h1>", page, re.DOTALL)
    return unescape(found[1]) if found else ""


def _findings(page: str) -> list[str]:
    """The first findings of a page: the headline numbers, said once and taken over as they are."""
    return [unescape(f) for f in re.findall(r'<p class="finding">(.*?)</p>', page, re.DOTALL)]


def entries(briefs: Sequence[Brief], out: Path) -> dict[str, list[dict[str, str]]]:
    """The briefs whose page exists, by group, with title and lead taken from the page itself."""
    groups: dict[str, list[dict[str, str]]] = {}
    for brief in briefs:
        file = out / brief.file
        if file.is_file():
            page = file.read_text(encoding="utf-8")
            entry = {"file": brief.file, "name": brief.name, "title": _title(page), "lead": _lead(page)}
            groups.setdefault(GROUPS.get(brief.kind, "Themes"), []).append(entry)
    order = ["Themes", *GROUPS.values()]
    return {g: groups[g] for g in order if g in groups}


def rendered(template: str, **given: Any) -> str:
    """A page from a template that is not a notebook's: everything given is escaped unless it is `Markup`."""
    escaped = select_autoescape(default=True, default_for_string=True)
    loader = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=escaped)
    return loader.get_template(template).render(css=style_sheet(), **given) + "\n"


def index(briefs: Sequence[Brief], out: Path) -> Path:
    """Write `index.html` from the pages that stand in the folder, so that it can promise no other."""
    overview = out / "overview.html"
    said = _findings(overview.read_text(encoding="utf-8")) if overview.is_file() else []
    page = rendered("front.html.j2", groups=entries(briefs, out), findings=said)
    write.whole(out / "index.html", page)
    return out / "index.html"
