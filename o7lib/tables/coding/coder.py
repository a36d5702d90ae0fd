"""One coder's file: opened, resumed and saved whole; nothing of another coder's is read."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from o7lib import files
from o7lib.errors import ParameterError, Problem, SourceError, TableError
from o7lib.tables.coding import finished, forms
from o7lib.tables.coding.consistency import Key
from o7lib.tables.coding.units import Unit, to_code, within
from o7lib.tables.model.references import ACHIEVEMENT
from o7lib.tables.validation.side_tables import problems_of

_NAME = re.compile(r"[a-z][a-z0-9-]{0,29}")


def coder_name(name: str) -> str:
    """A coder's name as it stands in file names: small letters, digits and hyphens, no accents.

    Raises ParameterError for a name of which nothing else can be made.

    >>> coder_name(" Ana María ")
    'ana-maria'
    """
    plain = unicodedata.normalize("NFKD", name.strip().casefold()).encode("ascii", "ignore").decode()
    plain = re.sub(r"\s+", "-", plain)
    if not _NAME.fullmatch(plain) or plain == finished.STEM:
        raise ParameterError(f"the coder's name is {name!r}; expected a short name of letters, such as ana")
    return plain


def key_of(row: forms.Row) -> Key:
    """The key of the achievement that a row judges."""
    return tuple(row[name] for name in ACHIEVEMENT)


def read_file(folder: str | Path | None, coder: str) -> tuple[list[dict[str, str]], bytes]:
    """The rows of a coder's file, each as the form wrote it, and the bytes; none where nothing is saved yet.

    Raises TableError: with every row edited by hand, every unknown code, every achievement that is not there.
    """
    file = forms.work_folder(folder) / f"{coder}.csv"
    try:
        raw = file.read_bytes()
    except FileNotFoundError:
        return [], b""
    table, name = forms.coder_table(folder, file.name), forms.shown(file)
    found = problems_of(raw, table, name)
    rows = [] if any(not p.column for p in found) else forms.read_rows(raw)
    for line, row in enumerate(rows, start=2):
        if row[forms.SEAL] != forms.sealed(row, coder)[forms.SEAL]:
            expected = f"the row as the form wrote it for {coder}; put it back, or delete the row and code it again"
            found.append(Problem(name, line, forms.SEAL, row[forms.SEAL], expected))
    if found:
        raise TableError(found)
    return rows, raw


def changed_documents(rows: list[dict[str, str]], units: list[Unit], file: str) -> list[Problem]:
    """Rows whose document is no longer the text that was read when they were coded."""
    now = {unit.key: unit for unit in units}
    found = []
    for line, row in enumerate(rows, start=2):
        unit = now.get(key_of(row))
        if unit and row[forms.DOCUMENT] != unit.sha256:
            expected = f"{unit.sha256}, the text of {unit.doc_id} that documents.csv knows now: code the row again"
            found.append(Problem(file, line, forms.DOCUMENT, row[forms.DOCUMENT], expected))
    return found


class Coder:
    """What one coder has judged so far; every `save` writes the whole file in one step.

    Attributes:
        name: the coder. units: what is to be coded. rows: key to judgements saved.
        drafts: key to what was typed and not saved, of this sitting or one that crashed.
        stale: keys whose document changed since they were coded; they count as not coded.
    """

    def __init__(self, name: str, folder: str | Path | None = None) -> None:
        """Open or resume. Raises TableError for a file that the form did not write, ParameterError for a name."""
        self.name, self._folder = coder_name(name), folder
        self.units = to_code(folder)
        self.file = forms.work_folder(folder) / f"{self.name}.csv"
        self._draft = self.file.with_suffix(".draft.json")
        rows, self._seen = read_file(folder, self.name)
        self.rows: dict[Key, dict[str, str]] = {key_of(row): row for row in rows}
        stale = changed_documents(rows, self.units, forms.shown(self.file))
        self.drafts: dict[Key, dict[str, str]] = self._read_drafts()
        self.stale = {key_of(rows[problem.line - 2]) for problem in stale}

    @property
    def left(self) -> list[Unit]:
        """The units without a judgement of this coder, or coded from a text that has changed since."""
        return [unit for unit in self.units if unit.key not in self.rows or unit.key in self.stale]

    def save(self, unit: Unit, given: Mapping[str, str]) -> None:
        """Save the judgements on one unit, its reason and its lines; the file is written whole.

        Raises:
            TableError: with everything missing or wrong in what was given.
            ParameterError: the coding is finished, or the file is no longer the one that this form wrote.
        """
        self.save_all({unit: given})

    def save_all(self, given: Mapping[Unit, Mapping[str, str]]) -> None:
        """Save the judgements on several units in one step, or none: see `save`."""
        judged, wrong = {}, []
        for unit, typed in given.items():
            try:
                judged[unit.key] = forms.sealed(self._row(unit, typed), self.name)
            except TableError as error:
                wrong += error.problems
        if wrong:
            raise TableError(wrong)
        self._refuse_overwriting()
        rows = {**self.rows, **judged}
        raw = forms.written(rows.values(), forms.coder_table(self._folder, self.file.name))
        self._write(self.file, raw)
        self.rows, self._seen = rows, raw
        self.stale -= judged.keys()
        if self.drafts.keys() & judged.keys():
            self._write_drafts({key: typed for key, typed in self.drafts.items() if key not in judged})

    def _row(self, unit: Unit, given: Mapping[str, str]) -> dict[str, str]:
        table = forms.coder_table(self._folder, self.file.name)
        row = {name: str(given.get(name, "")).strip() for name in table.columns}
        row |= dict(zip(ACHIEVEMENT, unit.key, strict=True)) | {forms.DOCUMENT: unit.sha256, forms.SEAL: "-"}
        row[forms.REASON] = " ".join(row[forms.REASON].split())
        found = problems_of(forms.written([row], table), table, unit.name)
        found += self._judgement_problems(unit, row)
        if found:
            raise TableError(found)
        return row

    def _judgement_problems(self, unit: Unit, row: Mapping[str, str]) -> list[Problem]:
        """What the schema cannot say: at least one type, a repeated criterion that is another, lines of the entry."""
        found, types = [], forms.types(self._folder)
        if types and "true" not in {row[name] for name in types}:
            found.append(Problem(unit.name, 2, "types", "none", f"at least one of {', '.join(types.values())}"))
        if row.get("repeats") and row["repeats"] == row["criterion"]:
            found.append(Problem(unit.name, 2, "repeats", row["repeats"], "another criterion of the same result"))
        try:
            inside = within(row[forms.LINES], unit)
        except SourceError:  # no locator at all: the schema says so
            return found
        if not inside:
            found.append(Problem(unit.name, 2, forms.LINES, row[forms.LINES], f"lines inside {unit.entry}"))
        return found

    def _refuse_overwriting(self) -> None:
        if self.name in finished.read(self._folder):
            raise ParameterError(f"{self.name}'s coding is finished; what was compared is not changed any more")
        now = self.file.read_bytes() if self.file.is_file() else b""
        if now != self._seen:
            raise ParameterError(
                f"{forms.shown(self.file)} was changed since this form read it: somebody else codes under the name "
                f"{self.name}, or it is open twice; run the notebook again, or take another name"
            )

    def _write(self, file: Path, raw: bytes | str) -> None:
        try:
            files.write(file, raw)
        except OSError as error:
            raise ParameterError(files.write_refused(file, error)) from None

    def keep_draft(self, unit: Unit, given: Mapping[str, str]) -> None:
        """Keep what is typed of a unit and not saved yet, so that a crash costs nothing; it is no judgement."""
        self._write_drafts({**self.drafts, unit.key: dict(given)})

    def _write_drafts(self, drafts: Mapping[Key, dict[str, str]]) -> None:
        content = [[list(key), given] for key, given in drafts.items()]
        self._write(self._draft, json.dumps(content, ensure_ascii=False))
        self.drafts = dict(drafts)

    def _read_drafts(self) -> dict[Key, dict[str, str]]:
        try:
            content = json.loads(self._draft.read_text(encoding="utf-8"))
            return {tuple(key): {str(k): str(v) for k, v in given.items()} for key, given in content}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}  # a draft that cannot be read is no judgement lost

    def digest(self) -> str:
        """SHA-256 of the file as it was saved last."""
        return hashlib.sha256(self._seen).hexdigest()
