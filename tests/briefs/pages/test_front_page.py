"""The front page says what the pages say of themselves, and nothing of a page without a seal."""

import json
import re

import pytest

from o7lib.briefs.freshness import add_seal
from o7lib.briefs.pages import front_page
from o7lib.briefs.plan.briefs import Brief

OVERVIEW, MAPS = Brief("overview", "", name="Overview"), Brief("maps", "", name="Maps")
AFRICA = Brief("region/africa", "", name="Africa")
SUMMARY = {"lead": "All & all.", "terms": "Counted.", "answers": [{"question": "Who?", "id": "who", "findings": ["Nobody."]}],
           "data": "record, version 1"}  # fmt: skip


@pytest.fixture
def made(tmp_path) -> str:
    """The front page of a folder: an overview, a page of maps, a page without a seal."""
    maps = "<p>unmapped</p><path id='g0'/><figure>map</figure>"
    where = {"figure": [maps.index("<fig"), len(maps)], "shapes": [[maps.index("<path"), maps.index("<fig")]]}
    bars = "<h1>O</h1><figure>bars</figure>"
    first = {"figure": [bars.index("<fig"), len(bars)], "shapes": []}
    (tmp_path / OVERVIEW.file).write_text(add_seal(bars, "", {}, {}, SUMMARY | {"first": first}))
    (tmp_path / MAPS.file).write_text(add_seal(maps, "", {}, {}, {"map": where}))
    (tmp_path / AFRICA.file).write_text('<p class="lead">unsealed</p>')
    return front_page.index([OVERVIEW, MAPS, AFRICA], tmp_path).read_text("utf-8")


def test_lead_terms_and_answers_are_those_of_the_overview(made):
    assert '<p class="lead">All &amp; all.</p>' in made and '<p class="indicators">Counted.</p>' in made
    assert '<a href="overview.html#who">Who?</a></dt><dd><p>Nobody.</p>' in made
    assert "<dt>Data</dt><dd>record, version 1</dd>" in made


def test_the_record_is_described_once_for_search_engines_as_data_and_not_as_a_script(made):
    _, _, after = made.partition('<script type="application/ld+json">')
    described = json.loads(after.partition("</script>")[0])
    assert described["@type"] == "Dataset" and made.count("ld+json") == 1
    scripts = re.findall(r"<script(?: [^>]*)?>", made)
    assert [s for s in scripts if "json" not in s] == ["<script>"]  # the search, which the policy names by its digest


def test_the_map_is_shown_with_its_shapes_and_nothing_else_of_its_page(made):
    assert "<defs><path id='g0'/></defs></svg><figure>map</figure>" in made and "unmapped" not in made


def test_the_targets_stand_before_the_map_and_both_before_the_words(made):
    assert made.index("<figure>bars</figure>") < made.index("<figure>map</figure>") < made.index("Who?")


def test_a_page_without_a_seal_is_listed_and_says_nothing(made):
    assert '<a href="region-africa.html">Africa</a> <span class="at"></span>' in made and "unsealed" not in made


@pytest.mark.parametrize("which", ["first", "map"])
def test_a_page_without_a_picture_gives_none(which):
    assert front_page.picture("<p>a</p>", {"title": "A"}, which) == ""


def test_a_browser_runs_the_search_and_refuses_nothing_of_the_page(made, chromium, tmp_path):
    tab, said = chromium.new_page(), []
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.goto((tmp_path / front_page.FILE).as_uri())
    described = tab.evaluate(
        "JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent)['@type']"
    )
    shown = tab.locator("#search").is_visible()
    tab.close()
    assert (said, described, shown) == ([], "Dataset", True)
