"""Views of stricter counting rules."""

import pandas as pd

from o7lib.measures import sensitivity
from o7lib.show import charts
from o7lib.show.page import View
from o7lib.show.views.columns import with_labels
from o7lib.show.words import sensitivity as words

COLUMNS = {
    "rule": "Counting rule",
    "biennium": "Biennium",
    "indicator": "Indicator",
    "results_left": "Results left",
    "states_left": "Member States left",
    "target": "Target (member States)",
    "verdict": "Target then",
    "lost": "Falls away",
}


def labelled(rows: pd.DataFrame) -> pd.DataFrame:
    """`sensitivity.table` with the verdict in words and the places lost by name."""
    verdict = [
        "no target" if pd.isna(target) else "met" if met else "missed"
        for target, met in zip(rows["target"], rows["met"], strict=True)
    ]
    return with_labels(rows.assign(verdict=verdict), lost=None)


def rules(rows: pd.DataFrame) -> View:
    """Member States left under each counting rule, from `sensitivity.table`."""
    labels = rows.assign(rule=rows["rule"].map(words.rule_label))
    verdict = words.rules_verdict(sensitivity.verdict(rows))
    return View(
        words.fallen_targets(rows),
        labelled(labels),
        COLUMNS,
        opens={"states_left": "refs"},
        chart=charts.rule_bars(labels, verdict),
        alt=verdict,
    )
