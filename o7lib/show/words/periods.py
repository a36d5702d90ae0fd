"""Sentences on changes between biennia."""

from collections.abc import Mapping

import pandas as pd

from o7lib.measures import periods
from o7lib.show.words.grammar import between, capital, count, listing, the

MOVEMENTS = {
    "stayed": "In both, under the same indicators",
    "moved": "In both, under other indicators",
    "left": "In {before}, not in {after}",
    "arrived": "In {after}, not in {before}",
    "returned": "In {after} again, not in {before}",
}
STEPS = {
    "forward": "Further stage",
    "same": "Same stage",
    "back": "Earlier stage",
    "new": "Reported anew",
    "dropped": "No longer reported",
    "neither": "Reported in neither",
}


def movements(rows: pd.DataFrame) -> list[str]:
    """Who stayed, moved, left and arrived, per pair of biennia, from `periods.movements`. Counts member States.

    >>> rows = pd.DataFrame({"before": "A", "after": "B", "kind": "member_state",
    ...     "movement": ["stayed", "left", "left"], "place": ["X", "Y", "Z"]})
    >>> movements(rows)
    ['Of 3 member States with a result in A, 1 has one again in B under the same indicator and 2 have none. No member State has one in B and none in A.']
    """
    return [_movement(before, after, counts) for before, after, counts in periods.state_movements(rows)]


def _movement(before: str, after: str, counts: Mapping[str, int]) -> str:
    """What became of the member States of one biennium in the next, by the count of each movement."""
    parts = [
        (counts["stayed"], f"one again in {after} under the same indicator"),
        (counts["moved"], "one under another indicator"),
        (counts["left"], "none"),
    ]
    old, new = counts["stayed"] + counts["moved"] + counts["left"], counts["arrived"] + counts["returned"]
    kept = listing([f"{n} {'has' if n == 1 else 'have'} {what}" for n, what in parts if n])
    first = f"Of {count(old, 'member State')} with a result in {before}, {kept or 'nothing more is known'}."
    verb = "have" if new > 1 else "has"
    return f"{first} {capital(count(new, 'member State'))} {verb} one in {after} and none in {before}."


def biennia_of(rows: pd.DataFrame) -> list[str]:
    """The biennia that stand before and after in pairs, in order."""
    return sorted({*rows.get("before", ()), *rows.get("after", ())})


def continuity(rows: pd.DataFrame) -> str:
    """Outcomes that go on under the same code, and how many changed their title, from `periods.continuity`.

    >>> continuity(pd.DataFrame({"same_title": [True, False], "same_indicator": [True, True]}))
    '2 outcomes keep their code from one biennium to the next; 1 of them has another title and none is reported under another indicator.'
    """
    if rows.empty:
        return "No outcome keeps its code in another biennium."
    retitled, moved = periods.changed_outcomes(rows)
    titles = f"{retitled or 'none'} of them {'have' if retitled > 1 else 'has'} another title"
    other = f"{moved or 'none'} {'are' if moved > 1 else 'is'} reported under another indicator"
    keep = f"{len(rows)} outcomes keep their code" if len(rows) > 1 else "1 outcome keeps its code"
    return f"{keep} {between(biennia_of(rows))}; {titles} and {other}."


def stage_steps(rows: pd.DataFrame) -> str:
    """Where both biennia report under the same criterion, how the stage compares, from `periods.steps`.

    >>> stage_steps(pd.DataFrame({"step": ["same", "back", "new"], "place": ["A", "B", "C"]}))
    'In 2 cases a place reports under the same criterion again: the stage is further in none, the same in 1 and earlier in 1 (B).'
    """
    counts = periods.step_counts(rows)
    forward, same, back = counts["forward"], counts["same"], counts["back"]
    total = forward + same + back
    if total == 0:
        return "No place reports under the same criterion in two biennia."
    who = listing([the(p) for p in periods.places_going_back(rows)])
    tail = f" ({who})" if who else ""
    cases = "1 case" if total == 1 else f"{total} cases"
    return (
        f"In {cases} a place reports under the same criterion again: the stage is further in {forward or 'none'}, "
        f"the same in {same or 'none'} and earlier in {back or 'none'}{tail}."
    )
