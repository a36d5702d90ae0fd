"""The front page: an index of every brief in a folder, with a search.

It is made from what the pages say of themselves in their seals, leads, findings and map, so that it can promise no
page that is not there and state no number that a page does not.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup

from o7lib import files
from o7lib.briefs import freshness
from o7lib.briefs.figures.compress import hidden
from o7lib.briefs.pages import search_index
from o7lib.briefs.pages.templates import TEMPLATES, allowed, rendered, style_sheet
from o7lib.briefs.plan.briefs import Brief
from o7lib.exchange import schema_org
from o7lib.show.words.caveats import STANDING
from o7lib.show.words.grammar import first_sentence
from o7lib.tables.load import load_all
from o7lib.tables.model.subject import Subject

ALONE = "Themes"
FILE = "index.html"
FIRST, MAPS = "overview", "maps"
# The order in which a stranger reads the themes: what was found and whether it stands, then what it rests on.
READ = (FIRST, "reconciliation", "periods", "funding", "people", "dac", "gaps", "maps", "partners", "outputs")
EXPLORER = "explore.html"
CAVEATS = ("self_reported", "counts", "contribution", "few")
Entry = dict[str, Any]
Summary = dict[str, Any]  # of a page, from its seal; see `exporter.Page`


def entry(brief: Brief, summary: Summary) -> Entry:
    """A brief as the front page lists it, with its lead taken from the page itself.

    `also` holds what else a reader may type for it: the names the documents print, its code, its initials.
    """
    known = {"key": brief.key, "file": brief.file, "name": brief.name, "under": brief.under, "kind": brief.kind}
    codes = list(brief.parameters.values()) if brief.kind in ("country", "funder") else []
    names = [*brief.also.split("; "), *codes, search_index.initials(brief.name)]
    also = "; ".join(dict.fromkeys(name for name in names if name and name != brief.name))
    found = (
        summary.get("lead", "") if "/" in brief.key else summary.get("title", "")
    )  # the title of a theme is its finding
    return {**known, "lead": found, "also": also}


def entries(pages: Mapping[Brief, Summary]) -> list[Entry]:
    """The briefs whose page exists, in the order of the plan, the overview first; `number` is their place in it."""
    listed = sorted((entry(brief, page) for brief, page in pages.items()), key=lambda e: e["key"] != FIRST)
    order = {brief.key: number for number, brief in enumerate(pages)}
    return [{**e, "number": order[e["key"]]} for e in listed]


def grouped(listed: Sequence[Entry]) -> dict[str, list[Entry]]:
    """Entries by where a reader looks: regions with their countries under them, then themes, then the rest.

    >>> rows = [{"key": "gaps", "kind": "gaps", "under": ""}, {"key": "region/a", "kind": "region", "under": ""},
    ...     {"key": "country/X", "kind": "country", "under": "region/a"}]
    >>> [(group, [e["key"] for e in listed]) for group, listed in grouped(rows).items()]
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


def picture(page: str, summary: Summary, which: str) -> str:
    """A picture of a page with only the shapes that it uses: its `first`, or its `map`, the last but one.

    Empty where the page has none. The page's summary says from which character to which each stands.
    """
    if which not in summary:
        return ""
    (start, end), shapes = summary[which]["figure"], summary[which]["shapes"]
    return hidden("".join(page[first:last] for first, last in shapes)) + page[start:end]


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def _standing(out: Path) -> dict[str, int]:
    """Which pages stand in a folder, and when each was written."""
    return {f.name: f.stat().st_mtime_ns for f in out.glob("*.html") if f.name != FILE}


def _distinct(pages: Mapping[Brief, Summary]) -> dict[int, list[str]]:
    """Words of the pages that words tell apart, by number: a word of a country's brief stands in its region's too."""
    above = {b.under for b in pages}
    return {n: s.get("words", []) for n, (b, s) in enumerate(pages.items()) if "/" in b.key and b.key not in above}


def _opening(lead: str) -> dict[str, str]:
    """The lead of the overview in two pieces: what was found and whether it stands, and all that follows.

    >>> _opening("All met. Half stand. Under one rule none is met.")
    {'lead': 'All met. Half stand.', 'more': 'Under one rule none is met.'}
    """
    first = first_sentence(lead)
    second = first_sentence(lead[len(first) :].strip())
    opening = f"{first} {second}".strip()
    return {"lead": opening, "more": lead[len(opening) :].strip()}


def page(
    pages: Mapping[Brief, Summary],
    targets: str,
    map: str,
    explorer: str,
    described: str,
    subject: Subject | None = None,
) -> str:
    """The front page of a set of briefs. Same pages, same bytes.

    Args:
        pages: every brief that stands in the folder, with what its page says of itself, in the order of the plan.
        targets, map: the two pictures that it shows; empty where there is none.
        explorer: the file of the explorer; empty where there is none.
        described: the record as JSON-LD, see `schema_org.json_ld`. subject: what the record is about.
    """
    overview = next((summary for brief, summary in pages.items() if brief.key == FIRST), {})
    script = _read(TEMPLATES / "front.js").strip()
    known = json.dumps(search_index.index(_distinct(pages)), ensure_ascii=False, separators=(",", ":"))
    return rendered(
        "front.html.j2",
        subject,
        groups=grouped(entries(pages)),
        **_opening(overview.get("lead", "")),
        indicators=overview.get("terms", ""),
        headlines=overview.get("answers", []),
        overview=f"{FIRST}.html",
        caveats=[STANDING[c] for c in CAVEATS],
        targets=Markup(targets),
        map=Markup(map),
        data=overview.get("data", ""),
        explorer=explorer,
        dataset=Markup(described),
        words=Markup(known.replace("<", "\\u003c")),
        script=Markup(script),
        policy=allowed(script),
        more_css=style_sheet("front.css"),
    )


def index(briefs: Sequence[Brief], out: Path, subject: Subject | None = None) -> Path:
    """Write `index.html` from the pages that stand in the folder, so that it can promise no other.

    Where another run writes pages into the same folder meanwhile, the front page is made again:
    whoever writes it last has seen every page.
    """
    described = schema_org.json_ld(load_all())
    seen: dict[str, int] | None = None
    while (now := _standing(out)) != seen:
        seen = now
        found = {b: freshness.text_of(out / b.file) for b in briefs}
        texts = {b: text for b, text in found.items() if text is not None}
        pages = {b: (freshness.seal_of(text) or {}).get("summary", {}) for b, text in texts.items()}
        by_key = {b.key: (text, pages[b]) for b, text in texts.items()}
        targets, map = (picture(*by_key.get(k, ("", {})), which) for k, which in ((FIRST, "first"), (MAPS, "map")))
        text = page(pages, targets, map, EXPLORER if (out / EXPLORER).is_file() else "", described, subject)
        files.write(out / FILE, text)
    return out / FILE
