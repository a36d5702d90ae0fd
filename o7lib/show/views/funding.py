"""Views of who paid, as far as the text says."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from o7lib.measures import funding, scope
from o7lib.show import charts
from o7lib.show.page import View
from o7lib.show.views.columns import with_labels, with_percentages, with_stage_badges
from o7lib.show.words import funding as words
from o7lib.show.words.grammar import the
from o7lib.tables.model.record import Record
from o7lib.tables.model.schema import Schema

COLUMNS = {
    "funder": "Funder",
    "results": "Results",
    "statements": "Statements in the text",
    "indirect": "of them indirect",
    "channel": "Channel",
    "projects": "Projects named",
}
GRID = {
    "funder": "Funder",
    "channel": "Channel",
    "region": "Region",
    "biennium": "Biennium",
    "indicator": "Indicator",
    "results": "Results",
}
UNNAMED = {
    "name": "Biennium",
    "results": "Results",
    "results_silent": "Results that name nobody",
    "percent": "Share that names nobody",
    "achievements": "Achievements",
    "achievements_named": "of them with a funder named in their own row",
}
STATEMENTS = {
    "place": "Place",
    "biennium": "Biennium",
    "indicator": "Indicator",
    "cpo": "CPO",
    "criterion": "In the row of criterion",
    "stage": "Stage of that criterion",
    "indirect": "How it is named",
    "channel": "Channel",
    "project_name": "Project named",
}


def _with_channels(rows: pd.DataFrame, schema: Schema) -> pd.DataFrame:
    """`funding.by_funder` with its channels as labels."""
    names = schema.labels("funding", "channel")
    channels = [", ".join(names.get(c, c) for c in str(codes).split(", ")) for codes in rows["channel"]]
    return rows.assign(channel=channels)


def payers(rows: pd.DataFrame, unnamed: pd.DataFrame, record: Record) -> View:
    """Who is named for how many results, as bars that show also the results that name nobody.

    Args:
        rows: `funding.by_funder`. unnamed: `funding.unnamed_payer` by biennium.
    """
    finding = words.paid_finding(rows, unnamed)
    bars = funding.with_unnamed(rows, unnamed, words.NOT_NAMED)
    return View(
        [finding],
        _with_channels(bars, record.schema),
        COLUMNS,
        opens={"results": "refs"},
        chart=charts.bars(bars, "funder", "results", "results", finding, hollow=[words.NOT_NAMED]),
        source=rows,
    )


def without_sentences(view: View) -> View:
    """A view whose sentence the page's lead has given already."""
    return replace(view, sentences=[], alt=view.alt or " ".join(view.sentences))


def payers_table(rows: pd.DataFrame, unnamed: pd.DataFrame, record: Record) -> View:
    """Who is named for how many results, as a table; arguments as for `payers`."""
    caption = f"Who paid for results of {the(scope.name(record))}"
    labelled = _with_channels(rows, record.schema)
    return View([words.paid_finding(rows, unnamed)], labelled, COLUMNS, caption, opens={"results": "refs"})


def grid(rows: pd.DataFrame, record: Record) -> View:
    """Funders by region, biennium and indicator, from `funding.grid`."""
    labelled = with_labels(rows, channel=record.schema.labels("funding", "channel"))
    return View([], labelled, GRID, "Funders by region, biennium and indicator; results", opens={"results": "refs"})


def unnamed_payer(rows: pd.DataFrame, by: str = "biennium", names: Mapping[str, str] | None = None) -> View:
    """Results that name no payer, from `funding.unnamed_payer`. Args: `names`: name of each group, by its key."""
    labelled = rows.assign(name=[(names or {}).get(key, key) for key in rows[by]])
    return View(
        [words.named_in_finding(rows)],
        with_percentages(labelled, percent="share_silent"),
        UNNAMED,
        "Results that name no funder, by biennium",
        opens={"results_silent": "refs"},
    )


def statements(rows: pd.DataFrame, credited: pd.DataFrame, record: Record) -> View:
    """Where the text names a funder as paying.

    Args:
        rows: `funding.statements`. credited: `funding.credited`.
    """
    name, schema = scope.name(record), record.schema
    return View(
        [words.credited_results(name, credited)],
        labelled_statements(rows, schema),
        STATEMENTS,
        f"Where the text names {the(name)} as paying; statements",
        source=rows,
    )


def labelled_statements(rows: pd.DataFrame, schema: Schema) -> pd.DataFrame:
    """`funding.statements` for display: stages as badges; a statement on the whole result says so."""
    criteria = [
        f"{c} {label}" if pd.notna(c) else "the result as a whole"
        for c, label in zip(rows["criterion"], rows["label"], strict=True)
    ]
    labelled = with_labels(
        rows.assign(criterion=criteria), channel=schema.labels("funding", "channel"), indirect=words.DIRECTNESS
    )
    return with_stage_badges(labelled.assign(project_name=rows["project_name"].fillna("–")), schema, "stage")
