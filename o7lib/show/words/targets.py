"""Sentences on targets and on what was counted against them."""

from collections.abc import Sequence

import pandas as pd

from o7lib.measures import comparison
from o7lib.measures import targets as _targets
from o7lib.show.words.grammar import count, for_place, listing, the

VERDICTS = {
    "met": "target met",
    "missed": "target missed",
    "no_target": "no target was set",
    "no_report": "not yet reported",
    "no_summary": "no summary on record",
}


def target(where: str, indicator: str, biennium: str, wanted: int | None, reported: int, verdict: str) -> str:
    """What was promised and what was counted, for one indicator and biennium.

    >>> target("Africa", "7.1", "2012-13", 2, 1, "missed")
    '7.1 in 2012-13: 1 member State counted in Africa, target 2: missed by 1.'
    >>> target("Arab States", "7.1", "2014-15", None, 0, "no_target")
    '7.1 in 2014-15: no member State counted in the Arab States; no target was set.'
    >>> target("the world", "7.1", "2014-15", 8, 13, "met")
    '7.1 in 2014-15: 13 member States counted, target 8: met.'
    >>> target("the world", "7.1", "2016-17", 8, 0, "no_report")
    '7.1 in 2016-17: target 8; no report has been coded yet.'
    >>> target("Africa", "7.1", "2016-17", None, 0, "no_summary")
    '7.1 in 2016-17: no summary is on record, and so no target and no total for Africa.'
    """
    if verdict == "no_summary":
        return f"{indicator} in {biennium}: no summary is on record, and so no target and no total{for_place(where)}."
    if verdict == "no_report":
        return f"{indicator} in {biennium}: target {wanted}{for_place(where)}; no report has been coded yet."
    done = f"{indicator} in {biennium}: {count(reported, 'member State')} counted{for_place(where, 'in')}"
    if verdict == "no_target" or wanted is None:
        return f"{done}; no target was set."
    end = "met" if verdict == "met" else f"missed by {wanted - reported}"
    return f"{done}, target {wanted}: {end}."


def masked_shortfalls(biennium: str, indicator: str, reported: int, missed: Sequence[tuple[str, int]]) -> str:
    """A total that was met while regions missed: each with the member States it fell short.

    >>> masked_shortfalls("2012-13", "7.1", 8, [("Africa", 1), ("Americas", 1)])
    '7.1 in 2012-13: the total of 8 hides that Africa and the Americas each fell 1 member State short of the regional target.'
    >>> masked_shortfalls("2012-13", "7.1", 8, [("Africa", 1), ("Arab States", 2)])
    '7.1 in 2012-13: the total of 8 hides that Africa (by 1) and the Arab States (by 2) fell short of the regional targets.'
    >>> masked_shortfalls("2012-13", "7.2", 11, [("Arab States", 1)])
    '7.2 in 2012-13: the total of 11 hides that the Arab States fell 1 member State short of the regional target.'
    """
    shorts = {short for _, short in missed}
    head = f"{indicator} in {biennium}: the total of {reported} hides that"
    if len(shorts) > 1:
        return (
            f"{head} {listing([f'{the(r)} (by {short})' for r, short in missed])} fell short of the regional targets."
        )
    who, short = listing([the(region) for region, _ in missed]), count(missed[0][1], "member State")
    each = " each" if len(missed) > 1 else ""
    return f"{head} {who}{each} fell {short} short of the regional target."


def listed(
    place: str, biennium: str, indicator: str, listed: bool, detailed: bool, summary: bool = True, state: bool = True
) -> str:
    """Whether a place stands in a summary and has an entry in the country document.

    Args:
        summary: whether a summary of the biennium is on record.
        state: whether it is a member State: a summary counts these towards a target, and lists others beside them.

    >>> listed("Kenya", "2014-15", "7.2", True, False)
    'In 2014-15 the summary counts Kenya under 7.2, but the country document has no entry for it.'
    >>> listed("Philippines", "2014-15", "7.2", True, True)
    'In 2014-15 the summary counts the Philippines under 7.2, and the country document has its entry.'
    >>> listed("Gulf", "2014-15", "7.2", True, True, state=False)
    'In 2014-15 the summary lists Gulf beside the member States of 7.2, and the country document has its entry.'
    >>> listed("Gulf", "2014-15", "7.2", False, True, state=False)
    'In 2014-15 the summary does not list Gulf under 7.2, though the country document has an entry for it.'
    """
    if not summary:
        return f"In {biennium} the country document has an entry for {the(place)} under {indicator}; no summary is on record."
    head, verb = f"In {biennium} the summary", "count" if state else "list"
    if not listed:
        return (
            f"{head} does not {verb} {the(place)} under {indicator}, though the country document has an entry for it."
        )
    beside = f"under {indicator}" if state else f"beside the member States of {indicator}"
    entry = "and the country document has its entry" if detailed else "but the country document has no entry for it"
    return f"{head} {verb}s {the(place)} {beside}, {entry}."


def counted_only(place: str, cells: Sequence[tuple[str, str, int, int | None]]) -> str:
    """What the record says of a place that a summary counts and no entry describes.

    Args:
        cells: biennium, indicator, member States counted in all, and the target (none where none was set).

    >>> counted_only("Fiji", [("2014-15", "7.2", 8, 9)])
    "The ILO's summary counts Fiji among the 8 member States of 7.2 in 2014-15 (target 9), but the country document says nothing of what was achieved there."
    >>> counted_only("Fiji", [("A", "7.2", 1, None), ("B", "7.1", 3, 2)])
    "The ILO's summaries count Fiji among the 1 member State of 7.2 in A, and the 3 member States of 7.1 in B (target 2), but the country documents say nothing of what was achieved there."
    >>> counted_only("Fiji", [])
    'No summary counts Fiji without an entry.'
    """
    if not cells:
        return f"No summary counts {the(place)} without an entry."
    among = [
        f"the {count(n, 'member State')} of {indicator} in {biennium}{'' if wanted is None else f' (target {wanted})'}"
        for biennium, indicator, n, wanted in cells
    ]
    one = len(cells) == 1
    head = f"The ILO's {'summary counts' if one else 'summaries count'} {the(place)} among {', and '.join(among)}"
    document = "the country document says" if one else "the country documents say"
    return f"{head}, but {document} nothing of what was achieved there."


def no_country_target() -> str:
    """Targets are numbers of member States per region or in all; none names a country."""
    return "No target names a country: the ILO sets numbers of member States, in all or by region."


def uncovered(listed: Sequence[str]) -> str:
    """Places that a summary counts and no entry describes.

    >>> uncovered([]), uncovered(["Fiji"])
    ('', 'A summary also counts Fiji, for which there is no entry.')
    """
    return f"A summary also counts {listing([the(p) for p in listed])}, for which there is no entry." if listed else ""


NO_TARGET = "No target and no count of results is reported."


def target_findings(place: str, rows: pd.DataFrame) -> list[str]:
    """One sentence per row of `targets.for_region`: what was promised, what was counted."""
    return [target(place, **cell) for cell in _targets.plain_rows(rows)]


def masked_findings(rows: pd.DataFrame) -> list[str]:
    """One sentence per total that was met while regions missed, from `targets.masked`."""
    return [
        masked_shortfalls(
            r["biennium"], r["indicator"], r["reported"], list(zip(r["missed"], r["shorts"], strict=True))
        )
        for r in rows.to_dict("records")
    ]


def listed_findings(place: str, across: pd.DataFrame, kind: str = "member_state") -> list[str]:
    """Whether summary and country document agree on a place of a kind, from `comparison.place_across`."""
    state = kind == "member_state"
    return [listed(place, **cell, state=state) for cell in comparison.listing_states(across)]


def uncovered_finding(rows: pd.DataFrame) -> str:
    """The places that a summary counts and no entry describes, from `targets.listed_without_entry`."""
    return uncovered(list(dict.fromkeys(rows["place"])))


def counted_only_finding(place: str, listed: pd.DataFrame, world: pd.DataFrame) -> str:
    """What the record says of a place without an entry.

    Args:
        listed: `targets.listed_without_entry` of the place. world: `targets.for_region` of the world.
    """
    cells = {(c["biennium"], c["indicator"]): c for c in _targets.plain_rows(world)}
    where = [(r.biennium, r.indicator, cells[r.biennium, r.indicator]) for r in listed.itertuples()]
    return counted_only(place, [(b, i, cell["reported"], cell["wanted"]) for b, i, cell in where])
