"""Section: every source note of a scope, by what it would change and by its kind."""

import pandas as pd

from o7lib.measures import details
from o7lib.show.html import limits
from o7lib.show.html.elements import ELSEWHERE
from o7lib.show.html.parts import Part, part
from o7lib.show.page import show_part
from o7lib.show.words.grammar import count
from o7lib.tables.model.record import Record
from o7lib.tables.model.references import passage
from o7lib.tables.model.schema import Schema


def source_notes(record: Record) -> None:
    """The source notes on the results of a scope, those that would change most first; then those on documents."""
    _show(details.notes(record), details.notes_on_documents(record), record.schema)


def notes_on_whole_results(record: Record) -> None:
    """The source notes of a scope that are about a result as a whole, its payer or its period, and no one criterion."""
    notes = details.notes(record)
    _show(notes[notes["criterion"].isna()], notes.head(0), record.schema)


def _show(notes: pd.DataFrame, documents: pd.DataFrame, schema: Schema) -> None:
    notes = notes.sort_values(["effect", "kind", "note_no"], kind="stable")
    groups = [
        _group(rows, str(effect), str(kind), schema)
        for (effect, kind), rows in notes.groupby(["effect", "kind"], observed=True, sort=True)
    ]
    on_documents = [_note(note) for note in documents.to_dict("records")]
    summary = f"On the documents as a whole: {count(len(on_documents), 'note')}"
    fields = {"summary": summary, "notes": on_documents} if on_documents else {}
    if groups or fields:
        show_part(part("source_notes", groups=groups, on_documents=fields))
    else:
        show_part(part("nothing", words="No source note concerns this scope."))


def _group(rows: pd.DataFrame, effect: str, kind: str, schema: Schema) -> Part:
    kinds, meanings = schema.labels("source_notes", "kind"), schema.meanings("source_notes", "kind")
    shown = rows.head(limits.LINES).to_dict("records")
    return {
        "summary": f"{schema.label('source_notes', 'effect', effect)}. {kinds[kind]}: {count(len(rows), 'note')}",
        "meaning": meanings.get(kind, ""),
        "notes": [_note(n) | {"words": f"{n['cpo']}, {n['biennium']}, {n['indicator']}{_criterion(n)}"} for n in shown],
        "more": limits.more_items(len(rows), limits.LINES, "notes", ELSEWHERE),
    }


def _criterion(note: dict) -> str:
    return "" if pd.isna(note["criterion"]) else f", criterion {note['criterion']}"


def _note(note: dict) -> Part:
    return {"note": note["note"], "at": passage(note["doc_id"], note["lines"])}
