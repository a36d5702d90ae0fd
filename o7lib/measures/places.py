"""Results by place, with the reasons for having none kept apart."""

from collections.abc import Mapping, Sequence
from functools import reduce
from typing import Any

import pandas as pd

from o7lib.measures import requirements, standing
from o7lib.measures.counting import fill_empty_lists, level_values, reported_biennia
from o7lib.tables.model.record import Record
from o7lib.tables.model.references import LISTING_KEY, RESULT, grouped

REPORTED = "reported"
LISTED = "listed_only"
NONE = "no_result"
OUTSIDE = "not_applicable"
LONG = 20  # letters from which on a member State's name needs a short form on a map
COUNTS = ["results", "reports", "criteria", "asked", "firm", "achievements", "funders"]
NO_YEAR = 0  # the last year of a record without biennia: nobody who joined later was a member
STATED = ["results", "listed", "ilo_joined", "ilo_member", "kind", "year"]  # what the state of a place follows from
REFS = ["refs", "criteria_refs", "policy_refs", "funder_refs"]


def _all_places(record: Record, areas: pd.DataFrame) -> pd.DataFrame:
    """The places of the record, then every other area, with what each may report."""
    on_record = record.columns("places", "place_id", "name", "kind", "region_id", "printed_names").astype(
        {"kind": "object"}
    )
    others = areas[~areas["place_id"].isin(on_record["place_id"])]
    others = others.assign(kind=["member_state" if m else "area" for m in others["ilo_member"]], region_id=None)
    both = pd.concat([on_record, others], ignore_index=True)[list(on_record.columns)]
    both["short"] = [_short(row) for row in both.to_dict("records")]
    joined = areas.set_index("place_id")[["ilo_member", "ilo_joined"]]
    return both.join(joined, on="place_id").rename(columns={"name": "place"})


def _short(row: dict) -> str:
    """A member State's name, or the shortest that the documents print where it is long.

    >>> _short({"name": "Lao People's Democratic Republic", "kind": "member_state", "printed_names": "Lao PDR; Lao"})
    'Lao'
    """
    if row["kind"] != "member_state" or len(row["name"]) <= LONG or not isinstance(row["printed_names"], str):
        return str(row["name"])
    return min(row["printed_names"].split("; "), key=len)


def _lists(record: Record) -> pd.DataFrame:
    """The places that a summary lists, once per biennium and indicator."""
    return record.columns("reported_places", *LISTING_KEY, "doc_id", "lines").drop_duplicates(LISTING_KEY)


def _groups(record: Record, by: Sequence[str]) -> pd.DataFrame:
    """The groups to count within, each with the last year it covers; biennia that are only planned are left out."""
    biennia = reported_biennia(record) or level_values(record, "biennium")
    years = record.columns("biennia", "biennium", "last_year").set_index("biennium")["last_year"]
    sides = [pd.DataFrame({"biennium": biennia, "year": pd.Series([years[b] for b in biennia], dtype="Int64")})]
    if "biennium" not in by:
        sides = [pd.DataFrame({"year": [max((years[b] for b in biennia), default=NO_YEAR)]})]
    sides += [pd.DataFrame({name: level_values(record, name)}) for name in by if name != "biennium"]
    return reduce(lambda left, right: left.merge(right, how="cross"), sides)


def _with_place(rows: pd.DataFrame, results: pd.DataFrame) -> pd.DataFrame:
    return rows.merge(results[[*RESULT, "place_id"]], on=RESULT, how="inner", validate="many_to_one")


def _stages_and_criteria(record: Record, results: pd.DataFrame, key: list[str]) -> pd.DataFrame:
    """Criteria and stages per place: the best that any of its results shows, and the rows that show it."""
    columns = [*RESULT, "criterion", "item", "stage", "doc_id", "lines"]
    rows = _with_place(record.columns("achievements", *columns), results)
    rows["met"] = rows.groupby(RESULT)["criterion"].transform("nunique")
    rows["firm"] = rows["stage"] >= record.schema.firm_stage
    rows["asked"] = requirements.of_results(rows, requirements.number(record))
    each = rows.groupby(key)
    top = rows[rows["met"] == each["met"].transform("max")]
    reached = {
        "reports": rows.drop_duplicates([*RESULT, "criterion"]).groupby(key).size(),
        "criteria": each["met"].max(),
        "asked": top.groupby(key)["asked"].max(),
        "firm": each["firm"].sum(),
        "achievements": each.size(),
        "criteria_refs": grouped(top, key),
    }
    return pd.DataFrame(reached)


def _funders_named(record: Record, results: pd.DataFrame, key: list[str]) -> pd.DataFrame:
    """Distinct funders named per place, their names, and the passages that name them."""
    rows = _with_place(record.columns("funding", *RESULT, "criterion", "funder_id", "doc_id", "lines"), results)
    names = record.columns("funders", "funder_id", "name").set_index("funder_id")["name"]
    rows["payer"] = rows["funder_id"].map(names)
    each = rows.groupby(key)
    columns = {
        "funders": each["funder_id"].nunique(),
        "payers": each["payer"].agg(lambda v: ", ".join(dict.fromkeys(v))),
    }
    return pd.DataFrame({**columns, "funder_refs": grouped(rows, key)})


def _state(row: Mapping[Any, Any]) -> str:
    if pd.notna(row["results"]):
        return REPORTED
    if row["listed"]:
        return LISTED
    late = pd.notna(row["ilo_joined"]) and row["ilo_joined"] > row["year"]
    member = row["kind"] == "member_state" and row["ilo_member"] is True
    return NONE if member and not late else OUTSIDE


def by_place(record: Record, areas: pd.DataFrame, by: Sequence[str] = ()) -> pd.DataFrame:
    """Every place with what is reported for it, in the scope; places without a result are there too.

    Counts results, criteria reports (result x criterion), achievements and funders; never adds them up
    over places, since a subregion may contain a member State.

    Args:
        record: the record, narrowed to a scope, whole for all biennia.
        areas: every State and territory, from `o7lib.tables.geography.shapes.areas()`.
        by: `biennium` or `indicator` (or both), to count within.

    Returns:
        One row per group and place: `place_id`, `place`, `short` (a name for a map), `kind` (member_state,
        subregion, area), `region_id` (missing for places that the record never names), `state`, `results`,
        `indicators` (those it has a result under, in words), `reports`, `criteria` (the most met by one
        result), `asked` (how many criteria an indicator has), `firm` (achievements at least adopted),
        `achievements`, `policy` (how far the policy itself got: see `standing.policy_by`), `funders` (distinct,
        named for any of its results),
        `payers` (their names), `refs` (its results, or the list that counts it), `criteria_refs`,
        `policy_refs`, `funder_refs`. Counts are missing where there is no result; `funders` is 0 where there
        is one and the text names nobody.

        `state` is one of: `reported`; `listed_only` (a summary counts the place, the country document has
        no entry); `no_result` (a member State of the ILO with nothing reported); `not_applicable` (could
        have nothing: not a member State at the time, a territory, or a subregion that did not report).
    """
    key = [*by, "place_id"]
    results = record.columns("results", *RESULT, "place_id", "doc_id", "lines")
    every = _groups(record, by).merge(_all_places(record, areas), how="cross").set_index(key, drop=False)
    table = every.join(_stages_and_criteria(record, results, key)).join(_funders_named(record, results, key))
    table = table.join(standing.policy_by(record, key).set_index(key))
    table["results"] = results.groupby(key).size()
    table["indicators"] = results.groupby(key)["indicator"].agg(lambda v: ", ".join(sorted(set(v))))
    table["asked"] = table["asked"].fillna(requirements.number(record).max())
    listed = grouped(_lists(record), key)
    table["listed"] = table.index.isin(listed.index)
    table["state"] = [_state(row) for row in table[STATED].to_dict("records")]
    table["refs"] = grouped(results, key).reindex(table.index).combine_first(listed.reindex(table.index))
    return _with_types(table.reset_index(drop=True), list(by))


def _with_types(rows: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Whole numbers as such, funders 0 where a result names none, an empty list where there is no reference."""
    reported = rows["state"] == REPORTED
    rows["funders"] = rows["funders"].where(rows["funders"].notna(), 0).where(reported)
    rows[COUNTS] = rows[COUNTS].astype("Int64")
    for column in REFS:
        rows[column] = fill_empty_lists(rows[column])
    words = ["place_id", "place", "short", "kind", "region_id", "state", "indicators", "policy", "payers"]
    return rows[[*by, *words, *COUNTS, *REFS]]


def on_record(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of places with a result, or counted in a summary: what a table beside a map shows.

    Sorted by the groups, then by place name.
    """
    kept = rows[rows["state"].isin([REPORTED, LISTED])]
    return kept.sort_values([*[c for c in ("biennium", "indicator") if c in rows], "place"], ignore_index=True)


def of_region(rows: pd.DataFrame, region_id: str) -> pd.DataFrame:
    """The places of one region, as far as the record says of which region they are."""
    return rows[rows["region_id"] == region_id].reset_index(drop=True)


def place_counts(rows: pd.DataFrame) -> dict[str, int]:
    """Places by what they are and how they stand: member States with and without a result, subregions with one.

    Keys: `states` (member States reported), `members` (those that could be: reported, listed or without a
    result), `subregions` (reported), `places` (both kinds reported).
    """
    reported = rows["state"] == REPORTED
    state = rows["kind"] == "member_state"
    return {
        "states": int((reported & state).sum()),
        "members": int((state & (rows["state"] != OUTSIDE)).sum()),
        "subregions": int((reported & ~state).sum()),
        "places": int(reported.sum()),
    }


def names_in_state(rows: pd.DataFrame, state: str) -> list[str]:
    """The names of the places in a state, in order."""
    return sorted(rows.loc[rows["state"] == state, "place"].unique())


def names_by_value(rows: pd.DataFrame, column: str) -> list[tuple[object, list[str]]]:
    """Values of a column among places with a result, the highest first, each with the names of its places."""
    reported = rows[rows["state"] == REPORTED].sort_values("place")
    groups = reported.groupby(column, observed=True)["place"].agg(list)
    return [(value, list(names)) for value, names in groups.sort_index(ascending=False).items()]


def in_every_group(rows: pd.DataFrame, by: str) -> list[str]:
    """The names of places with a result in every group, such as in each biennium."""
    reported = rows[rows["state"] == REPORTED]
    seen = reported.groupby("place")[by].nunique()
    return sorted(seen[seen == rows[by].nunique()].index)


def by_biennium(rows: pd.DataFrame) -> list[tuple[str, dict[str, int], list[str]]]:
    """Each biennium of `by_place(..., by=["biennium"])`, its `place_counts`, and the names of places only listed."""
    groups = rows.groupby("biennium")
    return [
        (str(biennium), place_counts(of_biennium), names_in_state(of_biennium, LISTED))
        for biennium, of_biennium in groups
    ]


def results_of(rows: pd.DataFrame) -> int:
    """The results of some places of `by_place`, which must not hold one result twice: rows of one group only."""
    return int(rows["results"].sum())
