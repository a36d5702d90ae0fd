"""Export an executed notebook as one self-contained HTML page."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from nbformat import NotebookNode

from o7lib.briefs.figures import figure
from o7lib.briefs.figures.compress import SharedPaths, share_paths
from o7lib.briefs.page_numbers import page_numbers
from o7lib.briefs.pages import reading_order, search_index
from o7lib.briefs.pages.sealed_page import SealedPage
from o7lib.briefs.pages.templates import POLICY, rendered
from o7lib.briefs.plan.navigation import FRONT, Link, Navigation, as_parts
from o7lib.show.html import parts
from o7lib.show.html.parts import Part, render
from o7lib.tables.model.paths import SHIPPED
from o7lib.tables.model.subject import Subject

LICENCE = "CC-BY-4.0"  # of tables and texts, as the foot of every page says
ALONE = Navigation((Link(FRONT, "All briefs"),))


@dataclass(frozen=True)
class Imprint:
    """What the foot of a page says of its data, and what its code part shows."""

    record: str
    version: str
    created: str
    notebook: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    reads: Mapping[str, str] = field(default_factory=dict)
    numbers: str = ""  # the file beside the page that holds its numbers
    subject: Subject | None = None

    @property
    def checksum(self) -> str:
        """SHA-256 over the rows that the page read: it changes when, and only when, they do."""
        return hashlib.sha256("".join(f"{k}={v};" for k, v in sorted(self.reads.items())).encode()).hexdigest()

    def told(self) -> Part:
        """The same for the file of the page's numbers."""
        made = {"record": self.record, "version": self.version, "created": self.created}
        given = {"notebook": Path(self.notebook).name, "parameters": dict(self.parameters)}
        return {**made, **given, "checksum": self.checksum, "license": LICENCE}

    def cite(self, title: str) -> str:
        """How to cite the page."""
        return f"“{title}”, in: {self.record}, version {self.version}, {self.created}, rows {self.checksum[:12]}."


@dataclass(frozen=True)
class Page:
    """A page and what it says of itself.

    Attributes:
        text: the whole page, without its seal.
        links: other pages that it names, and whether it links to each.
        summary: what the front page and the search read: `title`, `lead`, `terms`, `answers` (questions with
            their findings), `words`, `data`, and where its pictures stand: the `first`, and the last but one
            (`map`), where it has as many.
        numbers: its numbers as JSON, for the file beside it.
    """

    text: str
    links: dict[str, bool]
    summary: Part
    numbers: str


def _pictures(text: str, shared: SharedPaths) -> Part:
    """Where the first and the last but one picture stand in a page, with their shapes: first and last character."""
    places = {"first": 0} if shared.figures else {}
    places |= {"map": -2} if len(shared.figures) > 1 else {}
    return {name: _picture(text, shared, at) for name, at in places.items()}


def _picture(text: str, shared: SharedPaths, at: int) -> Part:
    pieces = [shared.figures[at], *(shared.shapes[id] for id in shared.used[at])]
    figure, *shapes = [[start := text.index(piece), start + len(piece)] for piece in pieces]
    return {"figure": figure, "shapes": shapes}


class BriefExporter:
    """Makes pages of executed notebooks. Build one and use it for every page: it reads the shapes of the maps once."""

    def __init__(self) -> None:
        shapes = SHIPPED / "geo" / "countries.topo.json"
        self.shapes = shapes.read_text(encoding="utf-8") if shapes.exists() else "{}"

    def page(
        self,
        notebook: NotebookNode,
        imprint: Imprint,
        navigation: Navigation = ALONE,
        planned: Collection[str] | None = None,
    ) -> Page:
        """The whole page of an executed notebook.

        Args:
            planned: the files of every page that will stand beside this one; None where all are taken to.
        """
        shown = reading_order.displayed(notebook)
        place = SealedPage(reading_order.rows_here(shown), planned, Path(imprint.numbers).stem)
        page = reading_order.arranged(shown)
        pictures = [figure.figure(part["spec"], self.shapes, place.href) for part in page.body if "spec" in part]
        shared = share_paths(pictures)
        title = next((part for part in shown if part["kind"] == "title"), {"words": ""})
        fields = _frame(imprint, title) | _body(page, place, shared) | _navigation(navigation, place)
        fields |= {"code": _code(notebook), "cards": place.cards.sheet()}
        text = rendered("brief.html.j2", **fields)
        summary = _summary(shown, title, fields["data"]) | _pictures(text, shared)
        numbers = page_numbers(shown, {"title": title["words"], **imprint.told()})
        return Page(text, dict(sorted(place.links.named.items())), summary, numbers)


def _summary(shown: Sequence[Part], title: Part, data: str) -> Part:
    """What a page says of itself, for the front page and the search."""
    terms = next((part["words"] for part in shown if part["kind"] == "terms"), "")
    return {
        "title": title["words"],
        "lead": title.get("lead", ""),
        "data": data,
        "terms": terms,
        "answers": reading_order.answers(shown),
        "words": sorted(search_index.words_of(shown)),
    }


def _frame(imprint: Imprint, title: Part) -> Part:
    """What stands around the parts: the head of the page and its foot."""
    return {
        "policy": POLICY, "subject": imprint.subject, "title": title["words"] or "Untitled",
        "lead": title.get("lead", ""), "parameters": ", ".join(f"{k} = {v}" for k, v in imprint.parameters.items()),
        "cite": imprint.cite(title["words"]), "checksum": imprint.checksum, "notebook": Path(imprint.notebook).name,
        "numbers": imprint.numbers,
        "data": f"{imprint.record}, version {imprint.version} of {imprint.created}",
    }  # fmt: skip


def _body(page: reading_order.Arranged, place: SealedPage, shared: SharedPaths) -> Part:
    """The parts as HTML, in reading order; the lists of rows last."""
    pictures = iter(shared.figures)
    return {
        "opening": [render(part, place) for part in page.opening.values()],
        "contents": render(parts.part("on_this_page", headings=page.headings), place),
        "body": [next(pictures) if "spec" in part else render(part, place) for part in page.body],
        "shapes": shared.store,
        "lists": render({"kind": "row_lists", "lists": page.lists}, place),
    }


def _navigation(navigation: Navigation, place: SealedPage) -> Part:
    trail, onward = as_parts(navigation)
    return {"trail": render(trail, place), "onward": render(onward, place)}


def _code(notebook: NotebookNode) -> list[str]:
    return [c.source for c in notebook.cells if c.cell_type == "code" and c.source.strip()]
