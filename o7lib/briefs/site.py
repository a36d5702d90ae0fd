"""The front page: every brief that stands in a folder, found in seconds.

It is made from the pages themselves, their titles, leads, findings and map, so that it can promise no
page that is not there and state no number that a page does not.
"""

import base64
import hashlib
import re
from collections.abc import Sequence
from html import unescape
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, select_autoescape
from markupsafe import Markup

from o7lib.briefs import write
from o7lib.briefs.export import TEMPLATES, style_sheet
from o7lib.briefs.plan import Brief
from o7lib.show.caveats import STANDING

ALONE = "Themes"
CAVEATS = ("self_reported", "claims", "few")
Entry = dict[str, Any]


def _found(pattern: str, page: str) -> str:
    found = re.search(pattern, page, re.DOTALL)
    return unescape(found[1]) if found else ""


def entry(brief: Brief, page: str) -> Entry:
    """A brief as the front page lists it, with its lead taken from the page itself."""
    lead = _found(r'<p class="lead">(.*?)</p>', page)
    return {
        "key": brief.key,
        "file": brief.file,
        "name": brief.name,
        "lead": lead,
        "under": brief.under,
        "kind": brief.kind,
    }


def entries(briefs: Sequence[Brief], out: Path) -> list[Entry]:
    """The briefs whose page exists, in the order of the plan."""
    files = [(b, out / b.file) for b in briefs]
    return [entry(b, file.read_text(encoding="utf-8")) for b, file in files if file.is_file()]


def grouped(listed: Sequence[Entry]) -> dict[str, list[Entry]]:
    """Entries by where a reader looks: themes, then regions with their countries under them, then the rest.

    >>> rows = [{"key": "gaps", "kind": "gaps", "under": ""}, {"key": "region/a", "kind": "region", "under": ""},
    ...     {"key": "country/X", "kind": "country", "under": "region/a"}]
    >>> [(group, [e["key"] for e in mine]) for group, mine in grouped(rows).items()]
    [('Themes', ['gaps']), ('region', ['region/a'])]
    >>> grouped(rows)["region"][0]["inside"][0]["key"]
    'country/X'
    """
    above = {e["key"] for e in listed}
    groups: dict[str, list[Entry]] = {ALONE: []}
    for e in listed:
        if e["under"] in above:
            continue
        inside = [i for i in listed if i["under"] == e["key"]]
        groups.setdefault(e["kind"] if "/" in e["key"] else ALONE, []).append({**e, "inside": inside})
    order = [ALONE, "region", *(g for g in groups if g not in (ALONE, "region"))]
    return {g: groups[g] for g in order if groups.get(g)}


def picture(page: str) -> str:
    """The last but one map of the page of maps, how far results got, with only the shapes that it uses.

    Empty where the page has no map.
    """
    figures = re.findall(r"<figure>.*?</figure>", page, re.DOTALL)
    if len(figures) < 2:
        return ""
    figure = figures[-2]
    used = dict.fromkeys(re.findall(r'href="#(g\d+)"', figure))
    shapes = "".join(m[0] for m in re.finditer(r'<path id="(g\d+)"[^>]*/>', page) if m[1] in used)
    return f'<svg width="0" height="0" style="position:absolute" aria-hidden="true"><defs>{shapes}</defs></svg>{figure}'


def allowed(script: str) -> str:
    """The one script of the page, by its digest: nothing else may run.

    >>> allowed("")[:19]
    "script-src 'sha256-"
    """
    return f"script-src 'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def rendered(template: str, **given: Any) -> str:
    """A page from a template that is not a notebook's: everything given is escaped unless it is `Markup`."""
    escaped = select_autoescape(default=True, default_for_string=True)
    loader = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=escaped)
    return loader.get_template(template).render(css=style_sheet(), **given) + "\n"


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def index(briefs: Sequence[Brief], out: Path) -> Path:
    """Write `index.html` from the pages that stand in the folder, so that it can promise no other."""
    overview, script = _read(out / "overview.html"), _read(TEMPLATES / "front.js").strip()
    page = rendered(
        "front.html.j2",
        groups=grouped(entries(briefs, out)),
        findings=[unescape(f) for f in re.findall(r'<p class="finding">(.*?)</p>', overview, re.DOTALL)][:6],
        caveats=[STANDING[c] for c in CAVEATS],
        map=Markup(picture(_read(out / "maps.html"))),
        data=_found(r"<dt>Data</dt><dd>(.*?)</dd>", overview),
        explorer=(out / "explore.html").is_file(),
        script=Markup(script),
        policy=allowed(script),
    )
    write.whole(out / "index.html", page)
    return out / "index.html"
