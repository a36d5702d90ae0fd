"""An executed notebook made into one sealed page."""

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape, unescape
from pathlib import Path
from typing import Any

from nbconvert.exporters.templateexporter import TemplateExporter
from nbformat import NotebookNode
from traitlets import default
from traitlets.config import Config

from o7lib import __version__
from o7lib.briefs.figures import figure
from o7lib.briefs.figures.compress import share_paths
from o7lib.briefs.pages import links, reading_order, responsive_tables
from o7lib.briefs.plan.navigation import FRONT, Link, Navigation
from o7lib.show.style import theme
from o7lib.tables.model.paths import SHIPPED

TEMPLATES = SHIPPED.parent / "reports" / "template"
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
ALONE = Navigation((Link(FRONT, "All briefs"),))


def allowed(*scripts: str) -> str:
    """The policy of the briefs, and besides it exactly these scripts, by their digests.

    >>> allowed("").split("; ")[-1][:19]
    "script-src 'sha256-"
    """
    seals = [base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts]
    return f"{POLICY}; script-src " + " ".join(f"'sha256-{seal}'" for seal in seals)


@dataclass(frozen=True)
class Imprint:
    """What the foot of a page says of its data, and what its code part shows."""

    record: str
    version: str
    created: str
    notebook: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    reads: Mapping[str, str] = field(default_factory=dict)

    @property
    def checksum(self) -> str:
        """SHA-256 over the rows that the page read: it changes when, and only when, they do."""
        return hashlib.sha256("".join(f"{k}={v};" for k, v in sorted(self.reads.items())).encode()).hexdigest()

    def cite(self, title: str) -> str:
        """How to cite the page."""
        return f"“{title}”, in: {self.record}, version {self.version}, {self.created}, rows {self.checksum[:12]}."


def style_sheet(name: str = "style.css") -> str:
    """A style sheet of the template folder, by default the pages' common one, without its comments and line breaks."""
    written = (TEMPLATES / name).read_text(encoding="utf-8")
    return re.sub(r"\s*\n\s*", "", re.sub(r"/\*.*?\*/", "", written, flags=re.DOTALL))


def _question(line: str) -> str:
    words = line.replace("**Question:** ", "")
    return words[:1].upper() + words[1:]


def heading(source: str) -> str:
    """A markdown cell, which holds a heading and at most a question, as HTML.

    >>> heading("## Who paid?")
    '<h2 id="who-paid">Who paid?</h2>'
    """
    parts = []
    for line in filter(None, (line.strip() for line in source.splitlines())):
        if line.startswith("## "):
            parts.append(f'<h2 id="{reading_order.slug(line[3:])}">{escape(line[3:])}</h2>')
        elif line.startswith("# "):
            parts.append(f'<p class="kicker">{escape(line[2:])}</p>')
        else:
            parts.append(f'<p class="question">{escape(_question(line))}</p>')
    return "".join(parts)


def _displayed(notebook: NotebookNode) -> Iterator[str]:
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            yield "".join(output.get("data", {}).get("text/html", ""))


def _heading_and_lead(notebook: NotebookNode) -> tuple[str, str]:
    """The words of the page's title and lead, which the notebook computed."""
    everything = "\n".join(_displayed(notebook))
    found = re.search(r"<h1>(.*?)</h1>(?:<p class=\"lead\">(.*?)</p>)?", everything, re.DOTALL)
    return (unescape(found[1]), unescape(found[2] or "")) if found else ("Untitled", "")


def _in_order(page: str, in_full: bool) -> str:
    """The page with its middle part, between the template's two marks, in reading order.

    Args:
        in_full: whether paper shows every note of the page.
    """
    before, start, rest = page.partition("<!--o7 body-->")
    body, end, after = rest.partition("<!--o7 end-->")
    noted = body if in_full else reading_order.counted_on_paper(body)
    return (
        before + reading_order.rows_last(reading_order.opened(links.at_home(noted))) + after if start and end else page
    )


class BriefExporter(TemplateExporter):
    """nbconvert with our own template. Build one and use it for every page: the template is compiled once."""

    output_mimetype = "text/html"

    @default("template_name")
    def _template_name_default(self) -> str:
        return "brief"

    @default("template_file")
    def _template_file_default(self) -> str:
        return "index.html.j2"

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".html"

    @property
    def default_config(self) -> Config:
        order = [theme.MIME, "text/html", "text/plain"]
        found = {"extra_template_basedirs": [str(TEMPLATES)]}
        # Its preprocessors would copy and validate the notebook, eleven times, to change nothing.
        idle: dict[str, Any] = {"default_preprocessors": []}
        return Config({"NbConvertBase": {"display_data_priority": order}, "TemplateExporter": found, "Exporter": idle})

    def __init__(self, **kw: Any) -> None:
        super().__init__(**kw)
        self.css = style_sheet()
        shapes = SHIPPED / "geo" / "countries.topo.json"
        self.shapes = shapes.read_text(encoding="utf-8") if shapes.exists() else "{}"

    def default_filters(self) -> Iterator[tuple[str, Any]]:
        yield from super().default_filters()
        yield "figure", lambda output: figure.figure(output["data"][theme.MIME], self.shapes)
        yield "heading", heading

    def page(self, notebook: NotebookNode, imprint: Imprint, way: Navigation = ALONE) -> str:
        """The whole page of an executed notebook."""
        title, lead = _heading_and_lead(notebook)
        in_full = Path(imprint.notebook).name == reading_order.IN_FULL
        given = ", ".join(f"{k} = {v}" for k, v in imprint.parameters.items())
        said = {
            "policy": POLICY, "library": __version__, "title": title, "lead": lead, "css": self.css,
            "chart": theme.MIME, "code": _code(notebook), "parameters": given,
            "trail": reading_order.trail(way), "onward": reading_order.onward(way), "cite": imprint.cite(title),
            "checksum": imprint.checksum, "record": imprint.record, "version": imprint.version,
            "created": imprint.created, "notebook": Path(imprint.notebook).name, "in_full": in_full,
        }  # fmt: skip
        page, _ = self.from_notebook_node(notebook, {"o7": said})
        return responsive_tables.carded(share_paths(_in_order(page, in_full))).strip() + "\n"


def _code(notebook: NotebookNode) -> list[str]:
    return [c.source for c in notebook.cells if c.cell_type == "code" and c.source.strip()]
