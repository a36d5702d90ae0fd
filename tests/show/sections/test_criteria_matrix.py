"""Results against criteria: criteria by name, a dash for what is not reported, a key that says what stages mean."""

from o7lib.show import sections
from o7lib.show.sections.criteria_matrix import stage_key
from o7lib.tables.model.schema import schema
from o7lib.tables.model.scope import Scope

FIRST, *_, LAST = schema().codes("achievements", "stage")
KEY = {"biennium": "2012-13", "indicator": "7.1", "cpo": "TGO101"}
SPOT = {"doc_id": "results", "lines": "1-2"}


def test_the_columns_of_a_matrix_are_criteria_by_name(shown, record):
    sections.criteria_matrix(record(Scope(place="TGO")))
    assert (
        "1 Criterion 1 of law" in shown[0]
        and "7.1 Protection policies. Stage reached under each criterion, Togo; results" in shown[0]
    )
    assert shown[0].count("<tbody>") == 1


def test_each_indicator_has_a_matrix_of_its_own(shown, record, achieved):
    other = {**KEY, "indicator": "7.2", "cpo": "TGO102"}
    here = record(
        indicators=[
            {"biennium": KEY["biennium"], "indicator": i, "label": f"Policies {i}", "criteria_required": 2}
            for i in ("7.1", "7.2")
        ],
        criteria=[
            {"biennium": KEY["biennium"], "indicator": i, "criterion": 1, "label": f"Law {i}"} for i in ("7.1", "7.2")
        ],
        results=[{**k, "place_id": "TGO", "title": "T", "title_language": "en", **SPOT} for k in (KEY, other)],
        achievements=[achieved(1, LAST), achieved(1, FIRST) | other],
    )
    sections.criteria_matrix(here)
    first, second = shown[0].split("7.2 Policies 7.2. Stage reached under each criterion; results</span>")
    assert "1 Law 7.1" in first and "1 Law 7.2" not in first and "1 Law 7.2" in second


def test_a_criterion_that_is_not_reported_is_a_dash(shown, record):
    sections.criteria_matrix(record())
    assert 'class="stage none"' in shown[0].split("</tbody>")[0]


def test_without_results_there_is_neither_matrix_nor_list(shown, record):
    sections.criteria_matrix(record(results=[], achievements=[]))
    sections.results_table(record(results=[], achievements=[]))
    assert ["results: no result." in shown[0], "Results of the world: none." in shown[1]] == [True, True]


def test_the_key_says_what_dashed_and_pale_mean():
    assert "Dashed or pale means not adopted" in stage_key(schema())


def test_the_key_says_when_each_stage_is_given():
    key = stage_key(schema())
    assert "<summary>When each stage is given</summary>" in key
    assert [f"<dt>{name}</dt>" in key for name in schema().labels("achievements", "stage").values()] == [True] * 4
