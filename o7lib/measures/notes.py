"""The source notes: what a careful reader would doubt, on results and on the documents as a whole."""

import pandas as pd

from o7lib.tables.cells import counted, each, every, filled, placed
from o7lib.tables.locator import RESULT
from o7lib.tables.record import Record

COLUMNS = ["note_no", *RESULT, "kind", "note", "doc_id", "lines"]


def on_results(record: Record) -> pd.DataFrame:
    """The notes on the results of the scope, by kind (the schema's order), then by result.

    Returns:
        One row per note: `note_no`, the key of the result, `place_id`, `place`, `region_id`, `kind`,
        `note` and `refs`.
    """
    rows = record.only("source_notes", *COLUMNS)
    rows = rows[rows["cpo"].notna()]
    out = rows.merge(placed(record).drop(columns="kind"), on=RESULT, how="left", validate="many_to_one")
    out = out.sort_values(["kind", *RESULT, "note_no"], ignore_index=True)
    return out.assign(refs=each(out)).drop(columns=["doc_id", "lines"])


def on_documents(record: Record) -> pd.DataFrame:
    """The notes on a document as a whole, by kind (the schema's order), then in their own order.

    Returns:
        One row per note: `note_no`, `biennium`, `indicator` (missing where none is meant), `kind`, `doc_id`,
        `note` and `refs`.
    """
    rows = record.only("source_notes", *COLUMNS)
    out = rows[rows["cpo"].isna()].sort_values(["kind", "note_no"], ignore_index=True)
    return out.assign(refs=each(out)).drop(columns=["cpo", "lines"])


def by_kind(record: Record, level: str = "biennium") -> pd.DataFrame:
    """Notes of each kind on the results of the scope, by biennium, indicator, region or place.

    Counts notes, and results that carry one. More notes on a place mean that more was written about it
    as well as that more of it is doubtful.

    Returns:
        One row per value of the level x kind (the schema's order), zeros included: the level, `kind`,
        `notes`, `results` (distinct) and `refs`.
    """
    rows = record.only("source_notes", *COLUMNS)
    rows = rows[rows["cpo"].notna()]
    where = placed(record).drop(columns="kind")
    rows = rows.merge(where, on=RESULT, how="left", validate="many_to_one")
    cells = every(record, level, kind=rows["kind"].cat.categories)
    out = counted(rows, cells).rename(columns={"count": "notes"})
    out.insert(1, "results", counted(rows, cells, RESULT)["count"])
    return out.reset_index()


def doubted(record: Record) -> pd.DataFrame:
    """Every result of the scope with the notes it carries, those with the most first.

    Returns:
        One row per result, those without a note included: the key, `place_id`, `place`, `region_id`,
        `notes` (count), `kinds` (tuple of the kinds, in the schema's order) and `refs` (to the notes).
    """
    rows = record.only("source_notes", *COLUMNS)
    rows = rows[rows["cpo"].notna()]
    out = placed(record).drop(columns="kind")
    cells = pd.MultiIndex.from_frame(out[RESULT])
    out[["notes", "refs"]] = counted(rows, cells).to_numpy()
    kinds = rows.sort_values("kind").drop_duplicates([*RESULT, "kind"]).groupby(RESULT)["kind"].agg(list)
    out["kinds"] = filled(out.join(kinds.rename("kinds"), on=RESULT)["kinds"]).map(tuple)
    order = ["notes", *RESULT]
    return out.sort_values(order, ascending=[False, True, True, True], ignore_index=True)
