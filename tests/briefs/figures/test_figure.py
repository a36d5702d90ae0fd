"""A chart in a page: one name for the whole, a narrow twin, values where no word stands beside a mark."""

import re

import pytest

from o7lib.briefs.figures import figure, tooltips

BARS = {
    "description": 'Found "it" & more',
    "data": {"values": [{"a": "Togo", "n": 2}, {"a": "Mali", "n": 1}]},
    "width": 500,
    "mark": "bar",
    "encoding": {
        "y": {"field": "a", "type": "nominal"},
        "x": {"field": "n", "type": "quantitative"},
        "description": {"field": "a", "type": "nominal"},
    },
    "usermeta": {"o7": {"source": "a & b, line 1"}},
}
LABELLED = {
    **{k: v for k, v in BARS.items() if k not in ("mark", "encoding")},
    "encoding": BARS["encoding"],
    "layer": [{"mark": "bar"}, {"mark": "text", "encoding": {"text": {"field": "n"}}}],
}


@pytest.fixture(scope="module")
def told():
    return figure.figure(BARS)


@pytest.fixture(scope="module")
def written():
    return figure.figure(LABELLED)


def test_the_finding_names_the_picture(told):
    assert told.count('aria-label="Found &quot;it&quot; &amp; more"') == 2  # wide and slim


def test_where_values_are_written_the_picture_is_one_image_whose_parts_are_silent(written):
    assert re.findall(r'<svg class="wide" role="(\w+)"', written) == ["img"]
    assert len(re.findall("aria-label=", written)) == 2
    assert "reading" not in written and "skip" not in written


def test_where_no_value_is_written_the_marks_can_be_reached_and_passed_over(told):
    assert re.findall(r'<svg class="wide" role="(\w+)"', told) == ["group"]
    target = re.search(r'<a class="skip" href="#([^"]+)">Skip the 2 marks', told)[1]
    assert f'<p class="reading" id="{target}"' in told


def test_the_narrow_drawing_is_hidden_until_there_is_no_room(told):
    assert re.findall(r'<svg class="slim" [^>]*?style="([^"]*)"', told) == ["display:none"]


def test_the_two_drawings_share_one_reading_and_no_id(told):
    ids = re.findall(r' id="([^"]+)"', told)
    assert len(ids) == len(set(ids))
    assert told.count('class="reading"') == 1


def test_a_chart_that_fits_a_phone_is_drawn_once():
    assert '<div class="plot only">' in figure.figure({**BARS, "width": 120})


def test_the_source_stands_below_and_only_where_there_is_one(told):
    assert told.endswith("<figcaption>Source: a &amp; b, line 1</figcaption></figure>")
    assert "figcaption" not in figure.figure({**BARS, "usermeta": {}})


def test_marks_that_lead_to_briefs_say_so():
    leads = {"o7": {"leads": {"Togo": "country-TGO.html"}}}
    made = figure.figure({**BARS, "usermeta": leads})
    assert all(words in made for words in tooltips.LEADS)
