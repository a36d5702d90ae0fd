"""A passage as HTML: each line under its number, the lines that matter marked."""

from collections.abc import Iterable, Sequence

from o7lib.errors import SourceError
from o7lib.show.html.elements import tag, text
from o7lib.tables.documents.texts import Line, spans


def numbers(*locators: str) -> set[int]:
    """The line numbers of some locators; one that is half typed has none.

    >>> sorted(numbers("3-5, 9-9", "4"))
    [3, 4, 5, 9]
    """
    found: set[int] = set()
    for locator in locators:
        try:
            found |= {n for first, last in spans(locator) if last - first < 100_000 for n in range(first, last + 1)}
        except SourceError:
            continue
    return found


def passage(lines: Sequence[Line], heading: str, marked: Iterable[int] = ()) -> str:
    """Lines under a heading, each with its number in the document; those marked are highlighted.

    The box can be focused and scrolled with the keyboard.
    """
    chosen = set(marked)
    width = len(str(lines[-1].number)) if lines else 1
    shown = [_line(line, width, line.number in chosen) for line in lines]
    body = tag("pre", "\n".join(shown), tabindex="0", aria_label=heading)
    return tag("div", tag("p", text(heading), class_="at"), body, class_="document")


def _line(line: Line, width: int, marked: bool) -> str:
    numbered = text(f"{line.number:>{width}}  {line.text.rstrip()}")
    return tag("mark", numbered) if marked else numbered
