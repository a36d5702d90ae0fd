"""Run the audit: compare every row with the lines it cites.

The checks are in `results`, `numbers`, `summaries`, `annex` and `notes`;
here they are run, what `data/coding/untied.csv` excuses is taken out, and the rest is counted and worded. An
excuse that excuses nothing is itself a finding, so that the list cannot outlive its reasons.

Judgement is not audited: a stage, a type of achievement or the wording of a summary is held by the
double coding. What is audited is everything a reader could look up: keys, lines, titles, numbers,
dates, names, acronyms, quotations, languages, and that nothing printed was left out.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from o7lib.errors import worded
from o7lib.tables.audit import annex, notes, numbers, results, summaries
from o7lib.tables.audit.evidence import Evidence, Finding, decisions, gather
from o7lib.tables.model.record import Record
from o7lib.tables.model.schema import Schema

CHECKS = (
    *results.CHECKS,
    *numbers.CHECKS,
    *summaries.CHECKS,
    *annex.CHECKS,
    *notes.CHECKS,
)
UNTIED = "data/coding/untied.csv"


class Audit(NamedTuple):
    """What an audit found: findings that nothing excuses, and the coverage per table."""

    findings: list[Finding]
    coverage: pd.DataFrame


def audited(shape: Schema) -> list[str]:
    """The tables an audit covers: the documents, what cites their lines, and what hangs on a row that does."""
    found: list[str] = []
    for table in shape.tables.values():
        cites = {"doc_id", "lines"} <= set(table.columns)
        if cites or table.name == "documents" or any(to in found for _, to, _ in table.references if to != "documents"):
            found.append(table.name)
    return found


def _excuse(finding: Finding) -> tuple[str, str, str, str]:
    return (finding.table, finding.key, finding.column, str(finding.value) if finding.column else "")


def _excused(found: Sequence[Finding], excuses: Sequence[dict[str, str]]) -> tuple[list[Finding], list[Finding]]:
    """Findings that stand, with one for each excuse that is not needed or gives no reason; and those excused."""
    known = {(x["table"], x["key"], x["column"], x["value"]): x["reason"] for x in excuses}
    needed = {_excuse(f) for f in found}
    stand = [f for f in found if not known.get(_excuse(f))]
    for line, excuse in enumerate(excuses, start=2):
        key = (excuse["table"], excuse["key"], excuse["column"], excuse["value"])
        if key not in needed:
            expected = "an excuse for something an audit finds, or no line"
            stand.append(Finding(UNTIED, line, "key", " ".join(filter(None, key)), expected))
    return stand, [f for f in found if known.get(_excuse(f))]


def _coverage(e: Evidence, stand: Sequence[Finding], excused: Sequence[Finding]) -> pd.DataFrame:
    counts = []
    for table in audited(e.record.schema):
        failing = {f.key for f in stand if f.table == table and f.line > 1}
        pardoned = {f.key for f in excused if f.table == table and f.line > 1} - failing
        missing = sum(f.table == table and f.line == 1 for f in stand)
        rows = len(e.record.untracked(table))
        counts.append((table, rows, rows - len(failing) - len(pardoned), len(pardoned), len(failing), missing))
    return pd.DataFrame(counts, columns=["table", "rows", "tied", "excused", "failing", "missing"])


def audit(record: Record, sources_folder: str | Path, data: str | Path | None = None) -> Audit:
    """Tie every row of the record to the lines it cites, and every printed result and criterion to its rows.

    Args:
        record: the record to audit.
        sources_folder: where the documents are, as `doc_id.txt`.
        data: a data folder whose `coding/` holds `aliases.csv` (table, id, alias: the forms of a
            name that the documents print) and `untied.csv` (table, key, column, value, reason: what
            the lines do not bear out, and why the row stays); by default the shipped one.

    Returns:
        The findings that nothing excuses, sorted by file and line, and the coverage: one row a
        table with counts of rows: `rows`, `tied` (nothing found), `excused` (all that was found has
        its reason), `failing`; and `missing`, rows that the documents call for.

    Raises:
        SourceError: a document is missing or is not the one the record knows.
    """
    e = gather(record, sources_folder, data)
    found = sorted({f for check in CHECKS for f in check(e)}, key=lambda f: (f.file, f.line, f.column, str(f.value)))
    stand, excused = _excused(found, decisions("untied", data))
    return Audit(stand, _coverage(e, stand, excused))


def report(findings: Sequence[Finding], coverage: pd.DataFrame) -> str:
    """What an audit found, in words: each finding with file, line and locator, then the coverage.

    >>> counts = pd.DataFrame({"table": ["results"], "rows": [41], "tied": [40], "excused": [1]})
    >>> print(report([], counts))
    Every row is tied to its lines or says why not.
    <BLANKLINE>
    table    rows  tied  excused
    results    41    40        1
    all        41    40        1
    """
    total = {"table": "all", **coverage.drop(columns="table").sum().to_dict()}
    counts = pd.concat([coverage, pd.DataFrame([total])], ignore_index=True).astype(str)
    wide = {c: max(len(c), *map(len, counts[c])) for c in counts.columns}
    lines = [
        "  ".join(
            cell.ljust(w) if c == "table" else cell.rjust(w) for (c, w), cell in zip(wide.items(), row, strict=True)
        )
        for row in [tuple(counts.columns), *counts.itertuples(index=False, name=None)]
    ]
    said = worded(findings, shown=len(findings)) or ["Every row is tied to its lines or says why not."]
    return "\n".join([*said, "", *lines])
