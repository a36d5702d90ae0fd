"""Section of the start notebook: what the record holds, the notebooks and their questions, names for scopes."""

import pandas as pd

from o7lib.measures import scope
from o7lib.show.html.parts import Part, part
from o7lib.show.page import show_part, title
from o7lib.show.words.grammar import capital, count, listing
from o7lib.tables.model.record import Record

HERE = "start.ipynb"


def welcome(record: Record) -> None:
    """What the record holds, in a title and a sentence: tables, results, places, biennia and documents."""
    results = record.columns("results", "biennium", "place_id")
    biennia = listing(list(dict.fromkeys(results["biennium"])))
    rows = sum(len(record.untracked(name)) for name in record)
    subject = record.schema.subject
    title(
        f"Outcome {subject.outcome}: {subject.title}, promised, reported, documented",
        f"{count(len(results), 'result')} in {count(results['place_id'].nunique(), 'place')}, {biennia}, from "
        f"{count(len(record.untracked('documents')), 'document')}: {rows} rows in {len(record)} tables. "
        "Every row has its document and lines.",
    )


def notebook_links(notebooks: pd.DataFrame) -> None:
    """The other notebooks as links with the question each asks: those to explore in, then those to read.

    Args:
        notebooks: `catalogue.notebooks`.
    """
    others = notebooks[notebooks["file"] != HERE]
    groups = [
        ("To explore", others[others["interactive"]]),
        ("To read, check and change", others[~others["interactive"]]),
    ]
    show_part(part("contents", tables=[_group(words, rows) for words, rows in groups if len(rows)]))


def _group(words: str, notebooks: pd.DataFrame) -> Part:
    rows = [
        {"file": n["file"], "words": n["title"], "meaning": capital(n["question"])}
        for n in notebooks.to_dict("records")
    ]
    return {"caption": words, "label": words, "rows": rows}


def scope_parts(record: Record) -> None:
    """What `scope` understands: each of its parts with what the record holds, by name; long lists are counted."""
    rows = []
    for name in scope.PARTS:
        values = list(scope.keys(record, name).values())
        shown = "; ".join(values) if len(values) <= 12 else f"{len(values)} of them, such as {listing(values[:3])}"
        rows.append({"words": name, "meaning": shown})
    table = {"caption": "A scope can be narrowed by", "label": "Parts of a scope", "rows": rows}
    show_part(part("contents", tables=[table]))
