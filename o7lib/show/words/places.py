"""Sentences on what the maps show."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from o7lib.measures import places
from o7lib.show.words.grammar import capital, count, listing, the
from o7lib.show.words.standing import POLICY

STATES = {
    "reported": "reported",
    "listed_only": "counted in a summary, no entry",
    "no_result": "no result reported",
    "not_applicable": "not an ILO member State",
}

_FEW = 5  # names are listed up to this many; more are counted


def _member_states(biennium: str, states: int, members: int, subregions: int, listed: Sequence[str]) -> str:
    """Where there are results in a biennium, of all the places that could have one.

    >>> _member_states("2012-13", 19, 185, 0, [])
    "2012-13: a result is reported for 19 of the ILO's 185 member States."
    >>> _member_states("2014-15", 0, 186, 1, [])
    "2014-15: a result is reported for none of the ILO's 186 member States and for 1 regional entry."
    >>> _member_states("2014-15", 1, 186, 0, ["Tonga"]).split("; ")[1]
    'a summary also counts Tonga, without an entry.'
    """
    more = f" and for {count(subregions, 'regional entry', 'regional entries')}" if subregions else ""
    also = f"; a summary also counts {listing([the(place) for place in listed])}, without an entry" if listed else ""
    return f"{biennium}: a result is reported for {states or 'none'} of the ILO's {members} member States{more}{also}."


def _in_every_biennium(every: int, seen: int, biennia: int) -> str:
    """How many places have a result in every biennium.

    >>> _in_every_biennium(11, 30, 2)
    'Of 30 places with a result, 11 have one in both biennia.'
    >>> _in_every_biennium(1, 40, 3)
    'Of 40 places with a result, 1 has one in all 3 biennia.'
    >>> _in_every_biennium(5, 5, 1)
    ''
    """
    if biennia < 2 or not seen:
        return ""
    which = "both biennia" if biennia == 2 else f"all {biennia} biennia"
    verb = "has" if every == 1 else "have"
    return f"Of {count(seen, 'place')} with a result, {every or 'none'} {verb} one in {which}."


def _named(names: Sequence[str], total: int) -> str:
    """The number of places, with their names where they are few and not the whole.

    >>> _named(["Togo"], 9), _named(["Togo", "Mali"], 2)
    ('1 (Togo)', '2')
    """
    return f"{len(names)} ({listing(names)})" if len(names) <= _FEW and len(names) < total else str(len(names))


def _most_by_place(groups: Sequence[tuple[str, Sequence[str]]], head: str) -> str:
    """Places by what they reached, the furthest first.

    >>> _most_by_place([("all 4", ["Mali"]), ("2", ["Togo", "Peru"])], "criteria that one result reports under")
    'Most criteria that one result reports under, of 3 places: all 4 in 1 (Mali), 2 in 2 (Togo and Peru).'
    >>> _most_by_place([], "criteria that one result reports under")
    'There is no result to map.'
    """
    total = sum(len(names) for _, names in groups)
    if not total:
        return "There is no result to map."
    parts = [f"{what} in {_named(names, total)}" for what, names in groups]
    return f"Most {head}, of {count(total, 'place')}: {', '.join(parts)}."


def _policies(groups: Sequence[tuple[str, Sequence[str]]]) -> str:
    """How far the policy itself got, criterion 1 of the indicators, place by place: the furthest first.

    >>> _policies([("clear", ["Mali"]), ("doubted", ["Togo"] * 6), ("unreported", ["Peru", "Chad"])])
    'The policy itself (criterion 1), of 9 places with a result: adopted, clear of doubt in 1 (Mali), adopted, with a doubt in 6, no report under criterion 1 in 2 (Peru and Chad).'
    >>> _policies([("not_adopted", ["Togo"])]), _policies([])
    ('The policy itself (criterion 1), of 1 place with a result: not adopted in 1.', 'There is no result to map.')
    """
    total = sum(len(names) for _, names in groups)
    if not total:
        return "There is no result to map."
    parts = [f"{POLICY[state][:1].lower()}{POLICY[state][1:]} in {_named(names, total)}" for state, names in groups]
    return f"The policy itself (criterion 1), of {count(total, 'place')} with a result: {', '.join(parts)}."


def _funders_named(groups: Sequence[tuple[int, Sequence[str]]]) -> str:
    """For how many places the text names a funder, and where it names several.

    >>> _funders_named([(2, ["Peru"]), (1, ["Mali"]), (0, ["Togo", "Chad"])])
    'The text names a funder for 2 of 4 places and nobody for 2; it names more than one for 1 (Peru).'
    >>> _funders_named([(1, ["Mali"])])
    'The text names a funder for the one place with a result.'
    """
    names = dict(groups)
    total, silent = sum(map(len, names.values())), len(names.get(0, ()))
    if not total:
        return "There is no result to map."
    if total == 1:
        return f"The text names {'nobody' if silent else 'a funder'} for the one place with a result."
    several = sorted(name for number, of_number in groups if number > 1 for name in of_number)
    more = f"; it names more than one for {_named(several, total)}" if several else "; it never names more than one"
    if total == silent:
        return f"The text names a funder for none of {total} places."
    nobody = f" and nobody for {silent}" if silent else ""
    return f"The text names a funder for {total - silent} of {total} places{nobody}{more}."


def results(rows: pd.DataFrame) -> list[str]:
    """What the maps of results show, from `places.by_place(..., by=["biennium"])`."""
    biennia = places.by_biennium(rows)
    sentences = [
        _member_states(biennium, tally["states"], tally["members"], tally["subregions"], listed)
        for biennium, tally, listed in biennia
    ]
    reported = places.names_in_state(rows, places.REPORTED)
    kept = _in_every_biennium(len(places.in_every_group(rows, "biennium")), len(reported), len(biennia))
    return [*sentences, kept] if kept else sentences


def criteria(rows: pd.DataFrame) -> str:
    """What the map of criteria shows."""
    every = set(rows["asked"])  # of how many differs where a biennium asked for more: then none are "all"
    groups = [
        (f"all {met}" if every == {met} else str(met), names) for met, names in places.names_by_value(rows, "criteria")
    ]
    return _most_by_place(groups, "criteria that one result reports under")


def policies(rows: pd.DataFrame) -> str:
    """What the map of policies shows, from `places.by_place`."""
    return _policies([(str(state), names) for state, names in places.names_by_value(rows, "policy")])


def funders(rows: pd.DataFrame) -> str:
    """What the map of funders named shows."""
    return _funders_named([(int(str(number)), names) for number, names in places.names_by_value(rows, "funders")])


def region(name: str, rows: pd.DataFrame, region_id: str) -> str:
    """What the close-up of a region shows, from `places.by_place(record, areas)`.

    The record gives a region only to places that it names, so the member States without a result are not counted.
    """
    in_region = places.of_region(rows, region_id)
    tally = places.place_counts(in_region)
    also = places.names_in_state(in_region, places.LISTED)
    listed = f"; a summary also counts {listing([the(p) for p in also])}, without an entry" if also else ""
    if not tally["places"]:
        return f"No result is reported in {the(name)}{listed}."
    total = places.results_of(in_region)
    verb = "is" if total == 1 else "are"
    who = listing(_who(tally))
    return f"{capital(count(total, 'result'))} {verb} reported in {the(name)}, for {who}{listed}."


def _who(tally: Mapping[str, int]) -> list[str]:
    """Member States and regional entries with a result, each as a number with its noun; those there are none of left out."""
    kinds = [
        (tally["states"], "member State", "member States"),
        (tally["subregions"], "regional entry", "regional entries"),
    ]
    return [count(number, one, more) for number, one, more in kinds if number]


def overall(rows: pd.DataFrame) -> str:
    """For how many places there is a result at all, from `places.by_place`.

    >>> overall(pd.DataFrame({"place": ["Togo", "Peru"], "kind": "member_state", "state": ["reported", "no_result"], "results": [1, 0]}))
    "A result is reported for 1 of the ILO's 2 member States."
    """
    tally = places.place_counts(rows)
    if not tally["places"]:
        return "No result is reported for any place."
    also = places.names_in_state(rows, places.LISTED)
    listed = f" A summary also counts {listing([the(p) for p in also])}, without an entry." if also else ""
    states = f"{tally['states']} of the ILO's {count(tally['members'], 'member State')}"
    entries = count(tally["subregions"], "regional entry", "regional entries")
    who = listing([w for w, n in ((states, tally["states"]), (entries, tally["subregions"])) if n])
    return f"A result is reported for {who}.{listed}"


def tooltip(row: Mapping[str, Any], what: str) -> str:
    """What a place on a map says of itself.

    >>> cambodia = {"place": "Cambodia", "state": "reported", "results": 2, "reports": 7, "criteria": 4}
    >>> tooltip(cambodia, "results"), tooltip(cambodia, "criteria")
    ('Cambodia: 2 results; 7 criteria reports', 'Cambodia: at most 4 criteria that one result reports under')
    >>> tooltip({"place": "Fiji", "state": "listed_only"}, "results")
    'Fiji: counted in a summary, without an entry'
    """
    place = row["place"]
    if row["state"] == places.LISTED:
        return f"{place}: counted in a summary, without an entry"
    if what == "results":
        reports = count(row["reports"], "criterion report", "criteria reports")
        return f"{place}: {count(row['results'], 'result')}; {reports}"
    if what == "criteria":
        return f"{place}: at most {row['criteria']} criteria that one result reports under"
    if what == "policy":
        return f"{place}: {POLICY[row['policy']].lower()}"
    return f"{place}: {row['payers'] if row['funders'] else 'no payer named'}"
