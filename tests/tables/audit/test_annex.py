"""The annex: every printed project and every name in it has its row, no row is extra, every link is borne out."""

import pytest

from o7lib.tables.audit import annex as audit_annex

PROJECT = {
    "project_id": "annex-01",
    "title": "Safe work",
    "first_year": 2010,
    "last_year": 2012,
    "region_printed": "Asia",
    "doc_id": "d",
    "lines": "1-2",
}
PRINTED = PROJECT | {"partners": "Unions", "text": "Safe work in Laos with Unions. It is financed by Canada."}
PLACES = [
    {"place_id": "LAO", "name": "Laos", "printed_names": "", "kind": "member_state", "region_id": "asia"},
    {"place_id": "KHM", "name": "Cambodia", "printed_names": "", "kind": "member_state", "region_id": "asia"},
    {"place_id": "ZWE", "name": "Zimbabwe", "printed_names": "", "kind": "member_state", "region_id": "africa"},
]
KEY = {"project_id": "annex-01"}
RECORD = {
    "places": PLACES,
    "partners": [{"partner_id": "unions", "name": "Unions", "printed_names": "", "kind": "union"}],
    "funders": [{"funder_id": "CAN", "name": "Canada", "printed_names": "", "kind": "bilateral"}],
    "project_places": [KEY | {"place_id": "LAO"}],
    "project_partners": [KEY | {"partner_id": "unions"}],
    "project_funders": [KEY | {"funder_id": "CAN"}],
}


@pytest.fixture
def annex(evidence):
    """The annex as printed, against rows of the record, some of them changed."""

    def against(row=PROJECT, text="", **changed):
        tables = RECORD | changed | {"projects_of_record": [row | {"region_id": "asia"}]}
        return evidence([], printed=[PRINTED | ({"text": text} if text else {})], **tables)

    return against


def _said(findings):
    return [(f.table, f.column or f.key, str(f.value)) for f in findings]


def test_a_project_that_is_as_printed_is_silent(annex):
    assert _said(audit_annex.projects_are_the_printed_ones(annex())) == []


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("title", "Safer work"),
        ("first_year", 2011),
        ("last_year", 2013),
        ("region_printed", "Africa"),
        ("lines", "1-3"),
    ],
)
def test_a_cell_that_is_not_as_printed_is_found(annex, column, value):
    found = audit_annex.projects_are_the_printed_ones(annex(PROJECT | {column: value}))
    assert _said(found) == [("projects", column, str(value))]


def test_a_title_in_other_capitals_is_as_printed(annex):
    assert _said(audit_annex.projects_are_the_printed_ones(annex(PROJECT | {"title": "SAFE WORK"}))) == []


def test_a_project_too_many_is_found_and_the_one_left_out_is_missed(annex):
    found = audit_annex.projects_are_the_printed_ones(annex(PROJECT | {"project_id": "annex-02"}))
    assert _said(found) == [("projects", "annex-01", "no row annex-01"), ("projects", "project_id", "annex-02")]


def test_a_place_that_the_annex_does_not_name_is_found(annex):
    e = annex(project_places=[KEY | {"place_id": "ZWE"}])
    assert _said(audit_annex.names_of_projects_are_printed(e)) == [("project_places", "place_id", "ZWE")]


def test_a_partner_is_looked_up_on_the_partner_line_alone(annex):
    partners = [{"partner_id": "canada", "name": "Canada", "printed_names": "", "kind": "other"}]
    e = annex(partners=partners, project_partners=[KEY | {"partner_id": "canada"}])
    assert _said(audit_annex.names_of_projects_are_printed(e)) == [("project_partners", "partner_id", "canada")]


def test_a_row_of_a_project_that_does_not_exist_is_found(annex):
    e = annex(project_funders=[{"project_id": "annex-09", "funder_id": "CAN"}])
    assert _said(audit_annex.names_of_projects_are_printed(e)) == [("project_funders", "project_id", "annex-09")]


@pytest.mark.parametrize(
    ("table", "name"), [("project_places", "LAO"), ("project_partners", "unions"), ("project_funders", "CAN")]
)
def test_a_name_without_its_row_is_missed(annex, table, name):
    rows = {table: [{"project_id": "annex-09", "any": "x"}]}
    assert _said(audit_annex.every_name_of_a_project_has_its_row(annex(**rows))) == [
        (table, f"annex-01 {name}", f"no row annex-01 {name}")
    ]


def test_a_funder_counts_only_beside_a_word_of_paying(annex):
    e = annex(text="Safe work in Laos with Unions. Canada was visited.", project_funders=[KEY | {"funder_id": "x"}])
    assert _said(audit_annex.every_name_of_a_project_has_its_row(e)) == []


def test_a_state_named_as_paying_is_no_place_of_the_project(annex):
    places = [*PLACES, {"place_id": "CAN", "name": "Canada", "printed_names": "", "kind": "member_state"}]
    assert _said(audit_annex.every_name_of_a_project_has_its_row(annex(places=places))) == []


@pytest.mark.parametrize(
    ("strength", "place", "text", "found"),
    [
        ("A", "LAO", "the Safe Work project", False),
        ("A", "LAO", "paid by Canada", True),
        ("B", "LAO", "paid by Canada", False),
        ("B", "KHM", "paid by Canada", True),
        ("B", "LAO", "paid by others", True),
        ("C", "KHM", "paid by others", False),
        ("C", "ZWE", "paid by others", True),
        ("C", "LAO", "the Safe Work project", True),
    ],
)
def test_a_link_has_the_strength_that_the_texts_bear_out(evidence, strength, place, text, found):
    result = {"biennium": "2012-13", "indicator": "7.1", "cpo": "KHM129"}
    passage = {**result, "criterion": 1, "item": 1, "column": "a", "text": text, "doc_id": "d", "lines": "1-1"}
    e = evidence(
        [text],
        printed=[PRINTED],
        passages=[passage],
        aliases={("projects", "annex-01"): ["Safe Work project"]},
        projects_of_record=[PROJECT | {"region_id": "asia"}],
        results_of_record=[{**result, "place_id": place}],
        project_results=[{**KEY, **result, "strength": strength}],
        **RECORD,
    )
    assert bool(list(audit_annex.links_have_their_strength(e))) is found
