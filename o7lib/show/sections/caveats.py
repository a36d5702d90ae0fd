"""Section: what the numbers cannot say, and the source notes on the scope."""

import pandas as pd

from o7lib.measures import details
from o7lib.show.html import limits
from o7lib.show.html.elements import ELSEWHERE
from o7lib.show.html.parts import Part, part
from o7lib.show.page import show_part
from o7lib.show.words.caveats import STANDING, always
from o7lib.show.words.grammar import count
from o7lib.tables.model.record import Record
from o7lib.tables.model.references import passage


def caveats(record: Record, *also: str) -> None:
    """What the numbers cannot say: standing caveats, those asked for by name, then the doubts on this scope.

    Raises KeyError for a caveat that `caveats.STANDING` does not hold.
    """
    standing = [STANDING[name] for name in dict.fromkeys(also) if name not in always()]
    kinds, meanings = record.schema.labels("source_notes", "kind"), record.schema.meanings("source_notes", "kind")
    groups: list[Part] = []
    for kind, notes in details.notes(record).groupby("kind", observed=True):
        shown = [
            _note(n) | {"words": f"{n['cpo']}, {n['biennium']}, {n['indicator']}"} for n in _rows(notes, limits.LINES)
        ]
        more = limits.more_items(len(notes), limits.LINES, "notes", ELSEWHERE)
        meaning = meanings.get(str(kind), "")
        summary = f"{kinds[str(kind)]}: {count(len(notes), 'note')}"
        groups.append({"summary": summary, "meaning": meaning, "notes": shown, "more": more})
    on_documents = [_note(n) for n in _rows(details.notes_on_documents(record))]
    summary = f"On the documents as a whole: {count(len(on_documents), 'note')}"
    fields = {
        "always": [STANDING[name] for name in always()],
        "standing": standing,
        "groups": groups,
        "on_documents": {"summary": summary, "notes": on_documents} if on_documents else {},
    }
    show_part(part("caveats", **fields))


def _rows(notes: pd.DataFrame, most: int | None = None) -> list[dict]:
    return notes.head(most).to_dict("records") if most else notes.to_dict("records")


def _note(note: dict) -> Part:
    return {"note": note["note"], "at": passage(note["doc_id"], note["lines"])}
