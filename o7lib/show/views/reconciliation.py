"""Views of whether totals, lists and entries agree."""

from collections.abc import Mapping, Sequence

import pandas as pd

from o7lib.measures import scope
from o7lib.show.page import View
from o7lib.show.views.columns import with_labels, with_percentages
from o7lib.show.words import reconciliation as words
from o7lib.show.words.targets import masked_findings
from o7lib.tables.model.record import Record
from o7lib.tables.model.schema import Schema

DISAGREEMENTS = {
    "verdict": "Disagreement",
    "biennium": "Biennium",
    "indicator": "Indicator",
    "region": "Region",
    "kind": "Unit",
    "printed": "Printed total",
    "listed": "Listed by name",
    "entered": "With an entry",
    "coded": "With enough criteria in our coding",
    "names": "Who",
}
TYPOLOGY = {
    "type": "Type",
    "both": "In both (places)",
    "summary_only": "Only in the summary (places)",
    "coding_only": "Only in our coding (places)",
    "neither": "In neither (places)",
    "percent": "Agreement",
}
CRITERIA = {
    "place": "Place",
    "biennium": "Biennium",
    "indicator": "Indicator",
    "cpo": "CPO",
    "met": "Criteria reported",
    "required": "Criteria required",
}


def labelled_disagreements(rows: pd.DataFrame, regions: Mapping[str, str], schema: Schema) -> pd.DataFrame:
    """`reconciliation.disagreements` in words; a total that is not printed says so."""
    printed = ["not printed" if pd.isna(p) else str(p) for p in rows["printed"]]
    names = rows["region_id"].map(lambda region: regions.get(region, "World"))
    labelled = rows.assign(region=names, printed=printed)
    return with_labels(labelled, verdict=words.VERDICTS, kind=schema.labels("places", "kind"), names=None)


def disagreements(rows: pd.DataFrame, masked: pd.DataFrame, record: Record) -> View:
    """Where printed totals, lists and entries part, from `reconciliation.disagreements` and `targets.masked`."""
    return View(
        [*words.disagreements(rows), *masked_findings(masked)],
        labelled_disagreements(rows, scope.keys(record, "region"), record.schema),
        DISAGREEMENTS,
        "Where counts disagree; places",
        opens={"listed": "refs"},
        source=rows,
    )


def criteria_rule(rows: pd.DataFrame) -> View:
    """Whether every result reports under enough criteria, from `reconciliation.criteria_rule`."""
    caption = "Criteria each result reports under"
    return View([words.rule_holds(rows)], rows, CRITERIA, caption, opens={"met": "refs"})


def typology(rows: pd.DataFrame, biennia: Sequence[str], record: Record) -> View:
    """Summary and coding by type of result.

    Args:
        rows: `reconciliation.typology_counts`. biennia: `reconciliation.typed_biennia`.
    """
    labelled = with_labels(rows, type=record.schema.labels("achievement_types", "type"))
    table = with_percentages(labelled, percent="agreement")
    return View([words.typology(rows, biennia)], table, TYPOLOGY, "Summary and coding by type; places")
