"""Codes become labels, lists become words, and what is not there is a dash, not a blank or a zero."""

import pandas as pd

from o7lib.measures import comparability, periods
from o7lib.show.views import labels as views_labels
from o7lib.tables.model.references import Ref
from o7lib.tables.model.schema import codes, labels

FIRST, *_, LAST = codes("achievements", "stage")
REF = [Ref("TGO101", "results", "1-2")]


def bare(frame: pd.DataFrame) -> list[list[str]]:
    return [
        [pd.Series([v]).astype(str).str.replace(r"<[^>]+>", "", regex=True)[0] for v in row] for row in frame.to_numpy()
    ]


def test_a_target_that_was_not_set_says_so():
    rows = pd.DataFrame({"target": pd.array([8, None], dtype="Int64"), "verdict": ["met", "no_target"]})
    told = views_labels.targets(rows)
    assert told["target_said"].tolist() == ["8", "none set"]
    assert told["verdict_said"].tolist() == ["target met", "no target was set"]


def test_stages_are_labels_with_their_share():
    rows = pd.DataFrame({"stage": [FIRST], "share": [0.25]})
    assert views_labels.stages(rows)[["stage", "percent"]].to_numpy().tolist() == [
        [labels("achievements", "stage")[FIRST], "25%"]
    ]


def test_a_place_without_an_entry_has_no_furthest_stage():
    told = views_labels.with_best_stage(pd.DataFrame({"best": [LAST, None]}))["best_said"]
    assert told[0] == labels("achievements", "stage")[LAST] and pd.isna(told[1])


def test_a_title_in_another_language_says_so_and_escapes_what_it_prints():
    told = views_labels.with_title_languages(pd.DataFrame({"title": ["Ley & <b>"], "title_language": ["es"]}))["title"][
        0
    ]
    assert 'lang="es"' in str(told.__html__()) and "&lt;b&gt;" in str(told.__html__())


def test_a_code_without_a_word_is_a_dash_and_an_empty_list_too():
    told = views_labels.with_labels(pd.DataFrame({"code": ["x"], "names": [[]]}), code={"y": "Y"}, names=None)
    assert told.to_numpy().tolist() == [["–", "–"]]


def test_a_missing_share_is_a_dash():
    assert views_labels.shares(pd.DataFrame({"share": [pd.NA, 0.5]}), percent="share")["percent"].tolist() == [
        "–",
        "50%",
    ]


def moved(movement: str) -> pd.DataFrame:
    cells = {"before": "A", "after": "B", "movement": movement, "indicators_before": ("7.1",), "indicators_after": ()}
    return pd.DataFrame([cells])


def test_every_movement_has_words_that_name_the_biennia_it_speaks_of():
    for movement in periods.MOVEMENTS:
        told = str(views_labels.movements(moved(movement))["movement"][0])
        assert "both" in told or (">A<" in told and ">B<" in told), told
    assert bare(views_labels.movements(moved("left"))[["movement"]]) == [["In A, not in B"]]


def test_an_indicator_that_is_not_there_is_a_dash():
    row = views_labels.movements(moved("left")).iloc[0]
    assert (row["indicators_before"], row["indicators_after"]) == ("7.1", "–")


def stood(place: str, biennium: str, achievements: int) -> dict:
    known = {"place": place, "biennium": biennium, "indicators": ("7.1",), "achievements": achievements, "firm": 1}
    return known | {"best": LAST if achievements else None, "refs": REF * achievements}


def test_each_place_has_one_row_and_a_biennium_without_an_entry_is_a_dash():
    told = views_labels.across(
        pd.DataFrame([stood("Togo", "A", 2), stood("Togo", "B", 0), stood("Mali", "A", 0), stood("Mali", "B", 1)])
    )
    assert told["place"].tolist() == ["Mali", "Togo"] and list(views_labels.biennium_columns(told, place="Place")) == [
        "place",
        "A",
        "B",
    ]
    (mali, togo) = bare(told[["A", "B"]])
    assert mali[0] == togo[1] == "–"
    assert togo[0] == f"7.1: 1 of 2 at least adopted, furthest {labels('achievements', 'stage')[LAST]}"
    assert told["refs"].map(len).tolist() == [1, 2]


def unlike(*rows: tuple[str, str, str, str, int]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["kind", "subject", "biennium", "printed", "rows"])
    return table.assign(refs=[REF * n for n in table["rows"]])


def test_what_differs_stands_in_one_row_with_labels_and_a_column_per_biennium():
    kind = codes("outputs", "type")[0]
    rows = unlike(
        ("output_types", kind, "A", "", 3),
        ("output_types", kind, "B", "", 0),
        ("region_labels", "am", "A", "Americas", 1),
        ("region_labels", "am", "B", "Latin America", 2),
    )
    told = views_labels.unlike(rows, comparability.LABELS, {"am": "Americas"})
    assert told[["kind", "subject", "A", "B"]].to_numpy().tolist() == [
        [comparability.LABELS["output_types"], labels("outputs", "type")[kind], "3 rows", "no row"],
        [comparability.LABELS["region_labels"], "Americas", "Americas (1 row)", "Latin America (2 rows)"],
    ]


def test_a_form_as_a_whole_has_no_subject():
    told = views_labels.unlike(
        unlike(("typology", "", "A", "", 1), ("typology", "", "B", "", 0)), comparability.LABELS, {}
    )
    assert told["subject"].tolist() == ["–"]


def test_a_printed_share_stays_as_printed_and_no_number_is_made_of_it():
    rows = pd.DataFrame({"value": [7884, 1086], "women": [pd.NA, 760], "women_pct": [53.0, pd.NA]})
    assert views_labels.with_women(rows)["told"].tolist() == ["53% as printed", "70% (760 of 1,086)"]


def test_a_statement_on_the_whole_result_and_an_indirect_one_say_so():
    channel = codes("funding", "channel")[0]
    rows = pd.DataFrame(
        {
            "criterion": [2, pd.NA],
            "label": ["Areas", pd.NA],
            "stage": [LAST, None],
            "channel": channel,
            "indirect": ["False", "True"],
            "project_name": ["P", pd.NA],
        }
    )
    told = views_labels.statements(rows)
    assert told["criterion"].tolist() == ["2 Areas", "the result as a whole"]
    assert told["indirect"].tolist() == ["direct", "indirect: a programme of others"]
    assert told["project_name"].tolist() == ["P", "–"] and bare(told[["stage"]])[1] == ["–"]
    assert set(told["channel"]) == {labels("funding", "channel")[channel]}


def test_the_terms_name_what_is_counted_with_the_numbers_of_the_tables():
    said = views_labels.terms([("7.1", "Protection", 3)], 5, 2)
    assert said.startswith("Outcome 7 of the ILO is measured by one count of member States")
    assert "7.1 (protection)" in said and "at least three of its indicator's five criteria" in said
    assert "one biennium, which is two years" in said


def test_a_regional_entry_is_not_called_a_country():
    assert (
        views_labels.kicker("subregion") == labels("places", "kind")["subregion"]
        and views_labels.kicker("member_state") == ""
    )


def test_rules_say_met_missed_or_no_target():
    rows = pd.DataFrame({"target": [1, 1, None], "met": [True, False, None], "lost": [[], ["Togo"], []]})
    assert views_labels.rules(rows)[["verdict", "lost"]].to_numpy().tolist() == [
        ["met", "–"],
        ["missed", "Togo"],
        ["no target", "–"],
    ]


def test_a_disagreement_says_where_and_that_a_total_is_not_printed():
    rows = pd.DataFrame(
        {
            "printed": [None],
            "region_id": ["world"],
            "verdict": ["entry_missing"],
            "kind": ["subregion"],
            "names": [["Fiji"]],
        }
    )
    told = views_labels.disagreements(rows, {"africa": "Africa"}).iloc[0]
    assert (told["region"], told["printed"], told["verdict"]) == ("World", "not printed", "counted without an entry")
    assert told["kind"] == labels("places", "kind")["subregion"]


def test_silence_is_named_by_its_group():
    rows = pd.DataFrame({"biennium": ["A"], "share_silent": [0.5]})
    assert views_labels.silence(rows, "biennium")[["name", "percent"]].to_numpy().tolist() == [["A", "50%"]]


def test_a_long_project_title_is_cut_at_a_word():
    rows = pd.DataFrame({"project_id": ["annex-01"], "title": ["word " * 20]})
    assert (
        views_labels.projects(rows)["label"][0].endswith("word …") and len(views_labels.projects(rows)["label"][0]) < 52
    )


def gap(criterion: int, results: int, reporting: int) -> dict:
    return {
        "place": "Togo",
        "criterion": criterion,
        "results": results,
        "reporting": reporting,
        "refs": REF * reporting,
        "skipped_by": REF * (results - reporting),
    }


def test_no_result_and_a_criterion_passed_over_are_told_apart():
    told = views_labels.gaps(pd.DataFrame([gap(1, 2, 1), gap(2, 2, 0)]), ["place"])
    assert bare(told[["criterion_1", "criterion_2"]]) == [["1 of 2", "0 of 2"]]
    assert told["refs_1"][0] == REF and told["refs_2"][0] == REF * 2
    assert bare(views_labels.gaps(pd.DataFrame([gap(1, 0, 0)]), ["place"])[["criterion_1"]]) == [["no result"]]


def test_a_matrix_holds_a_nought_where_nothing_is():
    rows = pd.DataFrame({"partner": ["IOM"], "region_id": ["a"], "results": [2], "refs": [REF]})
    told = views_labels.matrix(rows, "partner", "region_id", {"a": "A", "b": "B"})
    assert told[["a", "b"]].to_numpy().tolist() == [[2, 0]] and told["refs_b"][0] == []
