"""A funder is credited with what its own row says, and the annex with what it gives."""

import pandas as pd

from o7lib.show.words import projects


def years(*spans: tuple[int, int | None]) -> pd.DataFrame:
    return pd.DataFrame(spans, columns=["first_year", "last_year"])


def test_the_annex_gives_years_that_were_plans():
    assert projects.annex_projects(years()) == "The annex lists no project."
    assert (
        projects.annex_projects(years((2013, None)))
        == "The annex lists 1 project, with years, as given there, from 2013 to 2013."
    )


def test_a_funders_projects_stand_among_all_of_the_annex():
    assert projects.annex_projects_of("Spain", years(), 21) == "None of the annex's 21 projects names Spain as paying."
    said = projects.annex_projects_of("European Union", years((2010, 2014), (2013, 2016)), 21)
    assert said.startswith("Of the annex's 21 projects, 2 name the European Union as paying") and said.endswith(
        "from 2010 to 2016."
    )


def test_links_of_none_one_and_many():
    none, some = pd.DataFrame({"project_id": []}), pd.DataFrame({"project_id": ["p"]})
    assert (
        projects.possible_links(pd.DataFrame({"strength": []}), none)
        == "Nothing ties a project of the annex to a result here."
    )
    one = projects.possible_links(pd.DataFrame({"strength": ["C"]}), some)
    assert one.startswith("1 possible link ties") and one.endswith("1 project of the annex has none.")
    assert "2 possible links tie" in projects.possible_links(pd.DataFrame({"strength": ["A", "C"]}), none)
