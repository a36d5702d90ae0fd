"""The two independent codings of the judgement columns, and what was settled: `data/coding/`.

They are kept beside the tables, not among them: the tables hold the settled code alone.
"""

import os
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from o7lib.errors import Problem, TableError
from o7lib.tables.coding import consistency
from o7lib.tables.coding.consistency import JUDGED_TABLES, NOTE_COLUMNS, REPORTS
from o7lib.tables.coding.raw_tables import texts
from o7lib.tables.model.paths import data_folder
from o7lib.tables.model.references import ACHIEVEMENT
from o7lib.tables.model.schema import schema
from o7lib.tables.validation import side_tables

FOLDER = "coding"
# Judgements of one code each, both coders' side by side in one file: the file, and the thing judged.
PAIRS = {
    "note_kinds": "kind of a source note",
    "note_reports": "report that a source note is about",
    "note_sides": "text that a source note doubts",
    "note_effects": "what a source note would change",
    "partner_roles": "part that a body named has in a result",
    "support": "payment or support without a named payer",
}


class Codings(NamedTuple):
    """What two coders gave every achievement, as printed words; and what they settled together.

    `first` and `second` have one row per achievement and the same columns: the key, one column per
    judgement, `reason`. `settled` has one row per disagreement: the key, `column`, `first`, `second`,
    `settled`, `reason`. An empty cell is the empty text, which is a judgement too.
    """

    first: pd.DataFrame
    second: pd.DataFrame
    settled: pd.DataFrame


def _read(folder: Path, name: str) -> pd.DataFrame:
    return pd.DataFrame(side_tables.cells(folder, name))


def _unpaired(frame: pd.DataFrame, other: pd.DataFrame, file: str) -> list[Problem]:
    """Achievements that one coder has and the other lacks: agreement would be counted over different rows."""
    known = set(map(tuple, other[ACHIEVEMENT].to_numpy()))
    keys = [tuple(key) for key in frame[ACHIEVEMENT].to_numpy()]
    return [
        Problem(file, line, "cpo", " ".join(key), "an achievement that the other coder has too")
        for line, key in enumerate(keys, start=2)
        if key not in known
    ]


def read_codings(folder: str | Path | None = None) -> Codings:
    """Read both codings and the settled disagreements of a data folder.

    Args:
        folder: a data folder; by default the one that `O7_DATA` names, else the shipped one.

    Raises:
        TableError: a file is missing or breaks its form, or the coders did not code the same achievements.
    """
    here = data_folder(folder) / FOLDER
    first, second, settled = (_read(here, name) for name in Codings._fields)
    room = f"{here.parent.name}/{FOLDER}"
    apart = _unpaired(first, second, f"{room}/first.csv") + _unpaired(second, first, f"{room}/second.csv")
    if apart:
        raise TableError(apart)
    return Codings(first, second, settled)


def twice_coded(folder: str | Path | None = None) -> frozenset[tuple[str, ...]]:
    """The achievements that both coders have, by key as text; none where a data folder has no codings."""
    if not (data_folder(folder) / FOLDER / "second.csv").is_file():
        return frozenset()
    return frozenset(map(tuple, read_codings(folder).second[ACHIEVEMENT].to_numpy()))


def read_pairs(folder: str | Path | None = None) -> dict[str, pd.DataFrame]:
    """Read the judgements that stand side by side: what is judged, and one row per thing judged.

    Each frame has what names the thing, then `first`, `second` (what each coder gave; empty where one
    of them did not list the thing), `settled` and `reason`.

    Raises:
        TableError: a file is missing or breaks its form, or a disagreement was settled without a reason.
    """
    here = data_folder(folder) / FOLDER
    frames = {name: _read(here, name) for name in PAIRS}
    found = [p for name, frame in frames.items() for p in _unreasoned(frame, f"{here.parent.name}/{FOLDER}/{name}.csv")]
    if found:
        raise TableError(found)
    return {PAIRS[name]: frame for name, frame in frames.items()}


def _unreasoned(frame: pd.DataFrame, file: str) -> list[Problem]:
    open_ = (frame["first"] != frame["second"]) & (frame["reason"] == "")
    expected = "why the disagreement was settled so"
    return [Problem(file, line + 2, "reason", "", expected) for line in frame.index[open_]]


def problems(folder: str | Path | None = None) -> list[Problem]:
    """Everything wrong with what lies in `coding/`, and every table that contradicts it.

    Nothing where a data folder has no such folder: that record claims no double coding.
    """
    here = data_folder(folder) / FOLDER
    if not here.is_dir():
        if not os.path.lexists(here):
            return []
        return [Problem(f"{here.parent.name}/{FOLDER}", 1, "", "is no folder", "a folder, or nothing of that name")]
    found = side_tables.problems(here)
    if found:
        return found
    try:
        found = [p for frame, file in _pairs(here) for p in _unreasoned(frame, file)]
        return found + consistency.problems(_rows(here))
    except TableError as error:  # a table of the record that cannot be read is told where it is checked
        return found + error.problems


def _pairs(here: Path) -> list[tuple[pd.DataFrame, str]]:
    return [(_read(here, name), f"{here.parent.name}/{FOLDER}/{name}.csv") for name in PAIRS]


def _rows(here: Path) -> consistency.Rows:
    names = (*Codings._fields, *NOTE_COLUMNS, REPORTS)
    return consistency.Rows(
        codings={name: _read(here, name) for name in names},
        tables=texts(here.parent, *JUDGED_TABLES, "source_notes"),
        types=tuple(schema(here.parent).codes("achievement_types", "type")),
        folder=here.parent.name,
    )
