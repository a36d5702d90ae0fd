"""Hold the tables to their double coding: all coded twice, every difference settled, and printed as it was settled.

A judgement of the coding is a column of `achievements`, or a code of `achievement_types.type` (true where the
achievement has that type).
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import pandas as pd

from o7lib.errors import Problem
from o7lib.tables.model.references import ACHIEVEMENT

Key = tuple[str, ...]
Frames = Mapping[str, pd.DataFrame]
JUDGED_TABLES = ("achievements", "achievement_types")
NOT_JUDGED = (*ACHIEVEMENT, "reason")
# What two coders gave a source note, and the columns of the note that hold it (joined by a point).
NOTE_COLUMNS = {"note_kinds": ["kind"], "note_sides": ["side"], "note_effects": ["effect"]}
REPORTS = "note_reports"


def by_key(frame: pd.DataFrame, *more: str) -> dict[Key, int]:
    """Each row's key to its place in the frame, counted from 0."""
    return {tuple(key): at for at, key in enumerate(frame[[*ACHIEVEMENT, *more]].itertuples(index=False))}


class Kept(NamedTuple):
    """What holds of one judgement of one achievement, and where that stands."""

    key: Key
    column: str
    value: str
    where: str


class Rows(NamedTuple):
    """Codings and tables as text, with the folder's name for messages."""

    codings: Frames
    tables: Frames
    types: tuple[str, ...]
    folder: str

    def file(self, name: str) -> str:
        """A file as messages name it."""
        return f"{self.folder}/{name}.csv" if name in self.tables else f"{self.folder}/coding/{name}.csv"

    def judged(self) -> list[str]:
        """The columns that hold a judgement."""
        return [c for c in self.codings["first"].columns if c not in NOT_JUDGED]


def achievements_are_coded_twice(of: Rows) -> Iterator[Problem]:
    """An achievement coded by nobody, or once, has no agreement to show; what is coded is an achievement."""
    known = by_key(of.tables["achievements"])
    coded = {name: by_key(of.codings[name]) for name in ("first", "second")}
    for key, at in known.items():
        has = [name for name in coded if key in coded[name]]
        if len(has) < 2:
            lacking = " and in ".join(f"coding/{name}.csv" for name in coded if name not in has)
            so_far = f"coded once, in coding/{has[0]}.csv" if has else "coded by nobody"
            expected = f"a row in {lacking}: it is {so_far}"
            yield Problem(of.file("achievements"), at + 2, "cpo", " ".join(key), expected)
    for name, rows in coded.items():
        for key in [k for k in rows if k not in known]:
            expected = "an achievement of achievements.csv"
            yield Problem(of.file(name), rows[key] + 2, "cpo", " ".join(key), expected)


def _pairs(of: Rows) -> Iterator[tuple[Key, str, tuple[str, int], tuple[str, int]]]:
    """Key, column, and each coder's value with its line, for what both coded."""
    first, second = by_key(of.codings["first"]), by_key(of.codings["second"])
    for column in of.judged():
        ones, others = of.codings["first"][column].tolist(), of.codings["second"][column].tolist()
        for key in first.keys() & second.keys():
            one, other = first[key], second[key]
            yield key, column, (ones[one], one + 2), (others[other], other + 2)


def _settled(of: Rows) -> dict[tuple[Key, str], int]:
    return {(key[:-1], key[-1]): at for key, at in by_key(of.codings["settled"], "column").items()}


def differences_are_settled(of: Rows) -> Iterator[Problem]:
    """Where coders differ, `settled` says what holds and why. It may also correct what both gave, with a reason."""
    settled, rows = _settled(of), of.codings["settled"]
    given = {}
    for key, column, (one, line), (other, here) in _pairs(of):
        given[key, column] = {"first": one, "second": other}
        if one != other and (key, column) not in settled:
            expected = f"{one!r}, as in first.csv:{line}, or a row in settled.csv that settles the difference"
            yield Problem(of.file("second"), here, column, other, expected)
    for (key, column), at in settled.items():
        yield from _of_one_settled(of.file("settled"), at + 2, rows.iloc[at], given.get((key, column)))


def _of_one_settled(file: str, line: int, row: pd.Series, given: Mapping[str, str] | None) -> Iterator[Problem]:
    if given is None:
        yield Problem(file, line, "column", row["column"], "a judgement that both coders made")
        return
    wrong = {coder: value for coder, value in given.items() if row[coder] != value}
    for coder, value in wrong.items():
        yield Problem(file, line, coder, row[coder], f"{value!r}, as in {coder}.csv")
    if not wrong and given["first"] == given["second"] == row["settled"]:
        expected = "a value that differs from what both coders gave, or no such row"
        yield Problem(file, line, "settled", row["settled"], expected)


def kept(of: Rows) -> Iterator[Kept]:
    """What holds of each judgement: what both coders gave, or what was settled; none for an open difference."""
    settled, values = _settled(of), of.codings["settled"]["settled"].tolist()
    for key, column, (one, line), (other, _) in _pairs(of):
        at = settled.get((key, column))
        if at is not None:
            yield Kept(key, column, values[at], f"as settled in coding/settled.csv:{at + 2}")
        elif one == other:
            yield Kept(key, column, one, f"as both coders have it (coding/first.csv:{line})")


def tables_hold_what_was_settled(of: Rows) -> Iterator[Problem]:
    """The tables print the value that both coders gave or that was settled, and no other."""
    achievements, types = of.tables["achievements"], of.tables["achievement_types"]
    rows, typed = by_key(achievements), by_key(types, "type")
    for judgement in kept(of):
        at = rows.get(judgement.key)
        if at is None:
            continue
        if judgement.column in achievements.columns:
            value = achievements[judgement.column][at]
            if value != judgement.value:
                expected = f"{judgement.value!r}, {judgement.where}"
                yield Problem(of.file("achievements"), at + 2, judgement.column, value, expected)
        elif judgement.column in of.types:
            yield from _wrong_type(of, judgement, at, typed.get((*judgement.key, judgement.column)))


def _wrong_type(of: Rows, judgement: Kept, achievement: int, row: int | None) -> Iterator[Problem]:
    if judgement.value == "true" and row is None:
        expected = f"a row with the type {judgement.column} in achievement_types.csv, {judgement.where}"
        yield Problem(of.file("achievements"), achievement + 2, "cpo", " ".join(judgement.key), expected)
    if judgement.value == "false" and row is not None:
        expected = f"no such row: it is not of this type, {judgement.where}"
        yield Problem(of.file("achievement_types"), row + 2, "type", judgement.column, expected)


def notes_hold_what_was_settled(of: Rows) -> Iterator[Problem]:
    """A source note prints the kind, side, effect and report that were settled for it."""
    notes = of.tables["source_notes"]
    report = [".".join(part for part in parts if part) for parts in zip(notes["criterion"], notes["item"], strict=True)]
    printed = {name: notes[columns[0]].tolist() for name, columns in NOTE_COLUMNS.items()} | {REPORTS: report}
    place = {number: at for at, number in enumerate(notes["note_no"])}
    for name, values in printed.items():
        column = NOTE_COLUMNS.get(name, ["criterion"])[0]
        coded = of.codings[name]
        for line, (number, value) in enumerate(zip(coded["note_no"], coded["settled"], strict=True), start=2):
            if number not in place:
                yield Problem(of.file(name), line, "note_no", number, "a note of source_notes.csv")
            elif values[place[number]] != value:
                expected = f"{value!r}, as settled in coding/{name}.csv:{line}"
                yield Problem(of.file("source_notes"), place[number] + 2, column, values[place[number]], expected)


RULES = (
    achievements_are_coded_twice,
    differences_are_settled,
    tables_hold_what_was_settled,
    notes_hold_what_was_settled,
)


def problems(of: Rows) -> list[Problem]:
    """Everything in which codings and tables contradict each other; empty when they hold together."""
    return [p for rule in RULES for p in rule(of)]
