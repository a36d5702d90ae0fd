"""Small pieces of HTML: text made safe, tables that a screen reader can read, numbers that open.

Every piece of text from a table passes through `text`; nothing else writes a cell into a page.
"""

import base64
import csv
import hashlib
import io
import re
from collections.abc import Mapping, Sequence
from html import escape, unescape

import pandas as pd

from o7lib.show.html import limits
from o7lib.tables.model.references import Ref, passage, python_values


class Markup:
    """Markup made by this module, which goes into a cell as it is. Not a string, so that no frame flattens it."""

    def __init__(self, markup: str) -> None:
        self.markup = markup

    def __html__(self) -> str:
        return self.markup

    def __str__(self) -> str:
        return self.markup


class StageText:
    """Words of a cell that opens, drawn as a stage is. Not a string, as `Markup` is none."""

    def __init__(self, words: str, drawn: str) -> None:
        self.words, self.drawn = words, drawn

    def __str__(self) -> str:
        return self.words


IN_CSV = "the data as CSV holds all"
ELSEWHERE = "the briefs of regions, countries and funders open the others"
_CPO = re.compile(r"[A-Z]{3}\d{3}")
_COUNT = re.compile(r"-?[\d,]+|-?[\d.]+ ?%|–")  # not 7.1, which is the name of an indicator

# Marks that turn the direction of text could show a reader other words than the cell holds.
_TURNING = [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C]
_CONTROL = [*range(0x20), *range(0x7F, 0xA0)]
_DROPPED = dict.fromkeys([*_TURNING, *_CONTROL])


def plain(value: object) -> str:
    """A cell as text that shows what it holds: turning and control characters dropped, missing as a dash.

    >>> plain("a\\u202eb"), plain(None)
    ('ab', '–')
    """
    if value is None or (not isinstance(value, (list, tuple, dict)) and pd.isna(value)):
        return "–"
    if isinstance(value, float):
        # Whole numbers in full: six digits would turn 214 million into 2.14e+08.
        value = f"{value:.0f}" if value.is_integer() else f"{value:g}"
    return str(value).translate(_DROPPED)


def text(value: object) -> str:
    """A cell as safe text: `plain`, with its markup escaped.

    >>> text("<b>"), text(None), text(3)
    ('&lt;b&gt;', '–', '3')
    """
    return escape(plain(value), quote=True)


def tag(name: str, *inside: object, **attributes: object) -> str:
    """An element; `class_` gives `class`, other underscores give hyphens. `inside` must be safe.

    >>> tag("p", text("a & b"), class_="lead")
    '<p class="lead">a &amp; b</p>'
    """
    given = {k.rstrip("_").replace("_", "-"): v for k, v in attributes.items() if v is not None}
    spelled = "".join(f" {k}" if v is True else f' {k}="{text(v)}"' for k, v in given.items())
    return f"<{name}{spelled}>{''.join(map(str, inside))}</{name}>"


def in_language(words: str, language: str) -> str:
    """Text in its own language, so that a screen reader pronounces it; English stands bare.

    >>> in_language("el texto", "es")
    '<span lang="es">el texto</span>'
    """
    return text(words) if language == "en" else tag("span", text(words), lang=language)


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


def nowrap(words: str) -> str:
    """Words that stay on one line, such as a biennium.

    >>> nowrap("2012-13")
    '<span class="nobreak">2012-13</span>'
    """
    return tag("span", text(words), class_="nobreak")


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
