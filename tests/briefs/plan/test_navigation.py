"""The links between pages: up to the region only where it stands, on to the next of the same kind, never round."""

import re

import pytest

from o7lib.briefs.plan.briefs import Brief
from o7lib.briefs.plan.navigation import Link, Navigation, as_parts, navigation
from o7lib.show.html.parts import render

BRIEFS = [
    Brief("overview", "overview.ipynb", name="Overview"),
    Brief("region/africa", "region.ipynb", name="Africa"),
    Brief("country/TUN", "country.ipynb", name="Tunisia", under="region/africa"),
    Brief("periods", "periods.ipynb", name="Periods"),
    Brief("country/KHM", "country.ipynb", name="Cambodia", under="region/asia"),
    Brief("country/LAO", "country.ipynb", name="Laos", under="region/asia"),
]
NAVIGATION = navigation(BRIEFS)


def test_every_brief_has_a_trail_that_begins_at_the_front_page():
    assert [NAVIGATION[b.key].up[0] for b in BRIEFS] == [Link("index.html", "All briefs")] * len(BRIEFS)


def test_a_country_leads_up_to_its_region_where_that_is_planned_too():
    assert [[link.file for link in NAVIGATION[key].up[1:]] for key in ("country/TUN", "country/KHM")] == [
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
    way = NAVIGATION[key]
    assert (way.before and way.before.name, way.after and way.after.name) == (before, after)


def test_the_trail_ends_with_the_page_itself_and_is_safe():
    trail, _ = as_parts(Navigation((Link("index.html", "All"), Link("region-a.html", "A & B")), "<C>"))
    assert re.findall(r"<li.*?</li>", render(trail)) == [
        '<li><a href="index.html">All</a></li>',
        '<li><a href="region-a.html">A &amp; B</a></li>',
        '<li aria-current="page">&lt;C&gt;</li>',
    ]


def test_a_page_without_a_name_does_not_name_itself():
    assert "aria-current" not in render(as_parts(Navigation((Link("index.html", "All"),)))[0])


def test_the_first_of_a_kind_leads_on_and_the_last_back():
    _, first = as_parts(Navigation(after=Link("b.html", "B")))
    _, last = as_parts(Navigation(before=Link("a.html", "A")))
    assert re.findall(r'href="(.*?)" rel="(.*?)"', render(first)) == [("b.html", "next")]
    assert re.findall(r'href="(.*?)" rel="(.*?)"', render(last)) == [("a.html", "prev")]


def test_a_page_alone_leads_nowhere():
    assert render(as_parts(Navigation())[1]) == ""
