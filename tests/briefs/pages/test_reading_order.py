"""A page in reading order: what it is called before what it asks, the lists behind its numbers at its end."""

import nbformat.v4 as v4

from o7lib.briefs.pages import reading_order
from o7lib.show.html.parts import MIME, part
from o7lib.show.style import theme

SHOWN = [
    part("kicker", words="Region"), part("question", words="Who?"), part("html") | {"markup": "<p>loose</p>"},
    part("links", groups=[]), part("title", words="Africa", lead="Lead."), part("heading", words="One", id="one"),
    part("question", words="Later?"), part("heading", words="Two", id="two"),
]  # fmt: skip


def test_the_opening_is_put_in_reading_order_and_the_rest_stays():
    page = reading_order.arranged(SHOWN)
    assert list(page.opening) == ["kicker", "title", "question", "links"]
    assert [held["kind"] for held in page.body] == ["html", "heading", "question", "heading"]


def test_nothing_is_said_twice_or_lost():
    page = reading_order.arranged(SHOWN)
    placed = [*page.opening.values(), *page.body]
    assert sorted(map(repr, placed)) == sorted(map(repr, SHOWN))


def test_a_page_says_better_than_its_notebook_what_kind_it_is():
    page = reading_order.arranged([part("kicker", words="Country"), part("title", words="A", kicker="Regional entry")])
    assert page.opening["kicker"]["words"] == "Regional entry" and "kicker" not in page.opening["title"]


def test_contents_are_every_heading_in_order():
    assert [(h["id"], h["words"]) for h in reading_order.arranged(SHOWN).headings] == [("one", "One"), ("two", "Two")]


def test_lists_of_rows_are_held_once_in_the_order_of_the_page():
    shown = [part("table", lists={"r2": {"count": 1}, "r1": {"count": 1}}), part("results", lists={"r2": {"count": 1}})]
    assert list(reading_order.arranged(shown).lists) == ["r2", "r1"]


def test_findings_answer_the_question_they_stand_under():
    shown = [part("finding", sentences=["Before."]), part("heading", words="A?", id="a"),
             part("finding", sentences=["One."]), part("finding", sentences=["Two."]), part("heading", words="B?", id="b")]  # fmt: skip
    assert reading_order.answers(shown) == [{"question": "A?", "id": "a", "findings": ["One.", "Two."]}]


def test_what_a_cell_displays_is_its_part_its_picture_or_what_an_analyst_displayed():
    outputs = [
        {MIME: part("finding", sentences=["A."]), "text/html": "<p>A.</p>"}, {theme.MIME: {"mark": "bar"}, MIME: part("picture")},
        {"text/html": "<b>own</b>"}, {"text/plain": "3"}, {"image/png": "..."},
    ]  # fmt: skip
    cell = v4.new_code_cell("", outputs=[v4.new_output("display_data", data) for data in outputs])
    heading = v4.new_markdown_cell("# Region\n**Question:** who paid?")
    shown = reading_order.displayed(v4.new_notebook(cells=[heading, cell]))
    assert [held["kind"] for held in shown] == ["kicker", "question", "finding", "picture", "html", "plain"]
    assert shown[1]["words"] == "Who paid?" and shown[3]["spec"] == {"mark": "bar"}


def test_the_rows_of_a_page_are_its_results_and_achievements():
    entries = part("entries", results=[{"id": "e-1", "achievements": [{"id": "e-1-1"}]}])
    assert reading_order.rows_here([entries, part("heading", words="A", id="a")]) == {"e-1", "e-1-1"}
