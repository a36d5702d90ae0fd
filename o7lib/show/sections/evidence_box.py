"""Section: how strong the evidence of a scope is, in one box."""

import pandas as pd

from o7lib.show.html.elements import tag, text
from o7lib.show.html.references import popover_number
from o7lib.show.page import _show
from o7lib.show.words.evidence import EVIDENCE
from o7lib.show.words.grammar import percent
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


def evidence_box(rows: pd.DataFrame, schema: Schema) -> None:
    """The evidence in one box: how much there is, how far it goes, what it leaves out, from `evidence.strength`."""
    shown = [r for r in rows.to_dict("records") if r["measure"] in BOX]
    items = [
        tag("dt", text(EVIDENCE[r["measure"]]))
        + tag("dd", popover_number(_share(r), r["refs"], EVIDENCE[r["measure"]]))
        for r in shown
    ]
    doubts = [r for r in rows.to_dict("records") if r["measure"] == "notes" and r["count"]]
    kinds = ", ".join(f"{schema.label('source_notes', 'kind', r['code']).lower()} {r['count']}" for r in doubts)
    items.append(tag("dt", "Doubts noted") + tag("dd", text(kinds or "none")))
    _show(
        tag(
            "section",
            tag("p", tag("strong", "How strong is this evidence?")),
            tag("dl", *items),
            class_="strength",
            aria_label="Strength of the evidence",
        )
    )


def _share(row: dict) -> str:
    if pd.isna(row["of"]):
        return f"{row['count']}"
    return f"{row['count']} of {row['of']}" + (f" ({percent(row['count'], row['of'])})" if row["of"] >= 5 else "")
