"""The annex's technical cooperation projects: when they ran, where, who paid, and which results they touch.

A link is only as good as its strength: that a project covers a country does not make it the cause of
the country's result. The annex dates from the middle of the period and names no later project.
Which results no project is linked to: `coverage.missing(record, "project_results")`.
"""

import pandas as pd

from o7lib.measures.counting import (
    combinations,
    count_by,
    fill_empty_lists,
    own_refs,
    reported_biennia,
    results_with_place,
)
from o7lib.tables.model.record import Record
from o7lib.tables.model.references import RESULT, grouped

UNLINKED = "none"


def _lists(record: Record, table: str, key: str, names: str, column: str) -> pd.Series:
    """Names per project from a table of pairs, in the order of the table of names."""
    pairs = record.columns(table, "project_id", key)
    known = record.columns(names, key, column)
    order = {value: at for at, value in enumerate(known[key])}
    pairs = pairs.merge(known, on=key, how="left", validate="many_to_one")
    pairs = pairs.sort_values(key, key=lambda keys: keys.map(order))
    return pairs.groupby("project_id")[column].agg(list)


def _end(projects: pd.DataFrame) -> pd.Series:
    """Last year; the first where the annex gives none, which is all that is known."""
    return projects["last_year"].fillna(projects["first_year"])


def timeline(record: Record) -> pd.DataFrame:
    """Every project as a row of a timeline, in the annex's order.

    Returns:
        One row per project: `project_id`, `title`, `first_year`, `last_year` (missing where none is
        printed), `region_id` (missing where it spans several), `places`, `funders`, `partners` (lists of
        names, empty where none is named) and `refs`.
    """
    table = record.columns("projects", "project_id", "title", "first_year", "last_year", "region_id", "doc_id", "lines")
    lists = {
        "places": _lists(record, "project_places", "place_id", "places", "name"),
        "funders": _lists(record, "project_funders", "funder_id", "funders", "name"),
        "partners": _lists(record, "project_partners", "partner_id", "partners", "name"),
    }
    for name, names in lists.items():
        table[name] = fill_empty_lists(table["project_id"].map(names))
    table["refs"] = own_refs(table)
    return table.drop(columns=["doc_id", "lines"]).reset_index(drop=True)


def years_in_biennium(record: Record) -> pd.DataFrame:
    """How many years of each biennium each project ran.

    Returns:
        One row per project x biennium reported on: `project_id`, `biennium`, `years` (in common, 0 to 2)
        and `refs` (to the project).
    """
    projects = timeline(record)
    spans = record.columns("biennia", "biennium", "first_year", "last_year")
    spans = spans[spans["biennium"].isin(reported_biennia(record))]
    both = projects.assign(end=_end(projects)).merge(spans, how="cross", suffixes=("", "_biennium"))
    last = both[["end", "last_year_biennium"]].min(axis=1)
    first = both[["first_year", "first_year_biennium"]].max(axis=1)
    both["years"] = (last - first + 1).clip(lower=0).astype(int)
    return both[["project_id", "biennium", "years", "refs"]]


def links(record: Record) -> pd.DataFrame:
    """Every link between a project and a result of the scope, strongest first.

    Returns:
        One row per project x result: `project_id`, `title`, the key of the result, `place`, `region_id`,
        `strength`, `years` (of the result's biennium in which the project ran; 0 says that it had ended
        or not begun) and `refs` (the project, then the result).
    """
    rows = record.columns("project_results", "project_id", *RESULT, "strength")
    results = results_with_place(record, "doc_id", "lines").drop(columns=["kind", "place_id"])
    results["result_refs"] = own_refs(results)
    table = rows.merge(results.drop(columns=["doc_id", "lines"]), on=RESULT, validate="many_to_one")
    table = table.merge(years_in_biennium(record), on=["project_id", "biennium"], how="left", validate="many_to_one")
    table = table.merge(timeline(record)[["project_id", "title"]], on="project_id", how="left", validate="many_to_one")
    table["refs"] = table["refs"] + table["result_refs"]
    return table.drop(columns="result_refs").sort_values(["strength", "project_id", *RESULT], ignore_index=True)


def strengths(record: Record, level: str = "biennium") -> pd.DataFrame:
    """Results by the strongest link that any project has to them, those with none included.

    Counts results; each once, under its strongest link.

    Returns:
        One row per value of the level x strength (the schema's order, then `none`), zeros included: the
        level, `strength`, `results` and `refs`.
    """
    rows = record.columns("project_results", *RESULT, "strength")
    codes = [*rows["strength"].cat.categories, UNLINKED]
    best = rows.sort_values("strength").drop_duplicates(RESULT)
    results = results_with_place(record, "doc_id", "lines").merge(best, on=RESULT, how="left", validate="one_to_one")
    results["strength"] = results["strength"].astype("object").fillna(UNLINKED)
    counts = count_by(results, combinations(record, level, strength=codes))
    return counts.rename(columns={"count": "results"}).reset_index()


def unlinked(record: Record) -> pd.DataFrame:
    """Projects that no result of the scope is linked to: the columns of `timeline`, in the annex's order."""
    linked = set(record.columns("project_results", "project_id", *RESULT)["project_id"])
    projects = timeline(record)
    return projects[~projects["project_id"].isin(linked)].reset_index(drop=True)


def by_place(record: Record) -> pd.DataFrame:
    """Places that a project covers or that report a result: which have both, which only one.

    Returns:
        One row per such place, in the order of `places`: `place_id`, `place`, `region_id`, `projects`
        (list of ids), `results` (count in the scope) and `refs` (the results).
    """
    covered = record.columns("project_places", "project_id", "place_id").groupby("place_id")["project_id"].agg(list)
    results = results_with_place(record, "doc_id", "lines")
    passages = grouped(results, ["place_id"])
    table = record.columns("places", "place_id", "name", "region_id").rename(columns={"name": "place"})
    table = table[table["place_id"].isin(covered.index) | table["place_id"].isin(results["place_id"])]
    table = table.reset_index(drop=True)
    table["projects"] = fill_empty_lists(table["place_id"].map(covered))
    table["refs"] = fill_empty_lists(table["place_id"].map(passages))
    table["results"] = table["refs"].map(len)
    return table


def _paid_by(record: Record, funder_id: str) -> set[str]:
    pairs = record.columns("project_funders", "project_id", "funder_id")
    return set(pairs.loc[pairs["funder_id"] == funder_id, "project_id"])


def of_funder(record: Record, funder_id: str) -> pd.DataFrame:
    """The rows of `timeline` that one funder pays for."""
    rows = timeline(record)
    return rows[rows["project_id"].isin(_paid_by(record, funder_id))].reset_index(drop=True)


def links_of(record: Record, funder_id: str) -> pd.DataFrame:
    """The rows of `links` whose project one funder pays for."""
    rows = links(record)
    return rows[rows["project_id"].isin(_paid_by(record, funder_id))].reset_index(drop=True)


def of_place(record: Record) -> pd.DataFrame:
    """The annex projects that cover a place or are linked to a result of it, the strongest link first.

    Args:
        record: narrowed to one place.

    Returns:
        The columns of `timeline`, `covers` (the annex names the place among those of the project) and `strength`
        (of the strongest link to a result of the place, `none` where no result is linked), in that order.
    """
    place = str(record.scope.place)
    pairs = record.columns("project_places", "project_id", "place_id")
    covers = set(pairs.loc[pairs["place_id"] == place, "project_id"])
    strongest = links(record).drop_duplicates("project_id")
    best = dict(zip(strongest["project_id"], strongest["strength"].astype(str), strict=True))
    rows = timeline(record)
    rows = rows[rows["project_id"].isin(covers | set(best))]
    rows = rows.assign(
        covers=rows["project_id"].isin(covers), strength=[best.get(project, UNLINKED) for project in rows["project_id"]]
    )
    codes = [*record.schema.codes("project_results", "strength"), UNLINKED]
    rows["strength"] = pd.Categorical(rows["strength"], codes, ordered=True)
    return rows.sort_values(["strength", "project_id"], ignore_index=True)


def years(rows: pd.DataFrame) -> tuple[int, int]:
    """The first and the last year of some projects of `timeline`, which must not be empty.

    >>> years(pd.DataFrame({"first_year": [2008, 2012], "last_year": [2011, None]}))
    (2008, 2012)
    """
    return int(rows["first_year"].min()), int(_end(rows).max())


def named_links(rows: pd.DataFrame) -> int:
    """How many of `links` are of the strongest kind, `A`: the result names the project.

    >>> named_links(pd.DataFrame({"strength": ["A", "C"]}))
    1
    """
    return int((rows["strength"].astype(str) == "A").sum())


def by_tie(rows: pd.DataFrame) -> tuple[int, int, int]:
    """Projects of `of_place` by what ties them to its results: named by an entry, fitting otherwise, tied to none.

    >>> by_tie(pd.DataFrame({"strength": ["A", "C", "none"]}))
    (1, 1, 1)
    """
    named, none = named_links(rows), int((rows["strength"].astype(str) == UNLINKED).sum())
    return named, len(rows) - named - none, none
