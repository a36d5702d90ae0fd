"""The two independent codings of the judgement columns, and what was settled: `data/coding/`.

They are kept beside the tables, not among them: the tables hold the settled code alone.
"""

from pathlib import Path
from typing import NamedTuple

import pandas as pd

from o7lib.errors import Problem, TableError
from o7lib.tables import beside
from o7lib.tables.folder import data_folder
from o7lib.tables.locator import ACHIEVEMENT

FOLDER = "coding"


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
    return pd.DataFrame(beside.cells(folder, name))


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


def problems(folder: str | Path | None = None) -> list[Problem]:
    """Everything wrong with what lies in `coding/`; nothing where a data folder has no such folder."""
    here = data_folder(folder) / FOLDER
    if not here.is_dir():
        return []
    try:
        read_codings(folder)
    except TableError as error:
        paired = error.problems
    else:
        paired = []
    return list(dict.fromkeys([*beside.problems(here), *paired]))
