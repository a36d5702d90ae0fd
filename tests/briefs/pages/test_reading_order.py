"""A page in reading order: what it is called before what it asks, the lists behind its numbers at its end."""

import re

from o7lib.briefs.pages import reading_order
from o7lib.briefs.plan.navigation import Link, Navigation

BODY = """<p class="kicker">Region</p><p class="question">Who?</p><p>loose</p>
<nav class="neighbours">near</nav><h1>Africa</h1><p class="lead">Lead.</p>
<h2 id="a">One</h2><p class="question">Later?</p><h2 id="b">Two</h2>"""


def test_the_opening_is_put_in_reading_order_and_the_rest_stays():
    made = reading_order.opened(BODY)
    order = [
        "Region",
        "Africa",
        "Lead.",
        "Who?",
        "near",
        "On this page",
        "loose",
        'id="a">One</h2>',
        "Later?",
        "Two</h2>",
    ]
    at = [made.index(words) for words in order]
    assert at == sorted(at)


def _pieces(page):
    """The words and tags of a page, whatever their order."""
    return sorted(page.replace("><", "> <").split())


def test_nothing_is_said_twice_or_lost():
    without = re.sub(r'<nav class="contents".*?</nav>', "", reading_order.opened(BODY), flags=re.DOTALL)
    assert _pieces(without) == _pieces(BODY)


def test_contents_lead_to_every_heading_in_order():
    assert re.findall(r'<li><a href="(.*?)">(.*?)</a>', reading_order.contents(BODY)) == [("#a", "One"), ("#b", "Two")]


def test_one_heading_needs_no_contents():
    assert reading_order.contents('<h2 id="a">One</h2>') == ""


def test_a_body_without_headings_is_kept():
    assert "<p>alone</p>" in reading_order.opened("<h1>A</h1><p>alone</p>")


def test_lists_of_rows_stand_once_at_the_end_in_the_order_of_the_page():
    body = '<div popover id="r2" class="refs">b</div>x<div popover id="r1">a</div>y<div popover id="r2">b</div>'
    assert reading_order.rows_last(body) == 'xy<div popover id="r2" class="refs">b</div>\n<div popover id="r1">a</div>'


def test_the_way_back_ends_with_the_page_itself_and_is_safe():
    made = reading_order.trail(Navigation((Link("index.html", "All"), Link("region-a.html", "A & B")), "<C>"))
    assert re.findall(r"<li.*?</li>", made) == [
        '<li><a href="index.html">All</a></li>',
        '<li><a href="region-a.html">A &amp; B</a></li>',
        '<li aria-current="page">&lt;C&gt;</li>',
    ]


def test_a_page_without_a_name_does_not_name_itself():
    assert "aria-current" not in reading_order.trail(Navigation((Link("index.html", "All"),)))


def test_the_first_of_a_kind_leads_on_and_the_last_back():
    first, last = (
        reading_order.onward(Navigation(after=Link("b.html", "B"))),
        reading_order.onward(Navigation(before=Link("a.html", "A"))),
    )
    assert re.findall(r'href="(.*?)" rel="(.*?)"', first) == [("b.html", "next")]
    assert re.findall(r'href="(.*?)" rel="(.*?)"', last) == [("a.html", "prev")]


def test_a_page_alone_leads_nowhere():
    assert reading_order.onward(Navigation()) == ""
