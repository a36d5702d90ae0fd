"""The last parts of a brief: every row with its stage, its doubts and its lines; nothing is said that is not there."""

import pandas as pd
import pytest

from o7lib.show import account, page
from o7lib.tables.record import Record
from o7lib.tables.schema import codes, label, schema

FIRST, *_, LAST = codes("achievements", "stage")
KEY = {"biennium": "2012-13", "indicator": "7.1", "cpo": "TGO101"}
SPOT = {"doc_id": "results", "lines": "1-2"}


@pytest.fixture
def shown(monkeypatch):
    """What a page shows, part by part, as markup."""
    parts: list[str] = []
    monkeypatch.setattr(page, "display", lambda data, raw: parts.append(data["text/html"]))
    return parts


def achieved(criterion: int, stage: str, **cell: object) -> dict:
    said = {"summary": "A law.", "ilo_contribution": "Advice.", "stage_reason": None, "repeats": None, "language": "en"}
    women = {"women_in_result": False, "women_in_contribution": False}
    return {**KEY, "criterion": criterion, "item": 1, "stage": stage, **said, **women, **SPOT, **cell}


def record(scope: str = "", **tables: list[dict]) -> Record:
    """A record of one place and two criteria; every table of the schema is there, with the rows given."""
    given = {
        "documents": [{"doc_id": "results", "title": "Results"}],
        "biennia": [{"biennium": "2012-13", "first_year": 2012, "last_year": 2013}],
        "indicators": [{"indicator": "7.1", "label": "Protection policies", "criteria_required": 2}],
        "criteria": [{"indicator": "7.1", "criterion": c, "label": f"Criterion {c} of law"} for c in (1, 2)],
        "places": [{"place_id": "TGO", "name": "Togo", "kind": "member_state", "region_id": "africa"}],
        "results": [{**KEY, "place_id": "TGO", "title": "Politique", "title_language": "fr", **SPOT}],
        "achievements": [achieved(1, LAST)],
        "achievement_types": [{**KEY, "criterion": 1, "item": 1, "type": codes("achievement_types", "type")[0]}],
        **tables,
    }  # fmt: skip
    frames = {}
    for name, shape in schema().tables.items():
        frame = pd.DataFrame(given.get(name, []), columns=list(shape.columns))
        for column in shape.columns.values():
            if column.codes:
                frame[column.name] = frame[column.name].astype(pd.CategoricalDtype(list(column.codes), ordered=True))
        frames[name] = frame
    return Record(frames, scope)


def test_the_columns_of_a_matrix_are_criteria_by_name(shown):
    account.matrix(record(), "Stages; results")
    assert "1 Criterion 1 of law" in shown[0] and "7.1 Protection policies. Stages; results" in shown[0]
    assert shown[0].count("<tbody>") == 1


def test_each_indicator_has_a_matrix_of_its_own(shown):
    other = {**KEY, "indicator": "7.2", "cpo": "TGO102"}
    here = record(
        indicators=[{"indicator": i, "label": f"Policies {i}", "criteria_required": 2} for i in ("7.1", "7.2")],
        criteria=[{"indicator": i, "criterion": 1, "label": f"Law {i}"} for i in ("7.1", "7.2")],
        results=[{**k, "place_id": "TGO", "title": "T", "title_language": "en", **SPOT} for k in (KEY, other)],
        achievements=[achieved(1, LAST), achieved(1, FIRST) | other],
    )
    account.matrix(here, "Stages")
    first, second = shown[0].split("7.2 Policies 7.2. Stages</span>")
    assert "1 Law 7.1" in first and "1 Law 7.2" not in first and "1 Law 7.2" in second


def test_a_criterion_that_is_not_reported_is_a_dash(shown):
    account.matrix(record(), "Stages")
    assert 'class="stage none"' in shown[0].split("</tbody>")[0]


def test_without_results_there_is_neither_matrix_nor_list(shown):
    account.matrix(record(results=[], achievements=[]), "Stages")
    account.results_table(record(results=[], achievements=[]), "Results")
    assert ["Stages: no result." in shown[0], "Results: none." in shown[1]] == [True, True]


def test_the_key_says_what_dashed_and_pale_mean():
    assert "Dashed or pale means not adopted" in account.stage_key()


def test_a_result_names_its_title_in_its_own_language_and_its_lines(shown):
    account.results_table(record(), "Results")
    assert 'lang="fr"' in shown[0] and "lines 1-2" in shown[0] and "1 of 4" in shown[0]


def test_an_achievement_says_where_women_are_mentioned_and_where_not(shown):
    account.evidence(record(achievements=[achieved(1, LAST, women_in_result=True, women_in_contribution=True)]))
    account.evidence(record())
    assert (
        "in the result and in the ILO&#x27;s contribution" in shown[0]
        or "in the result and in the ILO's contribution" in shown[0]
    )
    assert "neither in the result nor in the ILO" in shown[1]


def test_an_achievement_that_names_no_funder_says_that_the_text_is_silent(shown):
    account.evidence(record())
    assert "the text does not say" in shown[0]


def test_a_funder_of_a_programme_of_others_is_marked_as_indirect(shown):
    paid = {
        **KEY,
        "criterion": 1,
        "funder_id": "X",
        "channel": codes("funding", "channel")[0],
        "indirect": True,
        **SPOT,
    }
    funders = [{"funder_id": "X", "name": "Post Fund"}]
    account.evidence(record(funders=funders, funding=[paid]))
    account.evidence(record(funders=funders, funding=[paid | {"indirect": False}]))
    assert "Post Fund (only indirectly)" in shown[0]
    assert "Post Fund" in shown[1] and "indirectly" not in shown[1]


def test_short_forms_of_an_entry_are_spelt_out_once_where_the_tables_know_them(shown):
    partner = {"partner_id": "wpu", "name": "World Post Union (WPU), Bern"}
    here = record(partners=[partner], achievements=[achieved(1, LAST, summary="WPU and XYZ met the WPU.")])
    account.evidence(here)
    assert shown[0].count("WPU: World Post Union") == 1 and "XYZ:" not in shown[0]
    assert "Short forms" in shown[0]


def test_an_entry_without_short_forms_has_no_list_of_them(shown):
    account.evidence(record())
    assert "Short forms" not in shown[0]


def test_a_scope_without_an_entry_says_so(shown):
    account.evidence(record(results=[], achievements=[]))
    assert "no entry here" in shown[0]


def note(number: int, kind: str, cpo: str | None = "TGO101", text: str = "A draft.") -> dict:
    key = KEY if cpo else dict.fromkeys(KEY)
    return {"note_no": number, **key, "kind": kind, "note": text, **SPOT}


KIND = codes("source_notes", "kind")[0]


def test_doubts_are_counted_and_say_their_kind(shown):
    account.evidence(record(source_notes=[note(1, KIND), note(2, KIND)]))
    assert "Doubts about this entry (2)" in shown[0] and f"{label('source_notes', 'kind', KIND)}: " in shown[0]
    assert account.doubted([]) == ""


def test_one_note_and_many_notes_have_their_noun(shown):
    account.caveats(record(source_notes=[note(1, KIND), note(2, KIND, None), note(3, KIND, None)]))
    assert f"{label('source_notes', 'kind', KIND)}: 1 note<" in shown[1]
    assert "On the documents as a whole: 2 notes<" in shown[2]


def test_a_caveat_that_is_asked_for_twice_stands_once_and_an_unknown_one_is_refused(shown):
    account.caveats(record(), "few", "few", "counts")
    assert shown[0].count("Numbers are small") == 1 and shown[0].count("are counted, never added") == 1
    with pytest.raises(KeyError, match="fewest"):
        account.caveats(record(), "fewest")


def test_sources_are_folded_and_count_rows_in_the_singular(shown):
    account.sources(record())
    assert "<details" in shown[0] and "1 document, with the lines of it" in shown[0]
    assert "1 row of" in shown[0] and "1 rows" not in shown[0]


def test_a_scope_without_rows_says_so(shown):
    account.sources(record(results=[], achievements=[]))
    assert "No row of the record lies in this scope." in shown[0]


def test_notes_on_whole_documents_are_no_source_of_a_page(shown):
    account.sources(record(results=[], achievements=[], source_notes=[note(1, KIND, None)]))
    assert "No row of the record lies in this scope." in shown[0]


def test_the_terms_come_from_the_tables(shown):
    account.terms(record())
    assert "one count of member States" in shown[0] and "at least two of its indicator's two criteria" in shown[
        0
    ].replace("&#x27;", "'")


def strength(**cells: tuple[int, object, str]) -> pd.DataFrame:
    rows = [{"measure": m, "count": n, "of": of, "code": code, "refs": []} for m, (n, of, code) in cells.items()]
    return pd.DataFrame(rows).astype({"of": "Int64"})


def test_a_share_of_a_few_has_no_percentage(shown):
    account.strength(strength(results=(3, None, ""), firm=(2, 3, ""), criteria=(3, 6, "")))
    assert "2 of 3<" in shown[0] and "3 of 6 (50%)" in shown[0]


def test_doubts_are_called_doubts_and_none_is_said(shown):
    account.strength(strength(noted=(0, 1, ""), notes=(0, 0, KIND)))
    account.strength(strength(noted=(1, 1, ""), notes=(2, 2, KIND)))
    assert "Results with at least one doubt noted" in shown[0] and "<dd>none</dd>" in shown[0]
    assert f"{label('source_notes', 'kind', KIND).lower()} 2" in shown[1]


def test_references_of_several_measures_stand_once_each():
    one = pd.DataFrame({"refs": [["a", "b"]]})
    assert account.refs_of([one, one]) == ["a", "b"]
