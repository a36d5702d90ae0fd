"""Who paid, as far as the text says, and how often it says nothing. Counts, never money."""

import pandas as pd

from o7lib.measures import requirements
from o7lib.measures.counting import fill_empty_lists, own_refs
from o7lib.tables.model.record import Record
from o7lib.tables.model.references import RESULT, grouped, has_match, refs
from o7lib.tables.text.names import folded


def by_funder(record: Record) -> pd.DataFrame:
    """Results and statements per funder in the scope, most results first.

    Returns:
        One row per funder named: `funder_id`, `funder`, `kind`, `channel` (all of them, in words apart
        by ", "), `results` (distinct results), `results_indirect` (those of them that name it only as
        paying for a programme of others), `statements` (rows of `funding`), `indirect` (statements on
        a programme of others), `projects` (named in the same sentence) and `refs`.
    """
    rows = record.columns(
        "funding", *RESULT, "criterion", "funder_id", "channel", "indirect", "project_name", "doc_id", "lines"
    )
    names = record.columns("funders", "funder_id", "name", "kind").rename(columns={"name": "funder"})
    records = []
    for funder, of_funder in rows.groupby("funder_id"):
        records.append(
            {
                "funder_id": funder,
                "channel": ", ".join(dict.fromkeys(of_funder["channel"].astype(str))),
                "results": len(of_funder[RESULT].drop_duplicates()),
                "results_indirect": int(of_funder.groupby(RESULT)["indirect"].all().sum()),
                "statements": len(of_funder),
                "indirect": int(of_funder["indirect"].sum()),
                "projects": ", ".join(sorted(set(of_funder["project_name"].dropna()))),
                "refs": refs(of_funder),
            }
        )
    columns = ["funder_id", "channel", "results", "results_indirect", "statements", "indirect", "projects", "refs"]
    table = pd.DataFrame(records, columns=columns).merge(names, on="funder_id", how="left", validate="many_to_one")
    return table.sort_values(["results", "funder"], ascending=[False, True], ignore_index=True)


def unnamed_payer(record: Record, by: str = "biennium") -> pd.DataFrame:
    """How often the text names who paid, per group of results.

    Counts results, and achievements (result x criterion x item). An achievement is named as paid for
    where its own criterion names a funder; a statement in the additional information names one for
    the result only.

    Returns:
        One row per group that has a result, by its key: `results`, `results_named`, `results_silent`,
        `share_silent` (of results), `achievements`, `achievements_named`, and `refs` (the entries of the
        silent results).
    """
    results = record.columns("results", *RESULT, "place_id", "doc_id", "lines")
    rows = record.columns("achievements", *RESULT, "criterion", "item")
    paid = record.columns("funding", *RESULT, "criterion")
    if by == "region_id":
        results = results.merge(record.columns("places", "place_id", "region_id"), on="place_id", how="left")
    named = has_match(results, paid)
    hit = has_match(rows, paid[paid["criterion"].notna()], [*RESULT, "criterion"])
    rows = rows.assign(hit=hit).merge(results[list(dict.fromkeys([*RESULT, by]))], on=RESULT, how="left")
    table = results.assign(named=named).groupby(by)["named"].agg(["size", "sum"])
    table.columns = ["results", "results_named"]
    table["results_silent"] = table["results"] - table["results_named"]
    table["share_silent"] = table["results_silent"] / table["results"]
    table[["achievements", "achievements_named"]] = rows.groupby(by)["hit"].agg(["size", "sum"])
    silent = results[~named]
    behind = grouped(silent, [by]) if len(silent) else pd.Series(dtype=object)
    return table.assign(refs=fill_empty_lists(behind.reindex(table.index))).reset_index()


def named(record: Record) -> tuple[int, int]:
    """Results whose text names a funder anywhere, and all results."""
    results = record.columns("results", *RESULT)
    paid = record.columns("funding", *RESULT)
    return int(has_match(results, paid).sum()), len(results)


def with_unnamed(funders: pd.DataFrame, unnamed: pd.DataFrame, name: str) -> pd.DataFrame:
    """`by_funder` with one more row, under `name`, for the results of `unnamed_payer` whose text names nobody."""
    last = {
        "funder": name,
        "results": int(unnamed["results_silent"].sum()),
        "results_indirect": 0,
        "statements": 0,
        "indirect": 0,
        "channel": "",
        "projects": "",
        "refs": [],
    }
    return pd.concat([funders, pd.DataFrame([last])], ignore_index=True)


def _statements_with_place(record: Record) -> pd.DataFrame:
    """Funding statements with their place, its region and the funder's name."""
    rows = record.columns(
        "funding", *RESULT, "criterion", "funder_id", "channel", "indirect", "project_name", "doc_id", "lines"
    )
    where = record.columns("results", *RESULT, "place_id")
    places = record.columns("places", "place_id", "name", "region_id").rename(columns={"name": "place"})
    names = record.columns("funders", "funder_id", "name").rename(columns={"name": "funder"})
    regions = record.columns("regions", "region_id", "name").rename(columns={"name": "region"})
    joined = rows.merge(where, on=RESULT, how="left", validate="many_to_one")
    for table, key in ((places, "place_id"), (regions, "region_id"), (names, "funder_id")):
        joined = joined.merge(table, on=key, how="left", validate="many_to_one")
    return joined


def grid(record: Record) -> pd.DataFrame:
    """Funders by channel, region, biennium and indicator: where each is named.

    Counts results (distinct). Cells in which nobody is named are not rows here: see `unnamed_payer`.

    Returns:
        One row per combination that occurs: `funder`, `channel`, `region`, `biennium`, `indicator`,
        `results` and `refs`.
    """
    by = ["funder", "channel", "region", "biennium", "indicator"]
    rows = _statements_with_place(record).assign(refs=lambda r: refs(r))
    cells = rows.groupby(by, observed=True, sort=False)
    table = cells["refs"].agg(list).to_frame()
    table["results"] = cells["cpo"].nunique()
    return table.reset_index().sort_values(by, ignore_index=True)


def statements(record: Record, funder_id: str) -> pd.DataFrame:
    """Every passage that names one funder as paying, and the stage of the achievement in whose row it stands.

    Returns:
        One row per result and criterion, in the order of places' names within each biennium: the key,
        `criterion` (missing where the statement is on the result as a whole), `label` (of the criterion),
        `stage` (the most advanced under it; missing where there is none), `place`, `region`, `channel`,
        `indirect` (as text), `project_name` and `refs`.
    """
    rows = _statements_with_place(record)
    of_funder = rows[rows["funder_id"] == funder_id].reset_index(drop=True)
    of_funder = of_funder.assign(refs=own_refs(of_funder), indirect=of_funder["indirect"].astype(str))
    key = [*RESULT, "criterion"]
    stages = record.columns("achievements", *key, "stage").groupby(key)["stage"].max().rename("stage").reset_index()
    table = of_funder.merge(stages, on=key, how="left", validate="many_to_one")
    table = table.merge(requirements.criteria(record), on=requirements.CRITERION, how="left", validate="many_to_one")
    order = (
        table.assign(called=table["place"].map(folded)).sort_values(["biennium", "called", *key], kind="stable").index
    )
    return table.loc[order].reset_index(drop=True)


def credited(record: Record, funder_id: str) -> pd.DataFrame:
    """The achievements of the scope, and whether their own row names a funder as paying.

    A funder that the text names for the result as a whole, or for another criterion of it, is not
    credited with an achievement.

    Returns:
        One row per achievement: its key, `stage`, `firm` (at least adopted), `named` (its criterion names
        the funder) and `indirect` (it does so only for a programme of others).
    """
    rows = record.columns("achievements", *RESULT, "criterion", "item", "stage")
    paid = record.columns("funding", *RESULT, "criterion", "funder_id", "indirect")
    paid = paid[(paid["funder_id"] == funder_id) & paid["criterion"].notna()]
    key = [*RESULT, "criterion"]
    only = paid.groupby(key)["indirect"].all().rename("indirect").reset_index()
    table = rows.merge(only, on=key, how="left", validate="many_to_one")
    table["named"] = table["indirect"].notna()
    table["indirect"] = table["indirect"].eq(True)
    return table.assign(firm=table["stage"] >= record.schema.firm_stage)


def only_indirect(record: Record, funder_id: str) -> pd.DataFrame:
    """The results of the scope that name a funder only as paying for a programme of others, with `place`."""
    rows = _statements_with_place(record)
    of_funder = rows[rows["funder_id"] == funder_id]
    every = of_funder.groupby([*RESULT, "place"])["indirect"].all().rename("indirect").reset_index()
    return every[every["indirect"]].drop(columns="indirect").reset_index(drop=True)


def credited_counts(rows: pd.DataFrame) -> tuple[int, int, int]:
    """Achievements of `credited` whose own row names the funder; those of them at least adopted; those only indirect.

    >>> named = {"named": [True, True, False], "firm": [True, False, True], "indirect": [False, True, False]}
    >>> credited_counts(pd.DataFrame(named))
    (2, 1, 1)
    """
    named = rows[rows["named"]]
    return len(named), int(named["firm"].sum()), int(named["indirect"].sum())
