"""Section: the documents and lines that the rows of a scope come from."""

from collections.abc import Sequence

from o7lib.measures import details
from o7lib.show.html.elements import tag, text
from o7lib.show.page import _show, all_refs, short, spans_by_document
from o7lib.show.words.grammar import count
from o7lib.tables.model.record import Record


def sources(record: Record) -> None:
    """Where each number comes from: documents and line ranges, computed from the rows of the scope."""
    titles = dict(
        zip(
            record.columns("documents", "doc_id", "title")["doc_id"],
            record.columns("documents", "doc_id", "title")["title"],
            strict=True,
        )
    )
    tables = record.schema.tables
    items = []
    for doc_id, mine in details.passages(record).groupby("doc_id"):
        spans = spans_by_document(all_refs(mine))[str(doc_id)]
        counted = ", ".join(f"{count(r.rows, 'row')} of {tables[r.table].title.lower()}" for r in mine.itertuples())
        items.append(
            tag(
                "li",
                tag("strong", text(doc_id)),
                f": {text(titles[doc_id])}. {_lines(spans)} ({text(counted)}).",
            )
        )
    summary = tag(
        "summary", text(f"{count(len(items), 'document')}, with the lines of {'it' if len(items) == 1 else 'each'}")
    )
    listed = tag("details", summary, tag("ul", *items, class_="sources"), class_="from")
    _show(
        (listed if items else tag("p", "No row of the record lies in this scope.", class_="none")) + _indicators(record)
    )


def _lines(spans: Sequence[str]) -> str:
    """Spans of lines with their noun.

    >>> _lines(["7-7"]), _lines(["7-9", "12-12"])
    ('Line 7', 'Lines 7-9, 12')
    """
    said = ", ".join(map(short, spans))
    return f"Line {said}" if said.isdecimal() else f"Lines {said}"


def _indicators(record: Record) -> str:
    """What the numbers of the indicators stand for, on every page that uses them."""
    rows = record.columns("indicators", "indicator", "label").itertuples()
    return tag("p", text("; ".join(f"Indicator {r.indicator}: {r.label}" for r in rows) + "."), class_="indicators")
