"""Every result and achievement with all that the documents say of it."""

import pandas as pd

from o7lib.measures import requirements
from o7lib.measures.counting import lists_by_key, own_refs, support_lists
from o7lib.tables.model.record import Record
from o7lib.tables.model.references import ACHIEVEMENT, RESULT, by_key, refs


def _distinct_by_key(frame: pd.DataFrame, rows: pd.DataFrame, key: list[str], column: str) -> pd.Series:
    """The values of a column under the key of each row of a frame, once each, in order."""
    once = {at: list(dict.fromkeys(values)) for at, values in by_key(rows, key, rows[column].tolist()).items()}
    return lists_by_key(frame, once, key)


def achievements(record: Record) -> pd.DataFrame:
    """Every achievement of the scope with its criterion, kinds and funders.

    Returns:
        One row per achievement, in key order: all columns of `achievements`, `criterion_label`,
        `types` (list of codes), `funders` (list of names; empty where the row names none), `indirect` (those
        of them that pay for a programme of others), `support` (list of pairs: wording, body) and `refs`.
    """
    rows = record["achievements"]
    labels = requirements.criteria(record).rename(columns={"label": "criterion_label"})
    table = rows.merge(labels, on=requirements.CRITERION, how="left", validate="many_to_one")
    kinds = record["achievement_types"]
    table["types"] = _distinct_by_key(table, kinds, ACHIEVEMENT, "type")
    paid, key = _paid_by(record), [*RESULT, "criterion"]
    paid = paid[paid["criterion"].notna()]
    table["support"] = support_lists(record, table, key)
    return _with_payers(table, paid, key).assign(refs=own_refs(table))


def _paid_by(record: Record) -> pd.DataFrame:
    """The funding of the scope with the name of each funder."""
    names = record.columns("funders", "funder_id", "name")
    return record["funding"].merge(names, on="funder_id", how="left", validate="many_to_one")


def _with_payers(rows: pd.DataFrame, paid: pd.DataFrame, key: list[str]) -> pd.DataFrame:
    """Rows with `funders`, the names of those that paid under their key, and those that did so indirectly."""
    through = paid[paid["indirect"].eq(True)]
    return rows.assign(
        funders=_distinct_by_key(rows, paid, key, "name"),
        indirect=_distinct_by_key(rows, through, key, "name"),
    )


def results(record: Record) -> pd.DataFrame:
    """Every result of the scope with its place and what is said of it as a whole.

    Returns:
        One row per result, in key order: all columns of `results`, `place`, `funders` (list of names
        that the additional information names as paying), `indirect` (those of them that pay for a programme
        of others), `support` (list of pairs: wording, body), `partners` (list of names).
    """
    rows = record["results"]
    places = record.columns("places", "place_id", "name").rename(columns={"name": "place"})
    table = rows.merge(places, on="place_id", how="left", validate="many_to_one")
    paid = _paid_by(record)
    table = _with_payers(table, paid[paid["criterion"].isna()], RESULT)
    table["support"] = support_lists(record, table, RESULT)
    who = record.columns("partners", "partner_id", "name")
    worked = record["result_partners"].merge(who, on="partner_id", how="left", validate="many_to_one")
    return table.assign(partners=_distinct_by_key(table, worked, RESULT, "name"))


def short_forms(record: Record) -> dict[str, str]:
    """What short forms stand for, as far as the table of partners spells them out.

    A name that ends in brackets with a short form of capitals gives one: "Organization X (ORGX)".

    >>> short_forms(Record({"partners": pd.DataFrame({"name": ["World Post Union (WPU), Bern", "Red Cross"]})}))
    {'WPU': 'World Post Union'}
    """
    names = record.columns("partners", "name")["name"].drop_duplicates()
    matches = names.str.extract(r"^(?P<long>[^(]+?) \((?P<short>\w*[A-Z]\w*[A-Z]\w*)\)").dropna()
    return dict(zip(matches["short"], matches["long"], strict=True))


def notes(record: Record) -> pd.DataFrame:
    """Source notes on the results of the scope, in the order of the kinds of doubt, then of the notes.

    Returns:
        One row per note: all columns of `source_notes` and `refs`.
    """
    rows = record["source_notes"]
    selected = rows[rows["cpo"].notna()].sort_values(["kind", "note_no"], ignore_index=True)
    return selected.assign(refs=own_refs(selected))


def notes_on_documents(record: Record) -> pd.DataFrame:
    """Source notes on the documents as a whole, which concern every brief of their biennium."""
    rows = record["source_notes"]
    selected = rows[rows["cpo"].isna()].sort_values(["kind", "note_no"], ignore_index=True)
    return selected.assign(refs=own_refs(selected))


# Tables, and the parts of a scope that leave them whole though the scope has nothing of them.
LEFT_WHOLE = {
    "targets": {"place", "funder"},
    "reported_totals": {"place", "funder"},
    "reported_places": {"funder"},
    "projects": {"place", "region", "indicator"},
}
CITED_TABLES = (*LEFT_WHOLE, "results", "achievements", "funding", "source_notes")


def _projects_paid_by(record: Record, funder_id: str) -> set[str]:
    """The annex projects that a funder pays for; all where no funder is given."""
    pairs = record.columns("project_funders", "project_id", "funder_id")
    paid = pairs[pairs["funder_id"] == funder_id] if funder_id else record.columns("projects", "project_id")
    return set(paid["project_id"])


def _rows_behind(record: Record, name: str, funder_id: str) -> pd.DataFrame:
    """The rows of one table that a scope's numbers rest on, each with its document and lines."""
    keys = [c for c in (*RESULT, "criterion", "project_id") if c in record.untracked(name)]
    rows = record.columns(name, *keys, "doc_id", "lines")
    if name == "source_notes":
        return rows[rows["cpo"].notna()]
    return rows[rows["project_id"].isin(_projects_paid_by(record, funder_id))] if name == "projects" else rows


def passages(record: Record) -> pd.DataFrame:
    """Which passages the numbers of a scope rest on.

    Notes on a document as a whole are left out, and so are targets, totals, lists and annex projects in a
    scope that has none of its own: no target names a place or a funder. A funder has the projects it pays for.

    Returns:
        One row per table and document: `table`, `doc_id`, `rows` (count) and `refs`.
    """
    records = []
    narrowed = dict(record.scope)
    for name in (n for n in CITED_TABLES if not LEFT_WHOLE.get(n, set()) & set(narrowed)):
        rows = _rows_behind(record, name, narrowed.get("funder", ""))
        for (doc_id,), of_document in sorted(by_key(rows, ["doc_id"], refs(rows)).items()):
            records.append({"table": name, "doc_id": doc_id, "rows": len(of_document), "refs": of_document})
    return pd.DataFrame(records, columns=["table", "doc_id", "rows", "refs"])
