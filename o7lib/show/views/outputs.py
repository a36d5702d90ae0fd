"""Views of the outputs, lessons and numbers that the summaries print."""

import pandas as pd

from o7lib.show.page import View
from o7lib.show.views.columns import with_labels
from o7lib.show.words import outputs as words
from o7lib.tables.model.record import Record

TYPES = {"type": "Group of outputs", "biennium": "Biennium", "outputs": "Outputs"}
OUTPUTS = {"summary": "Output", "biennium": "Biennium", "type": "Group"}
LESSONS = {"lesson": "Lesson", "biennium": "Biennium"}
COMPARABLE = {
    "measure": "Number",
    "unit": "Unit",
    "before": "Biennium before",
    "value_before": "Then",
    "after": "Biennium after",
    "value_after": "Later",
    "change": "Change",
}


def by_type(rows: pd.DataFrame, record: Record) -> View:
    """Outputs by group, from `outputs.by_type`."""
    labelled = with_labels(rows, type=record.schema.labels("outputs", "type"))
    return View([], labelled, TYPES, "Outputs by group", opens={"outputs": "refs"})


def listing(rows: pd.DataFrame, record: Record) -> View:
    """Every output, from `outputs.listing`."""
    labelled = with_labels(rows, type=record.schema.labels("outputs", "type"))
    return View([], labelled, OUTPUTS, "Significant outputs, in the summaries' order", source=rows)


def lessons(rows: pd.DataFrame) -> View:
    """Every lesson, from `outputs.lessons`."""
    return View([], rows, LESSONS, "Lessons, in the summaries' order", source=rows)


def comparable(rows: pd.DataFrame) -> View:
    """Numbers that more than one summary prints, from `outputs.comparable`."""
    caption = "Numbers that more than one summary prints"
    return View([words.comparable_numbers(rows)], rows, COMPARABLE, caption, source=rows)
