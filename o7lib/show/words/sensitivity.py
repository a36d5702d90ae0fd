"""Sentences on stricter counting rules."""

import pandas as pd

from o7lib.show.words.grammar import count, listing


def fallen_targets(rows: pd.DataFrame) -> list[str]:
    """Targets that are met under the rule as printed and missed under a stricter one, from `sensitivity.table`.

    One sentence per stricter rule that costs a target.

    >>> rows = pd.DataFrame({"biennium": "B", "indicator": "7.1", "rule": ["As printed", "Three criteria"],
    ...     "states_left": [8, 4], "target": [8, 8], "met": [True, False]})
    >>> fallen_targets(rows)
    ['Three criteria: 7.1 in B would fall to 4 (target 8).']
    """
    said = []
    for rule, mine in _lost(rows).groupby("rule", sort=False):
        falls = [
            f"{r.indicator} in {r.biennium} would fall to {r.states_left or 'none'} (target {r.target})"
            for r in mine.itertuples()
        ]
        said.append(f"{rule}: {listing(falls)}.")
    return said or ["No stricter rule tried here costs a target that was met."]


def _lost(rows: pd.DataFrame) -> pd.DataFrame:
    """The cells of `sensitivity.table` that the first rule meets and another misses."""
    cell = ["biennium", "indicator"]
    first = rows["rule"].iloc[0] if len(rows) else ""
    won = rows[(rows["rule"] == first) & rows["met"].eq(True)][cell]
    return rows[rows["met"].eq(False)].merge(won, on=cell)


def rules_verdict(rows: pd.DataFrame) -> str:
    """How many targets States with an entry meet, and which a stricter rule would cost, from `sensitivity.table`.

    >>> rows = pd.DataFrame({"biennium": "B", "indicator": "7.1", "rule": ["As printed", "Three", "Four"],
    ...     "met": [True, False, True]})
    >>> rules_verdict(rows)
    'Counting only member States with an entry, 1 of 1 target is met. Of 2 stricter rules 1 would lose a target: 7.1 in B.'
    """
    if rows.empty:
        return "There is no target to test."
    first = rows["rule"].iloc[0]
    base = rows[rows["rule"] == first]
    met, of = int(base["met"].eq(True).sum()), int(base["met"].notna().sum())
    return (
        f"Counting only member States with an entry, {met or 'none'} of {count(of, 'target')} {'is' if met < 2 else 'are'} met. "
        + rules_losing_targets(rows)
    )


def rules_losing_targets(rows: pd.DataFrame) -> str:
    """How many of the stricter rules of `sensitivity.table` would lose a target, and which it is.

    >>> rows = pd.DataFrame({"biennium": "B", "indicator": ["7.1", "7.2"] * 3, "rule": ["A", "A", "T", "T", "F", "F"],
    ...     "met": [True, True, False, True, False, False]})
    >>> rules_losing_targets(rows)
    'Of 2 stricter rules 2 would lose a target: always 7.1 in B, and under 1 of the rules another too.'
    """
    stricter, lost = rows.loc[rows["rule"] != rows["rule"].iloc[0], "rule"].nunique(), _lost(rows)
    falling = lost["rule"].nunique()
    head = f"Of {count(stricter, 'stricter rule')} {falling or 'none'} would lose a target"
    if not stricter:
        return "No stricter rule was tried."
    if not falling:
        return f"{head}."
    per_cell = lost.groupby(["indicator", "biennium"], sort=False)["rule"].nunique()
    always = [f"{indicator} in {biennium}" for (indicator, biennium), n in per_cell.items() if n == falling]
    if not always or falling == 1:
        named = [f"{indicator} in {biennium}" for indicator, biennium in per_cell.index]
        return f"{head}: {listing(named)}."
    more = int((lost.groupby("rule").size() > len(always)).sum())
    return f"{head}: always {listing(always)}{f', and under {more} of the rules another too' if more else ''}."
