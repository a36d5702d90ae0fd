"""Views of which printed numbers may be added."""

import pandas as pd

from o7lib.measures import additivity
from o7lib.show.page import View
from o7lib.show.views.columns import as_printed, with_labels
from o7lib.show.words import additivity as words
from o7lib.tables.model.record import Record

NOT_ADDABLE = {
    "place": "Place",
    "biennium": "Biennium",
    "measure": "What is counted",
    "value": "Number",
    "reasons": "Why it may not be added",
    "against": "Because of",
}
MINIMUM = {
    "measure_group": "What is counted",
    "biennium": "Biennium",
    "figures": "Printed numbers",
    "added": "of them added",
    "people": "Sum (people)",
    "inexact": "of them printed as “more than” or “about”",
    "left_out": "Numbers left out",
}


def sums_of_people(verdicts: pd.DataFrame, record: Record) -> View:
    """Sums of the numbers of people in the entries, possible repeats left out, from `additivity.verdicts`."""
    kinds = record.schema.labels("figures", "measure_group")
    labelled = with_labels(additivity.sums_of_people(verdicts), measure_group=kinds)
    caption = "Sums of printed numbers of people, in the country entries only; of numbers that may count the same people the largest"
    return View([words.not_addable(verdicts)], labelled, MINIMUM, caption)


def labelled_verdicts(rows: pd.DataFrame) -> pd.DataFrame:
    """`additivity.not_addable` with its reasons and the rows that each number collides with in words."""
    why = ["; ".join(words.REASONS[r].lower() for r in codes) for codes in rows["reasons"]]
    against = ["; ".join(str(ref) for ref in refs) or "–" for refs in rows["against"]]
    return as_printed(rows, "value").assign(reasons=why, against=against)


def not_addable(rows: pd.DataFrame) -> View:
    """Numbers that may not be added to others of their kind, from `additivity.not_addable`."""
    labelled = labelled_verdicts(rows)
    return View(
        [], labelled, NOT_ADDABLE, "Numbers that may not be added to others of their kind", opens={"value": "refs"}
    )
