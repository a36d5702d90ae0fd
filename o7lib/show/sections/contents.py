"""The first notebook: what is here, which notebook answers which question, what may be asked for by name."""

import pandas as pd

from o7lib.measures import scope
from o7lib.show.html.elements import tag, text
from o7lib.show.page import _show, title
from o7lib.show.words.grammar import capital, count, listing
from o7lib.tables.model.record import Record

HERE = "start.ipynb"


def welcome(record: Record) -> None:
    """What the record holds, in a title and a sentence: tables, results, places, biennia and documents."""
    results = record.columns("results", "biennium", "place_id")
    biennia = listing(list(dict.fromkeys(results["biennium"])))
    rows = sum(len(record.untracked(name)) for name in record)
    title(
        "Outcome 7: labour migration, promised, reported, documented",
        f"{count(len(results), 'result')} in {count(results['place_id'].nunique(), 'place')}, {biennia}, from "
        f"{count(len(record.untracked('documents')), 'document')}: {rows} rows in {len(record)} tables. "
        "Every row has its document and lines.",
    )


def notebook_links(notebooks: pd.DataFrame) -> None:
    """The other notebooks as links with the question each asks: those to explore in, then those to read.

    Args:
        notebooks: `shelf.notebooks`.
    """
    others = notebooks[notebooks["file"] != HERE]
    groups = [
        ("To explore", others[others["interactive"]]),
        ("To read, check and change", others[~others["interactive"]]),
    ]
    _show("".join(_group(words, mine) for words, mine in groups if len(mine)))


def _group(words: str, notebooks: pd.DataFrame) -> str:
    rows = [
        tag(
            "tr",
            tag("th", tag("a", text(n["title"]), href=n["file"]), scope="row"),
            tag("td", text(capital(n["question"]))),
        )
        for n in notebooks.to_dict("records")
    ]
    table = tag("table", tag("caption", text(words)), tag("tbody", *rows), class_="shelf")
    return tag("div", table, class_="scroll", tabindex="0", role="region", aria_label=words)


def scope_parts(record: Record) -> None:
    """What `scope` understands: each of its parts with what the record holds, by name; long lists are counted."""
    rows = []
    for part in scope.PARTS:
        names = list(scope.keys(record, part).values())
        shown = "; ".join(names) if len(names) <= 12 else f"{len(names)} of them, such as {listing(names[:3])}"
        rows.append(tag("tr", tag("th", tag("code", text(part)), scope="row"), tag("td", text(shown))))
    table = tag("table", tag("caption", "A scope can be narrowed by"), tag("tbody", *rows), class_="shelf")
    _show(tag("div", table, class_="scroll", tabindex="0", role="region", aria_label="Parts of a scope"))
