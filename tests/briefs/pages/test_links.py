"""Links that lead somewhere: within the page where the row is here, nowhere but to pages that are planned."""

from o7lib.briefs.pages import links


def test_a_row_that_stands_elsewhere_keeps_its_link():
    page = '<p id="e-1"></p><a href="country-KHM.html#e-2">x</a>'
    assert links.at_home(page) == page


def test_a_link_to_a_section_that_is_no_row_is_left_alone():
    page = '<h2 id="who"></h2><a href="country-KHM.html#who">x</a>'
    assert links.at_home(page) == page


def test_a_page_named_twice_is_decided_once_and_pages_are_told_in_order():
    page, named = links.kept('<a href="b.html">B</a><a class="x" href="a.html#y">A</a><a href="b.html">again</a>', ())
    assert (page, list(named.items())) == ("BAagain", [("a.html", False), ("b.html", False)])


def test_a_planned_page_keeps_its_link_whole():
    page = '<a class="x" href="a.html#y"><b>A</b></a>'
    assert links.kept(page, {"a.html"}) == (page, {"a.html": True})


def test_links_within_the_page_and_out_of_the_folder_are_not_named():
    page = '<a href="#e-1">x</a><a href="https://ilo.org/a.html">y</a>'
    assert links.kept(page, ()) == (page, {})


def test_a_page_that_was_dropped_and_is_now_planned_is_out_of_date():
    assert not links.same({"a.html": False}, {"a.html"})


def test_a_page_that_names_nobody_agrees_with_every_plan():
    assert links.same({}, ())
