"""Links between pages: to the front page, to the region, to the previous and next brief of a kind.

A page depends on its own links only: a new country makes the pages of its two neighbours stale, not all.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from o7lib.briefs.plan.briefs import Brief
from o7lib.show.html.parts import Part, part

FRONT = "index.html"


@dataclass(frozen=True)
class Link:
    """A page to go to: its file and what it is called."""

    file: str
    name: str


@dataclass(frozen=True)
class Navigation:
    """Where one brief leads: the pages above it, its own name, the briefs of its kind before and after."""

    up: tuple[Link, ...] = ()
    name: str = ""
    before: Link | None = None
    after: Link | None = None


def _link(brief: Brief) -> Link:
    return Link(brief.file, brief.name)


def _rows(briefs: Sequence[Brief]) -> dict[str, list[Brief]]:
    """Briefs that follow each other: those of one kind; those that are alone of their kind together."""
    kinds: dict[str, list[Brief]] = {}
    for brief in briefs:
        kinds.setdefault(brief.kind if "/" in brief.key else "", []).append(brief)
    return kinds


def navigation(briefs: Sequence[Brief]) -> dict[str, Navigation]:
    """The navigation of every brief of a plan, by key.

    >>> region = Brief("region/africa", "region.ipynb", name="Africa")
    >>> country = Brief("country/TUN", "country.ipynb", name="Tunisia", under="region/africa")
    >>> [link.name for link in navigation([region, country])["country/TUN"].up]
    ['All briefs', 'Africa']
    """
    known = {b.key: b for b in briefs}
    links = {}
    for row in _rows(briefs).values():
        for place, brief in enumerate(row):
            above = [_link(known[brief.under])] if brief.under in known else []
            before = _link(row[place - 1]) if place else None
            after = _link(row[place + 1]) if place + 1 < len(row) else None
            links[brief.key] = Navigation((Link(FRONT, "All briefs"), *above), brief.name, before, after)
    return links


def as_parts(navigation: Navigation) -> tuple[Part, Part]:
    """Navigation as the parts of a page: the trail back, and the briefs of the same kind before and after."""
    before, after = map(_fields, (navigation.before, navigation.after))
    up = [_fields(link) for link in navigation.up]
    return part("trail", up=up, words=navigation.name), part("onward", before=before, after=after)


def _fields(link: Link | None) -> Part | None:
    return {"file": link.file, "words": link.name} if link else None
