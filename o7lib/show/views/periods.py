"""Views of what changed from one biennium to the next."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from o7lib.measures.counting import reported_biennia
from o7lib.show.html.elements import Markup, nowrap, tag, text
from o7lib.show.page import View, stage_badge
from o7lib.show.views.columns import biennium_columns, with_labels, with_stage_badges, with_title_languages
from o7lib.show.words import periods as words
from o7lib.show.words.grammar import between, capital
from o7lib.show.words.mentions import absent_but_named
from o7lib.show.words.targets import uncovered_finding
from o7lib.tables.model.record import Record
from o7lib.tables.model.schema import Schema

MOVEMENTS = {
    "place": "Place",
    "before": "Biennium before",
    "indicators_before": "Indicators then",
    "after": "Biennium after",
    "indicators_after": "Indicators later",
    "movement": "Where it has an entry",
}
CONTINUITY = {
    "place": "Place",
    "cpo": "CPO",
    "indicator_before": "Indicator before",
    "indicator_after": "Indicator after",
    "title_before": "Title before",
    "title_after": "Title after",
}
STEPS = {
    "place": "Place",
    "indicator": "Indicator",
    "criterion": "Criterion",
    "stage_before": "Stage before",
    "stage_after": "Stage after",
    "step": "Step",
}


def labelled_movements(rows: pd.DataFrame) -> pd.DataFrame:
    """`periods.movements` in words that fit a record of a few biennia: who has an entry in which of the two."""
    movement = [
        Markup(text(words.MOVEMENTS[m]).format(before=nowrap(b), after=nowrap(a)))
        for m, b, a in zip(rows["movement"], rows["before"], rows["after"], strict=True)
    ]
    return with_labels(rows.assign(movement=movement), indicators_before=None, indicators_after=None)


def title(record: Record) -> str:
    """What the page compares: a biennium with the next, those on record where one is skipped, or nothing yet."""
    biennia = reported_biennia(record)
    return capital(between(biennia)) if len(biennia) != 1 else f"{biennia[0]} alone: nothing to compare yet"


def summary(rows: pd.DataFrame) -> str:
    """Who stayed, moved, left and arrived in one paragraph, from `periods.movements`."""
    return " ".join(words.movements(rows)) or "There are no two biennia with a result to compare"


def movements(rows: pd.DataFrame, uncovered: pd.DataFrame, absent: pd.DataFrame) -> View:
    """Who stayed, moved, left and arrived.

    Args:
        rows: `periods.movements`. uncovered: `targets.listed_without_entry`. absent: `mentions.absent_but_named`.
    """
    caption = f"Places {between(words.biennia_of(rows))}"
    also = [uncovered_finding(uncovered), *absent_but_named(absent)]
    return View([*words.movements(rows), *also], labelled_movements(rows), MOVEMENTS, caption, source=rows)


def history_table(rows: pd.DataFrame, schema: Schema) -> pd.DataFrame:
    """`periods.place_history` as one row per place and a column per biennium: how much, how far; a dash for no entry."""
    lines = []
    for place, cells in rows.groupby("place", sort=True):
        line: dict[str, Any] = {"place": place, "refs": [ref for refs in cells["refs"] for ref in refs]}
        for cell in cells.to_dict("records"):
            line[cell["biennium"]] = _cell(cell, schema)
        lines.append(line)
    return pd.DataFrame(lines, columns=["place", *dict.fromkeys(rows["biennium"]), "refs"])


def _cell(cell: Mapping[str, Any], schema: Schema) -> object:
    """Where a place stood in a biennium: its indicators, achievements at least adopted, furthest stage."""
    if not cell["achievements"]:
        return "–"
    done = f"{', '.join(cell['indicators'])}: {cell['firm']} of {cell['achievements']} at least adopted, furthest "
    return Markup(tag("span", text(done), stage_badge(cell["best"], schema)))


def place_history(rows: pd.DataFrame, steps: pd.DataFrame, record: Record) -> View:
    """Each place in each biennium, from `periods.place_history` and `periods.steps`."""
    table = history_table(rows, record.schema)
    caption = "Each place in each biennium; achievements"
    return View([words.stage_steps(steps)], table, biennium_columns(table, place="Place"), caption)


def steps(rows: pd.DataFrame, record: Record) -> View:
    """The same criterion in two biennia, from `periods.reported_in_both`."""
    badged = with_stage_badges(rows, record.schema, "stage_before", "stage_after")
    labelled = with_labels(badged, step=words.STEPS)
    return View([], labelled, STEPS, "The same criterion in two biennia; stages", source=rows)


def continuity(rows: pd.DataFrame) -> View:
    """Outcomes that go on under the same code, from `periods.continuity`."""
    before = with_title_languages(rows, "title_before", "title_language_before")
    titled = with_title_languages(before, "title_after", "title_language_after")
    return View([words.continuity(rows)], titled, CONTINUITY, "Outcomes that keep their code", source=rows)
