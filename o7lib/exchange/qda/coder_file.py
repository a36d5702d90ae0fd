"""Take one coder's judgements out of a REFI-QDA project into that coder's file of the record."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from o7lib.errors import ParameterError, Problem, TableError
from o7lib.exchange.qda.export import passage_name
from o7lib.exchange.qda.names import Code, codes, guid
from o7lib.exchange.qda.project import Passage, Project, read_project
from o7lib.tables.coding import forms
from o7lib.tables.coding.coder import Coder
from o7lib.tables.coding.units import Unit
from o7lib.tables.documents.texts import locator


def _user(project: Project, name: str, file: str) -> str:
    """The identifier of the project's user of a name. Raises ParameterError where it has none, or several."""
    found = [key for key, known in project.users.items() if known.casefold() == name.casefold()]
    if len(found) != 1:
        known = ", ".join(sorted(project.users.values())) or "nobody"
        raise ParameterError(f"{file} has {len(found)} coders called {name!r}; it has {known}: name one with --coder")
    return found[0]


def _known(project: Project, folder: Path | None) -> dict[str, Code]:
    """The record's codes by their identifier in the project: by ours where it was kept, else by name."""
    judged, used = forms.judgements(folder), {}
    for name, column in judged.items():
        parts = (known.partition(": ") for known in project.codes.values())
        used[name] = {value for title, _, value in parts if value and title == (column.title or name)}
    every = [code for of in codes(folder, used).values() for code in of]
    found = {}
    for code in every:
        title = judged[code.column].title or code.column
        names = {code.name, f"{title}: {code.name}"} if code.value != "true" else {title}
        found[guid("code", code.column, code.value)] = code
        found |= {key: code for key, name in project.codes.items() if name in names}
    return found


def _lines(passage: Passage) -> str:
    first, last = (passage.text.count("\n", 0, at) + 1 for at in (passage.start, max(passage.start, passage.end - 1)))
    return locator(range(first, last + 1))


def _judged(unit: Unit, passages: list[Passage], user: str, known: Mapping[str, Code]) -> Iterator[Code | str]:
    """The codes that a coder applied to a unit, and the reasons noted."""
    for passage in passages:
        for coding in passage.codings:
            if coding.user == user and coding.code in known:
                yield known[coding.code]
                if coding.reason:
                    yield coding.reason


def _row(unit: Unit, passages: list[Passage], user: str, known: Mapping[str, Code], file: str) -> dict[str, str]:
    """What the coder gave for a unit. Raises TableError with what contradicts itself."""
    found = list(_judged(unit, passages, user, known))
    applied = {code for code in found if isinstance(code, Code)}
    row: dict[str, str] = dict.fromkeys({code.column for code in known.values() if code.value == "true"}, "false")
    wrong = []
    for column in sorted({code.column for code in applied}):
        values = sorted(code.value for code in applied if code.column == column)
        row[column] = values[0]
        if len(values) > 1:
            wrong.append(Problem(file, 1, f"{unit.name}, {column}", ", ".join(values), "one value"))
    reasons = dict.fromkeys(text for text in found if isinstance(text, str) and not isinstance(text, Code))
    coded = [passage for passage in passages if any(coding.user == user for coding in passage.codings)]
    row |= {forms.REASON: " ".join(reasons), forms.LINES: ", ".join(dict.fromkeys(_lines(p) for p in coded))}
    for passage in coded:
        read = hashlib.sha256(passage.text.encode()).hexdigest()
        if read != unit.sha256:
            wrong.append(Problem(file, 1, passage.document, read, f"the text of {unit.doc_id}, {unit.sha256}"))
    if wrong:
        raise TableError(wrong)
    return row


def import_qda(file: str | Path, name: str, folder: Path | None = None) -> tuple[Path, int]:
    """Take the judgements of one coder of a project into that coder's file; those of others are not read.

    A passage is known by its name, which `export_qda` gave it. Achievements that the coder did not code stay open.

    Args:
        file: the project.
        name: the coder, as the project calls them.
        folder: the data folder.

    Returns:
        The coder's file, and how many achievements were taken from the project.

    Raises:
        ParameterError: no project, no such coder, a coding that is finished, or judgements that stand there already.
        TableError: with everything that is missing or contradicts itself; then nothing is written.
    """
    place = Path(file).expanduser()
    project = read_project(place)
    user, known = _user(project, name, place.name), _known(project, folder)
    coder = Coder(name, folder)
    by_name: dict[str, list[Passage]] = {}
    for passage in project.passages:
        by_name.setdefault(passage.name, []).append(passage)
    given, wrong = {}, []
    for unit in coder.units:
        passages = by_name.get(passage_name(unit.key), [])
        if any(coding.user == user and coding.code in known for p in passages for coding in p.codings):
            try:
                given[unit] = _row(unit, passages, user, known, place.name)
            except TableError as error:
                wrong += error.problems
    if wrong:
        raise TableError(wrong)
    if not given:
        raise ParameterError(f"{place.name} has no judgement of {name!r} on an achievement that is still to be coded")
    if judged := [unit.name for unit in given if unit.key in coder.rows and unit.key not in coder.stale]:
        raise ParameterError(
            f"{forms.shown(coder.file)} holds judgements on {len(judged)} of these achievements, such as {judged[0]}; "
            "they are not replaced: move that file away to take those of the project"
        )
    coder.save_all(given)
    return coder.file, len(given)
