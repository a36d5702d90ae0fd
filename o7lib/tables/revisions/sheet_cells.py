"""A cell of a spreadsheet as the text of a table, and what a spreadsheet made of it that only a person can undo."""

import re
from datetime import date, datetime, time, timedelta
from typing import Any

from o7lib.tables.export.values import runs, written
from o7lib.tables.model.schema import Column
from o7lib.tables.revisions.tidying import tidy_cell

COMMA = re.compile(r"[+-]?[0-9][0-9 .\u00a0\u202f]*,[0-9]+|[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?")
SERIALS = range(20_000, 80_000)  # days since 1900 that are dates of 1954 to 2119
FIRST_DAY = datetime(1899, 12, 30)


def _form(column: Column) -> str:
    return f" of the form {column.pattern}" if column.pattern else ""


def _date_fault(value: Any, column: Column) -> str:
    """Why a date, or a number that is one in disguise, cannot be taken back; empty where it is none."""
    if isinstance(value, datetime | date | time | timedelta):
        return (
            f"text{_form(column)}: the spreadsheet made a date of it; give the cell the format Text and type it again"
        )
    if column.type != "string" or not isinstance(value, int | float) or isinstance(value, bool):
        return ""
    text = written(value)
    if value in SERIALS and not (column.pattern and re.fullmatch(column.pattern, text)):
        day = (FIRST_DAY + timedelta(days=int(value))).date()
        return f"text{_form(column)}: {text} is the serial number of the date {day}; type what was meant, as text"
    return ""


def fault(value: Any, text: str, column: Column) -> str:
    """What was expected of a cell that a spreadsheet changed past mending by rule; empty where there is no such thing.

    >>> number = Column("n", "number", "N", "N.", False)
    >>> fault("1,5", "1,5", number)
    'a number with a point, without signs between thousands: 1,5 could mean two things'
    >>> period = Column("p", "string", "P", "P.", False, pattern="[0-9]{4}-[0-9]{2}")
    >>> fault(41456, "41456", period).split(": ")[1]
    '41456 is the serial number of the date 2013-07-01; type what was meant, as text'
    """
    if found := _date_fault(value, column):
        return found
    if column.type in ("integer", "number") and COMMA.fullmatch(text):
        return f"a number with a point, without signs between thousands: {text} could mean two things"
    if isinstance(value, bool) and column.type != "boolean":
        return f"{column.type}, not true or false"
    return "text in one line, without a line break" if "\n" in text or "\r" in text else ""


def as_text(value: Any, column: Column) -> str:
    """A cell's value as the tables write it.

    >>> truth = Column("t", "boolean", "T", "T.", False)
    >>> [as_text(v, truth) for v in (True, 0, "FALSE", None)]
    ['true', 'false', 'false', '']
    """
    if column.type == "boolean" and value in (0, 1) and not isinstance(value, str):
        return str(bool(value)).lower()
    plain = value if value is None or isinstance(value, str | int | float | bool) else str(value)
    return tidy_cell(written(plain), column)


def unguarded(text: str) -> str:
    """A text without the apostrophe that an exported CSV puts before what a spreadsheet would run.

    >>> unguarded("'=1"), unguarded("'quoted'")
    ('=1', "'quoted'")
    """
    return text[1:] if text.startswith("'") and text[1:2] not in ("'", '"') and runs(text[1:]) else text
