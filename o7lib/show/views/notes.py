"""Views of the source notes."""

import pandas as pd

from o7lib.measures import notes
from o7lib.show.page import View
from o7lib.show.views.columns import with_labels
from o7lib.show.words import notes as words
from o7lib.tables.model.record import Record

COLUMNS = {"kind": "Kind of doubt", "biennium": "Biennium", "notes": "Notes", "results": "Results concerned"}


def by_kind(rows: pd.DataFrame, record: Record) -> View:
    """Source notes by kind, from `notes.by_kind`."""
    names = record.schema.labels("source_notes", "kind")
    labelled = with_labels(notes.kinds_present(rows), kind=names)
    return View([words.notes_by_kind(rows, names)], labelled, COLUMNS, "Source notes by kind", opens={"notes": "refs"})
