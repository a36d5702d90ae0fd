"""Every kind of brief in a real browser: sealed, complete, readable by everyone, on a phone and on paper."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

KINDS = [
    "index", "overview", "region-africa", "region-asia_pacific", "country-KHM", "country-PNG", "country-SHA", "funder-EU",
    "funder-DEU", "funding", "periods", "reconciliation", "gaps", "people", "partners", "outputs", "dac", "maps",
]  # fmt: skip


class Watch:
    """What a page said on its console, threw, or asked a network for."""

    def __init__(self, page) -> None:
        self.heard: list[str] = []
        page.on("console", lambda m: self.heard.append(f"console: {m.text}"))
        page.on("pageerror", lambda e: self.heard.append(f"error: {e}"))
        page.on(
            "request", lambda r: None if r.url.startswith(("file:", "data:")) else self.heard.append(f"asked: {r.url}")
        )


@pytest.fixture
def opened(chromium, pages):
    contexts = []

    def open_page(name: str, **options):
        context = chromium.new_context(**({"viewport": {"width": 1280, "height": 900}} | options))
        contexts.append(context)
        page = context.new_page()
        page.watch = Watch(page)
        page.goto((pages / f"{name}.html").as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("name", KINDS)
def test_it_opens_without_a_message_an_error_or_a_request(opened, name):
    page = opened(name)
    assert page.watch.heard == []
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.locator("main").count() == 1
    assert page.title()


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong(opened, name, scheme):
    from axe_playwright_python.sync_playwright import Axe

    page = opened(name, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}}).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:160]) for v in found] == []


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("width", [800])
def test_it_never_scrolls_sideways(opened, name, width):
    page = opened(name, viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", ["overview", "region-africa", "funding", "reconciliation", "maps"])
def test_every_picture_has_marks_a_name_and_its_data_as_a_table(opened, name):
    page = opened(name)
    figures = page.locator("figure")
    assert figures.count() > 0
    for n in range(figures.count()):
        picture = figures.nth(n).locator("svg[aria-label]").first
        assert len(picture.get_attribute("aria-label")) > 20
        assert picture.locator("path, rect, circle, use").count() >= 3
        table = figures.nth(n).locator("xpath=following-sibling::details[1]//table")
        assert table.locator("caption").count() == 1 and table.locator("thead th[scope=col]").count() > 1
        assert table.locator("tbody th[scope=row]").count() > 0


def test_a_number_opens_the_rows_behind_it_by_keyboard_and_closes_again(opened):
    page = opened("region-africa")
    number = page.locator("button.num").first
    number.focus()
    page.keyboard.press("Enter")
    rows = page.locator("[popover]:popover-open")
    assert rows.count() == 1
    assert re.search(r"results-20\d\d-\d\d, lines? \d+", rows.inner_text())
    page.keyboard.press("Escape")
    assert page.locator("[popover]:popover-open").count() == 0


def test_a_mark_of_a_map_tells_its_value_to_the_keyboard(opened):
    page = opened("maps")
    mark = page.locator("figure").first.locator(".m").first
    mark.focus()
    reading = page.locator("figure").first.locator(".reading span:visible")
    assert reading.inner_text() == mark.get_attribute("aria-label")


SEARCHES = {
    "turkiye": "Türkiye", "Turkey": "Türkiye", "Laos": "Lao People", "Vietnam": "Viet Nam", "PNG": "Papua New Guinea",
    "UK": "United Kingdom", "USA": "United States", "DFID": "United Kingdom", "RBSA": "ILO Regular Budget",
    "SADC": "Southern Africa", "Kuwait law": "Kuwait", "Kuwait laws": "Kuwait", "gender": "Senegal",
    "Moldovia": "Republic of Moldova",
}  # fmt: skip


def found(page) -> list[str]:
    """The names of the briefs that a search leaves in view."""
    names = "[...document.querySelectorAll('[data-brief]')].filter((i) => !i.hidden).map((i) => i.querySelector('a').textContent)"
    return page.evaluate(names)


def test_the_search_finds_what_a_reader_may_call_it(opened):
    page, names = opened("index"), {}
    for asked in SEARCHES:
        page.get_by_label("Find a brief").fill(asked)
        names[asked] = found(page)
    missed = [a for a, name in SEARCHES.items() if not any(n.startswith(name) for n in names[a])]
    assert missed == []
    all_of_them = page.locator("[data-brief]").count()
    assert [a for a, n in names.items() if len(n) > all_of_them * 0.7] == [], (
        "a search that finds nearly all finds nothing"
    )


def test_a_search_says_what_it_took_a_word_for_and_what_to_do_where_it_finds_nothing(opened):
    page = opened("index")
    page.get_by_label("Find a brief").fill("moldovia")
    assert "for “moldova”, the nearest word" in page.get_by_role("status").inner_text()
    page.get_by_label("Find a brief").fill("atlantis")
    assert page.get_by_role("status").inner_text().startswith("No brief found: the record may hold nothing on it. Try")


def test_the_search_needs_no_mouse(opened):
    page = opened("index")
    page.get_by_label("Find a brief").focus()
    page.keyboard.type("atlantis")
    page.keyboard.press("Escape")
    assert page.get_by_label("Find a brief").input_value() == "" and page.locator("#short").is_visible()
    page.keyboard.type("europ union")
    page.keyboard.press("Enter")
    page.wait_for_url("**/funder-EU.html")


@pytest.mark.parametrize("name", ["index", "region-africa", "maps"])
def test_nothing_is_missing_without_scripts(opened, name):
    page = opened(name, java_script_enabled=False)
    assert page.locator("h1").is_visible()
    assert page.locator("h2:visible").count() >= 3
    assert page.locator("input:visible").count() == 0


# Kinds of page whose first screen holds no picture: a place or a funder of which nothing is reported, pages of tables.
WITHOUT_PICTURE = {"country-PNG", "funder-DEU", "overview", "reconciliation", "partners", "outputs", "dac"}


@pytest.mark.parametrize("name", [k for k in KINDS if k not in WITHOUT_PICTURE])
def test_the_first_screen_shows_what_was_found_as_a_picture_a_grid_or_a_list(opened, name):
    page = opened(name)
    tops = page.evaluate(
        """[...document.querySelectorAll('main figure, main table.matrix, main .achieved')]
        .filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect().top)"""
    )
    assert tops and min(tops) < 900 - 120  # and something of it is seen


@pytest.mark.parametrize("name", ["overview", "region-africa", "country-KHM", "explore"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_stage_can_be_read_in_the_colours_a_reader_forces(opened, name, scheme):
    page = opened(name, forced_colors="active", color_scheme=scheme)
    unread = page.evaluate(
        """[...document.querySelectorAll('.stage, .stage .mark')].filter(e => e.checkVisibility())
        .map(e => [getComputedStyle(e).color, getComputedStyle(e.closest('.stage')).backgroundColor, e.textContent])
        .filter(([words, ground]) => words === ground)"""
    )
    assert page.locator(".stage").count() and unread == []


@pytest.mark.parametrize("name", ["overview", "region-asia_pacific", "maps", "funding", "country-KHM"])
def test_no_picture_or_row_is_cut_on_paper(opened, name):
    page = opened(name, viewport={"width": 672, "height": 980})  # A4 less its margins, at 96 dots an inch
    page.emulate_media(media="print")
    tall = page.evaluate("[...document.querySelectorAll('figure')].map(f => f.getBoundingClientRect().height)")
    assert (tall and max(tall) < 980) or name == "country-KHM"
    wide = page.evaluate(
        "[...document.querySelectorAll('table, figure svg')].map(e => e.getBoundingClientRect().right).filter(r => r > 674).length"
    )
    assert wide == 0
    assert page.evaluate("getComputedStyle(document.querySelector('figure')).breakInside") == "avoid"
    assert page.pdf(format="A4").startswith(b"%PDF")


class Links(HTMLParser):
    """The links and ids of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links, self.ids = [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if tag == "a" and "href" in given else []


def test_every_link_leads_to_a_page_and_a_place_that_exist_and_no_id_stands_twice(pages: Path):
    read = {f.name: Links(f.read_text(encoding="utf-8")) for f in pages.glob("*.html")}
    for name, page in read.items():
        assert len(page.ids) == len(set(page.ids)), (
            f"{name}: {sorted({i for i in page.ids if page.ids.count(i) > 1})[:3]}"
        )
        for link in page.links:
            if link.startswith(("data:", "#o7", "http")) and not link.startswith("http"):
                continue
            file, _, part = link.partition("#")
            target = read.get(file or name)
            assert target is not None, f"{name} links to {link}"
            assert not part or part in target.ids, f"{name} links to {link}"
