"""Parse the summaries and the annex: rows, paragraphs, projects."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pandas as pd

from o7lib.tables.documents.texts import Line, locator, read_lines
from o7lib.tables.documents.two_columns import text_of
from o7lib.tables.load import load_all
from o7lib.tables.model.record import Record

PARTS = ["doc_id", "section", "label", "column", "lines", "text"]
YEARS = re.compile(r"\((?P<first>\d{4})\s*[-/]\s*(?P<last>\d{4})\)")
PARTNER = re.compile(r"\bPARTNERS?:\s*(?P<partners>.*)$")
REGION = re.compile(r"^(?:[A-Z].* Region|Global)$")
ANNEX = "Annex"


def _is_heading(line: Line) -> bool:
    """A short line on its own that does not end like a sentence, a list or a project's title."""
    text = line.text.strip()
    plain = bool(text) and len(text) < 120 and text[0].isupper() and text[-1] not in ".:;,)"
    return plain and not PARTNER.match(text)


def _header(table: Sequence[Line]) -> list[Line]:
    """The first row of a table, and the second where one of the two leaves its first cell empty."""
    rows = [line.text.split("\t") for line in table[:2]]
    double = len(rows) == 2 and len(rows[0]) > 2 and (not rows[0][0].strip() or not rows[1][0].strip())
    return list(table[: 2 if double else 1])


def _names(header: Sequence[Line]) -> list[str]:
    cells = [line.text.split("\t") for line in header]
    width = max(map(len, cells))
    return [" ".join(filter(None, (row[i].strip() for row in cells if i < len(row)))) for i in range(width)]


def _titles_a_table(line: Line) -> bool:
    first, *rest = line.text.split("\t")
    return bool(rest and first.strip()) and not any(map(str.strip, rest))


def _goes_on(line: Line) -> bool:
    """Whether a line belongs to the table above: by its tabs, or as a list item that a page break cost them."""
    return "\t" in line.text or line.text.startswith("- ")


def _cells(table: Sequence[Line]) -> Iterator[tuple[str, str, list[Line]]]:
    """Label, column and lines of each cell; a row without a first cell goes on with the row before."""
    header = _header(table)
    names = _names(header)
    label = ""
    found: dict[tuple[str, str], list[Line]] = {}
    for line in table[len(header) :]:
        cells = line.text.split("\t") if "\t" in line.text else ["", line.text]
        label = cells[0].strip() or label
        for name, cell in zip([*names[1:], *[""] * len(cells)], cells[1:], strict=False):
            if cell.strip():
                found.setdefault((label, name), []).append(Line(line.number, cell))
    for (of, name), lines in found.items():
        yield of, name, lines


def _parts(lines: Sequence[Line]) -> Iterator[tuple[str, str, str, list[Line]]]:
    section = ""
    table: list[Line] = []
    for line in [*(line for line in lines if line.text.strip()), Line(0, "End")]:
        if (table and _goes_on(line)) or ("\t" in line.text and not _titles_a_table(line)):
            table.append(line)
            continue
        yield from ((section, *cell) for cell in (_cells(table) if table else ()))
        titled = _titles_a_table(line)
        table = [line] if titled else []
        if titled or _is_heading(line):
            section = line.text.strip()
        else:
            yield section, "", "", [line]


def read_parts(folder: str | Path, doc_id: str, record: Record | None = None) -> pd.DataFrame:
    """A document outside the country entries by its parts: cells of its tables and paragraphs.

    Returns:
        One row a part, in the document's order: `doc_id`, `section` (the heading above, empty
        before the first), `label` and `column` (of a table's cell: first cell of its row, header
        above it; both empty for a paragraph), `lines`, `text`.

    Raises:
        SourceError: the document is missing or is not the one that the record knows.
    """
    here = load_all() if record is None else record
    lines = read_lines(folder, doc_id, here.untracked("documents"))
    rows = [
        (doc_id, section, label, column, locator([line.number for line in part]), text_of(part))
        for section, label, column, part in _parts(lines)
    ]
    return pd.DataFrame(rows, columns=PARTS)


def _is_title(line: Line) -> bool:
    """A project's title is printed in capitals, with its years in brackets."""
    title = line.text[: m.start()] if (m := YEARS.search(line.text)) else ""
    return len(title) > 10 and sum(map(str.isupper, title)) > 0.6 * sum(map(str.isalpha, title))


def _projects(lines: Sequence[Line]) -> Iterator[tuple[str, list[Line]]]:
    region = ""
    held: list[Line] = []
    for line in [*lines, Line(0, "Global")]:
        text = line.text.strip()
        if held and (REGION.match(text) or _is_title(line)):
            yield region, held
            held = []
        region = text if REGION.match(text) else region
        if text and (held or _is_title(line)):
            held.append(line)


def read_projects(folder: str | Path, doc_id: str, record: Record | None = None) -> pd.DataFrame:
    """The technical cooperation projects that a document's annex lists, in its order.

    Returns:
        One row a project: `project_id` (counted from `annex-01`), `title` (in capitals, as
        printed), `first_year`, `last_year`, `region_printed` (the heading above), `partners` (the
        partner line, empty where there is none), `doc_id`, `lines`, `text`.

    Raises:
        SourceError: the document is missing or is not the one that the record knows.
    """
    here = load_all() if record is None else record
    lines = read_lines(folder, doc_id, here.untracked("documents"))
    start = next((i for i, line in enumerate(lines) if line.text.strip() == ANNEX), len(lines))
    rows = []
    for number, (region, held) in enumerate(_projects(lines[start:]), start=1):
        years = YEARS.search(held[0].text)
        partners = next((m["partners"] for line in held[:2] if (m := PARTNER.search(line.text))), "")
        rows.append(
            {
                "project_id": f"annex-{number:02}",
                "title": held[0].text[: years.start() if years else None].strip(),
                "first_year": int(years["first"]) if years else None,
                "last_year": int(years["last"]) if years else None,
                "region_printed": region,
                "partners": partners,
                "doc_id": doc_id,
                "lines": f"{held[0].number}-{held[-1].number}",
                "text": text_of(held),
            }
        )
    return pd.DataFrame(rows)
