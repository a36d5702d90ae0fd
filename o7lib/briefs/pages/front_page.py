"""The front page: every brief that stands in a folder, found in seconds.

It is made from the pages themselves, their titles, leads, findings and map, so that it can promise no
page that is not there and state no number that a page does not.
"""

import json
import re
from collections.abc import Mapping, Sequence
from html import unescape
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, select_autoescape
from markupsafe import Markup

from o7lib import __version__, page_files
from o7lib.briefs.pages import search_index
from o7lib.briefs.pages.exporter import TEMPLATES, allowed, style_sheet
from o7lib.briefs.plan.briefs import Brief
from o7lib.show.words.caveats import STANDING

ALONE = "Themes"
FILE = "index.html"
FIRST = "overview"
# The order in which a stranger reads the themes: what was found and whether it stands, then what it rests on.
READ = (FIRST, "reconciliation", "periods", "funding", "people", "dac", "gaps", "maps", "partners", "outputs")
EXPLORER = "explore.html"
CAVEATS = ("self_reported", "counts", "contribution", "few")
Entry = dict[str, Any]


def _found(pattern: str, page: str) -> str:
    found = re.search(pattern, page, re.DOTALL)
    return unescape(found[1]) if found else ""


def entry(brief: Brief, page: str) -> Entry:
    """A brief as the front page lists it, with its lead taken from the page itself.

    `also` holds what else a reader may type for it: the names the documents print, its code, its initials.
    """
    lead = _found(r'<p class="lead">(.*?)</p>', page)
    known = {"key": brief.key, "file": brief.file, "name": brief.name, "under": brief.under, "kind": brief.kind}
    codes = list(brief.parameters.values()) if brief.kind in ("country", "funder") else []
    others = [*brief.also.split("; "), *codes, search_index.initials(brief.name)]
    return {**known, "lead": lead, "also": "; ".join(dict.fromkeys(o for o in others if o and o != brief.name))}


def entries(pages: Mapping[Brief, str]) -> list[Entry]:
    """The briefs whose page exists, in the order of the plan, the overview first; `number` is their place in it."""
    listed = sorted((entry(brief, page) for brief, page in pages.items()), key=lambda e: e["key"] != FIRST)
    order = {brief.key: number for number, brief in enumerate(pages)}
    return [{**e, "number": order[e["key"]]} for e in listed]


def grouped(listed: Sequence[Entry]) -> dict[str, list[Entry]]:
    """Entries by where a reader looks: regions with their countries under them, then themes, then the rest.

    >>> rows = [{"key": "gaps", "kind": "gaps", "under": ""}, {"key": "region/a", "kind": "region", "under": ""},
    ...     {"key": "country/X", "kind": "country", "under": "region/a"}]
    >>> [(group, [e["key"] for e in mine]) for group, mine in grouped(rows).items()]
    [('region', ['region/a']), ('Themes', ['gaps'])]
    >>> grouped(rows)["region"][0]["inside"][0]["key"]
    'country/X'
    """
    above = {e["key"] for e in listed}
    listed = sorted(listed, key=lambda e: READ.index(e["key"]) if e["key"] in READ else len(READ))
    groups: dict[str, list[Entry]] = {ALONE: []}
    for e in listed:
        if e["under"] in above:
            continue
        inside = [i for i in listed if i["under"] == e["key"]]
        groups.setdefault(e["kind"] if "/" in e["key"] else ALONE, []).append({**e, "inside": inside})
    order = ["region", ALONE, *(g for g in groups if g not in (ALONE, "region"))]
    return {g: groups[g] for g in order if groups.get(g)}


def headlines(page: str, file: str) -> list[dict[str, Any]]:
    """The questions of a page with the findings that answer them, each with a link to where it stands.

    >>> headlines('<h2 id="a">Who?</h2><p class="finding">Nobody.</p><h2 id="b">Why?</h2>', "o.html")
    [{'question': 'Who?', 'link': 'o.html#a', 'said': ['Nobody.']}]
    """
    found = []
    for part in page.split("<h2 ")[1:]:
        key, question = _found(r'id="([^"]*)"', part), _found(r">(.*?)</h2>", part)
        said = [unescape(f) for f in re.findall(r'<p class="finding">(.*?)</p>', part, re.DOTALL)]
        found += [{"question": question, "link": f"{file}#{key}", "said": said}] if said else []
    return found


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


def rendered(template: str, **given: Any) -> str:
    """A page from a template that is not a notebook's: everything given is escaped unless it is `Markup`."""
    escaped = select_autoescape(default=True, default_for_string=True)
    loader = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=escaped)
    return loader.get_template(template).render(css=style_sheet(), library=__version__, **given) + "\n"


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def _standing(out: Path) -> dict[str, int]:
    """Which pages stand in a folder, and when each was written."""
    return {f.name: f.stat().st_mtime_ns for f in out.glob("*.html") if f.name != FILE}


def _told_apart(pages: Mapping[Brief, str]) -> dict[int, str]:
    """The pages whose words tell briefs apart, by number: a word of a country's brief stands in its region's too."""
    above = {b.under for b in pages}
    return {n: text for n, (b, text) in enumerate(pages.items()) if "/" in b.key and b.key not in above}


def page(pages: Mapping[Brief, str], overview: str, maps: str, explorer: str) -> str:
    """The front page of a set of briefs. Same pages, same bytes.

    Args:
        pages: every brief that stands in the folder, with its page, in the order of the plan.
        overview, maps: the pages that headlines and map are taken from; empty where there is none.
        explorer: the file of the explorer; empty where there is none.
    """
    script = _read(TEMPLATES / "front.js").strip()
    known = json.dumps(search_index.index(_told_apart(pages)), ensure_ascii=False, separators=(",", ":"))
    return rendered(
        "front.html.j2",
        groups=grouped(entries(pages)),
        lead=_found(r'<p class="lead">(.*?)</p>', overview),
        indicators=_found(r'<p class="indicators">(.*?)</p>', overview),
        headlines=headlines(overview, f"{FIRST}.html"),
        caveats=[STANDING[c] for c in CAVEATS],
        map=Markup(picture(maps)),
        data=_found(r"<dt>Data</dt><dd>(.*?)</dd>", overview),
        explorer=explorer,
        words=Markup(known.replace("<", "\\u003c")),
        script=Markup(script),
        policy=allowed(script),
        more_css=style_sheet("front.css"),
    )


def index(briefs: Sequence[Brief], out: Path) -> Path:
    """Write `index.html` from the pages that stand in the folder, so that it can promise no other.

    Where another run writes pages into the same folder meanwhile, the front page is made again:
    whoever writes it last has seen every page.
    """
    seen: dict[str, int] | None = None
    while (now := _standing(out)) != seen:
        seen = now
        pages = {b: _read(out / b.file) for b in briefs if (out / b.file).is_file()}
        explorer = EXPLORER if (out / EXPLORER).is_file() else ""
        text = page(pages, _read(out / f"{FIRST}.html"), _read(out / "maps.html"), explorer)
        page_files.whole(out / FILE, text)
    return out / FILE
