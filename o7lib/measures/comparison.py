"""One region or biennium beside the others, on the few numbers that may be compared."""

import pandas as pd

from o7lib.measures import standing
from o7lib.measures.counting import combinations, count_by, furthest, own_refs, results_with_place, share
from o7lib.tables.model.record import Record
from o7lib.tables.model.references import ACHIEVEMENT, RESULT, by_key, refs, row_keys

Counts = tuple[int, int, int]


def regions(record: Record) -> pd.DataFrame:
    """Every region in every biennium, on the same measures, zeros included.

    Returns:
        One row per region x biennium: `region`, `results` (count), `places` (distinct), `achievements`
        (count), `firm` (achievements at least adopted), `clear` (those of them clear of doubt),
        `policies_firm` (results whose criterion 1 is at least adopted), `policies_clear` (those of them clear of
        doubt), `named` (results that name a funder); each with the rows behind it in a column of its name and
        `_refs`; `refs` (the achievements) and `share_named` (of results), missing where there is nothing to share.
    """
    cells = combinations(record, "region_id", "biennium")
    counts = {name: count_by(rows, cells, of) for name, (rows, of) in _compared(record).items()}
    table = pd.DataFrame({name: side["count"].astype("Int64") for name, side in counts.items()}, index=cells)
    for name, side in counts.items():
        table[f"{name}_refs"] = side["refs"]
    table["refs"] = table["achievements_refs"]
    table["share_named"] = share(table["named"], table["results"])
    names = record.columns("regions", "region_id", "name").set_index("region_id")["name"]
    return table.reset_index().assign(region=lambda rows: rows["region_id"].map(names))


def _compared(record: Record) -> dict[str, tuple[pd.DataFrame, list[str]]]:
    """What is compared: the rows to count, and of what they are counted (of themselves where that is empty)."""
    results = results_with_place(record, "doc_id", "lines")
    where = results[[*RESULT, "region_id"]]
    rows = record.columns("achievements", *ACHIEVEMENT, "stage", "doc_id", "lines")
    rows = rows.merge(where, on=RESULT, how="left", validate="many_to_one")
    held = standing.reports(record)["standing"].reset_index(drop=True)  # in the order of the table, as `rows` is
    paid = record.columns("funding", *RESULT, "criterion", "doc_id", "lines")
    firm = rows[rows["stage"] >= record.schema.firm_stage]
    clear, policy = held[firm.index] == standing.CLEAR, firm["criterion"] == standing.POLICY
    return {
        "results": (results, []),
        "places": (results, ["place_id"]),
        "achievements": (rows, []),
        "firm": (firm, []),
        "clear": (firm[clear], []),
        "policies_firm": (firm[policy], RESULT),
        "policies_clear": (firm[policy & clear], RESULT),
        "named": (paid.merge(where, on=RESULT, how="left", validate="many_to_one"), RESULT),
    }


def place_across(record: Record, place: str) -> pd.DataFrame:
    """One place in every biennium: what it reported, what changed.

    Returns:
        One row per biennium x indicator under which the place was listed or has an entry: `cpo`,
        `title`, `title_language`, `listed` (in the summary), `summary` (a list of its biennium is on record),
        `criteria` (distinct, that it reports under), `best` (stage), missing where there is no entry, and
        `refs` (the entry, or else the passages
        that list it).
    """
    cell = ["biennium", "indicator"]
    lists = record.columns("reported_places", *cell, "place_id", "doc_id", "lines")
    summarised = set(lists["biennium"])
    lists = lists[lists["place_id"] == place].drop_duplicates([*cell, "doc_id", "lines"])
    results = record.columns("results", *RESULT, "place_id", "title", "title_language", "doc_id", "lines")
    in_place = results[results["place_id"] == place]
    rows = record.columns("achievements", *RESULT, "criterion", "stage")
    met = by_key(rows, RESULT, rows["criterion"].tolist())
    table = in_place.assign(
        criteria=pd.array([len(set(met.get(key, ()))) for key in row_keys(in_place, RESULT)], dtype="Int64"),
        best=furthest(in_place, rows, RESULT),
        own=own_refs(in_place),
    )
    listed = by_key(lists, cell, refs(lists))
    spots = pd.DataFrame(list(listed), columns=cell).assign(seen=list(listed.values()))
    table = table.drop(columns=["doc_id", "lines"]).merge(spots, on=cell, how="outer")
    table["listed"], table["summary"] = table["seen"].notna(), table["biennium"].isin(summarised)
    table["refs"] = [
        own if isinstance(own, list) else seen for own, seen in zip(table["own"], table["seen"], strict=True)
    ]
    return table.drop(columns=["own", "seen"]).sort_values(cell, ignore_index=True)


def region_and_rest(rows: pd.DataFrame, region_id: str) -> tuple[Counts, Counts]:
    """Achievements at least adopted, those of them clear of doubt, and all: in one region, and in all others.

    >>> rows = pd.DataFrame({"region_id": ["africa", "americas"], "firm": [1, 2], "clear": [0, 1]})
    >>> region_and_rest(rows.assign(achievements=[3, 4]), "africa")
    ((1, 0, 3), (2, 1, 4))
    """
    inside = rows["region_id"] == region_id
    return _sums(rows[inside]), _sums(rows[~inside])


def _sums(rows: pd.DataFrame) -> Counts:
    firm, clear, every = rows[["firm", "clear", "achievements"]].sum().astype(int)
    return int(firm), int(clear), int(every)


def region_of(record: Record, place: str) -> str:
    """The region of a place."""
    where = record.columns("places", "place_id", "region_id").set_index("place_id")["region_id"]
    return str(where[place])


def kind_of(record: Record, place: str) -> str:
    """Whether a place is a member State or a regional entry: its code in the table of places."""
    kinds = record.columns("places", "place_id", "kind").set_index("place_id")["kind"]
    return str(kinds[place])


def listing_states(rows: pd.DataFrame) -> list[dict]:
    """`place_across` as plain values for a sentence: biennium, indicator, listed, detailed, summary."""
    return [
        {
            "biennium": r["biennium"],
            "indicator": r["indicator"],
            "listed": bool(r["listed"]),
            "detailed": pd.notna(r["cpo"]),
            "summary": bool(r["summary"]),
        }
        for r in rows.to_dict("records")
    ]


def regions_by_share(rows: pd.DataFrame) -> list[tuple[str, Counts]]:
    """Per region with an achievement: its name, achievements at least adopted, those clear of doubt, and all.

    The highest share of those at least adopted comes first.

    >>> rows = pd.DataFrame({"region_id": ["a", "b", "c"], "region": ["A", "B", "C"], "firm": [1, 2, 0]})
    >>> regions_by_share(rows.assign(clear=[1, 0, 0], achievements=[2, 2, 0]))
    [('B', (2, 0, 2)), ('A', (1, 1, 2))]
    """
    total = rows.groupby(["region_id", "region"], sort=False)[["firm", "clear", "achievements"]].sum().reset_index()
    total = total[total["achievements"] > 0].assign(share=lambda r: r["firm"] / r["achievements"])
    ranked = total.sort_values(["share", "achievements"], ascending=False)
    return [(r.region, (int(r.firm), int(r.clear), int(r.achievements))) for r in ranked.itertuples()]
