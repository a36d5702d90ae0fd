"""Tables as fields: columns, rows of cells, and the lists of rows that numbers open."""

import re
from collections.abc import Mapping

import pandas as pd

from o7lib.show.html import limits
from o7lib.show.html.elements import IN_CSV, Cell, Markup, StageText, plain
from o7lib.show.html.parts import Part, part, render, stripped
from o7lib.show.html.references import csv_file, number_cell, with_sources

_COUNT = re.compile(r"-?[\d,]+|-?[\d.]+ ?%|–")  # not 7.1, which is the name of an indicator
BEHIND = "rows_behind"


def as_cell(value: object) -> Cell | str:
    """A value as a cell: its text, or fields where it is more than that."""
    if isinstance(value, Cell):
        return value
    if not hasattr(value, "__html__"):
        return plain(value)
    if isinstance(value, Markup) and value.cell is not None:
        return value.cell
    markup = str(value.__html__())
    return Cell(markup=markup, words=stripped(markup.replace("<", " <")))


def words_of(cell: Cell | str) -> str:
    """What a cell says in one line: how its row is called."""
    return cell if isinstance(cell, str) else f"{cell['words']} {cell.get('at', '')}".strip()


def _is_numeric(values: pd.Series) -> bool:
    """Whether a column holds numbers, or words that are numbers: counts, shares, dashes."""
    if pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values):
        return True
    return (
        len(values) > 0
        and all(isinstance(v, str) and _COUNT.fullmatch(v) for v in values)
        and any(v != "–" for v in values)
    )


def _row(row: Mapping, headings: Mapping[str, str], opens: Mapping[str, str], lists: Part) -> list[Cell | str]:
    first, *others = headings
    cells = [as_cell(row[first])]
    name = words_of(cells[0])
    for column in others:
        value = row[column]
        if column in opens and not hasattr(value, "__html__"):
            drawn = value.drawn if isinstance(value, StageText) else ""
            cells.append(number_cell(value, row[opens[column]], f"{name}, {headings[column]}", lists, drawn))
        else:
            cells.append(as_cell(value))
    return cells


def table_fields(
    frame: pd.DataFrame,
    headings: Mapping[str, str],
    caption: str,
    opens: Mapping[str, str] | None = None,
    style: str = "plain",
) -> Part:
    """A table as fields: `caption`, `columns` (heading, numeric), `rows` of cells, `lists`, `more`, `style`.

    Args:
        frame: one row a row; a cell with `__html__` is taken as safe markup.
        headings: column to heading with its unit, in order; the first column heads its row.
        caption: what the table shows, with the unit of count.
        opens: column of numbers to the column of `Ref` lists that each number opens.
        style: classes of the table.
    """
    opens = opens or {}
    lists: Part = {}
    columns = [
        {"heading": heading, **({"numeric": True} if _is_numeric(frame[c]) or c in opens else {})}
        for c, heading in headings.items()
    ]
    rows = [_row(row, headings, opens, lists) for row in frame.head(limits.ROWS).to_dict("records")]
    more = limits.more_items(len(frame), limits.ROWS, "rows", IN_CSV)
    return {"caption": caption, "style": style, "columns": columns, "rows": rows, "more": more, "lists": lists}


def table(
    frame: pd.DataFrame,
    headings: Mapping[str, str],
    caption: str,
    opens: Mapping[str, str] | None = None,
    kind: str = "plain",
) -> str:
    """A table as HTML, with a caption, header cells with their scope, and numbers aligned; see `table_fields`."""
    return render(part("bare_table", **table_fields(frame, headings, caption, opens, kind)))


def data_fields(
    frame: pd.DataFrame, headings: Mapping[str, str], caption: str, opens: Mapping[str, str], style: str = "plain"
) -> Part:
    """A table as fields, with its data as CSV.

    Where none of its numbers opens and the frame has references, one more column counts the rows behind
    each row and opens them, so that every row leads to its sources.
    """
    if not opens and "refs" in frame and any(len(refs) for refs in frame["refs"]):
        frame = frame.assign(**{BEHIND: [len(refs) for refs in frame["refs"]]})
        headings, opens = {**headings, BEHIND: "Rows behind"}, {BEHIND: "refs"}
    data = frame[list(headings)].rename(columns=dict(headings)).map(_as_data)
    if opens:
        lists = zip(*(frame[column] for column in dict.fromkeys(opens.values())), strict=True)
        data = with_sources(data, ([ref for refs in row for ref in refs] for row in lists))
    return table_fields(frame, headings, caption, opens, style) | {"csv": csv_file(data, caption)}


def _as_data(value: object) -> object:
    """A cell as data: markup stripped."""
    if isinstance(value, StageText):
        return str(value)
    if isinstance(value, Cell):
        return value["words"]
    return stripped(value.markup) if isinstance(value, Markup) else value
