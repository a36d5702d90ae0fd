"""Lists to choose from in the coded columns of a workbook: a code outside the list is refused as it is typed."""

from typing import Any

from o7lib.tables.model.schema import Column, Table

LONGEST_LIST = 255  # characters of a list written into the cell's own rule, by the format
LONGEST_TITLE = 32
REFUSED = "Choose one of the codes; the comment of the header says what they mean."
MORE_ROWS = 1000  # rows under the table that get the lists too, for rows to be added


def choices(column: Column) -> list[str]:
    """The codes to choose from; none where the format cannot hold the list.

    >>> choices(Column("kind", "string", "Kind", "Kind.", True, codes=("a", "b")))
    ['a', 'b']
    """
    fits = len(",".join(column.codes)) <= LONGEST_LIST and not any("," in code for code in column.codes)
    return list(column.codes) if fits else []


def add(sheet: Any, table: Table, rows: int) -> None:
    """Give every coded column of a filled sheet of XlsxWriter its list, over its rows and those that may be added."""
    for place, column in enumerate(table.columns.values()):
        if codes := choices(column):
            rule = {"validate": "list", "source": codes, "ignore_blank": not column.required}
            said = {"error_title": column.title[:LONGEST_TITLE], "error_message": REFUSED}
            sheet.data_validation(1, place, rows + MORE_ROWS, place, rule | said)
