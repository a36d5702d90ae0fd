"""Views of the numbers that results print, and of women among them."""

import pandas as pd

from o7lib.measures import people
from o7lib.show import charts
from o7lib.show.page import View
from o7lib.show.views.columns import as_printed, with_labels, with_percentages
from o7lib.show.words import people as words
from o7lib.show.words.grammar import percent
from o7lib.tables.model.record import Record

GROUPS = {
    "measure_group": "What is counted",
    "biennium": "Biennium",
    "figures": "Printed numbers",
    "results": "Results that print one",
    "sex_given": "Numbers that say anything of sex",
    "percent": "Share that does",
}
WOMEN = {
    "place": "Place",
    "biennium": "Biennium",
    "measure": "What is counted",
    "value": "Number",
    "women_said": "Women",
}
NUMBERS = {
    "place": "Place",
    "biennium": "Biennium",
    "indicator": "Indicator",
    "measure": "What is counted",
    "value": "Number",
    "women": "Women",
    "women_pct": "Women (%)",
    "period": "Period",
}


def groups(rows: pd.DataFrame, record: Record) -> View:
    """Printed numbers by kind, from `people.by_group`."""
    labelled = with_labels(rows, measure_group=record.schema.labels("figures", "measure_group"))
    return View(
        [words.sex_given(rows)],
        with_percentages(labelled, percent="share_given"),
        GROUPS,
        "Printed numbers by kind; never summed across kinds",
        opens={"figures": "refs"},
    )


def with_women(rows: pd.DataFrame) -> pd.DataFrame:
    """`people.with_women` with `women_said`: the share of women as printed, or computed from two printed numbers."""
    shares = [
        f"{share:g}% as printed" if pd.notna(share) else f"{percent(women, value)} ({women:,} of {value:,.12g})"
        for share, women, value in zip(rows["women_pct"], rows["women"], rows["value"], strict=True)
    ]
    return rows.assign(women_said=shares)


def women(rows: pd.DataFrame) -> View:
    """Numbers of people that tell how many are women, from `people.with_women`."""
    caption = "Numbers of people that tell how many are women, one by one"
    return View([words.women_given(rows, people.sources(rows))], as_printed(with_women(rows), "value"), WOMEN, caption)


def numbers(rows: pd.DataFrame, record: Record) -> View:
    """Every number that a result prints, a mark each, from `people.listing`."""
    kinds = record.schema.labels("figures", "measure_group")
    shown = as_printed(rows, "value")
    drawn = people.above_zero(shown)
    labelled = drawn.assign(kind=drawn["measure_group"].astype("object").map(kinds))
    chart = charts.number_strips(labelled, words.STRIPS)
    caption = "Every number that a result prints"
    return View([words.STRIPS], shown, NUMBERS, caption, {"value": "refs"}, chart if len(drawn) else None)
