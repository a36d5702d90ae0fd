"""HTML elements and escaped text, and table cells with fields.

Every piece of text from a table passes through `plain` or `text`; nothing else writes a cell into a page.
"""

import re
from html import escape
from typing import Any

import pandas as pd


class Cell(dict[str, Any]):
    """A cell with fields, as the macro `cell` places them: `words`, and how they are drawn or where they lead."""


class Markup:
    """Markup made by this module, which goes into a cell as it is. Not a string, so that no frame flattens it.

    `cell` holds the same as fields, where it has some.
    """

    def __init__(self, markup: str, cell: Cell | None = None) -> None:
        self.markup, self.cell = markup, cell

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
        value = f"{value:.0f}" if value.is_integer() else f"{value:g}" if abs(value) < 1e5 else f"{value:.12g}"
    return without_controls(str(value))


def without_controls(words: str) -> str:
    """Text without the characters that turn its direction or control a terminal.

    >>> without_controls("a\\u202eb")
    'ab'
    """
    return words if words.isascii() and words.isprintable() else words.translate(_DROPPED)


def slug(words: str) -> str:
    """Words as a name for a file or an id: small letters, digits and hyphens.

    >>> slug("Who paid, as far as the text says?")
    'who-paid-as-far-as-the-text-says'
    """
    return re.sub(r"[^a-z0-9]+", "-", words.casefold()).strip("-")


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


def nowrap(words: str) -> str:
    """Words that stay on one line, such as a biennium.

    >>> nowrap("2012-13")
    '<span class="nobreak">2012-13</span>'
    """
    return tag("span", text(words), class_="nobreak")
