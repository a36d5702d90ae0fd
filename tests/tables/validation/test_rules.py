"""Each truth on a record of a few rows: it holds, and when a cell breaks it, it says which and why."""

import pandas as pd
import pytest

from o7lib.tables.load import frames_of, load_all
from o7lib.tables.model.schema import schema
from o7lib.tables.model.snapshot import read_snapshot
from o7lib.tables.validation import rules
from o7lib.tables.validation.rules import items_count_from_one

RESULT = {"biennium": "2012-13", "indicator": "7.1", "cpo": "KHM129"}
DOC = {"doc_id": "results-2012-13", "lines": "12-14"}
ROWS = {
    "documents": [{"doc_id": "results-2012-13", "biennium": "2012-13", "line_count": 100}, {"doc_id": "note", "biennium": None, "line_count": 50}],
    "biennia": [{"biennium": "2012-13", "first_year": 2012, "last_year": 2013}],
    "regions": [
        {"region_id": "asia_pacific", "name": "Asia", "printed_names": "Asia; Asia-Pacific"},
        {"region_id": "mine", "name": "The Mekong", "printed_names": "Mekong"},
    ],
    "places": [
        {"place_id": "KHM", "name": "Cambodia", "kind": "member_state", "region_id": "asia_pacific", "m49": 116, "printed_names": "Cambodia"},
        {"place_id": "RAS", "name": "Asia, regional", "kind": "subregion", "region_id": "asia_pacific", "m49": None, "printed_names": "Regional"},
    ],
    "indicators": [
        {"biennium": "2012-13", "indicator": "7.1", "criteria_required": 2},
        {"biennium": "2012-13", "indicator": "7.2", "criteria_required": 0},
    ],
    "results": [
        RESULT | {"place_id": "KHM", "doc_id": "results-2012-13", "lines": "10-30"},
        RESULT | {"indicator": "7.2", "place_id": "KHM", "doc_id": "results-2012-13", "lines": "10-30"},
    ],
    "criteria": [{"biennium": "2012-13", "indicator": i, "criterion": c} for i in ("7.1", "7.2") for c in (1, 2)],
    "achievements": [
        RESULT | DOC | {"criterion": 1, "item": 1, "repeats": None},
        RESULT | DOC | {"criterion": 2, "item": 1, "repeats": 1},
        RESULT | DOC | {"criterion": 2, "item": 2, "repeats": None},
    ],
    "achievement_types": [
        RESULT | {"criterion": 1, "item": 1, "type": "legal"},
        RESULT | {"criterion": 2, "item": 1, "type": "policy"},
        RESULT | {"criterion": 2, "item": 2, "type": "data"},
    ],
    "funders": [{"funder_id": "CHE", "name": "Switzerland", "kind": "bilateral", "iso3": "CHE"}, {"funder_id": "ILO", "name": "ILO", "kind": "ilo", "iso3": None}],
    "funding": [RESULT | DOC | {"criterion": 1, "funder_id": "CHE", "channel": "XBTC"}, RESULT | DOC | {"criterion": None, "funder_id": "ILO", "channel": "RBSA"}],
    "figures": [
        RESULT | DOC | {"criterion": 1, "figure_no": 2, "value": 10, "women": 4, "men": 6, "women_pct": 40.4, "period": "2012-05/2013"},
        RESULT | DOC | {"criterion": 2, "figure_no": 1, "value": 3, "women": None, "men": 1, "women_pct": 60, "period": None},
    ],
    "result_instruments": [RESULT | DOC | {"criterion": 2}],
    "result_partners": [RESULT | DOC],
    "projects": [{"project_id": "annex-01", "first_year": 2010, "last_year": 2012} | {"doc_id": "note", "lines": "1-2"}],
    "source_notes": [
        RESULT | DOC | {"criterion": 2, "item": 2, "side": "result", "effect": "count", "lines": "20-21"},
        RESULT | DOC | {"cpo": None, "indicator": None, "criterion": None, "item": None, "side": "document", "effect": "count", "lines": "99-99"},
    ],
    "outputs": [RESULT | DOC | {"output_no": 1}],
    "lessons": [RESULT | DOC | {"lesson_no": 1}],
    "narrative_figures": [DOC | {"figure_no": 1}],
    "partners": [{"partner_id": "ilo", "name": "Ministry"}, {"partner_id": "iom", "name": "Office of Labour"}],
    "instruments": [{"instrument_id": "C97", "name": "Migration"}, {"instrument_id": "C143", "name": "Supplementary"}],
    "targets": [RESULT | DOC | {"region_id": None, "target": 5}, RESULT | DOC | {"region_id": "mine", "target": 5}],
    "reported_totals": [RESULT | DOC | {"region_id": "asia_pacific", "count": 5}],
    "reported_places": [RESULT | DOC],
}  # fmt: skip


def record(**changes: dict[tuple[int, str], object]) -> dict[str, pd.DataFrame]:
    """The small record, with some cells of some tables changed: row and column to value."""
    frames = {}
    for name, rows in ROWS.items():
        rows = [dict(row) for row in rows]
        for (row, column), value in changes.get(name, {}).items():
            rows[row][column] = value
        kinds = {"integer": "Int64", "number": "Float64"}
        types = {
            c: kinds.get(column.type, "str") for c, column in schema().tables[name].columns.items() if c in rows[0]
        }
        frames[name] = pd.DataFrame(rows).astype(types)
    return frames


def said(**changes: dict[tuple[int, str], object]) -> list[str]:
    return [str(problem) for problem in rules.problems(record(**changes))]


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.__name__)
def test_every_truth_holds_on_a_record_in_order(rule):
    assert list(rule(record(), lambda table: table)) == []


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.__name__)
def test_every_truth_holds_on_a_record_without_rows(rule):
    empty = {name: frame.iloc[:0] for name, frame in frames_of(read_snapshot()).items()}
    assert list(rule(empty, lambda table: table)) == []


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.__name__)
def test_every_truth_gives_its_reason_in_one_sentence(rule):
    assert rule.__doc__
    assert rule.__doc__.strip().endswith(".")
    assert "\n" not in rule.__doc__.strip()


BROKEN = {
    "biennia_are_two_years": [
        ({"biennia": {(0, "last_year"): 2014}}, "data/biennia.csv:2  last_year is 2014; expected first_year plus 1"),
        ({"biennia": {(0, "first_year"): 2013, (0, "last_year"): 2014}}, "data/biennia.csv:2  biennium is '2012-13'; expected the name of its two years, such as 2012-13"),
    ],
    "lines_lie_in_their_document": [
        ({"outputs": {(0, "lines"): "90-101"}}, "data/outputs.csv:2  lines is '90-101'; expected first-last, at most 100 in results-2012-13"),
        ({"outputs": {(0, "lines"): "9-2"}}, "data/outputs.csv:2  lines is '9-2'; expected first-last, at most 100 in results-2012-13"),
        ({"projects": {(0, "lines"): "1-99999999999999999999"}}, "data/projects.csv:2  lines is '1-99999999999999999999'; expected first-last, at most 50 in note"),
    ],
    "lines_lie_in_their_result": [
        ({"funding": {(0, "lines"): "9-12"}}, "data/funding.csv:2  lines is '9-12'; expected lines within its result, 10-30"),
        ({"figures": {(1, "lines"): "30-31"}}, "data/figures.csv:3  lines is '30-31'; expected lines within its result, 10-30"),
        ({"achievements": {(0, "doc_id"): "note"}}, "data/achievements.csv:2  doc_id is 'note'; expected the document of its result, results-2012-13"),
    ],
    "documents_report_their_own_biennium": [
        ({"targets": {(0, "doc_id"): "note"}}, "data/targets.csv:2  doc_id is 'note'; expected a document that reports on 2012-13"),
    ],
    "codes_name_their_place": [
        ({"results": {(0, "place_id"): "RAS"}}, "data/results.csv:2  place_id is 'RAS'; expected KHM, as in KHM129"),
    ],
    "results_meet_the_criteria_required": [
        ({"indicators": {(0, "criteria_required"): 3}}, "data/results.csv:2  cpo is 'KHM129'; expected achievements under at least 3 criteria, not 2"),
    ],
    "indicators_have_the_criteria_required": [
        ({"indicators": {(0, "criteria_required"): 3}}, "data/indicators.csv:2  criteria_required is 3; expected at most 2, the criteria of 7.1 in 2012-13"),
    ],
    "notes_name_an_indicator_of_their_biennium": [
        ({"source_notes": {(0, "indicator"): "7.9"}}, "data/source_notes.csv:2  indicator is '7.9'; expected an indicator of indicators.csv, in the biennium of the note"),
        ({"source_notes": {(1, "indicator"): "7.9", (1, "biennium"): None}}, "data/source_notes.csv:3  indicator is '7.9'; expected an indicator of indicators.csv, in the biennium of the note"),
    ],
    "items_count_from_one": [
        ({"achievements": {(1, "item"): 3}, "achievement_types": {(1, "item"): 3}}, "data/achievements.csv:3  item is 3; expected 1, the first number missing"),
        ({"figures": {(1, "figure_no"): 2}}, "data/figures.csv:3  figure_no is 2; expected 1, the first number missing"),
    ],
    "repeats_name_another_criterion": [
        ({"achievements": {(1, "repeats"): 2}}, "data/achievements.csv:3  repeats is 2; expected another criterion that this result reports"),
        ({"achievements": {(1, "repeats"): 4}}, "data/achievements.csv:3  repeats is 4; expected another criterion that this result reports"),
    ],
    "achievements_have_a_type": [
        ({"achievement_types": {(2, "item"): 1}}, "data/achievements.csv:4  cpo is 'KHM129'; expected at least one row in achievement_types"),
    ],
    "criteria_belong_to_their_result": [
        ({"funding": {(0, "criterion"): 3}}, "data/funding.csv:2  criterion is 3; expected a criterion that this result reports, or none"),
        ({"result_instruments": {(0, "criterion"): 4}}, "data/result_instruments.csv:2  criterion is 4; expected a criterion that this result reports, or none"),
    ],
    "parts_stay_within_the_whole": [
        ({"figures": {(0, "women"): 11}}, "data/figures.csv:2  women is 11; expected at most 10"),
        ({"figures": {(0, "men"): 11, (0, "women"): None}}, "data/figures.csv:2  men is 11; expected at most 10"),
        ({"figures": {(0, "men"): 7}}, "data/figures.csv:2  men is 7; expected at most 6, what the women leave of 10"),
    ],
    "projects_end_after_they_start": [
        ({"projects": {(0, "last_year"): 2009}}, "data/projects.csv:2  last_year is 2009; expected 2010 or later"),
    ],
    "periods_are_dates_in_order": [
        ({"figures": {(0, "period"): "2013-02-29"}}, "data/figures.csv:2  period is '2013-02-29'; expected a date of the calendar, or two with the earlier one first"),
        ({"figures": {(0, "period"): "2013/2012-12"}}, "data/figures.csv:2  period is '2013/2012-12'; expected a date of the calendar, or two with the earlier one first"),
    ],
    "member_states_have_a_number": [
        ({"places": {(0, "m49"): None, (1, "m49"): None}}, "data/places.csv:2  m49 is ''; expected the M49 number of a member State"),
        ({"places": {(1, "m49"): 5}}, "data/places.csv:3  m49 is 5; expected nothing: a subregion has no M49 number"),
        ({"places": {(1, "m49"): 116}}, "data/places.csv:3  m49 is 116; expected a number that no other place has"),
    ],
    "names_lead_to_one": [
        ({"places": {(1, "printed_names"): "Regional; CAMBODIA"}}, "data/places.csv:3  printed_names is 'Regional; CAMBODIA'; expected names of its own: cambodia is on line 2"),
        ({"funders": {(1, "name"): "Switzerland"}}, "data/funders.csv:3  name is 'Switzerland'; expected names of its own: switzerland is on line 2"),
    ],
    "channels_suit_their_funder": [
        ({"funding": {(1, "channel"): "XBTC"}}, "data/funding.csv:3  channel is 'XBTC'; expected XBTC for a donor, another channel for the ILO's own funds"),
        ({"funding": {(0, "channel"): "SSC"}}, "data/funding.csv:2  channel is 'SSC'; expected XBTC for a donor, another channel for the ILO's own funds"),
    ],
    "donor_states_have_a_code": [
        ({"funders": {(0, "iso3"): None}}, "data/funders.csv:2  iso3 is ''; expected an ISO code for a bilateral donor, nothing for another funder"),
        ({"funders": {(1, "iso3"): "CHE"}}, "data/funders.csv:3  iso3 is 'CHE'; expected an ISO code for a bilateral donor, nothing for another funder"),
    ],
    "notes_name_results_that_exist": [
        ({"source_notes": {(0, "cpo"): "KHM999"}}, "data/source_notes.csv:2  cpo is 'KHM999'; expected a result of results.csv, with its biennium and indicator"),
    ],
    "notes_name_reports_that_exist": [
        ({"source_notes": {(0, "criterion"): 3}}, "data/source_notes.csv:2  criterion is 3; expected a criterion that the result reports under"),
        ({"source_notes": {(0, "item"): 5}}, "data/source_notes.csv:2  item is 5; expected an item that the result reports under that criterion"),
        ({"source_notes": {(1, "criterion"): 1}}, "data/source_notes.csv:3  criterion is 1; expected nothing: the note is on no result"),
    ],
    "keys_are_free_words": [
        ({"regions": {(1, "region_id"): word}}, f"data/regions.csv:3  region_id is '{word}'; expected another key: this word means something else to a page")
        for word in ("all", "world", "index", "explore", "constructor", "__proto__", "con", "lpt1")
    ] + [
        ({"partners": {(0, "partner_id"): "all"}}, "data/partners.csv:2  partner_id is 'all'; expected another key: this word means something else to a page"),
        ({"documents": {(1, "doc_id"): "nul"}, "projects": {(0, "doc_id"): "nul"}}, "data/documents.csv:3  doc_id is 'nul'; expected another key: this word means something else to a page"),
    ],
    "keys_differ_by_more_than_capitals": [
        ({"funders": {(1, "funder_id"): "Che"}, "funding": {(1, "funder_id"): "Che"}}, "data/funders.csv:3  funder_id is 'Che'; expected a key that differs from every other by more than capitals"),
    ],
    "bodies_have_names_of_their_own": [
        ({"partners": {(1, "name"): name}}, f"data/partners.csv:3  name is {name!r}; expected a name that tells it from line 2, 'Ministry'")
        for name in ("Ministry", "MINISTRY", "Ministrỳ", "Mіnіѕtrу", "Mini-stry", "Ministry.")
    ],
    "donors_have_codes_of_their_own": [
        ({"funders": {(1, "kind"): "bilateral", (1, "iso3"): "CHE"}}, "data/funders.csv:3  iso3 is 'CHE'; expected a code that no other funder has"),
    ],
    "places_are_the_states_they_are_coded_as": [
        ({"places": {(0, "name"): "Bangladesh"}}, "data/places.csv:2  name is 'Bangladesh'; expected a name of Cambodia; this is one of Bangladesh"),
        ({"places": {(0, "name"): "República Dominicana"}}, "data/places.csv:2  name is 'República Dominicana'; expected a name of Cambodia; this is one of Dominican Republic"),
        ({"places": {(0, "m49"): 50}}, "data/places.csv:2  m49 is 50; expected 116, the number of Cambodia"),
        ({"places": {(0, "kind"): "subregion", (0, "m49"): None}}, "data/places.csv:2  kind is 'subregion'; expected member_state: Cambodia is a member State of the ILO"),
        ({"places": {(0, "place_id"): "LIE", (0, "name"): "Liechtenstein"}}, "data/places.csv:2  kind is 'member_state'; expected another kind: Liechtenstein is no member State of the ILO"),
        ({"places": {(0, "place_id"): "XXX"}}, "data/places.csv:2  place_id is 'XXX'; expected KHM, for Cambodia"),
        ({"places": {(1, "name"): "Viet Nam"}}, "data/places.csv:3  place_id is 'RAS'; expected VNM, for Viet Nam"),
        ({"places": {(1, "kind"): "member_state"}}, "data/places.csv:3  place_id is 'RAS'; expected the ISO code of a State, for Asia, regional"),
    ],
    "places_lie_in_their_region": [
        ({"places": {(0, "region_id"): "africa"}}, "data/places.csv:2  region_id is 'africa'; expected asia_pacific, or a region of one's own"),
    ],
    "regions_keep_their_names": [
        ({"regions": {(1, "name"): "Arab States"}}, "data/regions.csv:3  name is 'Arab States'; expected another name: Arab States is arab_states"),
        ({"regions": {(0, "printed_names"): "Asia; AFRICA"}}, "data/regions.csv:2  name is 'Asia'; expected another name: Africa is africa"),
    ],
    "donors_are_the_states_they_are_coded_as": [
        ({"funders": {(0, "iso3"): "XXX"}}, "data/funders.csv:2  iso3 is 'XXX'; expected the ISO code of a State"),
        ({"funders": {(0, "name"): "Suède"}}, "data/funders.csv:2  name is 'Suède'; expected a name of Switzerland; this is one of Sweden"),
        ({"funders": {(0, "iso3"): "SWE", (0, "name"): "a donor"}}, "data/funders.csv:2  iso3 is 'SWE'; expected CHE, the State that its key names"),
    ],
    "documents_can_be_read": [
        ({"documents": {(0, "line_count"): 10**14}}, "data/documents.csv:2  line_count is 100000000000000; expected at most 1000000 lines"),
    ],
    "counts_of_states_fit_the_world": [
        ({"targets": {(0, "target"): 10**12}}, "data/targets.csv:2  target is 1000000000000; expected at most 187, the member States of the ILO there"),
        ({"targets": {(1, "target"): 188}}, "data/targets.csv:3  target is 188; expected at most 187, the member States of the ILO there"),
        ({"reported_totals": {(0, "count"): 100}}, "data/reported_totals.csv:2  count is 100; expected at most 36, the member States of the ILO there"),
    ],
    "results_have_lines_of_their_own": [
        ({"results": {(1, "cpo"): "KHM130", (1, "lines"): "12-14"}}, "data/results.csv:3  lines is '12-14'; expected lines of its own; KHM129 has 10-30"),
        ({"results": {(1, "cpo"): "KHM130", (1, "lines"): "29-40"}}, "data/results.csv:3  lines is '29-40'; expected lines of its own; KHM129 has 10-30"),
    ],
    "periods_lie_near_their_biennium": [
        ({"figures": {(0, "period"): period}}, f"data/figures.csv:2  period is '{period}'; expected years from 1992 to 2014, near 2012-13, or a source note on these very lines")
        for period in ("0001", "2016", "1912/2012", "2012-05/2015", "9999")
    ],
    "projects_lie_near_the_record": [
        ({"projects": {(0, "first_year"): 1900}}, "data/projects.csv:2  first_year is 1900; expected a year from 1982 to 2043"),
        ({"projects": {(0, "last_year"): 2100}}, "data/projects.csv:2  last_year is 2100; expected a year from 1982 to 2043"),
    ],
    "shares_of_women_fit_their_counts": [
        ({"figures": {(0, "women_pct"): 100}}, "data/figures.csv:2  women_pct is 100.0; expected from 40 to 40 as counted, or a source note on these very lines"),
        ({"figures": {(0, "women_pct"): 0}}, "data/figures.csv:2  women_pct is 0.0; expected from 40 to 40 as counted, or a source note on these very lines"),
        ({"figures": {(0, "women"): None, (0, "women_pct"): 42}}, "data/figures.csv:2  women_pct is 42.0; expected from 0 to 40 as counted, or a source note on these very lines"),
    ],
    "striking_notes_name_their_report": [
        ({"source_notes": {(0, "criterion"): None, (0, "item"): None}}, "data/source_notes.csv:2  criterion is ''; expected the criterion whose report the note strikes; a note on several is written once for each"),
    ],
}  # fmt: skip


@pytest.mark.parametrize(("changes", "words"), [case for cases in BROKEN.values() for case in cases])
def test_a_cell_that_breaks_a_truth_is_named_with_what_was_expected(changes, words):
    assert words in said(**changes)


@pytest.mark.parametrize("cells", [{(0, "period"): "2016"}, {(0, "women_pct"): 100}])
def test_what_a_document_prints_against_itself_stands_with_a_note(cells):
    noted = {(0, "lines"): "12-14"}
    assert said(figures=cells) != [] and said(figures=cells, source_notes=noted) == []


def test_a_region_of_ones_own_may_hold_any_state_and_a_line_may_end_one_result_and_begin_the_next():
    assert said(places={(0, "region_id"): "mine"}) == []
    assert not any("lines of its own" in p for p in said(results={(1, "cpo"): "KHM130", (1, "lines"): "30-40"}))


def test_two_biennia_that_share_a_year_are_named():
    frames = record()
    frames["biennia"] = pd.DataFrame(
        {"biennium": ["2012-13", "2013-14"], "first_year": [2012, 2013], "last_year": [2013, 2014]}
    )
    found = [str(p) for p in rules.problems(frames)]
    assert found == ["data/biennia.csv:3  first_year is 2013; expected a year that no other biennium has"]


def test_every_truth_is_broken_on_purpose_here():
    assert {rule.__name__ for rule in rules.RULES} == {*BROKEN, "biennia_follow_each_other"}


def test_problems_carry_the_name_of_the_folder():
    found = rules.problems(record(projects={(0, "last_year"): 2009}), "elsewhere")
    assert [p.file for p in found] == ["elsewhere/projects.csv"]


def test_a_row_moved_by_narrowing_is_still_named_by_its_line_in_the_file():
    frames = record(figures={(1, "value"): 3, (1, "women"): 5})
    frames["figures"] = frames["figures"].iloc[[1]]
    assert "data/figures.csv:3  women is 5; expected at most 3" in [str(p) for p in rules.problems(frames)]


@pytest.mark.parametrize("table", ["figures", "outputs", "lessons", "narrative_figures"])
def test_a_gap_in_the_numbers_of_a_table_is_named(table):
    record = load_all()
    frames = {name: record.untracked(name) for name in record}
    frames[table] = frames[table].drop(index=frames[table].index[1])
    (found,) = items_count_from_one(frames, lambda name: f"data/{name}.csv")
    assert found.file == f"data/{table}.csv" and found.column in ("figure_no", "output_no", "lesson_no")
    assert found.expected == "2, the first number missing"
