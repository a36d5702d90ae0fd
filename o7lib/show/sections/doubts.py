"""Source notes as fields of page parts."""

from collections.abc import Iterable, Sequence

import pandas as pd

from o7lib.measures import details
from o7lib.show.html.parts import Part
from o7lib.tables.model.record import Record
from o7lib.tables.model.references import passage
from o7lib.tables.model.schema import Schema


def note_fields(note: dict, schema: Schema) -> Part:
    """One note: what it would change if it is right (`words`), its text (`note`), document and lines (`at`)."""
    words = schema.label("source_notes", "effect", str(note["effect"]))
    return {"words": words, "note": note["note"], "at": passage(note["doc_id"], note["lines"])}


def on_report(row: dict, rows: Sequence[dict], notes: Sequence[dict]) -> list[dict]:
    """The notes on one report of a result; a note that names no item stands under the first item of its criterion.

    Args:
        row: the report. rows: every report of its result. notes: every note on its result.
    """
    first = min(int(r["item"]) for r in rows if r["criterion"] == row["criterion"])
    named = [n for n in notes if pd.notna(n["criterion"]) and n["criterion"] == row["criterion"]]
    return [n for n in named if (first if pd.isna(n["item"]) else int(n["item"])) == int(row["item"])]


def on_whole_result(notes: Sequence[dict]) -> list[dict]:
    """The notes that name no criterion: they are about the result as a whole, or about several of its reports."""
    return [n for n in notes if pd.isna(n["criterion"])]


class NotesByNumber:
    """The notes of a record as fields, found by their number."""

    def __init__(self, record: Record) -> None:
        notes = details.notes(record).to_dict("records")
        self._fields = {int(note["note_no"]): note_fields(note, record.schema) for note in notes}

    def fields(self, numbers: Iterable[int]) -> list[Part]:
        """The notes of these numbers, in their order."""
        return [self._fields[int(number)] for number in numbers]
