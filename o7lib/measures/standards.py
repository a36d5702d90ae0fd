"""International labour standards and other instruments that results name.

Naming an instrument is not applying it: the count says how often the text cites one. Which results
cite none: `coverage.missing(record, "result_instruments")`.
"""

import pandas as pd

from o7lib.measures.counting import combinations, count_by, results_with_place
from o7lib.tables.model.record import Record
from o7lib.tables.model.references import RESULT


def _mentions(record: Record) -> pd.DataFrame:
    """Every mention with the place and region of its result and the kind of instrument."""
    rows = record.columns("result_instruments", *RESULT, "criterion", "instrument_id", "doc_id", "lines")
    kinds = record.columns("instruments", "instrument_id", "name", "kind", "year")
    return rows.merge(results_with_place(record), on=RESULT, validate="many_to_one").merge(
        kinds.rename(columns={"kind": "instrument_kind"}), on="instrument_id", how="left", validate="many_to_one"
    )


def cited(record: Record) -> pd.DataFrame:
    """Every instrument of the table, most cited first, those not cited in the scope included.

    Returns:
        One row per instrument: `instrument_id`, `name`, `kind`, `year`, `results` (distinct results
        that cite it), `places` (distinct), `mentions` (results x criterion) and `refs`.
    """
    rows = _mentions(record)
    cells = combinations(record, "instrument_id")
    table = record.columns("instruments", "instrument_id", "name", "kind", "year").set_index("instrument_id")
    for unit, of in (("results", RESULT), ("places", ["place_id"]), ("mentions", ())):
        table[unit] = count_by(rows, cells, of)["count"].to_numpy()
    table["refs"] = count_by(rows, cells)["refs"].to_numpy()
    return table.reset_index().sort_values(["results", "name"], ascending=[False, True], ignore_index=True)


def by_group(record: Record, level: str = "region_id") -> pd.DataFrame:
    """Results that cite each instrument, by biennium, indicator, region or place.

    Returns:
        One row per instrument x value of the level, zeros included: `instrument_id`, the level,
        `results` (distinct) and `refs`.
    """
    counts = count_by(_mentions(record), combinations(record, "instrument_id", level), RESULT)
    return counts.rename(columns={"count": "results"}).reset_index()


def kinds(record: Record, level: str = "biennium") -> pd.DataFrame:
    """Results that cite instruments of each kind. A result that cites two kinds counts under both.

    Returns:
        One row per kind (the schema's order) x value of the level, zeros included:
        `instrument_kind`, the level, `results` (distinct) and `refs`.
    """
    rows = _mentions(record)
    codes = rows["instrument_kind"].cat.categories
    counts = count_by(rows, combinations(record, level, instrument_kind=codes), RESULT)
    return counts.rename(columns={"count": "results"}).reset_index()
