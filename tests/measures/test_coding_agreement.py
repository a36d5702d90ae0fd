"""Cohen's kappa, against values worked out by hand."""

import pandas as pd
import pytest
from sklearn.metrics import cohen_kappa_score

from o7lib.measures import coding_agreement
from o7lib.tables.coding.codings import read_codings
from o7lib.tables.model.references import ACHIEVEMENT
from o7lib.tables.model.schema import schema

KEY = {"biennium": "2012-13", "indicator": "7.1", "cpo": "KHM129", "criterion": ["1", "2", "3", "4"], "item": "1"}
FIRST = pd.DataFrame(KEY | {"stage": ["drafted", "drafted", "adopted", "adopted"], "legal": "true", "reason": "a"})
SECOND = pd.DataFrame(KEY | {"stage": ["drafted", "adopted", "adopted", "adopted"], "legal": "true", "reason": "b"})
SETTLED = pd.DataFrame(
    {
        **{k: ["2012-13", "7.1", "KHM129", "2", "1"][i : i + 1] for i, k in enumerate(ACHIEVEMENT)},
        "column": "stage",
        "first": "drafted",
        "second": "adopted",
        "settled": "adopted",
        "reason": "an act is named",
    }
)


@pytest.mark.parametrize(
    ("one", "other", "kappa"),
    [
        ("aabb", "aabb", 1.0),
        ("aabb", "bbaa", -1.0),
        ("abab", "aabb", 0.0),
        ("a" * 25 + "a" * 15 + "b" * 10, "a" * 25 + "b" * 15 + "b" * 10, 0.4),  # 35 of 50 agree, 25 by chance
    ],
)
def test_kappa_is_agreement_beyond_chance(one, other, kappa):
    assert coding_agreement.kappa(pd.Series(list(one)), pd.Series(list(other))) == pytest.approx(kappa)


def test_a_code_that_only_one_coder_uses_does_not_break_kappa():
    # 1 of 2 agree; by chance 0.5 x 1 = 0.5, so nothing beyond chance.
    assert coding_agreement.kappa(pd.Series(["a", "b"]), pd.Series(["a", "a"])) == 0


def test_columns_are_judged_one_by_one_and_reasons_are_no_judgement():
    stage, legal = coding_agreement.per_column(FIRST, SECOND).to_dict("records")
    assert (stage["column"], stage["n"], stage["agreed"], stage["disagreements"], stage["kappa"]) == (
        "stage",
        4,
        3,
        1,
        0.5,
    )
    assert legal["share"] == 1
    assert pd.isna(legal["kappa"])


def test_the_order_of_the_rows_does_not_matter():
    assert coding_agreement.per_column(FIRST, SECOND[::-1]).equals(coding_agreement.per_column(FIRST, SECOND))


def test_a_disagreement_is_shown_with_what_was_settled():
    row = coding_agreement.disagreements(FIRST, SECOND, SETTLED).iloc[0]
    assert row[["criterion", "column", "first", "second", "settled", "reason"]].tolist() == [
        "2",
        "stage",
        "drafted",
        "adopted",
        "adopted",
        "an act is named",
    ]


def test_a_disagreement_not_settled_yet_is_shown_without():
    assert coding_agreement.disagreements(FIRST, SECOND, SETTLED[:0])["settled"].isna().tolist() == [True]


def test_every_disagreement_of_the_record_is_settled_and_nothing_else_is():
    codings = read_codings()
    found = coding_agreement.disagreements(*codings)
    assert found["settled"].notna().all()
    overruled = codings.settled[codings.settled["first"] == codings.settled["second"]]
    assert (overruled["settled"] != overruled["first"]).all() and overruled["reason"].ne("").all()
    assert (
        len(found)
        == len(codings.settled) - len(overruled)
        == coding_agreement.per_column(codings.first, codings.second)["disagreements"].sum()
    )


def test_stages_are_agreed_far_beyond_chance(record):
    stage = coding_agreement.per_column(*read_codings()[:2]).set_index("column").loc["stage"]
    assert (stage["n"], stage["disagreements"]) == (len(record.achievements), 2)
    assert stage["kappa"] > 0.9


def test_judgements_of_other_things_are_told_in_the_same_way():
    first, second = pd.Series(["a", "a", "b", "b"]), pd.Series(["a", "a", "b", "a"], index=[4, 5, 6, 7])
    judgement = coding_agreement.Judgement(first, second, pd.Series(["KHM129", "KHM129", "LAO179", "LAO179"]))
    row = coding_agreement.per_judgement({"kind of a note": judgement}).iloc[0]
    assert row[["column", "n", "agreed", "share", "kappa", "disagreements"]].tolist() == [
        "kind of a note",
        4,
        3,
        0.75,
        0.5,
        1,
    ]


def test_agreement_is_what_scikit_learn_computes_graded_scales_included():
    codings, order = read_codings(), schema().codes("achievements", "stage")
    rows = coding_agreement.per_column(codings.first, codings.second, {"stage": order}).set_index("column")
    both = codings.first.merge(codings.second, on=ACHIEVEMENT, validate="one_to_one")
    for column in ("stage", "programme", "policy", "repeats"):
        theirs = cohen_kappa_score(both[f"{column}_x"], both[f"{column}_y"])
        assert rows.loc[column, "kappa"] == pytest.approx(theirs)
    weighted = cohen_kappa_score(both["stage_x"], both["stage_y"], labels=order, weights="linear")
    assert rows.loc["stage", "weighted"] == pytest.approx(weighted)
    assert rows.drop(index="stage")["weighted"].isna().all()


def test_gwets_coefficient_does_not_fall_because_a_code_is_rare():
    # 9 of 10 agree, one code stands once on one side: kappa is 0, AC1 by hand (0.9 - 0.095) / (1 - 0.095).
    first, second = pd.Series(["a"] * 10), pd.Series(["a"] * 9 + ["b"])
    row = coding_agreement.per_judgement({"x": coding_agreement.Judgement(first, second, pd.Series(range(10)))}).iloc[0]
    assert (row["kappa"], row["ac1"]) == (0, pytest.approx((0.9 - 0.095) / (1 - 0.095)))


def test_an_interval_is_drawn_over_cpos_and_the_same_every_time():
    codings = read_codings()
    rows = coding_agreement.per_column(codings.first, codings.second).set_index("column")
    assert rows.equals(coding_agreement.per_column(codings.first, codings.second).set_index("column"))
    assert rows.loc["repeats", ["low", "high"]].tolist() == [0, 1]  # one disagreement decides it
    assert (rows["low"] <= rows["kappa"]).all() and (rows["kappa"] <= rows["high"]).all()
    apart = coding_agreement.Judgement(codings.first["stage"], codings.second["stage"], pd.Series(range(115)))
    assert coding_agreement.interval(apart) != coding_agreement.interval(apart._replace(clusters=codings.first["cpo"]))


def test_the_confusion_grid_is_that_of_an_independent_computation():
    metrics = pytest.importorskip("sklearn.metrics")
    codings, order = read_codings(), schema().codes("achievements", "stage")
    grid = coding_agreement.confusion(codings.first["stage"], codings.second["stage"], order)
    assert grid["code"].tolist() == order
    expected = metrics.confusion_matrix(codings.first["stage"], codings.second["stage"], labels=order)
    assert grid[order].to_numpy().tolist() == expected.tolist()
    apart = grid.set_index("code").loc["drafted", "at_operational"]
    assert codings.first.iloc[apart]["cpo"].tolist() == ["JOR103"]


def test_an_empty_cell_is_a_code_of_the_grid():
    grid = coding_agreement.confusion(pd.Series(["", "1"]), pd.Series(["1", "1"]))
    assert grid["code"].tolist() == ["", "1"] and grid["1"].tolist() == [1, 1] and grid["at_1"].tolist() == [[0], [1]]
