"""Check that every number printed in a country entry is a figure, or left out for a written reason.

`data/coding/figures_left_out.csv` holds the reasons: `doc_id`, `line`, `number`, `reason`. A reason
may name more lines and numbers for which it holds; it counts for every row that one of them lies in.
"""

import re
from collections.abc import Iterator

import pandas as pd

from o7lib.tables.audit.evidence import Evidence, Finding, Key, hull, key_with_criterion
from o7lib.tables.audit.matching import MONTH_OF, numbers
from o7lib.tables.documents.passages import ADDITIONAL

MONTH = "|".join(sorted(MONTH_OF, key=len, reverse=True))
TIMES = re.compile(
    rf"\b\d{{1,2}}(?:-\d{{1,2}})?(?:st|nd|rd|th)?\s+(?:de\s+)?(?:{MONTH})\b"
    rf"|\b(?:{MONTH})\s+\d{{1,2}}(?:-\d{{1,2}})?\b(?!\d)|\b\d{{1,2}}\.\d{{1,2}}\.\d{{4}}\b"
    r"|\b(?:19|20)\d\d(?:-\d\d(?:\d\d)?)?\b|\b(?:first|second)\s+half\b",
    re.I,
)
OPENING = re.compile(r"^(?:.*\b[A-Z]{3}\d{3}\b)?\s*[1-4]\s")
COUNTED = ["value", "women", "men", "women_pct"]


def _printed(e: Evidence) -> Iterator[tuple[Key, str, int, int]]:
    """Each criterion's row, and each result's additional information: key, document, first and last line."""
    for key, homes in e.spans.items():
        if len(key) == 4 and key[3] is not None:
            yield from ((key, *home) for home in homes)
    for _, row in e.passages[e.passages["column"] == ADDITIONAL].iterrows():
        yield key_with_criterion(row), row["doc_id"], *hull([row["lines"]])


def countable(text: str) -> set[float]:
    """The numbers of a row beyond one, without its criterion's number, dates, years and halves of a year.

    >>> sorted(countable("  3 In May 2013, 20 cases and two meetings (15 March 2012)"))
    [2.0, 20.0]
    """
    return {n for n in numbers(TIMES.sub(" ", OPENING.sub("", text))) if n > 1}


def _left_out(e: Evidence, doc_id: str, first: int, last: int) -> set[float]:
    found: set[float] = set()
    for row in e.left_out:
        named = {float(n) for n in re.findall(r"\d+", f"{row['number']} {row['reason']}")}
        if row["doc_id"] == doc_id and any(first <= line <= last for line in {float(row["line"])} | named):
            found |= named | numbers(row["number"]) | numbers(row["reason"])
    return found


def every_number_is_a_figure(e: Evidence) -> Iterator[Finding]:
    """A number above one in a criterion's row or in additional information is coded, or left out with a reason."""
    have: dict[Key, set[float]] = {}
    for _, row in e.record.untracked("figures").iterrows():
        have.setdefault(key_with_criterion(row), set()).update(float(row[c]) for c in COUNTED if pd.notna(row[c]))
    for key, doc_id, first, last in _printed(e):
        printed = countable(e.raw(doc_id, f"{first}-{last}"))
        for number in sorted(printed - have.get(key, set()) - _left_out(e, doc_id, first, last)):
            named = " ".join(str(k or "-") for k in key)
            yield e.missing("figures", f"{named} for the number {number:g}", f"{doc_id}:{first}-{last}")


CHECKS = (every_number_is_a_figure,)
