"""Sentences on changes between biennia."""

import pandas as pd

from o7lib.show.words.grammar import capital, count, listing, the

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


def _states(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["kind"].astype(str) == "member_state"]


def movements(rows: pd.DataFrame) -> list[str]:
    """Who stayed, moved, left and arrived, per pair of biennia, from `periods.movements`. Counts member States.

    >>> rows = pd.DataFrame({"before": "A", "after": "B", "kind": "member_state",
    ...     "movement": ["stayed", "left", "left"], "place": ["X", "Y", "Z"]})
    >>> movements(rows)
    ['Of 3 member States with a result in A, 1 has one again in B under the same indicator and 2 have none. No member State has one in B and none in A.']
    """
    said = []
    for (before, after), pair in _states(rows).groupby(["before", "after"], sort=False):
        n = pair["movement"].astype(str).value_counts()
        old = int(n.get("stayed", 0) + n.get("moved", 0) + n.get("left", 0))
        parts = [
            (int(n.get("stayed", 0)), f"one again in {after} under the same indicator"),
            (int(n.get("moved", 0)), "one under another indicator"),
            (int(n.get("left", 0)), "none"),
        ]
        spoken = listing([f"{k} {'has' if k == 1 else 'have'} {what}" for k, what in parts if k])
        new = int(n.get("arrived", 0) + n.get("returned", 0))
        fresh = (
            f"{capital(count(new, 'member State'))} {'have' if new > 1 else 'has'} one in {after} and none in {before}."
        )
        said.append(
            f"Of {count(old, 'member State')} with a result in {before}, {spoken or 'nothing more is known'}. {fresh}"
        )
    return said


def continuity(rows: pd.DataFrame) -> str:
    """Outcomes that go on under the same code, and how many changed their title, from `periods.continuity`.

    >>> continuity(pd.DataFrame({"same_title": [True, False], "same_indicator": [True, True]}))
    '2 outcomes keep their code from one biennium to the next; 1 of them has another title and none is reported under another indicator.'
    """
    if rows.empty:
        return "No outcome keeps its code from one biennium to the next."
    retitled, moved = int((~rows["same_title"]).sum()), int((~rows["same_indicator"]).sum())
    verbs = [f"{n or 'none'} of them {'have' if n > 1 else 'has'} another title" for n in [retitled]]
    other = f"{moved or 'none'} {'are' if moved > 1 else 'is'} reported under another indicator"
    keep = f"{len(rows)} outcomes keep their code" if len(rows) > 1 else "1 outcome keeps its code"
    return f"{keep} from one biennium to the next; {verbs[0]} and {other}."


def stage_steps(rows: pd.DataFrame) -> str:
    """Where both biennia report under the same criterion, how the stage compares, from `periods.steps`.

    >>> stage_steps(pd.DataFrame({"step": ["same", "back", "new"], "place": ["A", "B", "C"]}))
    'In 2 cases a place reports under the same criterion again: the stage is further in none, the same in 1 and earlier in 1 (B).'
    """
    n = rows["step"].astype(str).value_counts()
    forward, same, back = (int(n.get(k, 0)) for k in ("forward", "same", "back"))
    total = forward + same + back
    if total == 0:
        return "No place reports under the same criterion in two biennia."
    who = listing([the(p) for p in sorted(set(rows.loc[rows["step"].astype(str) == "back", "place"]))])
    tail = f" ({who})" if who else ""
    cases = "1 case" if total == 1 else f"{total} cases"
    return (
        f"In {cases} a place reports under the same criterion again: the stage is further in {forward or 'none'}, "
        f"the same in {same or 'none'} and earlier in {back or 'none'}{tail}."
    )
