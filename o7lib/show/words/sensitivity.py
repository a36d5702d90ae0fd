"""Sentences on stricter counting rules."""

import pandas as pd

from o7lib.measures import sensitivity
from o7lib.measures.sensitivity import Verdict
from o7lib.show.words.grammar import count, listing

# What each rule of `sensitivity.standard` strikes or asks for, so that its name says what it does.
RULES = {
    "printed": "The rule as printed",
    "one_more_criterion": "One criterion more than required",
    "every_criterion": "Every criterion of the indicator",
    "repeats_once": "Reports that repeat another criterion's text struck",
    "no_reused_evidence": "Results struck whose own text uses or counts evidence twice",
    "one_adopted": "At least one report adopted or in operation",
    "only_adopted": "Reports that are not adopted struck",
    "all_complete": "Results struck that have a report still in preparation",
    "first_criterion": "Criterion 1 reported",
    "policy_adopted": "Criterion 1 adopted or in operation",
    "policy_of_the_state": "Criterion 1 by an adopted act of the State in the biennium",
    "undoubted": "Reports struck that a note says do not count",
    "conditions_shown": "Those struck too whose wording is not shown to be met",
}
REASONS = {
    "criteria": "Too few criteria left",
    "one_at": "No achievement far enough",
    "all_at": "An achievement not far enough",
    "first_criterion": "Criterion 1 not reported",
    "first_criterion_stage": "Criterion 1 not far enough",
    "first_criterion_standing": "A source note doubts criterion 1",
    "noted": "A source note doubts the evidence",
}


def rule_label(name: str) -> str:
    """What a rule is called; a rule of a person's own keeps the name they gave it."""
    return RULES.get(name, name)


def fallen_targets(rows: pd.DataFrame) -> list[str]:
    """Targets that are met under the rule as printed and missed under a stricter one, from `sensitivity.table`.

    One sentence per stricter rule that costs a target.

    >>> rows = pd.DataFrame({"biennium": "B", "indicator": "7.1", "rule": ["printed", "one_more_criterion"],
    ...     "states_left": [8, 4], "target": [8, 8], "met": [True, False]})
    >>> fallen_targets(rows)
    ['One criterion more than required: 7.1 in B would fall to 4 (target 8).']
    """
    sentences = []
    for rule, cells in sensitivity.fallen(rows).groupby("rule", sort=False):
        falls = [
            f"{r.indicator} in {r.biennium} would fall to {r.states_left or 'none'} (target {r.target})"
            for r in cells.itertuples()
        ]
        sentences.append(f"{rule_label(str(rule))}: {listing(falls)}.")
    return sentences or ["No stricter rule tried here costs a target that was met."]


def rules_verdict(verdict: Verdict) -> str:
    """How many targets States with an entry meet, and which of them a stricter rule would miss.

    >>> rules_verdict(Verdict(1, 1, 2, 1, (("B", "7.1", 1),), 1))
    'Counting only member States with an entry, 1 of 1 target is met. Under 1 of 2 stricter rules it would be missed.'
    """
    if not verdict.tested:
        return "There is no target to test."
    verb = "is" if verdict.met < 2 else "are"
    head = f"Counting only member States with an entry, {verdict.met or 'none'} of {count(verdict.tested, 'target')}"
    return f"{head} {verb} met. {rules_missing_targets(verdict)}"


def rules_missing_targets(verdict: Verdict) -> str:
    """Under how many stricter rules each target that was met would be missed, and under how many all of them.

    >>> rules_missing_targets(Verdict(2, 2, 12, 8, (("B", "7.1", 8), ("B", "7.2", 2)), 2))
    'Under 8 of 12 stricter rules a target that was met would be missed: 7.1 in B under 8 and 7.2 in B under 2; under 2 of them every target that was met.'
    >>> rules_missing_targets(Verdict(2, 2, 12, 0, (), 0))
    'Under none of 12 stricter rules would a target that was met be missed.'
    """
    if not verdict.stricter:
        return "No stricter rule was tried."
    if not verdict.met:
        return "No target was met that a stricter rule could miss."
    of = count(verdict.stricter, "stricter rule")
    if not verdict.falling:
        return f"Under none of {of} would a target that was met be missed."
    if verdict.met == 1:
        return f"Under {verdict.falling} of {of} it would be missed."
    cells = listing([f"{indicator} in {biennium} under {n}" for biennium, indicator, n in verdict.targets])
    every = verdict.all_falling
    last = f"; under {every} of them every target that was met" if every else "; under none of them every one"
    return f"Under {verdict.falling} of {of} a target that was met would be missed: {cells}{last}."
