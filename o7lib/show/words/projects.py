"""Sentences on the projects of the annex."""

import pandas as pd

from o7lib.measures import projects
from o7lib.show.words.grammar import capital, count, listing, the


def _dates(rows: pd.DataFrame) -> str:
    """The years of annex projects, which were plans when the annex was written."""
    first, last = projects.years(rows)
    return f"with years, as given there, from {first} to {last}"


def annex_projects(rows: pd.DataFrame) -> str:
    """How many projects the annex lists and over which years, from `projects.timeline`.

    >>> annex_projects(pd.DataFrame({"first_year": [2008, 2012], "last_year": [2011, 2016]}))
    'The annex lists 2 projects, with years, as given there, from 2008 to 2016.'
    """
    return (
        f"The annex lists {count(len(rows), 'project')}, {_dates(rows)}."
        if len(rows)
        else "The annex lists no project."
    )


def annex_projects_of(name: str, rows: pd.DataFrame, total: int) -> str:
    """Which of the annex's projects one funder pays for, from `projects.of_funder`.

    >>> annex_projects_of("European Union", pd.DataFrame({"first_year": [2010], "last_year": [2016]}), 21)
    "Of the annex's 21 projects, 1 names the European Union as paying, with years, as given there, from 2010 to 2016."
    >>> annex_projects_of("Canada", pd.DataFrame({"first_year": [], "last_year": []}), 21)
    "None of the annex's 21 projects names Canada as paying."
    """
    if rows.empty:
        return f"None of the annex's {total} projects names {the(name)} as paying."
    verb = "names" if len(rows) == 1 else "name"
    return f"Of the annex's {count(total, 'project')}, {len(rows)} {verb} {the(name)} as paying, {_dates(rows)}."


UNLINKED = "The annex names the place; no result is tied to it"


def annex_projects_in(name: str, rows: pd.DataFrame) -> str:
    """How many annex projects concern a place, and how firmly they are tied to its results, from `projects.of_place`.

    >>> rows = pd.DataFrame({"strength": ["A", "C", "none"]})
    >>> annex_projects_in("Togo", rows)
    'The annex lists 3 projects for Togo: an entry names 1 of them, 1 fits by funder, place or subject and 1 is tied to no result.'
    >>> annex_projects_in("Togo", rows[2:]), annex_projects_in("Togo", rows[:0])
    ('The annex lists 1 project for Togo; no result is tied to it.', 'The annex lists no project for Togo.')
    """
    if rows.empty:
        return f"The annex lists no project for {the(name)}."
    named, fits, none = projects.by_tie(rows)
    head = f"The annex lists {count(len(rows), 'project')} for {the(name)}"
    if none == len(rows):
        return f"{head}; no result is tied to {'it' if none == 1 else 'them'}."
    if len(rows) == 1:
        return (
            f"{head}; {'an entry names it' if named else 'it fits by funder, place or subject, and no entry names it'}."
        )
    parts = [f"an entry names {named or 'none'} of them"]
    parts += [f"{fits} {'fits' if fits == 1 else 'fit'} by funder, place or subject"] if fits else []
    parts += [f"{none} {'is' if none == 1 else 'are'} tied to no result"] if none else []
    return f"{head}: {listing(parts)}."


def possible_links(rows: pd.DataFrame, unlinked: pd.DataFrame) -> str:
    """How strongly annex projects are tied to results, from `projects.possible_links` and `projects.unlinked`.

    >>> possible_links(pd.DataFrame({"strength": ["A", "C"]}), pd.DataFrame({"project_id": []}))
    '2 possible links tie annex projects to results; in 1 the result names the project. Every project has a link.'
    """
    if rows.empty:
        return "Nothing ties a project of the annex to a result here."
    named, left = projects.named_links(rows), len(unlinked)
    tail = (
        f"{count(left, 'project')} of the annex {'has' if left == 1 else 'have'} none"
        if left
        else "Every project has a link"
    )
    verb = "ties" if len(rows) == 1 else "tie"
    return f"{count(len(rows), 'possible link')} {verb} annex projects to results; in {named or 'none'} the result names the project. {capital(tail)}."
