"""Compare four counts of member States: printed totals, printed lists, country entries, our coding.

Where they differ the documents are not corrected; the difference is shown with what it consists of.
"""

import pandas as pd

from o7lib.measures import requirements
from o7lib.measures.counting import fill_empty_lists, level_values, results_with_place, share
from o7lib.tables.model.record import Record
from o7lib.tables.model.references import ACHIEVEMENT, LISTING_KEY, RESULT, Ref, grouped, has_match
from o7lib.tables.text.names import folded

WORLD = "world"
CELL = ["biennium", "indicator", "region_id", "kind"]
VERDICTS = ("agree", "list_differs", "entry_missing", "entry_unlisted", "below_criteria", "subregion_counted")
MATCHES = ("both", "summary_only", "coding_only", "neither")


def criteria_rule(record: Record) -> pd.DataFrame:
    """The ILO's own rule recomputed: does each result report under enough criteria to be counted?

    Counts criteria (distinct), of those its indicator has.

    Returns:
        One row per result: the key, `place_id`, `place`, `kind`, `region_id`, `met`, `required`,
        `holds` and `refs` (its achievements); by biennium, indicator and the place's name.
    """
    table = results_with_place(record)
    order = table.assign(called=table["place"].map(folded)).sort_values([*RESULT[:2], "called", "cpo"]).index
    table = table.loc[order].reset_index(drop=True)
    rows = record.columns("achievements", *RESULT, "criterion", "doc_id", "lines")
    met = rows.groupby(RESULT)["criterion"].nunique()
    table["met"] = table.join(met.rename("met"), on=RESULT)["met"].fillna(0).astype(int)
    table["required"] = requirements.of_results(table, requirements.required(record))
    table["holds"] = table["met"] >= table["required"]
    table["refs"] = fill_empty_lists(table.join(grouped(rows, RESULT).rename("refs"), on=RESULT)["refs"])
    return table


def _place_verdicts(row: pd.Series) -> tuple[str, ...]:
    """What is at odds at one place: several things can be."""
    holding = {
        "entry_missing": row["listed"] and not row["entered"],
        "entry_unlisted": row["entered"] and not row["listed"],
        "below_criteria": row["entered"] and not row["coded"],
        "subregion_counted": row["kind"] == "subregion",
    }
    return tuple(code for code, holds in holding.items() if holds) or ("agree",)


def places(record: Record) -> pd.DataFrame:
    """Every place that a summary lists or that has an entry: is it counted everywhere it should be?

    Returns:
        One row per biennium x indicator x place: `place_id`, `place`, `kind`, `region_id`, `listed` (in the
        summary), `entered` (in the country document), `coded` (by our coding a result meets the criteria
        required), `verdicts` (tuple of `VERDICTS`) and `refs` (list, then entry).
    """
    lists = record.columns("reported_places", *LISTING_KEY, "doc_id", "lines").drop_duplicates()
    entries = record.columns("results", *RESULT, "place_id", "doc_id", "lines")
    spots = (
        pd.concat([lists[LISTING_KEY], entries[LISTING_KEY]])
        .drop_duplicates()
        .sort_values(LISTING_KEY, ignore_index=True)
    )
    for name, rows in (("listed", lists), ("entered", entries)):
        spots[name] = has_match(spots, rows, LISTING_KEY)
    rule = criteria_rule(record)
    spots["coded"] = has_match(spots, rule[rule["holds"]], LISTING_KEY)
    where = record.columns("places", "place_id", "name", "kind", "region_id").rename(columns={"name": "place"})
    table = spots.merge(where, on="place_id", how="left", validate="many_to_one")
    table["verdicts"] = [_place_verdicts(row) for _, row in table.iterrows()]
    behind = grouped(pd.concat([lists, entries]), LISTING_KEY).rename("refs")
    return table.join(behind, on=LISTING_KEY)


def _printed(record: Record) -> pd.DataFrame:
    """The printed totals by cell: `printed` and `behind` (their passages)."""
    rows = record.columns("reported_totals", *CELL[:3], "unit", "count", "doc_id", "lines")
    rows = rows.assign(region_id=rows["region_id"].fillna(WORLD), kind=rows["unit"].astype(str))
    sources = [
        Ref(f"total printed for {r['biennium']}, {r['indicator']}", r["doc_id"], r["lines"]) for _, r in rows.iterrows()
    ]
    rows["behind"] = pd.Series([[ref] for ref in sources], index=rows.index, dtype=object)
    return rows.set_index(CELL)[["count", "behind"]]


def _cell_verdicts(row: pd.Series) -> tuple[str, ...]:
    """What is at odds in a cell: what is at odds at its places, and the total against the list."""
    differs = pd.notna(row["printed"]) and row["printed"] != row["listed"]
    odd = {code for codes in row["spots"] for code in codes if code != "agree"} | (
        {"list_differs"} if differs else set()
    )
    return tuple(code for code in VERDICTS if code in odd) or ("agree",)


def totals(record: Record) -> pd.DataFrame:
    """Printed totals, printed lists, entries and our coding for every cell of the targets, zeros included.

    Counts places (distinct). Where no total is printed, nothing can disagree with it.

    Returns:
        One row per biennium x indicator x region (`world` last) x kind of place: the cell, `printed`
        (missing where no total is printed), `listed`, `entered`, `coded`, `names` (of the places at
        odds), `verdicts` (tuple of `VERDICTS`) and `refs` (totals, lists and entries).
    """
    spots = places(record)
    spots["odd"] = [
        [name] if v != ("agree",) else [] for name, v in zip(spots["place"], spots["verdicts"], strict=True)
    ]
    both = pd.concat([spots, spots.assign(region_id=WORLD)])
    regions = [*level_values(record, "region_id"), WORLD]
    kinds = list(spots["kind"].cat.categories)
    cells = pd.MultiIndex.from_product(
        [*(level_values(record, level) for level in CELL[:2]), regions, kinds], names=CELL
    )
    groups = both.astype({"kind": str}).groupby(CELL)
    table = pd.DataFrame(index=cells)
    printed = _printed(record).reindex(cells)
    table["printed"] = printed["count"].astype("Int64")
    for name in ("listed", "entered", "coded"):
        table[name] = groups[name].sum().reindex(cells, fill_value=0).astype(int)
    table["names"] = fill_empty_lists(groups["odd"].sum().reindex(cells))
    table["spots"] = fill_empty_lists(groups["verdicts"].agg(list).reindex(cells))
    table["verdicts"] = [_cell_verdicts(row) for _, row in table.iterrows()]
    behind = fill_empty_lists(groups["refs"].sum().reindex(cells))
    table["refs"] = [a + b for a, b in zip(fill_empty_lists(printed["behind"]), behind, strict=True)]
    return table.drop(columns="spots").reset_index()


def disagreements(record: Record) -> pd.DataFrame:
    """Every disagreement of `totals` in a row of its own.

    Returns:
        One row per cell x `verdict`: the cell, its counts, `names` (of the places concerned; empty where
        a total and a list differ) and `refs`.
    """
    spots = places(record)
    codes = dict(zip(map(tuple, spots[["biennium", "indicator", "place"]].to_numpy()), spots["verdicts"], strict=True))
    rows = totals(record).explode("verdicts").rename(columns={"verdicts": "verdict"})
    rows = rows[rows["verdict"] != "agree"].reset_index(drop=True)
    concerned = [
        [name for name in row["names"] if row["verdict"] in codes[row["biennium"], row["indicator"], name]]
        for row in rows.to_dict("records")
    ]
    return rows.assign(names=pd.Series(concerned, index=rows.index, dtype=object))


def _match(summary: bool, coding: bool) -> str:
    """Who gives a place a type: both, one of them, or neither."""
    if summary:
        return "both" if coding else "summary_only"
    return "coding_only" if coding else "neither"


def typology(record: Record) -> pd.DataFrame:
    """The summary's typology against our types, for every biennium whose list has one.

    The summary sorts places under types; we sort achievements. A place has a type in our coding where
    any of its achievements under the indicator has it.

    Returns:
        One row per biennium x indicator x place x type (the schema's order): the key, `place`,
        `region_id`, `summary`, `coding` (booleans), `match` (one of `MATCHES`) and `refs`.
    """
    lists = record.columns("reported_places", *LISTING_KEY, "type", "doc_id", "lines")
    typed = lists[lists["type"].notna()]
    types = record.columns("achievement_types", *ACHIEVEMENT, "type")
    rows = record.columns("achievements", *ACHIEVEMENT, "doc_id", "lines")
    results = results_with_place(record)
    coded = types.merge(rows, on=ACHIEVEMENT, validate="many_to_one")
    coded = coded.merge(results[[*RESULT, "place_id"]], on=RESULT, validate="many_to_one")
    spots = pd.concat([typed[LISTING_KEY], coded[LISTING_KEY]]).drop_duplicates().sort_values(LISTING_KEY)
    spots = spots[spots["biennium"].isin(typed["biennium"])]
    table = spots.merge(pd.DataFrame({"type": lists["type"].cat.categories}), how="cross")
    key = [*LISTING_KEY, "type"]
    for name, side in (("summary", typed), ("coding", coded)):
        table[name] = has_match(table, side.astype({"type": str}), key)
    matches = [_match(*pair) for pair in zip(table["summary"], table["coding"], strict=True)]
    table["match"] = pd.Categorical(matches, list(MATCHES))
    behind = pd.concat([typed, coded]).astype({"type": str})
    table["refs"] = fill_empty_lists(table.join(grouped(behind, key).rename("refs"), on=key)["refs"])
    names = record.columns("places", "place_id", "name", "region_id").rename(columns={"name": "place"})
    return table.merge(names, on="place_id", how="left", validate="many_to_one")


def typed_biennia(record: Record) -> list[str]:
    """The biennia whose summary says what type of result each place had, in order."""
    lists = record.columns("reported_places", "biennium", "type")
    return sorted(lists.loc[lists["type"].notna(), "biennium"].unique())


def typology_counts(record: Record) -> pd.DataFrame:
    """How often the summary's typology and our coding agree, by type.

    Counts places (biennium x indicator x place).

    Returns:
        One row per type (the schema's order), zeros included: `type`, one column per code of `MATCHES`,
        `agreement` (both and neither, of all places; missing where there is none) and `refs` (every
        passage that gives a place the type, in the summary or in our coding).
    """
    rows = typology(record)
    types = record.columns("reported_places", "type")["type"].cat.categories
    table = pd.DataFrame(0, index=pd.Index(types, name="type"), columns=list(MATCHES))
    for (kind, match), pairs in rows.groupby(["type", "match"], observed=True):
        table.loc[kind, match] = len(pairs)
    table["agreement"] = share(table["both"] + table["neither"], table.sum(axis=1))
    behind = {
        kind: [ref for refs in pairs["refs"] for ref in refs] for kind, pairs in rows.groupby("type", observed=True)
    }
    table["refs"] = pd.Series({kind: behind.get(kind, []) for kind in types}, dtype=object)
    return table.reset_index()


def rule_counts(rows: pd.DataFrame) -> tuple[int, int]:
    """Results of `criteria_rule` that miss the rule, and those that meet it with no criterion to spare.

    >>> rule_counts(pd.DataFrame({"holds": [True, True, False], "met": [2, 3, 1], "required": [2, 2, 2]}))
    (1, 1)
    """
    return int((~rows["holds"]).sum()), int((rows["met"] == rows["required"]).sum())


def typology_totals(rows: pd.DataFrame) -> dict[str, int]:
    """The pairs of place and type in `typology_counts` by who gives the place the type: keys of `MATCHES`.

    >>> typology_totals(pd.DataFrame({"both": [3, 1], "summary_only": [1, 0], "coding_only": 2, "neither": 5}))
    {'both': 4, 'summary_only': 1, 'coding_only': 4, 'neither': 10}
    """
    return {match: int(rows[match].sum()) for match in MATCHES}
