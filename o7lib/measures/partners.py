"""Who worked with the ILO, as far as the text names them.

Partners are organisations named as working with the ILO, not those that paid. Which results name
none: `coverage.missing(record, "result_partners")`.
"""

import pandas as pd

from o7lib.measures.counting import combinations, count_by, level_values, results_with_place
from o7lib.tables.model.record import Record
from o7lib.tables.model.references import RESULT


def _named(record: Record) -> pd.DataFrame:
    """Every partner named, with its kind and with the place and region of the result."""
    rows = record.columns("result_partners", *RESULT, "partner_id", "doc_id", "lines")
    who = record.columns("partners", "partner_id", "name", "kind")
    who = who.rename(columns={"name": "partner", "kind": "partner_kind"})
    return rows.merge(results_with_place(record), on=RESULT, validate="many_to_one").merge(
        who, on="partner_id", how="left", validate="many_to_one"
    )


def reach(record: Record) -> pd.DataFrame:
    """Partners named in the scope, those in most places first.

    Returns:
        One row per partner named: `partner_id`, `partner`, `partner_kind`, `places`, `regions`,
        `biennia` and `results` (each distinct) and `refs`.
    """
    rows = _named(record)
    who = ["partner_id", "partner", "partner_kind"]
    table = rows[who].drop_duplicates().set_index("partner_id")
    cells = pd.MultiIndex.from_arrays([table.index], names=["partner_id"])
    units = {"places": ["place_id"], "regions": ["region_id"], "biennia": ["biennium"], "results": RESULT}
    for unit, of in units.items():
        table[unit] = count_by(rows, cells, of)["count"].to_numpy()
    table["refs"] = count_by(rows, cells)["refs"].to_numpy()
    order = ["places", "results", "partner"]
    return table.reset_index().sort_values(order, ascending=[False, False, True], ignore_index=True)


def matrix(record: Record, level: str = "region_id") -> pd.DataFrame:
    """Partners named in the scope against regions, biennia or places, empty cells included.

    With `place_id` the columns are the places that report a result in the scope.

    Returns:
        One row per partner x value of the level: `partner_id`, `partner`, `partner_kind`, the level,
        `results` (distinct results that name the partner) and `refs`.
    """
    rows = _named(record)
    who = rows[["partner_id", "partner", "partner_kind"]].drop_duplicates()
    across = level_values(record, level)
    if level == "place_id":
        reporting = set(results_with_place(record)["place_id"])
        across = [place for place in across if place in reporting]
    cells = pd.MultiIndex.from_product([who["partner_id"], across], names=["partner_id", level])
    counts = count_by(rows, cells, RESULT).rename(columns={"count": "results"}).reset_index()
    return who.merge(counts, on="partner_id", validate="one_to_many")


def kinds(record: Record, level: str = "biennium") -> pd.DataFrame:
    """Kinds of partner, by biennium, indicator, region or place.

    Returns:
        One row per value of the level x kind (the schema's order), zeros included: the level,
        `partner_kind`, `partners` (distinct), `results` (distinct results that name one) and `refs`.
    """
    rows = _named(record)
    cells = combinations(record, level, partner_kind=rows["partner_kind"].cat.categories)
    table = count_by(rows, cells, RESULT).rename(columns={"count": "results"})
    table.insert(0, "partners", count_by(rows, cells, ["partner_id"])["count"])
    return table.reset_index()


def in_one_place(rows: pd.DataFrame) -> int:
    """How many partners of `reach` are named in one place only, the first one (named in most places) left out.

    >>> in_one_place(pd.DataFrame({"partner": ["IOM", "X", "Y"], "places": [7, 2, 1]}))
    1
    """
    return int((rows["places"].iloc[1:] == 1).sum())
