"""What was promised and what was reported, by biennium, indicator and region."""

import pandas as pd

from o7lib.measures import requirements
from o7lib.measures.counting import fill_empty_lists, own_refs
from o7lib.tables.model.record import Record
from o7lib.tables.model.references import LISTING_KEY, RESULT, Ref, has_match

CELL = ["biennium", "indicator", "region_id"]
WORLD = "world"
VERDICTS = ("met", "missed", "no_target", "no_report", "no_summary")


def _places_by_cell(places: pd.DataFrame, where: pd.DataFrame, name: str, kind: str) -> pd.Series:
    """Distinct places of a kind by biennium, indicator and region, with the world's total added."""
    of_kind = places.merge(where[["place_id", "region_id", "kind"]], on="place_id", how="left", validate="many_to_one")
    of_kind = of_kind[of_kind["kind"].astype(str) == kind]
    both = pd.concat([of_kind, of_kind.assign(region_id=WORLD)])
    return both.groupby(CELL)["place_id"].nunique().rename(name)


def _printed_totals(totals: pd.DataFrame, unit: str, name: str) -> pd.Series:
    rows = totals[totals["unit"].astype(str) == unit]
    return rows.assign(region_id=rows["region_id"].fillna(WORLD)).set_index(CELL)["count"].rename(name)


def _verdict(row: pd.Series) -> str:
    if pd.isna(row["target"]):
        return "no_target" if row["biennium_told"] else "no_summary"
    if row["reported"] == 0 and not row["biennium_reported"]:
        return "no_report"
    return "met" if row["reported"] >= row["target"] else "missed"


def _refs_by_cell(rows: pd.DataFrame, word: str) -> pd.Series:
    """One reference per cell and passage, the world's cells for rows without a region."""
    rows = rows.assign(region_id=rows["region_id"].fillna(WORLD)).drop_duplicates([*CELL, "doc_id", "lines"])
    sources = [
        Ref(f"{word} for {r['biennium']}, {r['indicator']}", r["doc_id"], r["lines"]) for _, r in rows.iterrows()
    ]
    return rows.assign(refs=sources).groupby(CELL)["refs"].agg(list)


def _refs(record: Record, where: pd.DataFrame, cells: pd.MultiIndex, printed: pd.Series) -> list[list[Ref]]:
    """The passages behind each cell: those of its target and totals, and of the list where that is what counts."""
    tables = [record.columns(t, *CELL, "doc_id", "lines") for t in ("targets", "reported_totals")]
    lists = record.columns("reported_places", *LISTING_KEY, "doc_id", "lines")
    lists = lists.merge(where[["place_id", "region_id"]], on="place_id", how="left", validate="many_to_one")
    printing = fill_empty_lists(_refs_by_cell(pd.concat(tables), "printed").reindex(cells))
    listed = fill_empty_lists(_refs_by_cell(pd.concat([lists, lists.assign(region_id=WORLD)]), "listed").reindex(cells))
    return [own if total else own + more for own, more, total in zip(printing, listed, printed, strict=True)]


def against_targets(record: Record) -> pd.DataFrame:
    """Targets beside what was reported, for every biennium, indicator and region, and for the world.

    Counts member States. Subregions are kept apart: targets do not count them.

    Returns:
        One row per biennium x indicator used in it x region (region_id `world` last): `region`, `target` (missing
        where none was set), `reported` (the printed total, else the member States that the summary
        lists), `printed` (whether the total is printed), `listed` (member States listed), `detailed`
        (member States with an entry in the country document), `subregions` (listed), `verdict`
        (one of `VERDICTS`), `short` (target less reported, where missed) and `refs` (what
        prints the target and the total, and the list where no total is printed).
    """
    where = record.columns("places", "place_id", "region_id", "kind")
    regions = record.columns("regions", "region_id", "name")
    lists = record.columns("reported_places", *LISTING_KEY)
    entries = record.columns("results", *RESULT, "place_id")
    totals = record.columns("reported_totals", *CELL, "unit", "count")
    targets = record.columns("targets", *CELL, "target")
    ids = [*regions["region_id"], WORLD]
    biennia = record.columns("biennia", "biennium")["biennium"]
    used = record.columns("indicators", *CELL[:2])
    cells = requirements.in_use(
        pd.MultiIndex.from_product([biennia, used["indicator"].unique(), ids], names=CELL), used
    )
    table = pd.DataFrame(index=cells)
    table["target"] = targets.assign(region_id=targets["region_id"].fillna(WORLD)).set_index(CELL)["target"]
    counts = {
        "listed": _places_by_cell(lists, where, "listed", "member_state"),
        "detailed": _places_by_cell(entries, where, "detailed", "member_state"),
        "subregions": _places_by_cell(lists, where, "subregions", "subregion"),
    }
    for name, values in counts.items():
        table[name] = values.reindex(cells, fill_value=0).astype("Int64")
    printed = _printed_totals(totals, "member_state", "printed").reindex(cells)
    table["printed"] = printed.notna()
    table["reported"] = printed.fillna(table["listed"]).astype("Int64")
    table["refs"] = _refs(record, where, cells, table["printed"])
    table = table.reset_index()
    table["biennium_reported"] = table["biennium"].isin(set(lists["biennium"]) | set(totals["biennium"]))
    table["biennium_told"] = table["biennium_reported"] | table["biennium"].isin(set(targets["biennium"]))
    table["verdict"] = [_verdict(row) for _, row in table.iterrows()]
    table["short"] = (table["target"] - table["reported"]).where(table["verdict"] == "missed")
    table["region"] = table["region_id"].map(
        {**dict(zip(regions["region_id"], regions["name"], strict=True)), WORLD: "World"}
    )
    return table.drop(columns=["biennium_reported", "biennium_told"])


def for_region(record: Record, region_id: str = WORLD) -> pd.DataFrame:
    """The rows of `against_targets` of one region, or of the world."""
    everything = against_targets(record)
    return everything[everything["region_id"] == region_id].reset_index(drop=True)


def masked(record: Record) -> pd.DataFrame:
    """Totals that were met while at least one region missed its own target.

    Returns:
        One row per biennium x indicator whose world target was met: `target`, `reported`, `missed`
        (names of the regions that missed, in order), `shorts` (member States short of its target in
        each of them), `short` (in all of them together).
    """
    rows = against_targets(record)
    world = rows[(rows["region_id"] == WORLD) & (rows["verdict"] == "met")]
    records = []
    for cell in world.to_dict("records"):
        in_cell = rows[(rows["biennium"] == cell["biennium"]) & (rows["indicator"] == cell["indicator"])]
        lost = in_cell[(in_cell["verdict"] == "missed") & (in_cell["region_id"] != WORLD)]
        if len(lost):
            kept = {k: cell[k] for k in ("biennium", "indicator", "target", "reported")}
            shorts = [int(short) for short in lost["short"]]
            records.append(kept | {"missed": list(lost["region"]), "shorts": shorts, "short": sum(shorts)})
    return pd.DataFrame(records, columns=["biennium", "indicator", "target", "reported", "missed", "shorts", "short"])


def listed_without_entry(record: Record) -> pd.DataFrame:
    """Places that a summary lists and the country document has no entry for: counted, not reported.

    Returns:
        One row per biennium x indicator x place: the key, `place`, `region_id`, `doc_id`, `lines`, `refs`.
    """
    lists = record.columns("reported_places", *LISTING_KEY, "doc_id", "lines")
    lists = lists.drop_duplicates(LISTING_KEY)
    entries = record.columns("results", *RESULT, "place_id")
    gone = lists[~has_match(lists, entries, LISTING_KEY)]
    names = record.columns("places", "place_id", "name", "region_id").rename(columns={"name": "place"})
    table = gone.merge(names, on="place_id", how="left", validate="many_to_one").reset_index(drop=True)
    return table.assign(refs=own_refs(table))


def plain_rows(rows: pd.DataFrame) -> list[dict]:
    """Rows of `against_targets` as plain values for a sentence: indicator, biennium, wanted, reported, verdict."""
    return [
        {
            "indicator": r["indicator"],
            "biennium": r["biennium"],
            "wanted": None if pd.isna(r["target"]) else int(r["target"]),
            "reported": int(r["reported"]),
            "verdict": r["verdict"],
        }
        for r in rows.to_dict("records")
    ]
