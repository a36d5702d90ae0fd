"""The numbers of a page as data: a JSON file beside it, for programs that would else have to search its HTML.

It is made from the parts that the page is made from, so it can say nothing that the page does not:

- `findings`: the computed sentences, each with the heading it stands under;
- `tables`: what each counts (`measure`: the caption, with the unit of count), its `columns` (headings with units),
  its `rows`. A cell is a number, a text, null for a dash, or an object: `value` with its denominator (`of`), its `unit`
  where the heading has none, and, where it opens rows, the key of those in `rows_behind`;
- `rows_behind`: the rows that a number counts, each with its document and lines.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from o7lib.show.html.elements import Cell
from o7lib.show.html.parts import Part
from o7lib.show.html.tables import words_of

NUMBER = r"-?[0-9][0-9,]*(?:\.[0-9]+)?"
PART, SHARE = re.compile(f"({NUMBER}) of ({NUMBER})"), re.compile(f"({NUMBER}) ?%")
Json = str | int | float | None | dict[str, Any]


def as_data(words: str, numeric: bool = True) -> Json:
    """A cell's words as data: a number, a number of a denominator, a share in per cent, None for a dash, else the text.

    Args:
        numeric: whether the column holds numbers: 7.1 is an indicator's name elsewhere.

    >>> as_data("1,152"), as_data("4.5"), as_data("–"), as_data("7.1", numeric=False)
    (1152, 4.5, None, '7.1')
    >>> as_data("3 of 4", numeric=False), as_data("25%", numeric=False)
    ({'value': 3, 'of': 4}, {'value': 25, 'unit': 'per cent'})
    """
    if words in ("", "–"):
        return None
    if part := PART.fullmatch(words):
        return {"value": _number(part[1]), "of": _number(part[2])}
    if share := SHARE.fullmatch(words):
        return {"value": _number(share[1]), "unit": "per cent"}
    return _number(words) if numeric and re.fullmatch(NUMBER, words) else words


def _number(words: str) -> int | float:
    bare = words.replace(",", "")
    return float(bare) if "." in bare else int(bare)


def _cell(cell: Cell | str, numeric: bool) -> Json:
    if not isinstance(cell, dict) or "opens" not in cell:
        return as_data(words_of(cell), numeric)
    value = as_data(cell["words"], numeric)
    more = {"note": cell["mark"]} if "mark" in cell else {}
    return {**(value if isinstance(value, dict) else {"value": value}), **more, "rows_behind": cell["opens"]}


def _table(part: Part, under: str) -> dict[str, Any]:
    columns = part.get("columns", [])
    numeric = [bool(column.get("numeric")) for column in columns]
    return {
        "under": under,
        "measure": part.get("caption", ""),
        "columns": [column["heading"] for column in columns],
        "rows": [[_cell(c, n) for c, n in zip(row, numeric, strict=True)] for row in part.get("rows", [])],
        **({"more": part["more"]} if part.get("more") else {}),
    }


def _under_headings(shown: Sequence[Part]) -> Iterator[tuple[str, Part]]:
    """Each part with the heading that it stands under."""
    heading = ""
    for part in shown:
        heading = part["words"] if part["kind"] == "heading" else heading
        yield heading, part


def _behind(lists: Mapping[str, Part]) -> dict[str, Any]:
    """Lists of rows by their key: how many, and each with where it stands."""
    return {
        key: {"count": rows["count"], "rows": [{"row": line["words"], "at": line["at"]} for line in rows["lines"]]}
        for key, rows in lists.items()
    }


def page_numbers(shown: Sequence[Part], about: Mapping[str, Any]) -> str:
    """The numbers of a page as the text of a JSON file. Same parts, same text.

    Args:
        shown: the parts of the page, in the notebook's order.
        about: what the page is and what it was made from: title, record, version, checksum of the rows.

    >>> parts = [{"kind": "heading", "words": "Who paid?"}, {"kind": "finding", "sentences": ["Nobody."]}]
    >>> json.loads(page_numbers(parts, {"title": "Funders"}))["findings"]
    [{'under': 'Who paid?', 'sentences': ['Nobody.']}]
    """
    placed = list(_under_headings(shown))
    tables = [(under, part) for under, part in placed if "columns" in part and "rows" in part]
    lists = {key: rows for _, part in tables for key, rows in part.get("lists", {}).items()}
    findings = [(under, part["sentences"]) for under, part in placed if part.get("sentences")]
    told = {
        **about,
        "findings": [{"under": under, "sentences": sentences} for under, sentences in findings],
        "tables": [_table(part, under) for under, part in tables],
        "rows_behind": dict(sorted(_behind(lists).items())),
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
