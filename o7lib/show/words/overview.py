"""Sentences of the overview."""

import pandas as pd

from o7lib.measures.sensitivity import Verdict
from o7lib.show.words.grammar import count
from o7lib.show.words.sensitivity import rules_missing_targets
from o7lib.show.words.standing import results_standing


def overview_headline(subject: str, targets: pd.DataFrame, results: int) -> str:
    """The title of the overview, from the world's rows of `targets.against_targets` and the number of results.

    >>> overview_headline("Outcome 7", pd.DataFrame({"verdict": ["met", "missed", "no_target"]}), 41)
    'Outcome 7: 41 results, 1 of 2 targets met'
    """
    met, tested = _met(targets)
    verdict = f"{met or 'none'} of {count(tested, 'target')} met" if tested else "no target set"
    return f"{subject}: {count(results, 'result')}, {verdict}"


def _met(targets: pd.DataFrame) -> tuple[int, int]:
    """Targets met, and targets that a document reports on."""
    verdicts = targets["verdict"].astype(str)
    return int((verdicts == "met").sum()), int(verdicts.isin(["met", "missed"]).sum())


def overview_answer(targets: pd.DataFrame, results: int, keeps: int, keeps_clear: int, verdict: Verdict) -> str:
    """The whole record in three sentences: targets by the ILO's own count, what stands, stricter counting.

    Args:
        targets: world rows of `targets.against_targets`.
        results, keeps, keeps_clear: results, and those that stand (`standing.results`).
        verdict: `sensitivity.verdict`.
    """
    met, tested = _met(targets)
    first = f"By the ILO's own count {met or 'none'} of {count(tested, 'target')} {'was' if met < 2 else 'were'} met."
    if not tested:
        first = "No target was set that a document reports on."
    if results == 0:
        return f"{first} There is no result on record."
    return f"{first} {results_standing(results, keeps, keeps_clear)} {rules_missing_targets(verdict)}"
