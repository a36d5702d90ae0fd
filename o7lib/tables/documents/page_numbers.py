"""The pages on which lines of a PDF stand, from the file that `o7 read` writes beside its text."""

import csv
from pathlib import Path

from o7lib.errors import SourceError
from o7lib.tables.documents.texts import spans

ENDING = ".lines.csv"


def page_numbers(folder: str | Path, doc_id: str, lines: str) -> list[int]:
    """The pages that a locator's lines stand on, in order; none where the document came without pages.

    Raises:
        SourceError: the locator is none, or the file of places was edited so that it has no lines and pages.
    """
    file = Path(folder) / f"{doc_id}{ENDING}"
    if not file.is_file():
        return []
    try:
        with file.open(encoding="utf-8", newline="") as opened:
            page_of = {int(row["line"]): int(row["page"]) for row in csv.DictReader(opened)}
    except (KeyError, TypeError, ValueError):
        raise SourceError(f"{file} has no columns of numbers 'line' and 'page'; read the document again") from None
    wanted = (n for first, last in spans(lines) for n in range(first, min(last, max(page_of, default=0)) + 1))
    return sorted({page_of[n] for n in wanted if n in page_of})


def with_pages(folder: str | Path, doc_id: str, lines: str) -> str:
    """A locator with its pages where they are known, such as `3-9 (page 2)` or `3-90 (pages 2-4)`.

    Raises SourceError as `page_numbers` does.
    """
    pages = page_numbers(folder, doc_id, lines)
    if not pages:
        return lines
    return f"{lines} (page {pages[0]})" if len(pages) == 1 else f"{lines} (pages {pages[0]}-{pages[-1]})"
