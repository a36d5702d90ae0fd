"""Sentences of the overview."""

import pandas as pd

from o7lib.show.words.grammar import all_of, capital, count
from o7lib.show.words.sensitivity import rules_losing_targets


def overview_headline(targets: pd.DataFrame, results: int) -> str:
    """The title of the overview, from the world's rows of `targets.against_targets` and the number of results.

    >>> overview_headline(pd.DataFrame({"verdict": ["met", "missed", "no_target"]}), 41)
    'Outcome 7, labour migration: 41 results, 1 of 2 targets met'
    """
    met, tested = _met(targets)
    verdict = f"{met or 'none'} of {count(tested, 'target')} met" if tested else "no target set"
    return f"Outcome 7, labour migration: {count(results, 'result')}, {verdict}"


def _met(targets: pd.DataFrame) -> tuple[int, int]:
    """Targets met, and targets that a document reports on."""
    verdicts = targets["verdict"].astype(str)
    return int((verdicts == "met").sum()), int(verdicts.isin(["met", "missed"]).sum())


def overview_answer(targets: pd.DataFrame, noted: int, results: int, rules: pd.DataFrame) -> str:
    """The whole record in three sentences: targets by the ILO's own count, doubts, and stricter counting.

    Args:
        targets: world rows of `targets.against_targets`.
        noted, results: results with at least one doubt noted, and all.
        rules: `sensitivity.table`.
    """
    met, tested = _met(targets)
    verb = "was" if met < 2 else "were"
    first = f"By the ILO's own count {met or 'none'} of {count(tested, 'target')} {verb} met."
    if not tested:
        first = "No target was set that a document reports on."
    if results == 0:
        return f"{first} There is no result on record."
    who = (
        f"{capital(all_of(results, 'results'))} carry"
        if noted == results > 1
        else f"{noted or 'None'} of {count(results, 'result')} {'carries' if noted < 2 else 'carry'}"
    )
    return f"{first} {who} at least one doubt noted here. {rules_losing_targets(rules)}"
