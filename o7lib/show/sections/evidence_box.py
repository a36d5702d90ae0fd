"""Section: how strong the evidence of a scope is, in one box."""

import pandas as pd

from o7lib.measures import evidence
from o7lib.show.html.parts import Part, part
from o7lib.show.html.references import number_cell
from o7lib.show.page import show_part
from o7lib.show.words.evidence import EVIDENCE
from o7lib.show.words.grammar import shown_share
from o7lib.tables.model.record import Record
from o7lib.tables.model.schema import Schema

BOX = (
    "results",
    "achievements",
    "firm",
    "criteria",
    "policy",
    "policy_clear",
    "undoubted",
    "conditions_shown",
    "funder",
    "listed_only",
)


def evidence_box(record: Record) -> None:
    """The evidence of a scope in one box: how much there is, how far it goes, what it leaves out."""
    _box(evidence.strength(record), record.schema)


def _box(rows: pd.DataFrame, schema: Schema) -> None:
    """The box, from `evidence.strength`."""
    lists: Part = {}
    facts = []
    for row in rows[rows["measure"].isin(BOX)].to_dict("records"):
        term = EVIDENCE[row["measure"]]
        facts.append({"term": term, "value": number_cell(_share(row), row["refs"], term, lists)})
    doubts = [r for r in rows.to_dict("records") if r["measure"] == "notes" and r["count"]]
    kinds = ", ".join(f"{schema.label('source_notes', 'kind', r['code']).lower()} {r['count']}" for r in doubts)
    facts.append({"term": "Doubts noted", "value": kinds or "none"})
    show_part(part("evidence_box", facts=facts, lists=lists))


def _share(row: dict) -> str:
    if pd.isna(row["of"]):
        return f"{row['count']}"
    return f"{row['count']} of {row['of']}{shown_share(row['count'], row['of'])}"
