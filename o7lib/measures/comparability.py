"""What the documents of one biennium print and those of another do not: where a comparison would mislead.

Every row is computed from which columns are filled and which codes are used in each biennium.
"""

from collections.abc import Iterator

import pandas as pd

from o7lib.measures.counting import combinations, count_by, reported_biennia
from o7lib.tables.model.record import Record
from o7lib.tables.model.references import grouped

# A column that documents may leave empty: table, column. Empty throughout a biennium, it was not printed there.
FORMS = {
    "regional_targets": ("targets", "region_id"),
    "regional_totals": ("reported_totals", "region_id"),
    "typology": ("reported_places", "type"),
    "critical_area": ("results", "aci"),
    "gender_section": ("results", "gender_note"),
    "partnership_section": ("results", "partnership_note"),
}
# A code that the documents of one biennium use and those of another do not: table, column.
VOCABULARIES = {"output_types": ("outputs", "type"), "units": ("reported_totals", "unit")}
DIFFERENCES = (
    "regional_targets",
    "regional_totals",
    "typology",
    "critical_area",
    "gender_section",
    "partnership_section",
    "output_types",
    "units",
    "region_labels",
)
COLUMNS = ["kind", "subject", "biennium", "printed", "rows", "refs"]


def _forms(record: Record, biennia: list[str]) -> Iterator[tuple]:
    """Columns filled in some biennia and empty in others."""
    for kind, (table, column) in FORMS.items():
        rows = record.columns(table, "biennium", column, "doc_id", "lines")
        counts = count_by(rows[rows[column].notna()], combinations(record, biennium=biennia))
        if 0 < (counts["count"] > 0).sum() < len(biennia):
            for cell in counts.reset_index().to_dict("records"):
                yield kind, "", cell["biennium"], "", cell["count"], cell["refs"]


def _vocabularies(record: Record, biennia: list[str]) -> Iterator[tuple]:
    """Codes used in some biennia and not in others."""
    for kind, (table, column) in VOCABULARIES.items():
        rows = record.columns(table, "biennium", column, "doc_id", "lines").rename(columns={column: "code"})
        for code in rows["code"].cat.categories:
            counts = count_by(rows[rows["code"] == code], combinations(record, biennium=biennia))
            if 0 < (counts["count"] > 0).sum() < len(biennia):
                for cell in counts.reset_index().to_dict("records"):
                    yield kind, code, cell["biennium"], "", cell["count"], cell["refs"]


def _labels(record: Record) -> Iterator[tuple]:
    """Regions whose heading is not printed the same way in every biennium that has results there."""
    where = record.columns("places", "place_id", "region_id")
    rows = record.columns("results", "biennium", "indicator", "cpo", "place_id", "region_printed", "doc_id", "lines")
    rows = rows.merge(where, on="place_id", how="left", validate="many_to_one")
    for region, of_region in rows.groupby("region_id"):
        if of_region.groupby("biennium")["region_printed"].agg(frozenset).nunique() > 1:
            headings = grouped(of_region, ["biennium", "region_printed"]).reset_index()
            for cell in headings.to_dict("records"):
                yield "region_labels", region, cell["biennium"], cell["region_printed"], len(cell["refs"]), cell["refs"]


def not_comparable(record: Record) -> pd.DataFrame:
    """Everything that some biennium's documents print and another's do not.

    Only biennia on which a document reports are looked at, so give the record of all of them.

    Returns:
        One row per difference x biennium: `kind` (one of `DIFFERENCES`), `subject` (code or region_id;
        empty where the whole form is meant), `biennium`, `printed` (the label as printed, for names
        of regions), `rows` (count of rows in which it is printed, 0 where it is not) and `refs`.
    """
    biennia = reported_biennia(record)
    records = [*_forms(record, biennia), *_vocabularies(record, biennia), *_labels(record)]
    return pd.DataFrame(records, columns=COLUMNS)
