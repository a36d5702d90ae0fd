"""The numbers the results print, and whether they say who the people are. Never a sum of unlike things.

Counts here are counts of printed figures. What may be added, and to what: `additivity`.
"""

import pandas as pd

from o7lib.measures.counting import combinations, count_by, own_refs, results_with_place, share
from o7lib.tables.model.record import Record
from o7lib.tables.model.references import RESULT

KEY = [*RESULT, "criterion", "figure_no"]
PEOPLE = "people_"  # the measure groups that count people begin so
SEX = ["women", "men", "women_pct"]
BASES = ("printed", "counted", "women_only", "men_only", "none")


def _basis(row: pd.Series) -> str:
    """What a figure says of sex: the most telling of a share, a part, or a count of one sex alone."""
    if pd.notna(row["women_pct"]):
        return "printed"
    if pd.notna(row["women"]) and row["women"] < row["value"]:
        return "counted"
    if pd.notna(row["women"]):
        return "women_only"
    return "men_only" if pd.notna(row["men"]) else "none"


def listing(record: Record) -> pd.DataFrame:
    """Every figure of the scope, in the order of the text.

    Returns:
        One row per figure: the key, `place_id`, `place`, `region_id`, `measure`, `measure_group`,
        `value` (in the unit that `measure` says), `women`, `men` (counts), `women_pct`, `period`,
        `basis` (one of `BASES`), `women_share` (0 to 1; missing unless printed or counted within
        the same row) and `refs`.
    """
    rows = record.columns("figures", *KEY, "measure", "measure_group", "value", *SEX, "period", "doc_id", "lines")
    table = rows.merge(results_with_place(record), on=RESULT, how="left", validate="many_to_one").drop(columns="kind")
    table = table.sort_values([*RESULT, "figure_no"], ignore_index=True)
    table["basis"] = [_basis(row) for _, row in table.iterrows()]
    within = (table["women"].astype("Float64") / table["value"]).where(table["basis"] == "counted")
    table["women_share"] = (table["women_pct"] / 100).fillna(within)
    table["refs"] = own_refs(table)
    return table.drop(columns=["doc_id", "lines"])


def by_group(record: Record, level: str = "biennium") -> pd.DataFrame:
    """How many figures each kind of thing has, and how many of them say anything of sex.

    Counts figures and results; values are not added here. `sex_given` counts any mention of sex,
    `sex_split` only figures that let a share of women be read within the row itself.

    Returns:
        One row per value of the level x `measure_group` (the schema's order), zeros included: the
        level, `measure_group`, `figures`, `results` (distinct), `sex_given`, `sex_split`,
        `share_given` (of figures; missing where there is none) and `refs`.
    """
    rows = listing(record).merge(record.columns("figures", *KEY, "doc_id", "lines"), on=KEY, validate="one_to_one")
    cells = combinations(record, level, measure_group=rows["measure_group"].cat.categories)
    counts = count_by(rows, cells)
    table = counts[["count"]].rename(columns={"count": "figures"})
    table["results"] = count_by(rows, cells, RESULT)["count"]
    table["sex_given"] = count_by(rows[rows["basis"] != "none"], cells)["count"]
    table["sex_split"] = count_by(rows[rows["women_share"].notna()], cells)["count"]
    table["share_given"] = share(table["sex_given"], table["figures"])
    table["refs"] = counts["refs"]
    return table.reset_index()


def with_women(figures: pd.DataFrame) -> pd.DataFrame:
    """The numbers of people whose own row tells how many of them, or what share, are women.

    They are listed, not pooled: one large number would speak for all. A share that is printed stays as
    printed; no number of women is made of it.

    Args:
        figures: rows of `listing`.

    Returns:
        The rows of `figures` that count people and let a share of women be read, in their order.
    """
    people = figures["measure_group"].astype(str).str.startswith(PEOPLE)
    return figures[people & figures["women_share"].notna()].reset_index(drop=True)


def sources(figures: pd.DataFrame) -> list[tuple[str, str, int]]:
    """Where numbers come from: place, biennium, count of numbers; those that print the most first."""
    counts = figures.groupby(["place", "biennium"]).size()
    ranked = sorted(counts.items(), key=lambda pair: -pair[1])
    return [(str(place), str(biennium), int(n)) for (place, biennium), n in ranked]


def sex_given(rows: pd.DataFrame) -> tuple[int, int]:
    """Printed numbers of people in `by_group` that say anything of sex, and all of them; other kinds are left out.

    >>> sex_given(pd.DataFrame({"measure_group": ["people_trained", "cases"], "figures": [4, 2], "sex_given": [1, 2]}))
    (1, 4)
    """
    people = rows[rows["measure_group"].astype(str).str.startswith(PEOPLE)]
    return int(people["sex_given"].sum()), int(people["figures"].sum())


def above_zero(figures: pd.DataFrame) -> pd.DataFrame:
    """The rows of `listing` that a logarithmic scale can show.

    >>> above_zero(pd.DataFrame({"value": [0, 5]}))["value"].tolist()
    [5]
    """
    return figures[figures["value"] > 0].reset_index(drop=True)
