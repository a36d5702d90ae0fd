"""Counts of source notes, on results and on whole documents.

The notes themselves, in words: `details.notes` and `details.notes_on_documents`.
"""

import pandas as pd

from o7lib.measures.counting import combinations, count_by, fill_empty_lists, results_with_place
from o7lib.tables.model.record import Record
from o7lib.tables.model.references import RESULT

KEY = ["note_no", *RESULT]


def _on_results(record: Record) -> pd.DataFrame:
    """The notes that name a result, with its place and region."""
    rows = record.columns("source_notes", *KEY, "kind", "doc_id", "lines")
    where = results_with_place(record).drop(columns="kind")
    return rows[rows["cpo"].notna()].merge(where, on=RESULT, how="left", validate="many_to_one")


def by_kind(record: Record, level: str = "biennium") -> pd.DataFrame:
    """Notes of each kind on the results of the scope, by biennium, indicator, region or place.

    Counts notes, and results that carry one. More notes on a place mean that more was written about it
    as well as that more of it is doubtful.

    Returns:
        One row per value of the level x kind (the schema's order), zeros included: the level, `kind`,
        `notes`, `results` (distinct) and `refs`.
    """
    rows = _on_results(record)
    cells = combinations(record, level, kind=rows["kind"].cat.categories)
    out = count_by(rows, cells).rename(columns={"count": "notes"})
    out.insert(1, "results", count_by(rows, cells, RESULT)["count"])
    return out.reset_index()


def kinds_present(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of `by_kind` that hold a note, the most frequent kinds first."""
    some = rows[rows["notes"] > 0]
    total = some.groupby("kind", observed=True)["notes"].transform("sum")
    ordered = some.assign(total=total).sort_values(["total", "kind"], ascending=[False, True], kind="stable")
    return ordered.drop(columns="total").reset_index(drop=True)


def by_document(record: Record) -> pd.DataFrame:
    """Notes on the documents as a whole, which no result carries.

    Returns:
        One row per document that has such a note x kind (the schema's order), zeros included: `doc_id`,
        `kind`, `notes` and `refs`.
    """
    rows = record.columns("source_notes", *KEY, "kind", "doc_id", "lines")
    whole = rows[rows["cpo"].isna()]
    cells = combinations(record, doc_id=sorted(set(whole["doc_id"])), kind=whole["kind"].cat.categories)
    return count_by(whole, cells).rename(columns={"count": "notes"}).reset_index()


def doubted(record: Record) -> pd.DataFrame:
    """Every result of the scope with the notes it carries, those with the most first.

    Returns:
        One row per result, those without a note included: the key, `place_id`, `place`, `region_id`,
        `notes` (count), `kinds` (tuple of the kinds, in the schema's order) and `refs` (to the notes).
    """
    rows = _on_results(record)
    out = results_with_place(record).drop(columns="kind")
    cells = pd.MultiIndex.from_frame(out[RESULT])
    out[["notes", "refs"]] = count_by(rows, cells).to_numpy()
    kinds = rows.sort_values("kind").drop_duplicates([*RESULT, "kind"]).groupby(RESULT)["kind"].agg(list)
    out["kinds"] = fill_empty_lists(out.join(kinds.rename("kinds"), on=RESULT)["kinds"]).map(tuple)
    order = ["notes", *RESULT]
    return out.sort_values(order, ascending=[False, True, True, True], ignore_index=True)
