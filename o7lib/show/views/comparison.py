"""Views that compare regions and places."""

import pandas as pd

from o7lib.measures import scope, standing
from o7lib.show import charts
from o7lib.show.page import View
from o7lib.show.views.columns import with_best_stage
from o7lib.show.words import comparison as words
from o7lib.tables.model.record import Record

COLUMNS = {
    "region": "Region",
    "biennium": "Biennium",
    "results": "Results",
    "places": "Places",
    "achievements": "Achievements",
    "firm": "At least adopted (achievements)",
    "clear": "of them clear of doubt (achievements)",
    "policies_firm": "Results with criterion 1 at least adopted",
    "policies_clear": "of them clear of doubt (results)",
    "named": "Results that name a funder",
}
OPENS = {name: f"{name}_refs" for name in COLUMNS if name not in ("region", "biennium")}
NAMED = {"region": "Region", "biennium": "Biennium", "results": "Results", "named": "Results that name a funder"}
PLACE = {
    "biennium": "Biennium",
    "indicator": "Indicator",
    "cpo": "CPO",
    "title": "Title",
    "criteria": "Criteria reported under",
    "best_label": "Furthest stage",
}


def _bars(rows: pd.DataFrame, finding: str, mark: str = "") -> View:
    chart = charts.region_bars(rows, finding, mark=mark) if len(rows) else None
    return View([finding], rows, COLUMNS, opens=OPENS, chart=chart)


def regions(rows: pd.DataFrame) -> View:
    """The regions beside each other, from `comparison.regions`."""
    return _bars(rows, words.spread_finding(rows))


def one_region(rows: pd.DataFrame, record: Record) -> View:
    """The region that `record` is narrowed to beside all the others, from `comparison.regions` of all."""
    name = scope.name(record)
    return _bars(rows, words.region_finding(name, rows, record.scope.region), mark=name)


def regions_naming_a_funder(rows: pd.DataFrame) -> View:
    """Results that name a funder by region, from `comparison.regions`."""
    caption = "Results that name a funder, by region within each biennium"
    return View([], rows, NAMED, caption, opens={name: OPENS[name] for name in ("results", "named")})


def place(across: pd.DataFrame, record: Record, region: Record) -> View:
    """A place beside its region, and in each biennium.

    Args:
        across: `comparison.place_across`. record: narrowed to the place. region: narrowed to its region.
    """
    name = scope.name(record)
    own, around = (standing.firm_and_clear(standing.by_stage(of)) for of in (record, region))
    finding = words.place_compared(name, own, scope.name(region), around)
    return View([finding], with_best_stage(across, record.schema), PLACE, f"{name} in each biennium")
