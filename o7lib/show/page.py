"""Functions that a notebook calls to show parts of a brief: title, finding, chart, table, related briefs.

Each is shown as a part (its kind and fields, see `html.parts`), as HTML and in plain text, and a chart as
its Vega-Lite spec; the builder makes a sealed page of the parts, JupyterLab shows the HTML.
"""

from collections.abc import Iterable, Mapping, Sequence

import altair as alt
import pandas as pd
from IPython.display import display

from o7lib.measures.standing import CLEAR
from o7lib.show.charts.base import without_validation
from o7lib.show.html import parts
from o7lib.show.html.citations import all_refs, cite
from o7lib.show.html.elements import Cell, Markup, tag, text
from o7lib.show.html.tables import data_fields
from o7lib.show.style import theme
from o7lib.show.view import View as View
from o7lib.show.words.grammar import headline
from o7lib.show.words.standing import MARKS
from o7lib.tables.model.references import Ref
from o7lib.tables.model.schema import Schema

READ_ON = {"region": "Regions", "country": "Places", "funder": "Funders"}
CUT = 200  # characters of the plain text


def show_part(part: parts.Part) -> None:
    """Show a part: its fields, its HTML and its words in plain text."""
    words = " ".join(" ".join(parts.texts(part)).split())
    display({parts.MIME: part, "text/html": parts.render(part), "text/plain": words[:CUT]}, raw=True)


def title(words: str, lead: str = "", kind: str = "") -> None:
    """The page's one main heading, a sentence under it, and over it what kind of page it is where the notebook's own name misleads."""
    show_part(parts.part("title", kicker=kind, words=words, lead=lead))


def title_finding(found: str, kind: str) -> None:
    """A page whose title is what was found: `found` up to its first stop is the title, the rest stands under it.

    Args:
        found: the finding of the page, in one or more sentences. kind: what the page is about, over the title.
    """
    words, lead = headline(found)
    title(words, lead, kind)


def finding(*sentences: str) -> None:
    """What was found, in computed sentences; empty ones are left out."""
    show_part(parts.part("finding", sentences=[s for s in sentences if s]))


def read_also(words: str, *briefs: str) -> None:
    """Where to read on, in a sentence: each `{}` in the words becomes a link to a brief, given as its page and its name.

    Args:
        briefs: page and name apart by a bar: `outputs.html|Outputs and lessons`.
    """
    first, *others = words.split("{}")
    pieces: list[parts.Part | str] = [first]
    for brief, words_after in zip(briefs, others, strict=True):
        file, name = brief.split("|")
        pieces += [{"file": file, "words": name}, words_after]
    show_part(parts.part("read_also", pieces=pieces))


def links(neighbours: pd.DataFrame) -> None:
    """Where to read on: the briefs of the regions, countries and funders on this page."""
    groups = []
    for kind, rows in neighbours.groupby("kind", sort=False):
        briefs = [
            {
                "file": f"{kind}-{r['key']}.html",
                "words": r["name"],
                "more": "" if r["entry"] else " (counted, no entry)",
            }
            for r in rows.to_dict("records")
        ]
        groups.append({"words": READ_ON[str(kind)], "briefs": briefs})
    if groups:
        show_part(parts.part("links", groups=groups))


def show(*views: View | pd.DataFrame | alt.TopLevelMixin | Iterable) -> None:
    """Show views one below the other: the finding, the chart with its data folded or the table, further sentences.

    A frame alone is shown as its table, a chart alone with the frame it is drawn from.
    """
    for view in views:
        if isinstance(view, pd.DataFrame):
            _show_view(View(rows=view))
        elif isinstance(view, alt.TopLevelMixin):
            _show_view(View(chart=view))
        elif isinstance(view, View):
            _show_view(view)
        else:
            show(*view)


def _show_view(view: View) -> None:
    found = [sentence for sentence in view.sentences if sentence]
    above = found[:1] if view.chart is not None else found  # a picture stands under its first sentence
    if above:
        finding(*above)
    _show_rows(view)
    if found[len(above) :]:
        finding(*found[len(above) :])


def _show_rows(view: View) -> None:
    """The chart of a view with its rows folded, or its rows as a table."""
    rows = view.rows
    if rows is None and view.chart is not None:
        drawn_from = getattr(view.chart, "data", None)
        rows = drawn_from if isinstance(drawn_from, pd.DataFrame) else None
    if rows is None and view.chart is None:
        return
    if rows is not None and rows.index.names != [None]:
        rows = rows.reset_index()  # what an analyst grouped by is a column to the reader
    columns = view.columns or ({} if rows is None else {c: str(c) for c in rows.columns if c != "refs"})
    says = _says(view, columns)
    if view.chart is None and rows is not None:
        refs = [] if view.source is None else all_refs(view.source)
        table(rows, columns, view.caption or says, refs, view.opens)
    elif view.chart is not None:
        behind = view.source if view.source is not None else rows
        picture(view.chart, says, [] if behind is None else all_refs(behind), rows, columns, view.opens)


def _says(view: View, columns: Mapping[str, str]) -> str:
    """What a screen reader says of a view: its alternative, its sentences, what its chart is called, or its columns."""
    named = [getattr(view.chart, name, None) for name in ("description", "title")]
    called = [words for words in named if isinstance(words, str)]
    spoken = " ".join(filter(None, view.sentences))
    return next(filter(None, [view.alt, spoken, *called, ", ".join(columns.values())]), "Chart")


def _spec(chart: alt.TopLevelMixin) -> dict:
    """A chart as its spec, in the house's colours and fonts where it has none of its own."""
    if getattr(chart, "config", alt.Undefined) is alt.Undefined:
        chart = without_validation(chart.configure)(**theme.CONFIG)
    spec = without_validation(chart.to_dict)(validate=False)
    spec.pop("$schema", None)  # the newest Vega-Lite; JupyterLab draws with an older one and would complain
    return spec


def picture(
    chart: alt.TopLevelMixin,
    says: str,
    source: Sequence[Ref],
    data: pd.DataFrame | None,
    headings: Mapping[str, str],
    opens: Mapping[str, str] | None = None,
) -> None:
    """A chart with its finding as text alternative, its source, and its data as a table.

    Args:
        chart: one of `charts` or `maps`, or an analyst's own.
        says: the finding; title of the figure and what a screen reader says.
        source: the passages behind it.
        data: what the chart shows; None where it is not known. headings: its columns with their units, in order.
        opens: column of numbers to the column of references that each number opens.
    """
    spec = _spec(chart)
    spec["description"] = says
    own = spec.get("usermeta", {}).get("o7", {})
    spec["usermeta"] = {"o7": own | {"says": says, "source": cite(source)}}
    part = parts.part("picture", words=says, source=cite(source))
    display({parts.MIME: part, theme.MIME: spec, "text/plain": f"[chart] {says}"}, raw=True)
    if data is not None:
        show_part(parts.part("picture_data", **data_fields(data, headings, says, opens or {})))


def table(
    data: pd.DataFrame,
    headings: Mapping[str, str],
    caption: str,
    source: Sequence[Ref] = (),
    opens: Mapping[str, str] | None = None,
) -> None:
    """A table in the open, with its caption, its source and its data as CSV."""
    if data.empty:
        show_part(parts.part("nothing", words=f"{caption}: none."))
        return
    show_part(parts.part("table", **data_fields(data, headings, caption, opens or {}), source=cite(source)))


def stage_class(code: str, schema: Schema) -> str:
    """The classes that draw a stage: solid or hollow, and whether it is the first or last of all.

    >>> from o7lib.tables.model.schema import schema
    >>> stage_class("drafted", schema())
    'stage hollow'
    """
    stages = schema.codes("achievements", "stage")
    kind = "firm" if theme.strong(stages, schema.firm_stage)[code] else "hollow"
    return f"stage {kind}" + (" end" if code in (stages[0], stages[-1]) else "")


def stage_badge(code: object, schema: Schema, standing: str = CLEAR) -> Markup:
    """A stage as a small label whose shape says whether it was adopted, and whose second line whether it is doubted.

    Solid where adopted, hollow where not. `standing` is one of `standing.STANDINGS`; words say what is not clear,
    so that nothing is said by colour or shape alone.
    """
    if not isinstance(code, str):
        return _badge("–", "stage none", hint="not reported under this criterion")
    words, mark = schema.label("achievements", "stage", code), MARKS[standing]
    drawn = f"{stage_class(code, schema)}{' touched' if mark else ''}"
    return _badge(words, drawn, mark=mark) if mark else _badge(words, drawn)


def _badge(words: str, drawn: str, **more: str) -> Markup:
    mark = tag("span", text(more["mark"]), class_="mark") if "mark" in more else ""
    return Markup(
        tag("span", text(words), mark, class_=drawn, title=more.get("hint")), Cell(words=words, drawn=drawn, **more)
    )
