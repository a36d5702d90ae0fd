"""The record and the parsed documents that an audit compares."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from o7lib.errors import Problem, SourceError
from o7lib.tables.audit.matching import names
from o7lib.tables.coding.codings import FOLDER
from o7lib.tables.documents.passages import ADDITIONAL, TITLE, read_passages, read_results
from o7lib.tables.documents.summaries import read_parts, read_projects
from o7lib.tables.documents.texts import Line, cited, read_lines, spans
from o7lib.tables.model.paths import data_folder
from o7lib.tables.model.record import Record
from o7lib.tables.model.references import ACHIEVEMENT, RESULT
from o7lib.tables.model.schema import Table
from o7lib.tables.validation.side_tables import cells

NAMED = ("regions", "places", "funders", "instruments", "partners")
RESULTS_PREFIX = "results-"
Key = tuple[Hashable, ...]


@dataclass(frozen=True, order=True)
class Finding(Problem):
    """A row, or a missing one, that the documents do not bear out: a problem with its locator.

    `key` names the row as `untied.csv` does: its key columns, a dash for an empty one.
    """

    table: str = ""
    key: str = ""
    where: str = ""

    def __str__(self) -> str:
        return f"{super().__str__()} in {self.where}" if self.where else super().__str__()


@dataclass(frozen=True)
class Evidence:
    """The record and the documents, read once: lines, results, passages, parts, annex projects.

    `aliases` and `left_out` are decisions beside the tables: forms of names that the documents
    print, and numbers that are no figures.
    """

    record: Record
    lines: Mapping[str, list[Line]]
    results: pd.DataFrame
    passages: pd.DataFrame
    parts: pd.DataFrame
    projects: pd.DataFrame
    aliases: Mapping[tuple[str, str], list[str]]
    left_out: Sequence[Mapping[str, str]]

    def raw(self, doc_id: str, where: str) -> str:
        """The lines of a locator as they stand; empty where it points nowhere."""
        try:
            return "\n".join(line.text for line in cited(self.lines[doc_id], where))
        except (KeyError, SourceError):
            return ""

    @cached_property
    def _forms(self) -> Mapping[tuple[str, str], list[str]]:
        found: dict[tuple[str, str], list[str]] = {}
        for table in NAMED:
            for row in self.record.untracked(table).to_dict("records"):
                key = (table, row[next(iter(row))])
                found[key] = [*row.get("printed_names", "").split("; "), *names(row["name"])]
        for key, forms in self.aliases.items():
            found.setdefault(key, []).extend(forms)
        return found

    def forms(self, table: str, name_of: str) -> list[str]:
        """Every form of a name that a text may print: the table's own, its printed names, its aliases."""
        return self._forms.get((table, name_of), [])

    @cached_property
    def rows(self) -> Mapping[Key, pd.DataFrame]:
        """Passages of each criterion's row, by the key of an achievement."""
        held = self.passages[self.passages["criterion"].notna()]
        return {tuple(k): g for k, g in held.groupby(ACHIEVEMENT, sort=False)}

    @cached_property
    def spans(self) -> Mapping[Key, list[tuple[str, int, int]]]:
        """Document, first and last line of each result, of each of its criteria, and of what stands outside them.

        Keys are a result's three columns, then the criterion (once per item), or nothing for title
        and additional information.
        """
        found: dict[Key, list[tuple[str, int, int]]] = {}
        for _, row in self.results.iterrows():
            found.setdefault(tuple(row[RESULT]), []).append((row["doc_id"], *spans(row["lines"])[0]))
        for key, group in self.rows.items():
            found.setdefault(key[:4], []).append((group["doc_id"].iloc[0], *hull(group["lines"])))
        for _, row in self.passages[self.passages["column"].isin([TITLE, ADDITIONAL])].iterrows():
            found.setdefault((*row[RESULT], None), []).append((row["doc_id"], *hull([row["lines"]])))
        return found

    @cached_property
    def texts(self) -> Mapping[Key, str]:
        """What is printed in each criterion's row, and under None in a result's title and additional information."""
        found: dict[Key, str] = {}
        for row in self.passages.to_dict("records"):
            key = (*(row[c] for c in RESULT), None if pd.isna(row["criterion"]) else row["criterion"])
            found[key] = f"{found.get(key, '')}\n{row['text']}"
        return found

    def within(self, doc_id: str, where: str, key: Key) -> bool:
        """Whether a locator lies inside a result, or inside one of its criteria's rows."""
        try:
            wanted = spans(where)
        except SourceError:
            return False
        homes = self.spans.get(key, [])
        return all(any(d == doc_id and a <= first and last <= b for d, a, b in homes) for first, last in wanted)

    def finding(self, table: str, row: pd.Series, column: str, value: object, expected: str) -> Finding:
        """A finding on a row: its file, line and key from the row, its locator where it has one."""
        where = f"{row['doc_id']}:{row['lines']}" if {"doc_id", "lines"} <= set(row.index) else ""
        key = key_of(self.record.schema.table(table), row)
        return Finding(f"data/{table}.csv", int(str(row.name)) + 2, column, value, expected, table, key, where)

    def missing(self, table: str, key: str, where: str) -> Finding:
        """A finding that a row the documents call for is not in a table."""
        return Finding(f"data/{table}.csv", 1, "", f"no row {key}", "one, since it is printed", table, key, where)


def hull(locators: pd.Series | list[str]) -> tuple[int, int]:
    """The first and the last line that several locators point at.

    >>> hull(["56-61, 69-75", "63-68"])
    (56, 75)
    """
    every = [span for where in locators for span in spans(where)]
    return min(first for first, _ in every), max(last for _, last in every)


def key_with_criterion(row: pd.Series) -> Key:
    """The result and the criterion of a row; None where the row has no criterion."""
    return (*row[RESULT], None if pd.isna(row["criterion"]) else row["criterion"])


def key_of(table: Table, row: pd.Series) -> str:
    """The key of a row in one string, as `untied.csv` and the report write it; a dash for an empty part."""
    return " ".join("-" if pd.isna(row[c]) else str(row[c]) for c in table.key)


def decisions(name: str, folder: str | Path | None = None) -> list[dict[str, str]]:
    """The rows of a file of `coding/` by its name: what was decided about rows of the tables; none without a file.

    Raises TableError with everything wrong with the file.
    """
    here = data_folder(folder) / FOLDER
    if not (here / f"{name}.csv").is_file():
        return []
    columns = cells(here, name)
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def gather(record: Record, folder: str | Path, data: str | Path | None = None) -> Evidence:
    """Read every document of the record from a folder.

    Args:
        record: what is audited.
        folder: where the documents are, as `doc_id.txt`.
        data: a data folder with `coding/aliases.csv`; by default the shipped one.

    Raises:
        SourceError: a document is missing or is not the one the record knows.
    """
    documents = record.untracked("documents")
    known = list(documents["doc_id"])
    country = [d for d in known if d.startswith(RESULTS_PREFIX)]
    aliases: dict[tuple[str, str], list[str]] = {}
    for row in decisions("aliases", data):
        aliases.setdefault((row["table"], row["id"]), []).append(row["alias"])
    return Evidence(
        record=record,
        lines={d: read_lines(folder, d, documents) for d in known},
        results=pd.concat([read_results(folder, d, record) for d in country], ignore_index=True),
        passages=pd.concat([read_passages(folder, d, record) for d in country], ignore_index=True),
        parts=pd.concat([read_parts(folder, d, record) for d in known if d not in country], ignore_index=True),
        projects=pd.concat([read_projects(folder, d, record) for d in known if d not in country], ignore_index=True),
        aliases=aliases,
        left_out=decisions("figures_left_out", data),
    )
