"""What surrounds the numbers of a brief: its terms, how strong the evidence is, where it comes from, its doubts."""

from collections.abc import Sequence

import pandas as pd

from o7lib.measures import details
from o7lib.show.html import limits
from o7lib.show.html.elements import ELSEWHERE, popover_number, tag, text
from o7lib.show.page import _show, all_refs, short, spans_by_document
from o7lib.show.sections.results import cited
from o7lib.show.views import labels as views_labels
from o7lib.show.words.caveats import STANDING, always
from o7lib.show.words.dac import EVIDENCE
from o7lib.show.words.sentences import count, percent
from o7lib.tables.model.record import Record
from o7lib.tables.model.references import Ref
from o7lib.tables.model.schema import label, labels, meanings, schema


def terms(record: Record) -> None:
    """What is counted here, before any number: the indicators, a result, a criterion, an achievement."""
    indicators = record.columns("indicators", "indicator", "label", "criteria_required").itertuples()
    criteria = record.columns("criteria", "indicator", "criterion").groupby("indicator").size()
    biennia = record.columns("biennia", "first_year", "last_year")
    years = (biennia["last_year"] - biennia["first_year"] + 1).iloc[0]
    _show(
        tag(
            "p",
            text(
                views_labels.terms(
                    [(r.indicator, r.label, r.criteria_required) for r in indicators], criteria.max(), years
                )
            ),
            class_="indicators",
        )
    )


def sources(record: Record) -> None:
    """Where each number comes from: documents and line ranges, computed from the rows of the scope."""
    titles = dict(
        zip(
            record.columns("documents", "doc_id", "title")["doc_id"],
            record.columns("documents", "doc_id", "title")["title"],
            strict=True,
        )
    )
    tables = schema().tables
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


def caveats(record: Record, *also: str) -> None:
    """What the numbers cannot say: standing caveats, those asked for by name, then the doubts on this scope.

    Raises KeyError for a caveat that `caveats.STANDING` does not hold.
    """
    standing = [tag("li", text(STANDING[name])) for name in dict.fromkeys([*always(), *also])]
    parts = [tag("ul", *standing, class_="caveats")]
    notes = details.notes(record)
    kinds, means = labels("source_notes", "kind"), meanings("source_notes", "kind")
    for kind, mine in notes.groupby("kind", observed=True):
        shown = mine.head(limits.LINES).to_dict("records")
        items = [tag("li", _who(n), " ", text(n["note"]), " ", cited(n)) for n in shown]
        summary = tag("summary", text(f"{kinds[str(kind)]}: {count(len(mine), 'note')}"))
        more = limits.more_items(len(mine), limits.LINES, "notes", ELSEWHERE, "li")
        meant = tag("p", text(means[str(kind)]), class_="meant") if str(kind) in means else ""
        parts.append(tag("details", summary, meant, tag("ul", *items, more), class_="notes"))
    whole = details.notes_on_documents(record)
    if len(whole):
        items = [tag("li", text(n["note"]), " ", cited(n)) for n in whole.to_dict("records")]
        summary = tag("summary", text(f"On the documents as a whole: {count(len(items), 'note')}"))
        parts.append(tag("details", summary, tag("ul", *items), class_="notes"))
    _show("".join(parts))


def _who(note: dict) -> str:
    return tag("strong", text(f"{note['cpo']}, {note['biennium']}, {note['indicator']}:"))


def refs_of(frames: Sequence[pd.DataFrame]) -> list[Ref]:
    """The references of several measures, once each."""
    return list(dict.fromkeys(r for frame in frames for r in all_refs(frame)))


BOX = ("results", "achievements", "firm", "criteria", "policy", "funder", "noted", "listed_only")


def strength(rows: pd.DataFrame) -> None:
    """The evidence in one box: how much there is, how far it goes, what it leaves out, from `evidence.strength`."""
    shown = [r for r in rows.to_dict("records") if r["measure"] in BOX]
    items = [
        tag("dt", text(EVIDENCE[r["measure"]]))
        + tag("dd", popover_number(_share(r), r["refs"], EVIDENCE[r["measure"]]))
        for r in shown
    ]
    doubts = [r for r in rows.to_dict("records") if r["measure"] == "notes" and r["count"]]
    kinds = ", ".join(f"{label('source_notes', 'kind', r['code']).lower()} {r['count']}" for r in doubts)
    items.append(tag("dt", "Doubts noted") + tag("dd", text(kinds or "none")))
    _show(
        tag(
            "section",
            tag("p", tag("strong", "How strong is this evidence?")),
            tag("dl", *items),
            class_="strength",
            aria_label="Strength of the evidence",
        )
    )


def _share(row: dict) -> str:
    if pd.isna(row["of"]):
        return f"{row['count']}"
    return f"{row['count']} of {row['of']}" + (f" ({percent(row['count'], row['of'])})" if row["of"] >= 5 else "")
