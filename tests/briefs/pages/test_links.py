"""Links that lead somewhere: within the page where the row is here, nowhere but to pages that are planned."""

from o7lib.briefs.pages import links
from o7lib.briefs.pages.links import PageLinks
from o7lib.briefs.pages.sealed_page import SealedPage
from o7lib.show.html.parts import part, render


def see(*files: str, **place: object) -> tuple[str, dict[str, bool]]:
    """A sentence with links to some files, as a sealed page shows it, and which pages it names."""
    page = SealedPage(**place)
    pieces = [piece for file in files for piece in ({"file": file, "words": file[0].upper()}, " ")]
    return render(part("read_also", pieces=pieces), page), page.links.named


def test_a_row_that_stands_elsewhere_keeps_its_link():
    assert PageLinks({"e-1"}).href("country-KHM.html", "e-2") == "country-KHM.html#e-2"


def test_a_link_to_a_section_that_is_no_row_is_left_alone():
    assert PageLinks({"e-1"}).href("country-KHM.html", "who") == "country-KHM.html#who"


def test_a_page_named_twice_is_decided_once():
    page, named = see("b.html", "a.html", "b.html", planned=())
    assert (page, named) == ('<p class="see">B A B </p>', {"a.html": False, "b.html": False})


def test_a_planned_page_keeps_its_link():
    assert see("a.html", planned={"a.html"}) == ('<p class="see"><a href="a.html">A</a> </p>', {"a.html": True})


def test_links_within_the_page_are_not_named():
    here = PageLinks({"e-1"}, ())
    assert (here.href("country-KHM.html", "e-1"), here.named) == ("#e-1", {})


def test_a_page_that_was_dropped_and_is_now_planned_is_out_of_date():
    assert not links.same({"a.html": False}, {"a.html"})


def test_a_page_that_names_nobody_agrees_with_every_plan():
    assert links.same({}, ())
