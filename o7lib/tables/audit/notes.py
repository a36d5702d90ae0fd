"""Check source notes against their lines: pointers, numbers, quotations."""

import re
from collections.abc import Iterator

import pandas as pd

from o7lib.tables.audit.evidence import Evidence, Finding
from o7lib.tables.audit.matching import untied_quotations
from o7lib.tables.audit.own_text import untied_words
from o7lib.tables.model.references import RESULT

SPAN = r"\d+(?:-\d+)?"
POINTED = re.compile(
    rf"(?:(?P<doc>[a-z]+(?:-[a-z]+)*-\d{{4}}(?:-\d\d)?), )?\blines? (?P<lines>{SPAN}(?:(?:, | and | to ){SPAN})*)"
)
THERE = re.compile(r"^\s*there\b")


def pointers(note: str, doc_id: str) -> list[tuple[str, str]]:
    """The passages that a note points at besides its own: document and locator.

    A pointer without a document means the note's own, or with *there* behind it the one named before.

    >>> pointers("See line 14 and summary-2012-13, lines 5-6 and 9.", "results-2012-13")
    [('results-2012-13', '14-14'), ('summary-2012-13', '5-6'), ('summary-2012-13', '9-9')]
    """
    found = []
    named = doc_id
    for m in POINTED.finditer(note):
        named = m["doc"] or named
        of = m["doc"] or (named if THERE.match(note[m.end() :]) else doc_id)
        for span in re.findall(SPAN, m["lines"]):
            found.append((of, span if "-" in span else f"{span}-{span}"))
    return found


def source_notes_are_borne_out(e: Evidence) -> Iterator[Finding]:
    """A note's pointers exist, it lies in its result, and its numbers, acronyms and quotations stand there.

    Numbers that a note spells out are the evaluator's own counts, of columns, of meetings, of States.
    """
    for _, row in e.record.untracked("source_notes").iterrows():
        more = pointers(row["note"], row["doc_id"])
        texts = [e.raw(*where) for where in [(row["doc_id"], row["lines"]), *more]]
        for (doc_id, lines), text in zip(more, texts[1:], strict=True):
            if not text.strip():
                yield e.finding("source_notes", row, "note", f"{doc_id}, lines {lines}", "lines of a document")
        if pd.notna(row["cpo"]) and not e.within(row["doc_id"], row["lines"], tuple(row[RESULT])):
            yield e.finding("source_notes", row, "lines", row["lines"], "lines of the result it is about")
        text = "\n".join([*texts, " ".join(str(row[c]) for c in ("biennium", "indicator") if pd.notna(row[c]))])
        unpointed = row.copy()
        unpointed["note"] = POINTED.sub(" ", row["note"])
        yield from untied_words(e, "source_notes", unpointed, "note", text, spelled=False)
        for quotation in untied_quotations(row["note"], text):
            yield e.finding("source_notes", row, "note", quotation, "a quotation from the lines")


def noted_passages(notes: pd.DataFrame) -> pd.DataFrame:
    """Every passage that notes name: their own and those they point at.

    Returns one row a passage: `note` (the note's own locator, since numbers of notes change),
    `doc_id`, `lines`.

    >>> noted_passages(pd.DataFrame({"note": ["As in line 7."], "doc_id": "d-2012-13", "lines": "3-4"})).values.tolist()
    [['note d-2012-13:3-4', 'd-2012-13', '3-4'], ['note d-2012-13:3-4', 'd-2012-13', '7-7']]
    """
    rows = []
    for row in notes.to_dict("records"):
        name = f"note {row['doc_id']}:{row['lines']}"
        own = (row["doc_id"], row["lines"])
        rows += [(name, *where) for where in [own, *pointers(row["note"], row["doc_id"])]]
    return pd.DataFrame(rows, columns=["note", "doc_id", "lines"])


CHECKS = (source_notes_are_borne_out,)
