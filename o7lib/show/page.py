"""The parts of a brief that a notebook calls by name: title, finding, picture, table, sources, caveats.

Everything is shown as HTML with a plain-text twin, and a chart as its Vega-Lite spec; the builder
makes a sealed page of them, JupyterLab shows them as they are.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape

import altair as alt
import pandas as pd
from IPython.display import display

from o7lib.show.charts.base import without_validation
from o7lib.show.html.elements import Markup, StageText, tag, text
from o7lib.show.html.references import csv_link
from o7lib.show.html.tables import table as html_table
from o7lib.show.style import theme
from o7lib.tables.model.references import Ref, passage
from o7lib.tables.model.schema import Schema


def _show(markup: str) -> None:
    plain = unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", markup))).strip()
    display({"text/html": markup, "text/plain": plain[:200]}, raw=True)


def _slug(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", words.casefold()).strip("-")[:60]


def title(words: str, lead: str = "", kind: str = "") -> None:
    """The page's one main heading, a sentence under it, and over it what kind of page it is where the notebook's own name misleads."""
    over = tag("p", text(kind), class_="kicker") if kind else ""
    _show(over + tag("h1", text(words)) + (tag("p", text(lead), class_="lead") if lead else ""))


def finding(*sentences: str) -> None:
    """What was found, in computed sentences; empty ones are left out."""
    _show("".join(tag("p", text(s), class_="finding") for s in sentences if s))


def read_also(words: str, *briefs: str) -> None:
    """Where to read on, in a sentence: each `{}` in the words becomes a link to a brief, given as its page and its name.

    Args:
        briefs: page and name apart by a bar: `outputs.html|Outputs and lessons`.
    """
    links = [tag("a", text(name), href=file) for file, name in (brief.split("|") for brief in briefs)]
    _show(tag("p", text(words).format(*links), class_="see"))


def cite(refs: Sequence[Ref], at_most: int = 4) -> str:
    """Sources in a line: each document with its passages merged, the longest lists cut with a count.

    >>> cite([Ref("KHM129", "results-2012-13", "1-4"), Ref("LAO179", "results-2012-13", "5-9")])
    'results-2012-13, lines 1-9'
    >>> cite([Ref("a", "note", "4-4"), Ref("b", "note", "8-8")])
    'note, lines 4, 8'
    """
    spoken = []
    for doc_id, spans in spans_by_document(refs).items():
        if len(spans) == 1:
            spoken.append(passage(doc_id, spans[0]))
            continue
        rest = len(spans) - at_most
        more = f" and {rest} more {'passage' if rest == 1 else 'passages'}" if rest > 0 else ""
        spoken.append(f"{doc_id}, lines {', '.join(map(short, spans[:at_most]))}{more}")
    return "; ".join(spoken)


def short(span: str) -> str:
    """A span of one line as that line.

    >>> short("37-37"), short("5-9")
    ('37', '5-9')
    """
    first, last = span.split("-")
    return first if first == last else span


def spans_by_document(refs: Sequence[Ref]) -> dict[str, list[str]]:
    """Line spans per document, merged where they touch, in order.

    >>> spans_by_document([Ref("a", "d", "5-9"), Ref("b", "d", "1-4"), Ref("c", "d", "20-20")])
    {'d': ['1-9', '20-20']}
    """
    spans: dict[str, list[list[int]]] = {}
    cited = {(r.doc_id, int(r.lines.split("-")[0]), int(r.lines.split("-")[1])) for r in refs}
    for doc_id, first, last in sorted(cited):
        mine = spans.setdefault(doc_id, [])
        if mine and first <= mine[-1][1] + 1:
            mine[-1][1] = max(mine[-1][1], last)
        else:
            mine.append([first, last])
    return {doc: [f"{a}-{b}" for a, b in mine] for doc, mine in spans.items()}


def all_refs(frame: pd.DataFrame) -> list[Ref]:
    """Every reference of a measure's `refs` column, once each, in order; none where there is no such column."""
    return list(dict.fromkeys(r for refs in frame["refs"] for r in refs)) if "refs" in frame else []


@dataclass(frozen=True)
class View:
    """What a page shows of one measure: its sentences, its rows with their columns, and its chart.

    An analyst's own frame and chart make one too, with or without references:

        page.show(page.View(["What I found."], frame, {"column": "Heading, unit"}, chart=alt.Chart(frame).mark_bar()))

    Attributes:
        sentences: what was found; empty ones are left out.
        rows: the frame behind the sentences, one row a row; None where the sentences stand alone.
        columns: column of `rows` to its heading with its unit, in order; every column where none is given.
        caption: what the table shows, with the unit of count; a chart needs none.
        opens: column of numbers to the column of references (`refs`) that each number opens.
        chart: an Altair chart of the rows; without one the rows stand in the open.
        alt: the chart's text alternative; the sentences where none is given.
        source: a frame whose `refs` are the passages behind the view; a chart's default is `rows`.
    """

    sentences: Sequence[str] = ()
    rows: pd.DataFrame | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    caption: str = ""
    opens: Mapping[str, str] = field(default_factory=dict)
    chart: alt.TopLevelMixin | None = None
    alt: str = ""
    source: pd.DataFrame | None = None


def show(*views: View | Iterable[View]) -> None:
    """Show views one below the other: sentences, then the chart with its data folded, or the table."""
    for view in views:
        if not isinstance(view, View):
            show(*view)
            continue
        if any(view.sentences):
            finding(*view.sentences)
        if view.rows is not None:
            _show_rows(view, view.rows)


def _show_rows(view: View, rows: pd.DataFrame) -> None:
    columns = view.columns or {c: str(c) for c in rows.columns if c != "refs"}
    refs = [] if view.source is None else all_refs(view.source)
    if view.chart is None:
        table(rows, columns, view.caption, refs, view.opens)
        return
    says = view.alt or " ".join(filter(None, view.sentences))
    picture(view.chart, says, refs if view.source is not None else all_refs(rows), rows, columns, view.opens)


def picture(
    chart: alt.TopLevelMixin,
    says: str,
    source: Sequence[Ref],
    data: pd.DataFrame,
    headings: Mapping[str, str],
    opens: Mapping[str, str] | None = None,
) -> None:
    """A chart with its finding as text alternative, its source, and its data as a table.

    Args:
        chart: one of `charts` or `maps`.
        says: the finding; title of the figure and what a screen reader says.
        source: the passages behind it.
        data: what the chart shows. headings: its columns with their units, in order.
        opens: column of numbers to the column of references that each number opens.
    """
    spec = without_validation(chart.to_dict)(validate=False)
    spec.pop("$schema", None)  # the newest Vega-Lite; JupyterLab draws with an older one and would complain
    spec["description"] = says
    own = spec.get("usermeta", {}).get("o7", {})
    spec["usermeta"] = {"o7": own | {"says": says, "source": cite(source)}}
    display({theme.MIME: spec, "text/plain": f"[chart] {says}"}, raw=True)
    _show(tag("details", tag("summary", "Data as a table"), _table(data, headings, says, opens or {}), class_="data"))


BEHIND = "rows_behind"


def _led(
    data: pd.DataFrame, headings: Mapping[str, str], opens: Mapping[str, str]
) -> tuple[pd.DataFrame, Mapping[str, str], Mapping[str, str]]:
    """A table none of whose numbers opens gets one more column, whose number does: every row leads home."""
    if opens or "refs" not in data or not any(len(refs) for refs in data["refs"]):
        return data, headings, opens
    counted = data.assign(**{BEHIND: [len(refs) for refs in data["refs"]]})
    return counted, {**headings, BEHIND: "Rows behind"}, {BEHIND: "refs"}


def _table(
    data: pd.DataFrame, headings: Mapping[str, str], caption: str, opens: Mapping[str, str], kind: str = "plain"
) -> str:
    data, headings, opens = _led(data, headings, opens)
    plain = data[list(headings)].rename(columns=dict(headings))
    return html_table(data, headings, caption, opens, kind) + csv_link(plain.map(_bare), _slug(caption))


def _bare(value: object) -> object:
    """A cell as data: markup stripped."""
    if isinstance(value, StageText):
        return str(value)
    return unescape(re.sub(r"<[^>]+>", "", str(value))) if isinstance(value, Markup) else value


def table(
    data: pd.DataFrame,
    headings: Mapping[str, str],
    caption: str,
    source: Sequence[Ref] = (),
    opens: Mapping[str, str] | None = None,
) -> None:
    """A table in the open, with its caption, its source and its data as CSV."""
    if data.empty:
        _show(tag("p", text(f"{caption}: none."), class_="none"))
        return
    at = tag("p", f"Source: {text(cite(source))}", class_="source") if source else ""
    _show(tag("div", _table(data, headings, caption, opens or {}), at, class_="tabled"))


def stage_class(code: str, schema: Schema) -> str:
    """The classes that draw a stage: solid or hollow, and whether it is the first or last of all.

    >>> from o7lib.tables.model.schema import schema
    >>> stage_class("drafted", schema())
    'stage hollow'
    """
    stages = schema.codes("achievements", "stage")
    kind = "firm" if theme.strong(stages, schema.firm_stage)[code] else "hollow"
    return f"stage {kind}" + (" end" if code in (stages[0], stages[-1]) else "")


def stage_badge(code: object, schema: Schema) -> Markup:
    """A stage as a small label whose shape says whether it was adopted: solid if so, hollow if not."""
    if not isinstance(code, str):
        return Markup(tag("span", "–", class_="stage none", title="not reported under this criterion"))
    return Markup(tag("span", text(schema.label("achievements", "stage", code)), class_=stage_class(code, schema)))


def links(neighbours: pd.DataFrame) -> None:
    """Where to read on: the briefs of the regions, countries and funders on this page."""
    words = {"region": "Regions", "country": "Places", "funder": "Funders"}
    groups = []
    for kind, mine in neighbours.groupby("kind", sort=False):
        items = [
            tag("a", text(r["name"]), href=f"{kind}-{r['key']}.html") + ("" if r["entry"] else " (counted, no entry)")
            for r in mine.to_dict("records")
        ]
        groups.append(tag("p", tag("strong", f"{words[str(kind)]}: "), ", ".join(items)))
    if groups:
        _show(tag("nav", *groups, class_="neighbours", aria_label="Related briefs"))
