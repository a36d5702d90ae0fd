"""Words that would be code elsewhere are words on a page: nothing runs, nothing is asked of a network."""

import base64
import csv
import io
import re
import shutil
from pathlib import Path

import pytest

from o7lib.briefs import build
from o7lib.briefs.pages import explorer, front_page
from o7lib.briefs.plan import briefs as plan_briefs
from o7lib.tables.load import load_all, problems
from o7lib.tables.model.paths import SHIPPED

RUN = "window.o7Ran=1;alert(1)"
HOSTILE = (
    f"<script>{RUN}</script><img src=x onerror={RUN}><svg onload={RUN}> {{{{7*7}}}} [a](javascript:{RUN}) "
    f"</textarea></title></style><!-- عمل <b dir=rtl> \"'><a href=javascript:{RUN}>a</a> {'long' * 60}"
)
FORMULA = '=HYPERLINK("http://example.org/";"x")'
KEYS = ["region/asia_pacific", "country/KHM"]
PAGES = ["region-asia_pacific.html", "country-KHM.html", "index.html", "explore.html"]
# Where each word is put: table, column, and which row.
CELLS = [
    ("achievements", "summary", {"cpo": "KHM129"}),
    ("results", "title", {"cpo": "KHM129"}),
    ("places", "name", {"place_id": "KHM"}),
    ("source_notes", "note", {"cpo": "KHM129"}),
    ("funders", "name", {}),
]
ELEMENTS = "img[src=x], svg[onload], [onerror], a[href^='javascript:']"
SHOWN = f"<script>{RUN}</script><img src=x onerror={RUN}>"


def hostile(folder: Path) -> Path:
    """A copy of the data whose every text of the cells above is hostile, or a formula where it stands first."""
    shutil.copytree(SHIPPED, folder)
    for table, column, where in CELLS:
        file = folder / f"{table}.csv"
        rows = list(csv.DictReader(io.StringIO(file.read_text("utf-8"), newline="")))
        mine = [row for row in rows if all(row[k] == v for k, v in where.items())]
        for number, row in enumerate(mine):
            start = FORMULA if table == "achievements" else ""
            row[column] = f"{start}{number} {row[column]} {HOSTILE}" if not start else f"{start} {number} {HOSTILE}"
        with file.open("w", encoding="utf-8", newline="") as paper:
            out = csv.DictWriter(paper, list(rows[0]), lineterminator="\n")
            out.writeheader()
            out.writerows(rows)
    return folder


def test_a_mark_that_turns_the_direction_of_text_is_refused_with_the_data(tmp_path):
    shutil.copytree(SHIPPED, tmp_path / "data")
    file = tmp_path / "data" / "places.csv"
    file.write_text(file.read_text("utf-8").replace("KHM,Cambodia", "KHM,\u202eCambodia", 1), "utf-8")
    assert "expected no U+202E RIGHT-TO-LEFT OVERRIDE" in str(problems(tmp_path / "data")[0])


@pytest.fixture(scope="module")
def built(chromium, tmp_path_factory) -> Path:
    """The pages of a record with hostile words."""
    folder = tmp_path_factory.mktemp("hostile")
    data, out = hostile(folder / "data"), folder / "out"
    briefs = build.all_briefs(data)
    outcome = build.build(
        plan_briefs.chosen(briefs, KEYS), out, lambda _: None, build.on_this_machine(2), data=data, among=briefs
    )
    assert not outcome.failed, outcome.failed
    explorer.explore(load_all(data), out)
    front_page.index(briefs, out)
    return out


@pytest.fixture
def opened(built, chromium):
    """Open a page with its own policy switched off, so that a script put into it would run; tell what happened."""
    context = chromium.new_context(bypass_csp=True)

    def open_page(name: str):
        page, happened = context.new_page(), []
        page.on("dialog", lambda d: (happened.append(d.message), d.dismiss()))
        page.on("request", lambda r: happened.append(r.url) if not r.url.startswith(("data:", "blob:")) else None)
        page.goto((built / name).as_uri())
        page.wait_for_timeout(500)
        return page, [h for h in happened if h != (built / name).as_uri()]

    yield open_page
    context.close()


def test_a_script_put_into_a_page_would_be_seen_by_these_tests(built, chromium, tmp_path):
    bad = tmp_path / "bad.html"
    text = (built / "country-KHM.html").read_text("utf-8")
    bad.write_text(text.replace("</h1>", f"</h1><script>window.o7Ran=1</script><img src=x onerror={RUN}>", 1), "utf-8")
    context = chromium.new_context(bypass_csp=True)
    page = context.new_page()
    page.on("dialog", lambda d: d.dismiss())
    page.goto(bad.as_uri())
    assert page.evaluate("window.o7Ran") == 1 and page.locator(ELEMENTS).count()
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_nothing_runs_and_nothing_is_asked_for(opened, name):
    page, happened = opened(name)
    assert happened == []
    assert page.evaluate("window.o7Ran === undefined")
    assert page.locator(ELEMENTS).count() == 0


@pytest.mark.parametrize("name", PAGES)
def test_the_words_are_shown_as_they_are(opened, name):
    page, _ = opened(name)
    text = page.evaluate("document.body.textContent")
    assert SHOWN in text
    assert "{{7*7}}" in text


def test_the_explorer_stays_harmless_when_a_reader_chooses_and_searches(opened):
    page, happened = opened("explore.html")
    page.goto(page.url + "#place=KHM")
    page.locator("input[type=search]").first.fill("<img src=x")
    page.wait_for_timeout(500)
    assert happened == []
    assert page.evaluate("window.o7Ran === undefined") and page.locator(ELEMENTS).count() == 0


def test_a_cell_of_the_data_links_is_no_formula(built):
    links = 0
    for name in PAGES:
        for body in re.findall(r"data:text/csv;charset=utf-8;base64,([\w+/=]+)", (built / name).read_text("utf-8")):
            links += 1
            for row in csv.reader(io.StringIO(base64.b64decode(body).decode("utf-8-sig"))):
                assert [c for c in row if c.startswith(("=", "@", "\t", "\r"))] == []
    assert links
