"""The parts of a brief as a notebook shows them: each with a plain twin, a source, and a way to what is behind it."""

import base64
import json
import re

import altair as alt
import pandas as pd
import pytest

from o7lib.show import page
from o7lib.show.html.elements import Markup
from o7lib.show.html.parts import MIME
from o7lib.show.style import theme
from o7lib.tables.model.references import Ref
from o7lib.tables.model.schema import schema

ONE = Ref("KHM129, 2012-13, 7.1, criterion 1", "results-2012-13", "10-19")
TWO = Ref("LAO179, 2012-13, 7.1, criterion 1", "results-2012-13", "40-49")
FRAME = pd.DataFrame({"place": ["Laos", "Chad"], "results": [2, 0], "refs": [[ONE, TWO], []]})
HEADINGS = {"place": "Place", "results": "Results"}
STAGES = schema().labels("achievements", "stage")


@pytest.fixture
def shown(monkeypatch):
    """What was displayed, bundle by bundle."""
    bundles: list[dict] = []
    monkeypatch.setattr(page, "display", lambda bundle, raw: bundles.append(bundle))
    return bundles


def test_a_title_has_a_lead_only_where_one_is_given(shown):
    page.title("A & B", "Why it matters.")
    page.title("A")
    assert [b["text/html"] for b in shown] == [
        '<h1>A &amp; B</h1><p class="lead">Why it matters.</p>',
        "<h1>A</h1>",
    ]


def test_everything_shown_has_a_twin_in_plain_text(shown):
    page.title("A & B", "Why   it matters.")
    assert shown[0]["text/plain"] == "A & B Why it matters."


def test_a_plain_twin_is_cut_short(shown):
    page.title("a" * 300)
    assert shown[0]["text/plain"] == "a" * 200


def test_an_empty_sentence_is_no_finding(shown):
    page.finding("First.", "", "Second.")
    assert shown[0]["text/html"] == '<p class="finding">First.</p><p class="finding">Second.</p>'


@pytest.fixture
def picture(shown):
    chart = alt.Chart(alt.InlineData(values=[{"a": 1}])).mark_bar().encode(x="a:Q")
    page.picture(chart.properties(usermeta={"o7": {"leads": {}}}), "Found.", [ONE], FRAME, HEADINGS)
    return shown


def test_a_picture_carries_its_finding_and_its_source_in_its_spec(picture):
    spec = picture[0][theme.MIME]
    assert (spec["description"], "$schema" in spec) == ("Found.", False)
    assert spec["usermeta"]["o7"] == {"leads": {}, "says": "Found.", "source": "results-2012-13, lines 10-19"}
    assert picture[0]["text/plain"] == "[chart] Found."


def test_a_picture_is_followed_by_its_data_as_a_table_and_to_save(picture):
    markup = picture[1]["text/html"]
    assert markup.startswith('<details class="data"><summary>Data as a table</summary>')
    assert "<caption><span>Found.</span></caption>" in markup and 'download="found.csv"' in markup


def test_where_no_number_opens_a_column_leads_to_the_rows_behind(shown):
    page.table(FRAME, HEADINGS, "Results by place")
    heads = re.findall(r'<th scope="col"[^>]*>([^<]*)', shown[0]["text/html"])
    assert heads == ["Place", "Results", "Rows behind"]
    assert "2: Laos, Rows behind. Show the 2 rows behind it" in shown[0]["text/html"]


def test_where_a_number_opens_no_column_is_added(shown):
    page.table(FRAME, HEADINGS, "Results by place", opens={"results": "refs"})
    assert "Rows behind" not in shown[0]["text/html"]


def test_an_empty_table_is_said_in_a_sentence(shown):
    page.table(FRAME[:0], HEADINGS, "Results by place")
    assert shown[0]["text/html"] == '<p class="none">Results by place: none.</p>'


def test_a_table_names_its_source_where_it_has_one(shown):
    page.table(FRAME, HEADINGS, "Results by place", source=[TWO])
    page.table(FRAME, HEADINGS, "Results by place")
    sources = [re.findall(r'<p class="source">(.*?)</p>', b["text/html"]) for b in shown]
    assert sources == [["Source: results-2012-13, lines 40-49"], []]


def test_markup_is_saved_as_its_words(shown):
    page.table(pd.DataFrame({"place": [Markup("<b>Chad &amp; Mali</b>")]}), {"place": "Place"}, "Places: all!")
    csv = shown[0][MIME]["csv"]
    assert base64.b64decode(csv["body"]).decode("utf-8-sig").split() == ["Place", "Chad", "&", "Mali"]
    assert csv["name"] == "places-all"


def test_every_part_says_what_it_is_beside_its_html(shown):
    page.title("Africa", "Lead.")
    page.finding("One.", "")
    page.read_also("See {}.", "outputs.html|Outputs")
    page.table(FRAME, HEADINGS, "Results by place", opens={"results": "refs"})
    title, finding, also, table = (b[MIME] for b in shown)
    assert title == {"kind": "title", "words": "Africa", "lead": "Lead."}
    assert finding == {"kind": "finding", "sentences": ["One."]}
    assert also == {"kind": "read_also", "pieces": ["See ", {"file": "outputs.html", "words": "Outputs"}, "."]}
    assert (table["kind"], table["caption"], [c["heading"] for c in table["columns"]]) == (
        "table",
        "Results by place",
        ["Place", "Results"],
    )
    assert [len(rows["lines"]) for rows in table["lists"].values()] == [2]
    assert json.loads(json.dumps(table)) == table


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("in_preparation", "stage hollow end"),
        ("drafted", "stage hollow"),
        ("adopted", "stage firm"),
        ("operational", "stage firm end"),
    ],
)
def test_a_badge_says_by_its_shape_how_firm_a_stage_is(code, kind):
    assert f'class="{kind}"' in str(page.stage_badge(code, schema()))


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA])
def test_a_criterion_not_reported_under_has_a_badge_that_says_so(missing):
    assert str(page.stage_badge(missing, schema())) == (
        '<span class="stage none" title="not reported under this criterion">–</span>'
    )


def test_related_briefs_stand_by_kind_with_their_files(shown):
    near = pd.DataFrame(
        [
            ("region", "africa", "Africa", True),
            ("country", "TCD", "Chad & co", True),
            ("country", "MLI", "Mali", False),
        ],
        columns=["kind", "key", "name", "entry"],
    )
    page.links(near)
    assert shown[0]["text/html"] == (
        '<nav class="neighbours" aria-label="Related briefs">'
        '<p><strong>Regions: </strong><a href="region-africa.html">Africa</a></p>'
        '<p><strong>Places: </strong><a href="country-TCD.html">Chad &amp; co</a>, <a href="country-MLI.html">Mali</a> (counted, no entry)</p>'
        "</nav>"
    )


def test_without_related_briefs_nothing_is_shown(shown):
    page.links(pd.DataFrame(columns=["kind", "key", "name"]))
    assert shown == []


OWN = pd.DataFrame({"place": ["Laos", "Chad"], "share": [12.5, 50.0]})
BARS = alt.Chart(OWN).mark_bar().encode(x="share:Q", y="place:N")


def test_an_analysts_own_chart_takes_the_colours_and_fonts_of_the_house(shown):
    page.show(page.View(["What I found."], OWN, {"place": "Place", "share": "Share, %"}, chart=BARS))
    finding, picture, data = shown
    spec = picture[theme.MIME]
    assert finding[MIME]["sentences"] == ["What I found."]
    assert (spec["description"], spec["config"]["font"]) == ("What I found.", theme.FONT)
    assert spec["config"]["bar"]["color"] == theme.SOLID
    assert "source" not in picture[MIME] and data[MIME]["rows"] == [["Laos", "12.5"], ["Chad", "50"]]
    assert 'download="what-i-found.csv"' in data["text/html"]


def test_a_chart_with_a_look_of_its_own_keeps_it(shown):
    page.show(page.View(["A."], OWN, chart=BARS.configure(font="Serif")))
    assert shown[1][theme.MIME]["config"]["font"] == "Serif"


def test_a_bare_frame_is_a_table_with_its_columns_as_headings(shown):
    page.show(OWN, OWN.groupby("place").sum())
    for bundle in shown:
        assert [c["heading"] for c in bundle[MIME]["columns"]] == ["place", "share"]
        assert bundle[MIME]["caption"] == "place, share" and "source" not in bundle[MIME]


def test_a_bare_chart_is_named_by_its_title_or_its_columns_and_has_its_data_beside_it(shown):
    page.show(BARS, BARS.properties(title="Shares by place"))
    assert [b[MIME]["words"] for b in shown[::2]] == ["place, share", "Shares by place"]
    assert [b[MIME]["kind"] for b in shown] == ["picture", "picture_data"] * 2


def test_an_analysts_frame_with_references_names_its_source(shown):
    page.show(page.View(["A."], FRAME, HEADINGS, chart=BARS))
    assert shown[1][MIME]["source"] == "results-2012-13, lines 10-19, 40-49"


def test_a_view_below_a_title_leaves_out_what_the_title_says_and_its_picture_still_says_all_of_it():
    view = page.View(["Half are adopted.", "One is not."], chart=alt.Chart(pd.DataFrame({"a": [1]})).mark_bar())
    assert view.below_title().sentences == ["One is not."] and view.below_title().alt == "Half are adopted. One is not."


def test_a_picture_stands_between_its_finding_and_the_further_sentences(shown):
    frame = pd.DataFrame({"a": [1]})
    page.show(page.View(["Half are adopted.", "One is not."], frame, {"a": "A"}, chart=alt.Chart(frame).mark_bar()))
    assert "Half are adopted." in shown[0]["text/html"] and "One is not." in shown[-1]["text/html"] and len(shown) >= 3


def test_the_title_of_a_page_is_its_finding_and_the_rest_stands_under_it(shown):
    page.title_finding("2 of 9 name a payer: Canada in 2.", "Who paid")
    assert (
        "<h1>2 of 9 name a payer</h1>" in shown[0]["text/html"]
        and '<p class="lead">Canada in 2.</p>' in shown[0]["text/html"]
    )
