"""Tables for a narrow screen: a row of many cells as a card, each cell led by the heading of its column.

The words stand in style rules, one a column and list of headings, not in each of a page's thousand cells.
Rows and cells get their roles, because a browser may forget them where style makes blocks of a table.
"""

import hashlib
import re
from html import unescape

MANY = 4  # columns from which on a phone has no room for a table
_TABLE = re.compile(r'<table class="(?P<kind>[^"]*)">(?P<inside>.*?)</table>', re.DOTALL)
_HEADING = re.compile(r'<th scope="col"[^>]*>(.*?)</th>', re.DOTALL)
_ROLES = {
    "<thead>": '<thead role="rowgroup">',
    "<tbody>": '<tbody role="rowgroup">',
    "<tr>": '<tr role="row">',
    '<th scope="col"': '<th role="columnheader" scope="col"',
    '<th scope="row"': '<th role="rowheader" scope="row"',
    "<td": '<td role="cell"',
}


def headings(table: str) -> tuple[str, ...]:
    """The words of a table's columns.

    >>> headings('<tr><th scope="col">Place</th><th scope="col" class="n">Results</th></tr>')
    ('Place', 'Results')
    """
    return tuple(unescape(re.sub(r"<[^>]+>", "", words)) for words in _HEADING.findall(table))


def _name(words: tuple[str, ...]) -> str:
    return "c" + hashlib.sha256(repr(words).encode()).hexdigest()[:6]


def _quoted(words: str) -> str:
    """Words as a string of a style sheet: nothing in them ends the string, the sheet or its element."""
    return '"' + "".join(c if c.isalnum() or c in " -,.:()" else f"\\{ord(c):x} " for c in words) + '"'


def rules(words: tuple[str, ...]) -> str:
    """The style rules that lead each cell of a table, but the first of a row, with its heading.

    >>> rules(("Place", "Results"))
    '.c246d36 td:nth-child(2)::before{content:"Results: "}'
    """
    lead = f".{_name(words)} td:nth-child"
    return "".join(f"{lead}({n})::before{{content:{_quoted(word + ': ')}}}" for n, word in enumerate(words[1:], 2))


def _told(table: str) -> str:
    for bare, told in _ROLES.items():
        table = table.replace(bare, told)
    return table


def carded(page: str) -> str:
    """A page whose wide tables become cards on a narrow screen; a matrix keeps its own form."""
    seen: dict[tuple[str, ...], None] = {}

    def card(found: re.Match[str]) -> str:
        words, kind = headings(found["inside"]), found["kind"]
        if len(words) < MANY:
            return found[0]
        if "matrix" not in kind.split():
            seen.setdefault(words)
            kind = f"{kind} cards {_name(words)}"
        return f'<table role="table" class="{kind}">{_told(found["inside"])}</table>'

    body = _TABLE.sub(card, page)
    sheet = "".join(map(rules, seen))
    return body.replace("</style>", f"@media screen and (max-width:38rem){{{sheet}}}</style>", 1) if sheet else body
