"""Source lines: documents with the line numbers that references point to."""

from collections.abc import Sequence

import pandas as pd

from o7lib.tables.model.references import Ref, passage, span


def cite(refs: Sequence[Ref], at_most: int = 4) -> str:
    """Sources in a line: each document with its passages merged, the longest lists cut with a count.

    >>> cite([Ref("KHM129", "results-2012-13", "1-4"), Ref("LAO179", "results-2012-13", "5-9")])
    'results-2012-13, lines 1-9'
    >>> cite([Ref("a", "note", "4-4"), Ref("b", "note", "8-8")])
    'note, lines 4, 8'
    """
    documents = []
    for doc_id, spans in spans_by_document(refs).items():
        if len(spans) == 1:
            documents.append(passage(doc_id, spans[0]))
            continue
        rest = len(spans) - at_most
        more = f" and {rest} more {'passage' if rest == 1 else 'passages'}" if rest > 0 else ""
        documents.append(f"{doc_id}, lines {', '.join(map(short, spans[:at_most]))}{more}")
    return "; ".join(documents)


def short(lines: str) -> str:
    """A span of one line as that line.

    >>> short("37-37"), short("5-9")
    ('37', '5-9')
    """
    first, last = span(lines)
    return str(first) if first == last else lines


def spans_by_document(refs: Sequence[Ref]) -> dict[str, list[str]]:
    """Line spans per document, merged where they touch, in order.

    >>> spans_by_document([Ref("a", "d", "5-9"), Ref("b", "d", "1-4"), Ref("c", "d", "20-20")])
    {'d': ['1-9', '20-20']}
    """
    spans: dict[str, list[list[int]]] = {}
    cited = {(r.doc_id, *span(r.lines)) for r in refs}
    for doc_id, first, last in sorted(cited):
        merged = spans.setdefault(doc_id, [])
        if merged and first <= merged[-1][1] + 1:
            merged[-1][1] = max(merged[-1][1], last)
        else:
            merged.append([first, last])
    return {doc: [f"{a}-{b}" for a, b in merged] for doc, merged in spans.items()}


def all_refs(frame: pd.DataFrame) -> list[Ref]:
    """Every reference of a measure's `refs` column, once each, in order; none where there is no such column."""
    return list(dict.fromkeys(r for refs in frame["refs"] for r in refs)) if "refs" in frame else []
