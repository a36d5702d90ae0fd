"""Rules that compare places, regions and donors with the reference of States: see data/states.

A record may have regions of its own, and names of places in other languages: those are not compared.
"""

from collections.abc import Iterator

import pandas as pd

from o7lib.errors import Problem
from o7lib.tables.geography import states
from o7lib.tables.text.characters import skeleton
from o7lib.tables.validation.problems import Frames, Path, problems_from_rows, rows_where


def _names(row: pd.Series) -> list[str]:
    return [row["name"], *str(row["printed_names"]).split("; ")]


def _another(code: str, name: str) -> str:
    """The other State whose name it is; else empty. Printed names are not asked: they may be ambiguous."""
    found = states.by_name().get(skeleton(name), code)
    return found if found != code else ""


def places_are_the_states_they_are_coded_as(t: Frames, path: Path) -> Iterator[Problem]:
    """A place under the code of a State is that State: its kind, number and name decide which targets it counts for."""
    known, by_name = states.reference(), states.by_name()
    for line, row in t["places"].iterrows():
        where, state = (path("places"), int(str(line)) + 2), known.get(row["place_id"])
        member = row["kind"] == "member_state"
        if state is None:
            same = by_name.get(skeleton(row["name"]), "")
            if member or same:
                yield Problem(
                    *where, "place_id", row["place_id"], f"{same or 'the ISO code of a State'}, for {row['name']}"
                )
            continue
        if member != state.ilo_member:
            wanted = "member_state" if state.ilo_member else "another kind"
            yield Problem(*where, "kind", row["kind"], f"{wanted}: {_said(state)}")
        if pd.notna(row["m49"]) and int(row["m49"]) != state.m49:
            yield Problem(*where, "m49", int(row["m49"]), f"{state.m49}, the number of {state.name}")
        if other := _another(state.code, row["name"]):
            yield Problem(*where, "name", row["name"], f"a name of {state.name}; this is one of {known[other].name}")


def _said(state: states.State) -> str:
    return f"{state.name} is {'a' if state.ilo_member else 'no'} member State of the ILO"


def places_lie_in_their_region(t: Frames, path: Path) -> Iterator[Problem]:
    """A State under a region of the ILO's belongs there, or the region's totals and targets count another's."""
    known = states.reference()
    p = t["places"]
    region = p["place_id"].map({code: state.ilo_region for code, state in known.items()})
    wrong = p[p["region_id"].isin(list(states.ilo_regions())) & region.notna() & (region != p["region_id"])]
    yield from problems_from_rows(
        wrong, path("places"), "region_id", lambda row: f"{known[row['place_id']].ilo_region}, or a region of one's own"
    )


def regions_keep_their_names(t: Frames, path: Path) -> Iterator[Problem]:
    """A name of a region of the ILO's is on that region, also where a record has regions of its own."""
    owner = {skeleton(name): key for key, name in states.ilo_regions().items()}

    def own(row: pd.Series) -> str:
        return next(
            (key for n in _names(row) if (key := owner.get(skeleton(n), row["region_id"])) != row["region_id"]), ""
        )

    r = t["regions"]
    wrong = rows_where(r, (bool(own(row)) for _, row in r.iterrows()))
    yield from problems_from_rows(
        wrong, path("regions"), "name", lambda row: f"another name: {states.ilo_regions()[own(row)]} is {own(row)}"
    )


def donors_are_the_states_they_are_coded_as(t: Frames, path: Path) -> Iterator[Problem]:
    """A bilateral donor's ISO code, name and key are of one State."""
    known = states.reference()
    for line, row in t["funders"][t["funders"]["iso3"].notna()].iterrows():
        where, code = (path("funders"), int(str(line)) + 2), row["iso3"]
        if code not in known:
            yield Problem(*where, "iso3", code, "the ISO code of a State")
        elif other := _another(code, row["name"]):
            yield Problem(
                *where, "name", row["name"], f"a name of {known[code].name}; this is one of {known[other].name}"
            )
        elif row["funder_id"] in known and row["funder_id"] != code:
            yield Problem(*where, "iso3", code, f"{row['funder_id']}, the State that its key names")


RULES = (
    places_are_the_states_they_are_coded_as,
    places_lie_in_their_region,
    regions_keep_their_names,
    donors_are_the_states_they_are_coded_as,
)
