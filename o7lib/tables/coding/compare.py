"""The two finished codings side by side: opened together only when both are complete and their digests are stored."""

from pathlib import Path
from typing import NamedTuple

import pandas as pd

from o7lib.errors import ParameterError, Problem, TableError
from o7lib.tables.coding import finished, forms
from o7lib.tables.coding.coder import changed_documents, coder_name, key_of, read_file
from o7lib.tables.coding.consistency import NOT_JUDGED, Key
from o7lib.tables.coding.units import Unit, to_code
from o7lib.tables.validation.side_tables import problems_of

SETTLED = "settled"  # the file of the work folder with what was settled so far
_OWN = {SETTLED, finished.STEM}


class Progress(NamedTuple):
    """How far one coder is: achievements coded, of how many, and whether the coding is finished."""

    coder: str
    coded: int
    of: int
    finished: bool


class Both(NamedTuple):
    """Two finished codings and what was settled of them so far.

    `first` and `second` are the coders' rows in the form of `coding/first.csv` with the lines read, in the order of
    `units`; their coders, in the order of the alphabet, are `names`. `settled` has the form of `coding/settled.csv`.
    """

    names: tuple[str, str]
    first: pd.DataFrame
    second: pd.DataFrame
    settled: pd.DataFrame
    units: dict[Key, Unit]

    @property
    def judged(self) -> list[str]:
        """The columns that hold a judgement."""
        return [c for c in self.first.columns if c not in (*NOT_JUDGED, forms.LINES)]


def coders(folder: str | Path | None = None) -> list[str]:
    """The coders who have a file, in the order of the alphabet.

    Raises TableError for a file whose name is no coder's, such as two that differ in capitals alone.
    """
    names = [f.stem for f in sorted(forms.work_folder(folder).glob("*.csv")) if f.stem not in _OWN]
    found = []
    for name in names:
        try:
            own = coder_name(name)
        except ParameterError:
            own = ""
        if own != name:
            expected = (
                "a coder's own name in small letters, as the form writes it: two coders of one name cannot be told"
            )
            file = forms.shown(forms.work_folder(folder) / f"{name}.csv")
            found.append(Problem(file, 1, "", f"the coder's name is {name!r}", expected))
    if found:
        raise TableError(found)
    return names


def status(folder: str | Path | None = None) -> list[Progress]:
    """How far each coder is; no judgement is shown, only counted.

    Raises TableError as `read_file` does.
    """
    units, stored = to_code(folder), finished.read(folder)
    wanted = {unit.key for unit in units}
    rows = {name: {key_of(row) for row in read_file(folder, name)[0]} for name in coders(folder)}
    return [Progress(name, len(keys & wanted), len(units), name in stored) for name, keys in rows.items()]


def _unfinished(rows: list[dict[str, str]], units: list[Unit], file: str) -> list[Problem]:
    coded, wanted = {key_of(row): line for line, row in enumerate(rows, start=2)}, {unit.key for unit in units}
    found = [
        Problem(file, line, "cpo", " ".join(key), "an achievement that is to be coded in achievements.csv")
        for key, line in coded.items()
        if key not in wanted
    ]
    left = [unit for unit in units if unit.key not in coded]
    if left:
        what = f"{len(left)} of {len(units)} achievements are not coded, the first is {left[0].name}"
        found.append(Problem(file, 1, "", what, "all of them, before the two codings are read together"))
    return found


def _two(folder: str | Path | None) -> tuple[str, str]:
    names = coders(folder)
    if len(names) != 2:
        found = ", ".join(names) or "nobody"
        raise ParameterError(
            f"files of coders in coding/work: {len(names)} ({found}); expected two, each under a name of its own"
        )
    return names[0], names[1]


def both(folder: str | Path | None = None) -> Both:
    """Open both codings together. Each is first looked at by itself; then the digests are stored or held to.

    Raises:
        ParameterError: there are not two coders.
        TableError: a file is unfinished, edited by hand, of a document that changed, or changed since it was finished.
    """
    names, units = _two(folder), to_code(folder)
    found, contents, rows = [], {}, {}
    for name in names:
        file = forms.shown(forms.work_folder(folder) / f"{name}.csv")
        try:
            rows[name], contents[name] = read_file(folder, name)
        except TableError as error:
            found += error.problems
            continue
        found += [*_unfinished(rows[name], units, file), *changed_documents(rows[name], units, file)]
    if found:
        raise TableError(found)
    finished.store(folder, contents)
    columns = [*forms.coding_table(folder).columns, forms.LINES]
    place = {unit.key: at for at, unit in enumerate(units)}
    ordered = [sorted(rows[name], key=lambda row: place[key_of(row)]) for name in names]
    first, second = (pd.DataFrame(mine, columns=columns, dtype=object) for mine in ordered)
    return Both(names, first, second, settled(folder), {unit.key: unit for unit in units})


def settled(folder: str | Path | None = None) -> pd.DataFrame:
    """What was settled so far, in the form of `coding/settled.csv`. Raises TableError for a broken file."""
    table, file = forms.coding_table(folder, SETTLED), forms.work_folder(folder) / f"{SETTLED}.csv"
    raw = file.read_bytes() if file.is_file() else forms.written([], table)
    found = problems_of(raw, table, forms.shown(file))
    if found:
        raise TableError(found)
    return pd.DataFrame(forms.read_rows(raw), columns=list(table.columns), dtype=object)
