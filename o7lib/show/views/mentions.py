"""Views of places named in the entries of other places."""

import pandas as pd

from o7lib.measures import scope
from o7lib.show.page import View
from o7lib.show.words import mentions as words
from o7lib.show.words.grammar import the
from o7lib.tables.model.record import Record

COLUMNS = {
    "place": "In the entry of",
    "biennium": "Biennium",
    "indicator": "Indicator",
    "cpo": "CPO",
    "label": "Criterion",
}


def elsewhere(rows: pd.DataFrame, record: Record) -> View:
    """In whose entries a place is named, from `mentions.elsewhere` of that one place."""
    name = scope.name(record)
    caption = f"Entries of other places that name {the(name)}"
    return View([words.named_elsewhere(name, rows)], rows, COLUMNS, caption, source=rows)
