"""The explorer's table of achievements as HTML that can be read and printed without a script."""

import pandas as pd

from o7lib.show.explorer.rows import Labels, Names, Row, brief_address
from o7lib.show.html.elements import tag, text
from o7lib.show.page import stage_badge
from o7lib.show.words.funding import payment
from o7lib.show.words.grammar import listing
from o7lib.tables.model.references import passage
from o7lib.tables.model.schema import Schema

HEADS = {
    "result": "Result",
    "criterion": "Criterion",
    "stage": "Stage",
    "summary": "What was achieved",
    "source": "Source",
}


def evidence(frame: pd.DataFrame, names: Names, schema: Schema, briefs: Labels, caption: str) -> str:
    """Achievements as table rows in the frame's order, each with a link to where it stands in full.

    Args:
        frame: `facets.achievements`. names: code to label, for `stage`, `standing`, `type` and `funder`.
        schema: of the record. briefs: place_id to its brief's file.
        caption: what the table shows, with the unit of count.
    """
    heads = tag("tr", *(tag("th", text(h), scope="col") for h in HEADS.values()))
    body = "\n".join(_row(row, names, schema, briefs) for row in frame.to_dict("records"))
    parts = tag("caption", text(caption), id="evidence-caption"), tag("thead", heads), tag("tbody", body, id="rows")
    return tag("table", *parts, class_="evidence")


def _row(row: Row, names: Names, schema: Schema, briefs: Labels) -> str:
    item = f", item {row['item']}" if int(row["item"]) > 1 else ""
    result = f"{row['biennium']}, {row['indicator']}, {row['cpo']}"
    spoken = f"{row['place']}, {result}, criterion {row['criterion']}{item}: read in its brief"
    link = tag("a", text(row["place"]), href=brief_address(row, briefs), aria_label=spoken)
    cells = {
        "criterion": tag("strong", text(f"{row['criterion']}{item}")) + " " + text(row["criterion_label"]),
        "stage": stage_badge(row["stage"], schema, row["standing"]),
        "summary": text(row["summary"])
        + "".join(tag("span", text(words), class_="at below") for words in _details(row, names)),
        "source": tag("span", text(passage(row["doc_id"], row["lines"])), class_="at"),
    }
    head = tag("th", link, tag("span", text(result), class_="at below"), scope="row")
    return tag("tr", head, *(tag("td", inside, class_=f"c-{name}") for name, inside in cells.items()))


def _details(row: Row, names: Names) -> list[str]:
    """Why it is at its stage where the coders say so; its kinds; who paid."""
    reason = row["stage_reason"]
    return [*([f"Why this stage: {reason}"] if isinstance(reason, str) else []), _kinds_and_payers(row, names)]


def _kinds_and_payers(row: Row, names: Names) -> str:
    kinds = listing([names["type"].get(t, t) for t in row["types"]])
    own, whole = (listing([names["funder"][f] for f in row[c]]) for c in ("funders", "funders_of_result"))
    paid = [own] if own else []
    paid += [f"{whole} for the result as a whole"] if whole else []
    return f"{kinds}. Paid by: {payment(['; '.join(paid)] if paid else [], row['support'])}."
