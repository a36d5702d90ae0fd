"""Links from a number or a result to its source rows, and the data of a table as CSV."""

import base64
import csv
import hashlib
import io
import re
from collections.abc import Sequence

import pandas as pd

from o7lib.show.html import limits
from o7lib.show.html.elements import ELSEWHERE, tag, text
from o7lib.tables.model.references import Ref, passage, python_values

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


def _line(page: str, name: str, doc_id: str, rows: Sequence[tuple[str, str]]) -> str:
    """The rows of one result in one document: a link to where they stand in full, then each with its lines."""
    tails = [tail for tail, _ in rows]
    under = re.match(r"criterion (\d+)", tails[0]) if len(tails) == 1 else None
    only = under[1] if under else None
    head = tag("a", text(name), href=f"{page}#{anchor(*_turned(name), only)}") if page else text(name)
    said = [
        f"{tail}, {passage('', lines).removeprefix(', ')}" if tail else passage("", lines).removeprefix(", ")
        for tail, lines in rows
    ]
    return tag("li", head, " ", tag("span", text(f"{doc_id}, {'; '.join(said)}"), class_="at"))


def _turned(name: str) -> tuple[str, str, str]:
    """Biennium, indicator and code of a result from its name, which says the code first."""
    cpo, biennium, indicator = name.split(", ")
    return biennium, indicator, cpo


def _rows(refs: Sequence[Ref]) -> str:
    """Every row once, those of one result in one document on one line."""
    lines: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
    for ref in refs:
        page, name, tail = _parts(ref)
        lines.setdefault((page, name, ref.doc_id), []).append((tail, ref.lines))
    shown = limits.first_items([*lines.items()], limits.LINES)
    more = limits.more_items(len(lines), limits.LINES, "entries", ELSEWHERE, "li")
    return tag("ul", *(_line(*head, rows) for head, rows in shown), more)


def popover_number(shown: object, refs: Sequence[Ref], what: str, drawn: str = "") -> str:
    """A number that opens the rows behind it, each with its document and lines; bare where none.

    The list is a native popover: it opens by mouse and keyboard without a script. Numbers with the same
    rows behind them open the same list, which a page then holds once.
    """
    if not refs:
        return tag("span", text(shown), class_=drawn) if drawn else text(shown)
    seal = "r" + hashlib.sha256(repr([tuple(r) for r in refs]).encode()).hexdigest()[:8]
    many = f"the {len(refs)} rows" if len(refs) > 1 else "the row"
    shut = tag("button", "Close", popovertarget=seal, popovertargetaction="hide", type="button", class_="shut")
    head = tag("p", tag("strong", f"{many.capitalize()} behind this"), shut)
    box = tag("div", head, _rows(refs), popover=True, id=seal, class_="refs")
    name = f"{shown}: {what}. Show {many} behind it"
    return (
        tag("button", text(shown), type="button", popovertarget=seal, class_=f"num {drawn}".strip(), aria_label=name)
        + box
    )


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip()[:1] in tuple("=+-@\t\r") else cell


def csv_link(frame: pd.DataFrame, name: str) -> str:
    """A link that saves a frame as CSV, from the page itself.

    Text that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    taken = io.StringIO()
    writer = csv.writer(taken)  # not pandas' own: a page saves a dozen small frames
    writer.writerow(frame.columns)
    writer.writerows(
        zip(*([_harmless(cell) for cell in python_values(column)] for _, column in frame.items()), strict=True)
    )
    body = base64.b64encode(("\ufeff" + taken.getvalue()).encode()).decode()
    return tag(
        "a", "Data as CSV", href=f"data:text/csv;charset=utf-8;base64,{body}", download=f"{name}.csv", class_="csv"
    )
