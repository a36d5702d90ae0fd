"""Agreement of two finished codings as it is read: numbers of the measure, and a grid that opens its rows."""

import pytest

from o7lib.show.workbench.agreement import agreement, agreement_table, grid
from o7lib.tables.coding.compare import both


def test_every_judgement_has_its_agreement(finished):
    metrics = pytest.importorskip("sklearn.metrics")
    two = both(finished.data)
    rows = agreement(two, finished.data).set_index("judgement")
    assert list(rows.index) == [
        "Stage", "Policy", "Programme", "Legal", "Institution", "Data", "Language",
        "Women in result", "Women in contribution", "Repeats",
    ]  # fmt: skip
    kappa = metrics.cohen_kappa_score(two.first["stage"], two.second["stage"])
    assert rows.loc["Stage", ["n", "agreed", "kappa"]].tolist() == [11, 10, f"{kappa:.2f}"]
    assert rows.loc["Stage", "weighted"] != "–" and rows.loc["Legal", "weighted"] == "–"
    assert "Agreement of ana and ben" in agreement_table(two, finished.data)


def test_an_interval_is_drawn_for_what_was_disagreed_on(finished):
    rows = agreement(both(finished.data), finished.data).set_index("judgement")
    low, high = map(float, rows.loc["Stage", "interval"].split(" to "))
    assert low < float(rows.loc["Stage", "kappa"]) <= high


def test_a_number_of_the_grid_opens_the_achievements_it_counts(finished):
    html = grid(both(finished.data), "stage", finished.data)
    assert "ana gave" in html and "ben: In preparation" in html
    assert html.count("2016-17 7.1 KHM129, criterion 1") == 1
    assert html.count("results-2016-17, lines") == 11
