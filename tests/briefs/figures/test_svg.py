"""A spec drawn for a page: same spec, same bytes; ids of its own; colours of the page; links within the folder."""

import re

import pytest

from o7lib.briefs.figures import svg as figures_svg
from o7lib.show.style import theme

SPEC = {
    "data": {"values": [{"a": "x", "n": 2, "to": "country-KHM.html"}, {"a": "y", "n": 1, "to": "https://ilo.org"}]},
    "mark": {"type": "bar", "color": theme.SOLID},
    "encoding": {
        "y": {"field": "a", "type": "nominal"},
        "x": {"field": "n", "type": "quantitative"},
        "href": {"field": "to", "type": "nominal"},
        "description": {"field": "a", "type": "nominal"},
    },
    "config": {"font": theme.FONT},
}


@pytest.fixture(scope="module")
def svg():
    return figures_svg.drawn(SPEC)


def test_the_same_spec_gives_the_same_bytes_whatever_the_order_of_its_parts(svg):
    assert figures_svg.drawn(dict(reversed(SPEC.items()))) == svg


def test_a_spec_has_its_own_seal():
    assert (
        figures_svg.seal(SPEC)
        == figures_svg.seal(dict(reversed(SPEC.items())))
        != figures_svg.seal(SPEC | {"width": 1})
    )


def test_every_id_begins_with_the_seal(svg):
    assert all(name.startswith(figures_svg.seal(SPEC)) for name in re.findall(r' id="([^"]*)"', svg))


def test_the_palette_is_the_pages_own(svg):
    assert f'fill="var({theme.VARIABLES[theme.SOLID]})"' in svg
    assert theme.SOLID not in svg


def test_a_link_within_the_folder_stays_and_one_out_of_it_is_undone(svg):
    assert re.findall(r'href="([^"#]*)"', svg) == ["country-KHM.html"]


def test_marks_keep_their_words_and_nothing_idle_stays(svg):
    assert re.findall(r'aria-label="(x|y)"', svg) == ["x", "y"]
    assert "aria-roledescription" not in svg and 'role="' not in svg


def test_the_font_stands_once(svg):
    assert svg.count("font-family=") == 1


def test_coordinates_have_one_decimal_at_most(svg):
    places = re.findall(r' (?:d|transform|x|y|x1|x2|y1|y2|width|height)="([^"]*)"', svg)
    assert [p for p in places if re.search(r"\d\.\d{2,}", p)] == []


@pytest.mark.parametrize(
    ("written", "short"),
    [
        ('<path x="1.2500001"/>', '<path x="1.3"/>'),
        ('<path x="-0.0400001"/>', '<path x="0"/>'),
        ('<path d="M2.00000001,3Z"/>', '<path d="M2,3Z"/>'),
        ('<path x="1.123e-14"/>', '<path x="0"/>'),
        ('<text id="1.23456"/>', '<text id="1.23456"/>'),
    ],
)
def test_numbers_are_shortened_where_they_are_places(written, short):
    assert figures_svg.tidied(written) == short


def test_two_fonts_stay_where_they_are():
    two = '<svg ><text font-family="a"/><text font-family="b"/></svg>'
    assert figures_svg.tidied(two) == two


def test_groups_that_hold_nothing_go_also_within_each_other():
    assert figures_svg.tidied('<g class="a"><g transform="translate(1,2)"></g></g><g id="x"></g>') == '<g id="x"></g>'


def test_shapes_named_by_their_file_are_put_in_for_drawing_alone():
    spec = {"layer": [{"data": {"url": "geo/countries.topo.json", "format": {"type": "topojson"}}}], "n": [1]}
    made = figures_svg.inlined(spec, '{"objects": {}}')
    assert made == {"layer": [{"data": {"values": {"objects": {}}, "format": {"type": "topojson"}}}], "n": [1]}
    assert spec["layer"][0]["data"]["url"] == "geo/countries.topo.json"


def test_another_address_is_left_alone():
    assert figures_svg.inlined({"url": "other.json"}, "{}") == {"url": "other.json"}
