"""Tests of `o7lib.show.words.overview`."""

import pandas as pd
import pytest

from o7lib.show.words import overview


def rules(**met: list) -> pd.DataFrame:
    """Two targets (7.1, 7.2) under each rule: whether each is met; None where there is none."""
    frames = [
        pd.DataFrame({"rule": name, "biennium": "B", "indicator": ["7.1", "7.2"][: len(m)], "states_left": 1, "target": 3})
        .assign(met=pd.array(m, dtype="boolean"))
        for name, m in met.items()
    ]  # fmt: skip
    return pd.concat(frames, ignore_index=True)


def noted(**kinds: int) -> pd.DataFrame:
    return pd.DataFrame({"kind": list(kinds), "notes": list(kinds.values())}, dtype=object).astype({"notes": int})


def verdicts(*codes: str) -> pd.DataFrame:
    return pd.DataFrame({"verdict": list(codes)}, dtype=object)


STRICT = rules(printed=[True], three=[False])


def test_the_answer_gives_targets_doubts_and_what_stricter_counting_costs():
    assert overview.overview_answer(verdicts("met", "missed", "no_target"), 41, 41, STRICT) == (
        "By the ILO's own count 1 of 2 targets was met. All 41 results carry at least one doubt noted here. "
        "Of 1 stricter rule 1 would lose a target: 7.1 in B."
    )


@pytest.mark.parametrize(
    ("noted", "results", "part"),
    [
        (0, 2, "None of 2 results carries"),
        (1, 1, "1 of 1 result carries"),
        (1, 2, "1 of 2 results carries"),
        (2, 3, "2 of 3 results carry"),
        (0, 0, "There is no result on record."),
    ],
)
def test_the_answer_counts_doubted_results_for_none_one_and_many(noted, results, part):
    assert part in overview.overview_answer(verdicts("met"), noted, results, STRICT)


def test_the_title_of_the_overview_says_what_was_met():
    assert overview.overview_headline(verdicts("met", "missed"), 1).endswith("1 result, 1 of 2 targets met")
    assert overview.overview_headline(verdicts("missed"), 2).endswith("2 results, none of 1 target met")
    assert overview.overview_headline(verdicts("no_target"), 2).endswith("no target set")
    assert overview.overview_answer(verdicts("no_report"), 1, 2, STRICT).startswith(
        "No target was set that a document reports on."
    )
