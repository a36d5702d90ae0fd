"""Views of the technical cooperation projects in the background note's annex."""

import pandas as pd

from o7lib.measures import scope
from o7lib.show import charts
from o7lib.show.page import View
from o7lib.show.views.columns import with_labels
from o7lib.show.words import projects as words
from o7lib.show.words.grammar import the
from o7lib.tables.model.record import Record

COLUMNS = {
    "title": "Project",
    "first_year": "From",
    "last_year": "To",
    "places": "Places",
    "funders": "Funders",
    "partners": "Partners",
}
OF_PLACE = {
    "title": "Project",
    "strength": "What ties it to a result here",
    "funders": "Funders",
    "first_year": "From",
    "last_year": "To",
}
LINKS = {
    "title": "Project",
    "place": "Place",
    "biennium": "Biennium",
    "indicator": "Indicator",
    "cpo": "CPO",
    "strength": "What ties them",
}


def with_short_titles(rows: pd.DataFrame, most: int = 44) -> pd.DataFrame:
    """`projects.timeline` with `label`: the number in the annex and the start of the title."""
    short = [t if len(t) <= most else t[:most].rsplit(" ", 1)[0] + " …" for t in rows["title"]]
    return rows.assign(label=[f"{p[-2:]}  {t}" for p, t in zip(rows["project_id"], short, strict=True)])


def _joined(rows: pd.DataFrame) -> pd.DataFrame:
    return with_labels(rows, places=None, funders=None, partners=None)


def timeline(rows: pd.DataFrame) -> View:
    """When the annex projects ran, from `projects.timeline`."""
    finding = words.annex_projects(rows)
    return View([finding], _joined(rows), COLUMNS, chart=charts.timeline(with_short_titles(rows), finding))


def of_funder(rows: pd.DataFrame, total: int, record: Record) -> View:
    """The annex projects of one funder, from `projects.of_funder`. Args: `total`: projects of the whole annex."""
    name = scope.name(record)
    caption = f"Annex projects that {the(name)} pays for"
    return View([words.annex_projects_of(name, rows, total)], _joined(rows), COLUMNS, caption, source=rows)


def of_place(rows: pd.DataFrame, record: Record) -> View:
    """The annex projects of one place and what ties them to its results, from `projects.of_place`."""
    labels = {**record.schema.labels("project_results", "strength"), "none": words.UNLINKED}
    name = scope.name(record)
    shown = with_labels(_joined(rows), strength=labels)
    return View([words.annex_projects_in(name, rows)], shown, OF_PLACE, f"Annex projects for {the(name)}", source=rows)


def links(rows: pd.DataFrame, unlinked: pd.DataFrame, record: Record) -> View:
    """Results that annex projects may stand behind, from `projects.links` and `projects.unlinked`."""
    labelled = with_labels(rows, strength=record.schema.labels("project_results", "strength"))
    caption = "Possible links between annex projects and results"
    return View([words.possible_links(rows, unlinked)], labelled, LINKS, caption, source=rows)


def links_of_funder(rows: pd.DataFrame, record: Record) -> View:
    """Results that the annex projects of one funder may stand behind, from `projects.links_of`."""
    labelled = with_labels(rows, strength=record.schema.labels("project_results", "strength"))
    caption = f"Possible links between projects of {the(scope.name(record))} and results"
    return View([], labelled, LINKS, caption, source=rows)
