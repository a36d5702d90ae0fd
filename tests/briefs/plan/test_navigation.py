"""The way between pages: up to the region only where it stands, on to the next of the same kind, never round."""

import pytest

from o7lib.briefs.plan.briefs import Brief
from o7lib.briefs.plan.navigation import Link, navigation

BRIEFS = [
    Brief("overview", "overview.ipynb", name="Overview"),
    Brief("region/africa", "region.ipynb", name="Africa"),
    Brief("country/TUN", "country.ipynb", name="Tunisia", under="region/africa"),
    Brief("periods", "periods.ipynb", name="Periods"),
    Brief("country/KHM", "country.ipynb", name="Cambodia", under="region/asia"),
    Brief("country/LAO", "country.ipynb", name="Laos", under="region/asia"),
]
WAYS = navigation(BRIEFS)


def test_every_brief_has_a_way_that_begins_at_the_front_page():
    assert [WAYS[b.key].up[0] for b in BRIEFS] == [Link("index.html", "All briefs")] * len(BRIEFS)


def test_a_country_leads_up_to_its_region_where_that_is_planned_too():
    assert [[stop.file for stop in WAYS[key].up[1:]] for key in ("country/TUN", "country/KHM")] == [
        ["region-africa.html"],
        [],
    ]


@pytest.mark.parametrize(
    ("key", "before", "after"),
    [
        ("country/TUN", None, "Cambodia"),
        ("country/KHM", "Tunisia", "Laos"),
        ("country/LAO", "Cambodia", None),
        ("overview", None, "Periods"),
        ("periods", "Overview", None),
        ("region/africa", None, None),
    ],
)
def test_before_and_after_are_the_briefs_of_the_same_kind_in_the_order_of_the_plan(key, before, after):
    way = WAYS[key]
    assert (way.before and way.before.name, way.after and way.after.name) == (before, after)
