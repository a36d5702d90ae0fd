"""Section: the documents and lines that the rows of a scope come from."""

from collections.abc import Sequence

from o7lib.measures import details, requirements
from o7lib.show.html.citations import all_refs, short, spans_by_document
from o7lib.show.html.parts import part
from o7lib.show.page import show_part
from o7lib.show.words.grammar import count
from o7lib.show.words.terms import label_over_time
from o7lib.tables.model.record import Record


def sources(record: Record) -> None:
    """Where each number comes from: documents and line ranges, computed from the rows of the scope."""
    known = record.columns("documents", "doc_id", "title")
    titles = dict(zip(known["doc_id"], known["title"], strict=True))
    tables = record.schema.tables
    documents = []
    for doc_id, rows in details.passages(record).groupby("doc_id"):
        spans = spans_by_document(all_refs(rows))[str(doc_id)]
        counts = ", ".join(f"{count(r.rows, 'row')} of {tables[r.table].title.lower()}" for r in rows.itertuples())
        documents.append({"words": str(doc_id), "title": titles[doc_id], "lines": _lines(spans), "rows": counts})
    summary = f"{count(len(documents), 'document')}, with the lines of {'it' if len(documents) == 1 else 'each'}"
    show_part(part("sources", summary=summary, documents=documents, indicators=_indicators(record)))


def _lines(spans: Sequence[str]) -> str:
    """Spans of lines with their noun.

    >>> _lines(["7-7"]), _lines(["7-9", "12-12"])
    ('Line 7', 'Lines 7-9, 12')
    """
    lines = ", ".join(map(short, spans))
    return f"Line {lines}" if lines.isdecimal() else f"Lines {lines}"


def _indicators(record: Record) -> str:
    """What the numbers of the indicators stand for, on every page that uses them."""
    rows = requirements.indicators(record).to_dict("records")
    return "; ".join(f"Indicator {row['indicator']}: {label_over_time(row)}" for row in rows) + "." if rows else ""
