"""Related briefs: the regions, countries and funders of the results in a scope."""

import pandas as pd

from o7lib.measures.scope import PARTS
from o7lib.tables.model.record import Record
from o7lib.tables.text.names import folded

# The part of a scope that each kind of brief is about.
BRIEFS = {"region": "region", "country": "place", "funder": "funder"}


def neighbours(record: Record, *kinds: str) -> pd.DataFrame:
    """The briefs a reader may want next: regions, places and funders of the results in the scope.

    Args:
        kinds: region, country, funder; all where none is given. The scope's own brief is left out.

    Returns:
        One row per brief: `kind` (region, country, funder), `key`, `name`, `entry` (false for a place that
        a summary counts and no entry of the scope describes); regions and funders in the order of their
        tables, places by name.
    """
    places = record.columns("places", "place_id", "name", "region_id")
    entered = set(record.columns("results", "place_id")["place_id"])
    listed = set() if record.scope.funder else set(record.columns("reported_places", "place_id")["place_id"])
    in_scope = places[places["place_id"].isin(entered | listed)]
    in_scope = in_scope.assign(called=in_scope["name"].map(folded))
    regions = record.columns("regions", "region_id", "name")
    funders = record.columns("funders", "funder_id", "name")
    paying = funders[funders["funder_id"].isin(record.columns("funding", "funder_id")["funder_id"])]
    near = regions[regions["region_id"].isin(in_scope["region_id"])]
    rows = []
    for kind, frame in {"region": near, "country": in_scope.sort_values("called"), "funder": paying}.items():
        # Kind by kind: a State may be a place of the record and a funder under one key.
        others = frame[frame[PARTS[BRIEFS[kind]][1]] != getattr(record.scope, BRIEFS[kind])]
        if not kinds or kind in kinds:
            rows += [(kind, *pair) for pair in zip(others[PARTS[BRIEFS[kind]][1]], others["name"], strict=True)]
    table = pd.DataFrame(rows, columns=["kind", "key", "name"])
    return table.assign(entry=(table["kind"] != "country") | table["key"].isin(entered))
