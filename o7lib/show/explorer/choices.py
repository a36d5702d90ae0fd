"""The explorer's filters: their labels and choices, from the tables and the schema."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from o7lib.measures import facets, requirements
from o7lib.show.explorer.labels import FILTERS, NO_ENTRY, NOBODY, OPEN
from o7lib.show.html.elements import plain
from o7lib.show.page import stage_class
from o7lib.show.words.standing import STANDINGS
from o7lib.show.words.terms import label_over_time
from o7lib.tables.model.record import Record
from o7lib.tables.model.schema import Schema

Names = dict[str, dict[str, str]]


@dataclass(frozen=True)
class Choice:
    """One box to tick: its value, what it is called, and the classes that draw it where it is a stage."""

    value: str
    name: str
    drawn: str = ""


@dataclass(frozen=True)
class Filter:
    """One filter: its name in the address, title and hint, whether it stands open, and its choices."""

    name: str
    title: str
    hint: str
    open: bool
    choices: list[Choice]


def filters(offered: Mapping[str, list[Choice]], firm_label: str) -> list[Filter]:
    """The filters in the order of `FILTERS`, with their words. Raises KeyError where one has no choices.

    >>> first = filters({name: [] for name in FILTERS}, "Adopted")[3]
    >>> first.title, first.hint, first.open
    ('Stage reached', 'Solid: at least adopted. Hollow: not yet.', True)
    """
    return [
        Filter(name, title, hint.format(firm=firm_label.lower()), name in OPEN, offered[name])
        for name, (title, hint) in FILTERS.items()
    ]


def _choices_from_rows(frame: pd.DataFrame, value: str, name: str) -> list[Choice]:
    """One choice a row of a frame, in its order."""
    return [Choice(str(v), plain(n)) for v, n in zip(frame[value], frame[name], strict=True)]


def _choices_from_labels(labels: Mapping[str, str]) -> list[Choice]:
    """One choice a code, with its label."""
    return [Choice(code, plain(label)) for code, label in labels.items()]


def stages(schema: Schema) -> list[Choice]:
    """The stages as choices, each drawn solid or hollow."""
    names = schema.labels("achievements", "stage")
    return [Choice(code, name, stage_class(code, schema)) for code, name in names.items()]


def indicators(frame: pd.DataFrame) -> list[Choice]:
    """The indicators of `requirements.indicators` as choices: number and label."""
    said = [f"{row['indicator']}: {label_over_time(row)}" for row in frame.to_dict("records")]
    return _choices_from_rows(frame.assign(said=said), "indicator", "said")


def criteria(frame: pd.DataFrame) -> list[Choice]:
    """The criteria of `facets.criteria` as choices, with the indicator they belong to."""
    labels = [f"{r['indicator']}, {r['criterion']}: {label_over_time(r)}" for r in frame.to_dict("records")]
    return _choices_from_rows(frame.assign(said=labels), "asked", "said")


def places(frame: pd.DataFrame) -> list[Choice]:
    """The places of `facets.places` as choices; one that is counted without an entry says so.

    >>> places(pd.DataFrame({"place_id": ["PNG"], "place": ["Papua New Guinea"], "entry": [False]}))[0].name
    'Papua New Guinea (counted, no entry)'
    """
    labels = frame["place"].where(frame["entry"], frame["place"] + f" ({NO_ENTRY})")
    return _choices_from_rows(frame.assign(said=labels), "place_id", "said")


def funders(frame: pd.DataFrame, nobody: str) -> list[Choice]:
    """The funders of `facets.funders` as choices, and last the choice of those whose text names nobody."""
    return [*_choices_from_rows(frame, "funder_id", "name"), Choice(nobody, NOBODY)]


def names(record: Record) -> Names:
    """Code to the words a reader sees, for `stage`, `standing`, `type` and `funder` (those that a result's text names)."""
    payers = facets.funders(record)
    return {
        "stage": record.schema.labels("achievements", "stage"),
        "standing": STANDINGS,
        "type": record.schema.labels("achievement_types", "type"),
        "funder": dict(zip(payers["funder_id"], payers["name"], strict=True)),
    }


def choices_by_filter(record: Record, names: Names) -> dict[str, list[Choice]]:
    """The choices of every filter, all of them from the tables and the schema; `names` as from the function."""
    return {
        "biennium": _choices_from_rows(record.columns("biennia", "biennium"), "biennium", "biennium"),
        "indicator": indicators(requirements.indicators(record)),
        "region": _choices_from_rows(record.columns("regions", "region_id", "name"), "region_id", "name"),
        "place": places(facets.places(record)),
        "criterion": criteria(facets.criteria(record)),
        "stage": stages(record.schema),
        "standing": _choices_from_labels(names["standing"]),
        "type": _choices_from_labels(names["type"]),
        "funder": funders(facets.funders(record), facets.NOBODY),
    }
