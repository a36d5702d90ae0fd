"""Wide tables on narrow screens: each row becomes a card whose cells carry their column heading.

The words stand in style rules, one a column and list of headings, not in each of a page's thousand cells.
Rows and cells get their roles (in `show/html/templates/tables.j2`), because a browser may forget them
where style makes blocks of a table.
"""

import hashlib

from o7lib.show.html.parts import Part

MANY = 4  # columns from which on a phone has no room for a table
Headings = tuple[str, ...]


def _name(headings: Headings) -> str:
    return "c" + hashlib.sha256(repr(headings).encode()).hexdigest()[:6]


def _quoted(words: str) -> str:
    """Words as a string of a style sheet: nothing in them ends the string, the sheet or its element."""
    return '"' + "".join(c if c.isalnum() or c in " -,.:()" else f"\\{ord(c):x} " for c in words) + '"'


def rules(headings: Headings) -> str:
    """The style rules that lead each cell of a table, but the first of a row, with its heading.

    >>> rules(("Place", "Results"))
    '.c246d36 td:nth-child(2)::before{content:"Results: "}'
    """
    lead = f".{_name(headings)} td:nth-child"
    return "".join(f"{lead}({n})::before{{content:{_quoted(words + ': ')}}}" for n, words in enumerate(headings[1:], 2))


class Cards:
    """The tables of one page that become cards, by their headings; a matrix keeps its own form."""

    def __init__(self) -> None:
        self._headings: dict[Headings, None] = {}

    def card_class(self, table: Part) -> str | None:
        """More classes of a table of many columns; None where the table is narrow and stays as it is."""
        headings = tuple(column["heading"] for column in table["columns"])
        if len(headings) < MANY:
            return None
        if "matrix" in table["style"].split():
            return ""
        self._headings.setdefault(headings)
        return f" cards {_name(headings)}"

    def sheet(self) -> str:
        """The style rules of the page's cards; nothing where it has none."""
        every = "".join(map(rules, self._headings))
        return f"@media screen and (max-width:38rem){{{every}}}" if every else ""
