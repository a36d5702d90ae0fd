"""Settle differences one by one, then write the tables: every file whole, and none when one would break a rule."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from o7lib import files
from o7lib.errors import ParameterError, Problem, TableError
from o7lib.tables import load
from o7lib.tables.coding import consistency, forms
from o7lib.tables.coding.codings import FOLDER
from o7lib.tables.coding.compare import SETTLED, Both, both
from o7lib.tables.coding.consistency import Key
from o7lib.tables.coding.units import to_code
from o7lib.tables.model import snapshot
from o7lib.tables.model.paths import data_folder
from o7lib.tables.model.references import ACHIEVEMENT
from o7lib.tables.model.schema import schema
from o7lib.tables.validation import side_tables

ROUNDS = "rounds"
Rows = list[dict[str, str]]
Contents = dict[Path, bytes]


def decide(key: Key, column: str, value: str, reason: str, folder: str | Path | None = None) -> None:
    """Settle one difference: the value kept and why, saved at once in `coding/work/settled.csv`.

    Deciding again replaces what was decided. A value that neither coder gave is allowed; so is correcting
    what both gave.

    Raises:
        TableError: the value is none that the column may hold, or the reason is missing.
        ParameterError: it is no judgement of the two, or nothing differs and nothing is corrected.
    """
    two = both(folder)
    given = _given(two, key, column)
    if given[0] == given[1] == value:
        raise ParameterError(f"both coders gave {value!r} for {column} of {' '.join(key)}: there is nothing to settle")
    row = dict(zip(ACHIEVEMENT, key, strict=True)) | {"column": column, "first": given[0], "second": given[1]}
    row |= {"settled": value, forms.REASON: " ".join(reason.split())}
    kept = [r for r in two.settled.to_dict("records") if (*_key(r), r["column"]) != (*key, column)]
    table = forms.coding_table(folder, SETTLED)
    found = _value_problems(two, key, column, value, folder) + side_tables.problems_of(
        forms.written([row], table), table, two.units[key].name
    )
    if found:
        raise TableError(found)
    try:
        files.write(forms.work_folder(folder) / f"{SETTLED}.csv", forms.written([*kept, row], table))
    except OSError as error:
        raise ParameterError(files.write_refused(forms.work_folder(folder), error)) from None


def _key(row: Mapping[str, str]) -> Key:
    return tuple(row[name] for name in ACHIEVEMENT)


def _given(two: Both, key: Key, column: str) -> tuple[str, str]:
    rows = [consistency.by_key(frame).get(key) for frame in (two.first, two.second)]
    if None in rows or column not in two.judged:
        raise ParameterError(f"there is no judgement {column} of {' '.join(key)} in both codings")
    return two.first[column].iloc[rows[0]], two.second[column].iloc[rows[1]]


def _value_problems(two: Both, key: Key, column: str, value: str, folder: str | Path | None) -> list[Problem]:
    """Whether a coder could have given the value: the first coder's row with it is held to the form."""
    row = two.first.to_dict("records")[consistency.by_key(two.first)[key]] | {column: value}
    table = forms.coding_table(folder)
    return side_tables.problems_of(forms.written([_of(table.columns, row)], table), table, two.units[key].name)


def _of(columns: Mapping[str, object], row: Mapping[str, str]) -> dict[str, str]:
    return {name: row[name] for name in columns}


class Difference(NamedTuple):
    """One judgement on which the coders differ; `settled` is None as long as nobody decided, `reason` then empty."""

    key: Key
    column: str
    first: str
    second: str
    settled: str | None
    reason: str


def differences(two: Both) -> list[Difference]:
    """Every judgement on which the two coders differ, achievement by achievement, settled or not."""
    done = {(*_key(row), row["column"]): row for row in two.settled.to_dict("records")}
    rows = zip(two.first.to_dict("records"), two.second.to_dict("records"), strict=True)
    return [
        Difference(_key(one), c, one[c], other[c], kept.get("settled"), kept.get(forms.REASON, ""))
        for one, other in rows
        for c in two.judged
        if one[c] != other[c]
        for kept in [done.get((*_key(one), c), {})]
    ]


def open_differences(two: Both) -> list[tuple[Key, str]]:
    """Key and column of every difference that is not settled yet, achievement by achievement."""
    return [(d.key, d.column) for d in differences(two) if d.settled is None]


def write_tables(folder: str | Path | None = None) -> list[Path]:
    """Write what was coded and settled into `coding/` and into the tables; returns the files written.

    `first.csv` and `second.csv` get both codings, `settled.csv` the differences, `achievements.csv` the values
    kept (and a missing `stage_reason` the reason for the stage), `achievement_types.csv` a row per type. All are
    checked together before the first is written. The coders' files then move to `coding/rounds/`. A run that is
    stopped in between is finished by the next.

    Raises:
        ParameterError: differences are open; the message counts them.
        TableError: a file as it would be written breaks the schema or a rule; nothing is written.
    """
    here = data_folder(folder)
    if forms.work_folder(folder).is_dir() and not to_code(folder):  # a run that was stopped before its last step
        _move_aside(here / FOLDER)
        return []
    two = both(folder)
    left = open_differences(two)
    if left:
        (key, column), many = left[0], len(left) > 1
        what = f"{len(left)} difference{'s are' if many else ' is'} not settled"
        raise ParameterError(f"{what}, the first is {column} of {' '.join(key)}")
    contents = {**_tables(two, here), **_codings(two, here)}
    _refuse_faults(here, contents)
    for file, raw in contents.items():
        files.write(file, raw)
    _move_aside(here / FOLDER)
    return list(contents)


def _merged(old: Rows, new: Rows, *more: str) -> Rows:
    replaced = {(*_key(row), *(row[name] for name in more)) for row in new}
    return [row for row in old if (*_key(row), *(row[name] for name in more)) not in replaced] + new


def _codings(two: Both, here: Path) -> Contents:
    """`settled` before both codings: what is in both counts as coded, so they are written last."""
    out = {}
    for name, frame in ((SETTLED, two.settled), ("first", two.first), ("second", two.second)):
        table = forms.coding_table(here, name)
        there = (here / FOLDER / table.path).is_file()
        old = pd.DataFrame(side_tables.cells(here / FOLDER, name)).to_dict("records") if there else []
        more = ("column",) if name == SETTLED else ()
        new = [_of(table.columns, row) for row in frame.to_dict("records")]
        out[here / FOLDER / table.path] = forms.written(_merged(old, new, *more), table)
    return out


def _tables(two: Both, here: Path) -> Contents:
    shape, taken = schema(here), snapshot.read_snapshot(here)
    rows = {name: forms.read_rows(taken.raw(name)) for name in consistency.JUDGED_TABLES}
    kept = _kept(two)
    for row in rows["achievements"]:
        values = kept.get(_key(row), {})
        row.update({column: value for column, value in values.items() if column in row})
        if values and not row.get("stage_reason", "-"):
            row["stage_reason"] = _reason(two, _key(row))
    names = shape.codes("achievement_types", "type")
    others = [row for row in rows["achievement_types"] if _key(row) not in kept]
    coded = [
        dict(zip(ACHIEVEMENT, key, strict=True)) | {"type": name}
        for key, values in kept.items()
        for name in names
        if values.get(name) == "true"
    ]
    achievements, types = (shape.table(name) for name in consistency.JUDGED_TABLES)
    return {
        here / achievements.path: forms.written(rows["achievements"], achievements),
        here / types.path: forms.written([*others, *coded], types),
    }


def _kept(two: Both) -> dict[Key, dict[str, str]]:
    settled = {(*_key(row), row["column"]): row["settled"] for row in two.settled.to_dict("records")}
    return {
        _key(row): {column: settled.get((*_key(row), column), row[column]) for column in two.judged}
        for row in two.first.to_dict("records")
    }


def _reason(two: Both, key: Key) -> str:
    """Why the stage is what it is: as it was settled, else as the first coder says."""
    settled = {(*_key(row), row["column"]): row[forms.REASON] for row in two.settled.to_dict("records")}
    first = two.first.to_dict("records")[consistency.by_key(two.first)[key]]
    return str(settled.get((*key, "stage"), first[forms.REASON]))


def _refuse_faults(here: Path, contents: Contents) -> None:
    """Refuse what the new files would break and the old ones did not; faults elsewhere are not this step's."""
    found = list(_coding_faults(here, contents))
    if not found:
        before = snapshot.read_snapshot(here)
        after = snapshot.from_bytes(
            {**before.files, **{f.name: raw for f, raw in contents.items() if f.parent == here}}
        )
        written = {f"{before.folder}/{f.name}" for f in contents if f.parent == here}
        known = {(p.file, p.column, str(p.value)) for p in load.problems_of(before)}
        found = [
            p for p in load.problems_of(after) if p.file in written and (p.file, p.column, str(p.value)) not in known
        ]
    if found:
        raise TableError(found)


def _coding_faults(here: Path, contents: Contents) -> Iterator[Problem]:
    for name in (SETTLED, "first", "second"):
        table = forms.coding_table(here, name)
        yield from side_tables.problems_of(
            contents[here / FOLDER / table.path], table, f"{here.name}/coding/{table.path}"
        )


def _move_aside(coding: Path) -> None:
    """Keep the coders' files, with the lines they read and the digests, out of the way of the next round."""
    rounds = coding / ROUNDS
    rounds.mkdir(exist_ok=True)
    number = 1 + sum(1 for f in rounds.iterdir() if f.is_dir())
    (coding / forms.WORK).replace(rounds / f"{number:02}")
    for draft in (rounds / f"{number:02}").glob("*.draft.json"):
        draft.unlink()
