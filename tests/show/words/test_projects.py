"""A funder is credited with what its own row says, and the annex with what it gives."""

import pandas as pd
import pytest

from o7lib.show.words import projects


def achievements(*rows: tuple[bool, bool, bool]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["named", "indirect", "firm"], dtype=bool)


@pytest.mark.parametrize(
    ("n", "by", "indirect", "said"),
    [
        (0, {}, [], "No result names the United States as paying; it stands in the record only as paying for projects of the annex."),
        (1, {"7.1": 1}, [], "1 result names the United States as paying for part of its work, under 7.1."),
        (2, {"7.1": 1, "7.2": 1}, [], "2 results name the United States as paying for part of their work: 1 under 7.1 and 1 under 7.2."),
        (6, {"7.1": 6}, ["Gulf"], "5 results name the United States as paying for part of their work; 1 more, Gulf, only for a programme of others."),
        (2, {"7.1": 2}, ["Gulf", "Mali"], "2 results, Gulf and Mali, name the United States, and only as paying for a programme of others."),
    ],
)  # fmt: skip
def test_direct_and_indirect_results_stand_apart(n, by, indirect, said):
    assert projects.funder_results("United States", n, by, indirect) == said


def test_the_title_does_not_count_the_indirect_among_the_paid():
    assert projects.headline("European Union", 5, 1) == (
        "European Union: named as paying for 5 results, indirectly for 1 more"
    )
    assert projects.headline("European Union", 0, 1).endswith("for no result, indirectly for 1")


def test_without_achievements_nothing_is_credited():
    assert projects.credited("Canada", achievements()) == ""


def test_a_funder_of_the_result_as_a_whole_is_credited_with_no_achievement():
    said = projects.credited("United Kingdom", achievements((False, False, True), (False, False, True)))
    assert said == (
        "None of the 2 achievements in these results names the United Kingdom in its own row: "
        "the text names it for the result as a whole."
    )


def test_one_credited_achievement_is_adopted_or_not_yet():
    yes, no = (achievements((True, False, firm), (False, False, True)) for firm in (True, False))
    assert projects.credited("Canada", yes).endswith("1 names Canada in its own row; it is at least adopted.")
    assert projects.credited("Canada", no).endswith("it is not yet adopted.")


def test_many_credited_achievements_say_how_many_are_indirect():
    rows = achievements((True, False, True), (True, True, True), (True, False, False), (False, False, True))
    assert projects.credited("European Union", rows) == (
        "Of the 4 achievements in these results, 3 name the European Union in their own row (1 only indirectly); "
        "2 of the 3 are at least adopted."
    )


def years(*spans: tuple[int, int | None]) -> pd.DataFrame:
    return pd.DataFrame(spans, columns=["first_year", "last_year"])


def test_the_annex_gives_years_that_were_plans():
    assert projects.annex(years()) == "The annex lists no project."
    assert (
        projects.annex(years((2013, None)))
        == "The annex lists 1 project, with years, as given there, from 2013 to 2013."
    )


def test_a_funders_projects_stand_among_all_of_the_annex():
    assert projects.annex_of("Spain", years(), 21) == "None of the annex's 21 projects names Spain as paying."
    said = projects.annex_of("European Union", years((2010, 2014), (2013, 2016)), 21)
    assert said.startswith("Of the annex's 21 projects, 2 name the European Union as paying") and said.endswith(
        "from 2010 to 2016."
    )


def test_links_of_none_one_and_many():
    none, some = pd.DataFrame({"project_id": []}), pd.DataFrame({"project_id": ["p"]})
    assert (
        projects.links(pd.DataFrame({"strength": []}), none) == "Nothing ties a project of the annex to a result here."
    )
    one = projects.links(pd.DataFrame({"strength": ["C"]}), some)
    assert one.startswith("1 possible link ties") and one.endswith("1 project of the annex has none.")
    assert "2 possible links tie" in projects.links(pd.DataFrame({"strength": ["A", "C"]}), none)
