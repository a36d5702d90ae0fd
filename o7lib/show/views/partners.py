"""Views of who worked with the ILO."""

import pandas as pd

from o7lib.measures import scope
from o7lib.show.page import View
from o7lib.show.views.columns import pivot, ref_columns, with_labels
from o7lib.show.words import partners as words
from o7lib.tables.model.record import Record

REACH = {"partner": "Partner", "partner_kind": "Kind", "results": "Results", "places": "Places", "regions": "Regions"}
KINDS = {
    "partner_kind": "Kind of partner",
    "biennium": "Biennium",
    "partners": "Partners named",
    "results": "Results that name one",
}


def reach(rows: pd.DataFrame, record: Record) -> View:
    """Partners by the places they are named in, from `partners.reach`."""
    labelled = with_labels(rows, partner_kind=record.schema.labels("partners", "kind"))
    caption = "Partners by the places they are named in"
    return View([words.partners_named(rows)], labelled, REACH, caption, opens={"results": "refs"})


def by_region(rows: pd.DataFrame, record: Record) -> View:
    """Partners by region, from `partners.matrix`."""
    regions = scope.keys(record, "region")
    table = pivot(rows, "partner", "region_id", regions)
    caption = "Partners by region; results that name them"
    return View([], table, {"partner": "Partner", **regions}, caption, opens=ref_columns(regions))


def kinds(rows: pd.DataFrame, record: Record) -> View:
    """Kinds of partner by biennium, from `partners.kinds`."""
    labelled = with_labels(rows, partner_kind=record.schema.labels("partners", "kind"))
    return View([], labelled, KINDS, "Kinds of partner; partners and results", opens={"results": "refs"})
