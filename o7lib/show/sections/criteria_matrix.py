"""Section: results against the criteria of their indicator, with the key to the stages."""

from collections.abc import Sequence

import pandas as pd

from o7lib.measures import progress, requirements, scope, standing
from o7lib.measures.standing import CRITERION
from o7lib.show.html import limits
from o7lib.show.html.elements import IN_CSV, Cell
from o7lib.show.html.parts import Part, part, render
from o7lib.show.html.references import csv_file, number_cell, with_sources
from o7lib.show.page import show_part, stage_badge
from o7lib.show.sections.doubts import NotesByNumber
from o7lib.show.sections.results import linked
from o7lib.show.words.grammar import listing
from o7lib.show.words.standing import STANDINGS
from o7lib.tables.model.record import Record
from o7lib.tables.model.references import RESULT
from o7lib.tables.model.schema import Schema

PALE = (
    "Dashed or pale means not adopted: a draft, or an intention. A dash means the result does not report under that "
    "criterion. A second line says what a source note doubts: press it to read the note."
)


def criteria_matrix(record: Record) -> None:
    """Results against the criteria of their indicator, a table each: cells are stages that open their passage."""
    where = f", {scope.name(record)}" if record.scope.region or record.scope.place else ""
    caption = f"Stage reached under each criterion{where}; results"
    cells = progress.matrix(record).merge(
        standing.by_criterion(record), on=CRITERION, how="left", validate="one_to_one"
    )
    if cells.empty:
        show_part(part("nothing", words=f"{caption}: no result."))
        return
    names = record.columns("indicators", *requirements.CELL, "label").set_index(requirements.CELL)["label"]
    lists: Part = {}
    notes = NotesByNumber(record)
    tables = [
        _matrix(rows, f"{_named(indicator, biennia, rows, names)}. {caption}", record.schema, lists, notes)
        for indicator, biennia, rows in requirements.forms(cells)
    ]
    show_part(part("criteria_matrix", tables=tables, key=_key(record.schema), lists=lists))


def _named(indicator: str, biennia: Sequence[str], rows: pd.DataFrame, names: pd.Series) -> str:
    """An indicator with its latest label in these rows, and the biennia where others ask for other criteria."""
    label = names[max(rows["biennium"]), indicator]
    return f"{indicator} {label}" + (f", {listing(biennia)}" if biennia else "")


def _matrix(cells: pd.DataFrame, caption: str, schema: Schema, lists: Part, notes: NotesByNumber) -> Part:
    """The table of one indicator: its criteria by name over the columns, empty cells shown."""
    names = schema.labels("achievements", "stage")
    criteria = cells.drop_duplicates("criterion").sort_values("criterion")
    headings = ["Result", *(f"{c.criterion} {c.label}" for c in criteria.itertuples())]
    results = [of_result for _, of_result in cells.groupby(RESULT, sort=False)]
    rows = [
        [linked(r.iloc[0].to_dict()), *(_stage_cell(c, schema, lists, notes) for c in r.to_dict("records"))]
        for r in limits.first_items(results, limits.ROWS)
    ]
    data = cells[[*RESULT, "place", "criterion", "label"]].assign(
        stage=cells["stage"].astype("object").map(names), standing=cells["standing"].astype("object").map(STANDINGS)
    )
    return {
        "caption": caption,
        "style": "matrix",
        "columns": [{"heading": heading} for heading in headings],
        "rows": rows,
        "more": limits.more_items(len(results), limits.ROWS, "results", IN_CSV),
        "csv": csv_file(with_sources(data, cells["refs"]), caption),
    }


def _stage_cell(cell: dict, schema: Schema, lists: Part, notes: NotesByNumber) -> Cell | str:
    if not cell["refs"]:
        return stage_badge(None, schema).cell or ""
    what = f"{cell['place']}, criterion {cell['criterion']}, {cell['label']}"
    stage = schema.label("achievements", "stage", cell["stage"])
    badge = stage_badge(cell["stage"], schema, cell["standing"]).cell or Cell()
    doubts = notes.fields(cell["notes"])
    return number_cell(stage, cell["refs"], what, lists, badge["drawn"], badge.get("mark", ""), doubts)


def _key(schema: Schema) -> Part:
    """The stages in order and what each means, as fields."""
    names = schema.labels("achievements", "stage")
    badges = [stage_badge(code, schema).cell for code in names]
    meanings = [{"term": names[code], "words": m} for code, m in schema.meanings("achievements", "stage").items()]
    return part("stage_key", stages=[*badges, Cell(words="–", drawn="stage none")], words=PALE, meanings=meanings)


def stage_key(schema: Schema) -> str:
    """The stages in order, and what each means, as HTML: the key to every matrix and chart of stages."""
    return render(_key(schema))
