"""An executed notebook made into a page: its parts in place, an analyst's own among them, and what it says of itself."""

import base64
import csv
import io
import re

import altair as alt
import nbformat.v4 as v4
import pandas as pd
import pytest

from o7lib.briefs.pages.exporter import BriefExporter, Imprint, Page
from o7lib.show import page, sections
from o7lib.tables.load import load_all
from o7lib.tables.model.references import Ref

OWN = pd.DataFrame({"place": ["Laos", "Chad <b>"], "results": [2, 1]})
BARS = alt.Chart(OWN).mark_bar().encode(x="results:Q", y="place:N")
REFS = [
    [Ref("LAO179, 2012-13, 7.1", "results-2012-13", "40-49")],
    [Ref("TCD101, 2012-13, 7.1", "results-2012-13", "7-7")],
]


@pytest.fixture
def built(monkeypatch):
    """The page of a notebook whose cells, each under a heading, are the calls given."""

    def build(*calls, planned=None, source: str = "own.ipynb", numbers: str = "") -> Page:
        cells = [v4.new_markdown_cell("# Region\n**Question:** who?")]
        for number, call in enumerate(calls, start=1):
            bundles: list[dict] = []
            monkeypatch.setattr(page, "display", lambda bundle, raw, bundles=bundles: bundles.append(bundle))
            call()
            outputs = [v4.new_output("display_data", bundle) for bundle in bundles]
            cells += [v4.new_markdown_cell(f"## Part {number}?"), v4.new_code_cell("shown()", outputs=outputs)]
        notebook = v4.new_notebook(cells=cells)
        imprint = Imprint("record", "1", "2000-01-01", source, numbers=numbers)
        return BriefExporter().page(notebook, imprint, planned=planned)

    return build


def csv_of(text: str) -> list[list[str]]:
    body = re.search(r"base64,([\w+/=]+)\" download", text)[1]
    return list(csv.reader(io.StringIO(base64.b64decode(body).decode("utf-8-sig"))))


def test_an_analysts_frame_and_chart_stand_on_a_page_with_name_and_data_and_without_a_source(built):
    view = page.View(["What I found."], OWN, {"place": "Place", "results": "Results, count"}, chart=BARS)
    text = built(lambda: page.show(view)).text
    assert 'role="img" aria-label="What I found."' in text or 'role="group" aria-label="What I found."' in text
    assert "<caption><span>What I found.</span></caption>" in text and "Chad &lt;b&gt;" in text
    assert "figcaption" not in text.split("</style>", 1)[1] and "Source:" not in text
    assert csv_of(text) == [["Place", "Results, count"], ["Laos", "2"], ["Chad <b>", "1"]]
    assert "var(--solid)" in text.split("<figure", 1)[1]


def test_a_saved_table_is_called_as_the_file_of_its_page(built):
    text = built(lambda: page.show(page.View(["A."], OWN)), numbers="region-africa.json").text
    assert 'download="region-africa-a.csv"' in text


def test_an_analysts_view_with_references_names_its_source_and_opens_its_rows(built):
    text = built(lambda: page.show(page.View(["A."], OWN.assign(refs=REFS), chart=BARS))).text
    assert "<figcaption>Source: results-2012-13, lines 7, 40-49</figcaption>" in text
    assert text.count("<div popover") == 2 and text.index("<div popover") > text.index('<details class="code">')


def test_a_bare_frame_and_a_bare_chart_make_a_page(built):
    text = built(lambda: page.show(OWN, BARS)).text
    assert text.count("<caption><span>place, results</span></caption>") == 2
    assert 'aria-label="place, results"' in text.split("<figure", 1)[1]


def test_links_to_pages_that_are_not_planned_are_words_and_all_are_named(built):
    see = built(lambda: page.read_also("See {} or {}.", "a.html|A", "b.html|B"), planned={"a.html"})
    assert '<p class="see">See <a href="a.html">A</a> or B.</p>' in see.text
    assert see.links == {"a.html": True, "b.html": False, "index.html": False}


def test_rows_on_the_page_are_linked_within_it(built):
    record = load_all()
    text = built(lambda: sections.entries(record), lambda: sections.results_table(record)).text
    ids = set(re.findall(r' id="(e-[^"]+)"', text))
    inside = set(re.findall(r'href="#(e-[^"]+)"', text))
    assert inside and inside <= ids and not re.findall(r'href="[\w-]+\.html#e-', text)


def test_a_page_tells_what_it_says(built):
    summary = built(lambda: page.title("Found", "Lead."), lambda: page.finding("Nobody paid.")).summary
    assert (summary["title"], summary["lead"]) == ("Found", "Lead.")
    assert summary["answers"] == [{"question": "Part 2?", "id": "part-2", "findings": ["Nobody paid."]}]
    assert {"nobody", "paid"} <= set(summary["words"]) and summary["data"] == "record, version 1 of 2000-01-01"


def test_contents_lead_to_the_headings_and_one_heading_needs_none(built):
    say = lambda: page.finding("A.")  # noqa: E731
    assert '<li><a href="#part-1">Part 1?</a></li><li><a href="#part-2">' in built(say, say).text
    assert 'class="contents"' not in built(say).text


def test_the_summary_says_where_the_last_but_one_picture_stands(built):
    made = built(lambda: page.show(BARS.properties(title="One"), BARS.properties(title="Two")))
    first, last = made.summary["map"]["figure"]
    figure = made.text[first:last]
    assert figure.startswith("<figure") and figure.endswith("</figure>") and 'aria-label="One"' in figure
