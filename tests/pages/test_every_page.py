"""What holds for every page that is built, not for one of each kind: weight, reflow, names, tables, languages, paper."""

import base64
import csv
import io
import re
from html import escape, unescape
from pathlib import Path

import pytest

from o7lib.tables.load import load_all

TYPICAL = 400_000
HEAVIEST = {"maps": 600_000, "explore": 1_500_000}
# Text spaced as WCAG 1.4.12 asks: nothing may be cut or pushed over the edge.
SPACED = "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}"
BEYOND = """() => {
  const apart = '.off, .skip, .off *, svg *, pre, pre *, .map *, [popover] *';
  const unseen = (e) => { const head = e.closest('thead'); return head && getComputedStyle(head).position === 'absolute'; };
  return [...document.querySelectorAll('body *')].filter((e) => !e.matches(apart) && e.checkVisibility() && !unseen(e))
    .filter((e) => { const r = e.getBoundingClientRect(); return r.width && r.right > innerWidth + 1; })
    .map((e) => e.outerHTML.slice(0, 90)).slice(0, 3);
}"""
# A control inside its label is as large as the label: pressing either is the same.
SMALL = """() => [...document.querySelectorAll('button, summary, input, select, textarea, .contents a, .csv')]
  .filter((e) => e.checkVisibility()).map((e) => [e, (e.closest('label') ?? e).getBoundingClientRect()])
  .filter(([, r]) => r.width && (r.width < 23.5 || r.height < 23.5))
  .map(([e, r]) => `${Math.round(r.width)}x${Math.round(r.height)} ${e.outerHTML.slice(0, 90)}`).slice(0, 3)"""


@pytest.fixture(scope="module")
def every(pages) -> dict[str, str]:
    """Every built page by name."""
    return {f.stem: f.read_text(encoding="utf-8") for f in sorted(pages.glob("*.html"))}


def test_no_page_weighs_more_than_an_e_mail_bears(every):
    assert len(every) > 50
    heavy = {n: len(t.encode()) for n, t in every.items() if len(t.encode()) >= HEAVIEST.get(n, TYPICAL)}
    assert heavy == {}


def test_every_table_has_a_caption_and_heads_that_say_what_they_head(every):
    tables = 0
    for name, text in every.items():
        bare = re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL)
        for table in re.findall(r"<table.*?</table>", bare, re.DOTALL):
            tables += 1
            assert re.search(r"<caption[^>]*>(<span>)?[^<]{4,}", table), f"{name}: {table[:120]}"
            assert "<th" in table and not re.findall(r"<th(?![^>]* scope=)[ >]", table), f"{name}: {table[:200]}"
    assert tables > 200


def test_every_picture_has_a_name_and_but_on_the_front_page_its_data(every):
    for name, text in every.items():
        for figure, after in re.findall(r"(<figure.*?</figure>)\s*(.{0,120})", text, re.DOTALL):
            assert re.search(r'(?:role="(?:img|group)"|data-indicator)', figure), f"{name}: {figure[:120]}"
            held = '<details class="data">' in after or '<details class="data">' in figure
            assert held or name == "index", f"{name}: {figure[:120]}"


def test_every_csv_names_document_and_lines_and_is_called_by_whole_words_of_its_caption(every):
    files = 0
    for name, text in every.items():
        words = set(re.findall(r"[a-z0-9]+", re.sub(r"<[^>]+>", " ", unescape(text)).casefold()))
        for body, called in re.findall(r'data:text/csv;charset=utf-8;base64,([^"]+)" download="([^"]+)\.csv"', text):
            head, *rows = csv.reader(io.StringIO(base64.b64decode(body).decode("utf-8-sig")))
            where = [head.index("Document"), head.index("Lines")] if "Lines" in head else [head.index("lines")]
            assert any(row[at] for row in rows for at in where), f"{name}: {called}"
            assert set(called.removeprefix(name).split("-")) <= words | {"", "data"}, f"{name}: {called}"
            files += 1
    assert files > 250


def test_every_map_says_its_legend_and_disclaimer_in_words(every):
    maps = 0
    for name, text in every.items():
        for figure in re.findall(r"<figure.*?</figure>", text, re.DOTALL):
            if 'class="plot only map"' in figure:
                maps += 1
                assert '<ul class="legend"' in figure and "delimitation of its frontiers" in figure, name
                assert figure.count("delimitation") == 1, f"{name}: the disclaimer stands twice"
    assert maps > 5


def test_titles_in_other_languages_say_so_wherever_they_stand(every):
    rows = load_all()["results"].query("title_language != 'en'")
    found = 0
    for row in rows.drop_duplicates("title").to_dict("records"):
        words = escape(row["title"])
        for name, text in every.items():
            bare = re.sub(r"<script\b.*?</script>", "", text, flags=re.DOTALL)
            for at in re.finditer(re.escape(words), bare):
                found += 1
                before = bare[: at.start()]
                assert before.endswith(f'lang="{row["title_language"]}">'), f"{name}: {before[-60:]}{words[:40]}"
    assert found > 10


def small_or_beyond(tab, pages: Path) -> dict[str, object]:
    """By page, what lies beyond the edge of a phone, what is too small for a finger, what does not reflow."""
    found = {}
    for file in sorted(pages.glob("*.html")):
        tab.set_viewport_size({"width": 390, "height": 800})
        tab.goto(file.as_uri())
        if file.stem == "explore":
            tab.wait_for_function("document.querySelectorAll('svg.marks').length >= 5")
        tab.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")
        seen = {"beyond": tab.evaluate(BEYOND), "small": tab.evaluate(SMALL)}
        tab.set_viewport_size({"width": 320, "height": 800})
        tab.add_style_tag(content=SPACED)
        seen["wide"] = tab.evaluate(
            "document.documentElement.scrollWidth > 320 && document.documentElement.scrollWidth"
        )
        if any(seen.values()):
            found[file.stem] = {k: v for k, v in seen.items() if v}
    return found


def test_on_a_phone_every_page_fits_can_be_pressed_and_bears_spaced_text(chromium, pages):
    context = chromium.new_context()
    assert small_or_beyond(context.new_page(), pages) == {}
    context.close()


def test_what_a_phone_shows_of_a_map_is_where_most_results_are(chromium, pages):
    context = chromium.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    tab = context.new_page()
    tab.goto((pages / "maps.html").as_uri())
    box = tab.locator("figure .map").first.bounding_box()
    asia = tab.locator("figure .map a[href='country-PHL.html']").first.bounding_box()
    assert box["x"] <= asia["x"] <= box["x"] + box["width"]
    heading = tab.locator("figure .map text[font-weight=bold]").first.bounding_box()
    assert heading["x"] + heading["width"] <= box["x"] + box["width"] + 1
    hint = tab.locator("figure .reading .hint:visible").first.inner_text()
    assert hint.startswith("Tap") and "Tab key" not in hint
    context.close()


def test_motion_is_for_those_who_do_not_mind_it(chromium, pages):
    context = chromium.new_context(reduced_motion="reduce")
    tab = context.new_page()
    tab.goto((pages / "overview.html").as_uri())
    assert tab.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    assert tab.evaluate("document.getAnimations().length") == 0
    context.close()


@pytest.mark.parametrize(
    ("name", "most"), [("overview", 10), ("maps", 12), ("country-KHM", 10), ("reconciliation", 32)]
)
def test_paper_holds_what_is_said_once(chromium, pages, name, most):
    context = chromium.new_context()
    tab = context.new_page()
    tab.goto((pages / f"{name}.html").as_uri())
    printed = tab.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) <= most
    tab.emulate_media(media="print")
    assert tab.locator(".written + .data:visible").count() == 0
    notes = tab.evaluate("[...document.querySelectorAll('.notes li')].filter((e) => e.checkVisibility()).length")
    assert notes > 200 if name == "reconciliation" else notes == 0
    context.close()
