"""Tests of `o7lib.show.words.overview`."""

import pandas as pd

from o7lib.measures.sensitivity import Verdict
from o7lib.show.words import overview


def verdicts(*codes: str) -> pd.DataFrame:
    return pd.DataFrame({"verdict": list(codes)}, dtype=object)


STRICT = Verdict(1, 2, 2, 1, (("B", "7.1", 1),), 1)


def test_the_answer_gives_targets_what_stands_and_what_stricter_counting_costs():
    assert overview.overview_answer(verdicts("met", "missed", "no_target"), 41, 17, 4, STRICT) == (
        "By the ILO's own count 1 of 2 targets was met. 17 of 41 results still report under enough criteria if what "
        "a source note disputes is left out, and 4 if every condition of the wording must be shown as well. "
        "Under 1 of 2 stricter rules it would be missed."
    )


def test_without_results_the_answer_says_so():
    assert overview.overview_answer(verdicts("met"), 0, 0, 0, STRICT).endswith("There is no result on record.")


def test_the_title_of_the_overview_says_what_was_met():
    assert overview.overview_headline("Outcome 7", verdicts("met", "missed"), 1).endswith(
        "1 result, 1 of 2 targets met"
    )
    assert overview.overview_headline("Outcome 7", verdicts("missed"), 2).endswith("2 results, none of 1 target met")
    assert overview.overview_headline("Outcome 7", verdicts("no_target"), 2).endswith("no target set")
    assert overview.overview_answer(verdicts("no_report"), 2, 1, 0, STRICT).startswith(
        "No target was set that a document reports on."
    )
