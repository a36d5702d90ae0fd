"""Views of places on maps."""

import pandas as pd

from o7lib.measures import places, scope
from o7lib.show.maps import maps
from o7lib.show.page import View
from o7lib.show.words import places as words
from o7lib.show.words.standing import POLICY
from o7lib.tables.model.record import Record

STATE = {"state_label": "State of the record"}
RESULTS = {
    "place": "Place",
    "biennium": "Biennium",
    "results": "Results",
    "indicators": "Under indicators",
    "reports": "Criteria reports (criteria, over its results)",
    **STATE,
}
CRITERIA = {"place": "Place", "criteria": "Most criteria that one result reports under", "results": "Results", **STATE}
POLICIES = {
    "place": "Place",
    "policy_label": "The policy itself (criterion 1)",
    "firm": "Achievements at least adopted",
    "achievements": "Achievements",
    **STATE,
}
FUNDERS = {"place": "Place", "funders": "Funders named", "payers": "Who they are", **STATE}


def labelled(rows: pd.DataFrame) -> pd.DataFrame:
    """The places of `places.by_place` that are on record, with state, policy and payers as words."""
    known = places.on_record(rows)
    payers = [
        "no payer named" if n == 0 else who for n, who in zip(known["funders"].fillna(-1), known["payers"], strict=True)
    ]
    policies = known["policy"].astype("object").map(POLICY)
    return known.assign(state_label=known["state"].map(words.STATES), policy_label=policies, payers=payers)


def overall(rows: pd.DataFrame) -> str:
    """For how many places there is a result at all, from `places.by_place`."""
    return words.overall(rows)


def results(rows: pd.DataFrame) -> View:
    """Where results are reported, a map per biennium, from `places.by_place(..., by=["biennium"])`."""
    sentences = words.results(rows)
    chart = maps.results(rows, " ".join(sentences)) if len(rows) else None
    return View(sentences, labelled(rows), RESULTS, opens={"results": "refs"}, chart=chart)


def criteria(rows: pd.DataFrame) -> View:
    """The most criteria that one result of each place met, from `places.by_place`."""
    finding = words.criteria(rows)
    chart = maps.criteria(rows, finding)
    return View([finding], labelled(rows), CRITERIA, opens={"criteria": "criteria_refs"}, chart=chart)


def policies(rows: pd.DataFrame) -> View:
    """How far the policy itself got in each place, from `places.by_place`."""
    finding = words.policies(rows)
    chart = maps.policies(rows, finding)
    return View([finding], labelled(rows), POLICIES, opens={"policy_label": "policy_refs"}, chart=chart)


def funders(rows: pd.DataFrame) -> View:
    """How many funders the text names for each place, from `places.by_place`."""
    finding = words.funders(rows)
    chart = maps.funders(rows, finding)
    return View([finding], labelled(rows), FUNDERS, opens={"funders": "funder_refs"}, chart=chart)


def region(rows: pd.DataFrame, everywhere: pd.DataFrame, record: Record) -> View:
    """A close-up of the region that `record` is narrowed to.

    Args:
        rows: `places.by_place(record, areas, by=["biennium"])`. everywhere: `places.by_place` of all regions.
    """
    region_id = record.scope.region
    finding = words.region(scope.name(record), everywhere, region_id)
    chart = maps.region(everywhere, region_id, finding)
    return View([finding], labelled(rows), RESULTS, opens={"results": "refs"}, chart=chart)
