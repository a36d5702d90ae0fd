"""HTML tables that a screen reader can read, whose numbers open the rows behind them."""

import re
from collections.abc import Mapping
from html import unescape

import pandas as pd

from o7lib.show.html import limits
from o7lib.show.html.elements import IN_CSV, Markup, StageText, tag, text
from o7lib.show.html.references import popover_number

_COUNT = re.compile(r"-?[\d,]+|-?[\d.]+ ?%|–")  # not 7.1, which is the name of an indicator


def _cell(
    row: Mapping[str, object], column: str, headings: Mapping[str, str], opens: Mapping[str, str], name: str
) -> str:
    value = row[column]
    if hasattr(value, "__html__"):
        return str(value.__html__())
    if column in opens:
        drawn = value.drawn if isinstance(value, StageText) else ""
        return popover_number(value, row[opens[column]], f"{name}, {headings[column]}", drawn)  # type: ignore[arg-type]
    return text(value)


def _bare(value: object) -> str:
    """The words of a cell, markup left out: how its row is called."""
    return unescape(re.sub(r"<[^>]+>", " ", str(value))).strip() if isinstance(value, Markup) else str(value)


def _is_numeric(values: pd.Series) -> bool:
    """Whether a column holds numbers, or words that are numbers: counts, shares, dashes."""
    if pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values):
        return True
    return (
        len(values) > 0
        and all(isinstance(v, str) and _COUNT.fullmatch(v) for v in values)
        and any(v != "–" for v in values)
    )


def _body(frame: pd.DataFrame, headings: Mapping[str, str], opens: Mapping[str, str], numeric: set[str]) -> str:
    columns = list(headings)
    rows = []
    for row in frame.to_dict("records"):
        name = _bare(row[columns[0]])
        head = tag("th", _cell(row, columns[0], headings, {}, name), scope="row")
        cells = [
            tag("td", _cell(row, c, headings, opens, name), class_="n" if c in numeric else None) for c in columns[1:]
        ]
        rows.append(tag("tr", head, *cells))
    return "\n".join(rows)


def table(
    frame: pd.DataFrame,
    headings: Mapping[str, str],
    caption: str,
    opens: Mapping[str, str] | None = None,
    kind: str = "plain",
) -> str:
    """A table with a caption, header cells with their scope, and numbers aligned.

    Args:
        frame: one row a row; a cell with `__html__` is taken as safe markup.
        headings: column to heading with its unit, in order; the first column heads its row.
        caption: what the table shows, with the unit of count.
        opens: column of numbers to the column of `Ref` lists that each number opens.
    """
    numeric = {c for c in headings if _is_numeric(frame[c]) or c in (opens or {})}
    heads = [tag("th", text(h), scope="col", class_="n" if c in numeric else None) for c, h in headings.items()]
    body = tag("tbody", _body(frame.head(limits.ROWS), headings, opens or {}, numeric))
    more = limits.more_items(len(frame), limits.ROWS, "rows", IN_CSV)
    inside = tag(
        "table", tag("caption", tag("span", text(caption))), tag("thead", tag("tr", *heads)), body, class_=kind
    )
    return tag("div", inside, more, class_="scroll", tabindex="0", role="region", aria_label=caption)
