"""Marks that can be pointed at: each named, tabbed to and shown once, never too many to tab through."""

import re

import pytest

from o7lib.briefs.figures import tooltips

BAR = '<rect aria-label="{}" x="1"/>'
TWO = BAR.format("Togo: 1 result") + BAR.format("C&#244;te: 2")


def test_every_mark_is_named_and_numbered_in_order():
    svg, says = tooltips.with_tooltips(TWO, "f1", {})
    assert says == ["Togo: 1 result", "C&#244;te: 2"]
    assert re.findall(r'id="(.*?)" aria-label="(.*?)"', svg) == [("f1-m1", says[0]), ("f1-m2", says[1])]


def test_a_mark_without_a_page_can_be_tabbed_to_and_one_with_a_page_is_a_link():
    svg, _ = tooltips.with_tooltips(TWO, "f1", {"Côte": "country-CIV.html"})
    assert svg.count('tabindex="0" role="img"') == 1
    assert re.findall(r'<a href="(.*?)"', svg) == ["country-CIV.html"]


def test_the_name_of_a_place_within_another_leads_nowhere():
    svg, _ = tooltips.with_tooltips(BAR.format("Guinea-Bissau: 1"), "f1", {"Guinea": "country-GIN.html"})
    assert "<a " not in svg


@pytest.mark.parametrize(("count", "told"), [(0, 0), (tooltips.MANY, tooltips.MANY), (tooltips.MANY + 1, 0)])
def test_a_drawing_of_none_or_too_many_marks_stays_as_it_is(count, told):
    drawing = BAR.format("x: 1") * count
    svg, says = tooltips.with_tooltips(drawing, "f1", {})
    assert (len(says), svg == drawing) == (told, not told)


def test_the_values_stand_below_under_the_ids_that_the_rules_show():
    reading, rules = tooltips.tooltip_line(["a", "b"], "t"), tooltips.rules(["a", "b"], "f", "t")
    shown = re.findall(r"#(f-m\d):is\(:hover,:focus\)\) #(t-t\d)", rules)
    assert shown == [("f-m1", "t-t1"), ("f-m2", "t-t2")]
    assert re.findall(r'<span id="(.*?)">(.*?)</span>', reading) == [("t-t1", "a"), ("t-t2", "b")]
    assert 'id="t-end"' in reading
