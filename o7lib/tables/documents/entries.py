"""Parse the country entries of a document: title, heading, lines."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from o7lib.tables.documents.texts import Line

HEADING = re.compile(r"^[\s|]*(?P<place>[^\W\d][^|/]*?)\s*/\s*(?P<cpo>[A-Z]{3}\d{3})\b\s*(?P<rest>.*)$")
INDICATOR = re.compile(r"^\s*Indicator[\s-]*(?P<indicator>\d\.\d)\b")
SECTION = re.compile(r"^\s*Outcome\s+0?\d\b")
PAGE_HEAD = re.compile(r"^\s*Outcome\b(?!.*\bPage\s+\d+\s*$)")
PAGE_FOOT = re.compile(r"\bPage\s+\d+\s*$")
PAGE = "\f"
CRITERION = re.compile(r"^\s{0,4}(?P<criterion>[1-4])(?:\s+(?P<rest>\S.*))?\s*$")


@dataclass(frozen=True)
class Entry:
    """One result as printed: its lines from the heading to its last text."""

    indicator: str
    cpo: str
    place_printed: str
    region_printed: str
    rest: str
    lines: tuple[Line, ...]


def bare(text: str) -> str:
    """A line without table marks and outer blanks: what a heading says.

    >>> bare("| Africa | | | |")
    'Africa'
    """
    return text.strip(" |\t\xa0")


def without_page_heads(lines: Sequence[Line]) -> list[Line]:
    """Lines with a form feed in place of each running page head, from the outcome's name to the page number.

    A head is known by its foot, so that the heading of a section, which has no page number, stays.
    """
    kept: list[Line] = []
    pending: list[Line] = []
    for line in lines:
        if pending and PAGE_FOOT.search(line.text):
            kept, pending = [*kept, Line(line.number, PAGE)], []
        elif PAGE_HEAD.match(line.text):
            kept, pending = kept + pending, [line]
        elif pending and len(pending) < 4:
            pending.append(line)
        else:
            kept, pending = [*kept, *pending, line], []
    return kept + pending


def trimmed(lines: Sequence[Line]) -> list[Line]:
    """Lines from the first to the last that holds text or a mark of a table row."""
    held = [i for i, line in enumerate(lines) if re.search(r"[^\W_]", line.text) or line.text.strip() == "-"]
    return list(lines[held[0] : held[-1] + 1]) if held else []


def entries(lines: Sequence[Line], regions: Collection[str]) -> Iterator[Entry]:
    """The country entries of a document, in its order.

    An entry runs from its heading (a place, a stroke, a code such as `KHM129`) to the next heading
    of an entry, a region, an indicator or the outcome. The regions' names as printed are given,
    since nothing else tells such a heading from a line of text.
    """
    indicator = region = ""
    heading: re.Match[str] | None = None
    held: list[Line] = []
    for line in [*without_page_heads(lines), Line(0, "Outcome 0")]:
        start, named = HEADING.match(line.text), INDICATOR.match(line.text)
        ends = start or named or SECTION.match(line.text) or bare(line.text) in regions
        if ends and heading:
            printed = heading["place"].strip()
            yield Entry(indicator, heading["cpo"], printed, region, heading["rest"], tuple(trimmed(held)))
        if ends:
            heading, held = start, []
        indicator = named["indicator"] if named else indicator
        region = bare(line.text) if bare(line.text) in regions else region
        held.append(line)
