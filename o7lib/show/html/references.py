"""Links from a number or a result to its source rows, and the data of a table as CSV."""

import base64
import csv
import hashlib
import io
import re
from collections.abc import Iterable, Sequence

import pandas as pd

from o7lib.show.html import limits
from o7lib.show.html.elements import ELSEWHERE, Cell, plain, slug
from o7lib.show.html.parts import Part
from o7lib.tables.export.values import guarded
from o7lib.tables.model.references import Ref, passage, python_values

NAME = 60  # signs of a file's name, before its ending
_CPO = re.compile(r"[A-Z]{3}\d{3}")


def anchor(biennium: str, indicator: str, cpo: str, criterion: object = None, item: int = 1) -> str:
    """The id under which a result or achievement stands on a page; a second item of a criterion has its own.

    >>> anchor("2012-13", "7.1", "KHM129", 1), anchor("2012-13", "7.1", "KHM129", 1, 2)
    ('e-2012-13-7.1-KHM129-1', 'e-2012-13-7.1-KHM129-1-2')
    """
    parts = ["e", biennium, indicator, cpo] + ([str(criterion)] if criterion is not None else [])
    return "-".join(parts + ([str(item)] if item > 1 else []))


def page_of(place_id: str) -> str:
    """The file of the brief of a place.

    >>> page_of("KHM")
    'country-KHM.html'
    """
    return f"country-{place_id}.html"


def _parts(ref: Ref) -> tuple[str, str, str]:
    """A reference as the page of its place (empty where it has none), the result's name, and what comes after."""
    parts = ref.name.split(", ")
    if len(parts) < 3 or not _CPO.fullmatch(parts[0]):
        return "", ref.name, ""
    return page_of(parts[0][:3]), ", ".join(parts[:3]), ", ".join(parts[3:])


def _line(page: str, name: str, doc_id: str, rows: Sequence[tuple[str, str]]) -> dict[str, str]:
    """The rows of one result in one document: where they stand in full, then each with its lines."""
    spans = [passage("", lines).removeprefix(", ") for _, lines in rows]
    tails = [f"{tail}, {span}" if tail else span for (tail, _), span in zip(rows, spans, strict=True)]
    line = {"words": name, "at": f"{doc_id}, {'; '.join(tails)}"}
    if not page:
        return line
    criterion = re.match(r"criterion (\d+)", rows[0][0]) if len(rows) == 1 else None
    cpo, biennium, indicator = name.split(", ")
    return {**line, "file": page, "anchor": anchor(biennium, indicator, cpo, criterion[1] if criterion else None)}


def row_list(refs: Sequence[Ref]) -> Part:
    """The rows behind a number: how many, and each once, those of one result in one document on one line.

    Returns:
        `count` (rows), `lines` (each `words`, `at` and, where the row has a page, `file` and `anchor`) and `more`.
    """
    lines: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
    for ref in refs:
        page, name, tail = _parts(ref)
        lines.setdefault((page, name, ref.doc_id), []).append((tail, ref.lines))
    shown = limits.first_items([*lines.items()], limits.LINES)
    more = limits.more_items(len(lines), limits.LINES, "entries", ELSEWHERE)
    return {"count": len(refs), "lines": [_line(*head, rows) for head, rows in shown], "more": more}


def number_cell(
    shown: object,
    refs: Sequence[Ref],
    what: str,
    lists: Part,
    drawn: str = "",
    mark: str = "",
    doubts: Sequence[Part] = (),
) -> Cell | str:
    """A number that opens the rows behind it, each with its document and lines; bare where there are none.

    The list is a native popover: it opens by mouse and keyboard without a script. Numbers with the same
    rows behind them open the same list.

    Args:
        what: what the number counts, for a screen reader.
        lists: id to list of rows; the list that the number opens is put into it.
        drawn: classes of the number.
        mark: what a second line says of it, such as that it is doubted.
        doubts: the source notes that touch it, as fields (`words`, `note`, `at`); the list shows them below.
    """
    words = plain(shown)
    if not refs:
        return Cell(words=words, drawn=drawn) if drawn else words
    behind = [*(tuple(r) for r in refs), *(note["note"] for note in doubts)]
    seal = "r" + hashlib.sha256(repr(behind).encode()).hexdigest()[:8]
    if seal not in lists:
        lists[seal] = row_list(refs) | ({"doubts": list(doubts)} if doubts else {})
    rows = f"the {len(refs)} rows" if len(refs) > 1 else "the row"
    state = f"{words}, {mark}" if mark else words
    cell = Cell(words=words, opens=seal, label=f"{state}: {what}. Show {rows} behind it")
    return Cell(cell | ({"drawn": drawn} if drawn else {}) | ({"mark": mark} if mark else {}))


def file_name(caption: str) -> str:
    """A caption as the name of a file: whole words, at most 60 signs.

    >>> file_name("Stage reached under each criterion, Africa; results, and what else there is to say of them")
    'stage-reached-under-each-criterion-africa-results-and-what'
    """
    name = slug(caption)
    return (name if len(name) <= NAME else name[: NAME + 1].rpartition("-")[0] or name[:NAME]) or "data"


def with_sources(data: pd.DataFrame, behind: Iterable[Sequence[Ref]]) -> pd.DataFrame:
    """Data with two columns more: the documents and lines of the rows behind each row, each once, in their order.

    Of one document the lines stand alone; of several, each with its document.

    >>> rows = [[Ref("a", "results-2012-13", "1-2"), Ref("b", "results-2012-13", "5-5")]]
    >>> with_sources(pd.DataFrame({"x": ["a"]}), rows).iloc[0].to_list()
    ['a', 'results-2012-13', '1-2; 5-5']
    """
    documents, lines = [], []
    for refs in behind:
        named = list(dict.fromkeys(ref.doc_id for ref in refs))
        spans = dict.fromkeys(ref.lines if len(named) == 1 else f"{ref.doc_id}:{ref.lines}" for ref in refs)
        documents.append("; ".join(named))
        lines.append("; ".join(spans))
    return data.assign(**{"Document": documents, "Lines": lines})


def csv_file(frame: pd.DataFrame, caption: str) -> dict[str, str]:
    """A frame as a CSV file that a link on the page saves: its `name` and its `body` in base 64.

    Text that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    written = io.StringIO()
    writer = csv.writer(written)  # not pandas' own: a page saves a dozen small frames
    writer.writerow(frame.columns)
    writer.writerows(
        zip(*([guarded(cell) for cell in python_values(column)] for _, column in frame.items()), strict=True)
    )
    return {"name": file_name(caption), "body": base64.b64encode(("\ufeff" + written.getvalue()).encode()).decode()}
