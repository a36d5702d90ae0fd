"""Results against the criteria of their indicator: how far each got, with the key to the stages."""

import pandas as pd

from o7lib.measures import progress, scope
from o7lib.show.html import limits
from o7lib.show.html.elements import IN_CSV, tag, text
from o7lib.show.html.references import csv_link, popover_number
from o7lib.show.page import _show, _slug, stage_badge, stage_class
from o7lib.show.sections.results import linked
from o7lib.tables.model.record import Record
from o7lib.tables.model.references import RESULT
from o7lib.tables.model.schema import Schema


def criteria_matrix(record: Record) -> None:
    """Results against the criteria of their indicator, a table each: cells are stages that open their passage."""
    where = f", {scope.name(record)}" if record.scope.region or record.scope.place else ""
    caption = f"Stage reached under each criterion{where}; results"
    cells = progress.matrix(record)
    if cells.empty:
        _show(tag("p", text(f"{caption}: no result."), class_="none"))
        return
    names = record.columns("indicators", "indicator", "label").set_index("indicator")["label"]
    parts = [_matrix(mine, f"{i} {names[i]}. {caption}", record.schema) for i, mine in cells.groupby("indicator")]
    _show("".join(parts) + stage_key(record.schema))


def _matrix(cells: pd.DataFrame, caption: str, schema: Schema) -> str:
    """The table of one indicator: its criteria by name over the columns, empty cells shown."""
    names = schema.labels("achievements", "stage")
    criteria = cells.drop_duplicates("criterion").sort_values("criterion")
    heads = [
        tag("th", text(h), scope="col")
        for h in ("Result", *(f"{c.criterion} {c.label}" for c in criteria.itertuples()))
    ]
    rows = []
    results = [mine for _, mine in cells.groupby(RESULT, sort=False)]
    for mine in limits.first_items(results, limits.ROWS):
        head = tag("th", linked(mine.iloc[0].to_dict()), scope="row")
        rows.append(tag("tr", head, *(_stage_cell(c, schema) for c in mine.to_dict("records"))))
    more = limits.more_items(len(results), limits.ROWS, "results", IN_CSV)
    inside = tag(
        "table",
        tag("caption", tag("span", text(caption))),
        tag("thead", tag("tr", *heads)),
        tag("tbody", *rows),
        class_="matrix",
    )
    box = tag("div", inside, more, class_="scroll", tabindex="0", role="region", aria_label=caption)
    taken = cells[[*RESULT, "place", "criterion", "label"]].assign(stage=cells["stage"].astype("object").map(names))
    return box + csv_link(taken, _slug(caption))


def _stage_cell(cell: dict, schema: Schema) -> str:
    if not cell["refs"]:
        return tag("td", stage_badge(None, schema))
    what = f"{cell['place']}, criterion {cell['criterion']}, {cell['label']}"
    return tag(
        "td",
        popover_number(
            schema.label("achievements", "stage", cell["stage"]),
            cell["refs"],
            what,
            stage_class(cell["stage"], schema),
        ),
    )


def stage_key(schema: Schema) -> str:
    """The stages in order, and what each means: the key to every matrix and chart of stages."""
    names = schema.labels("achievements", "stage")
    shown = [stage_badge(code, schema) for code in names]
    words = " ".join([*map(str, shown), tag("span", "–", class_="stage none")])
    pale = " Dashed or pale means not adopted: a draft, or an intention. A dash means the result does not report under that criterion."
    said = schema.meanings("achievements", "stage").items()
    told = [tag("dt", text(names[code])) + tag("dd", text(meaning)) for code, meaning in said]
    folded = tag("details", tag("summary", "When each stage is given"), tag("dl", *told), class_="meanings")
    return tag("p", words, text(pale), class_="key") + (folded if told else "")
