"""The explorer in a real browser: every view answers the same choices, by mouse or keyboard, in both themes."""

import csv
import io
import json
import shutil
from pathlib import Path
from urllib.parse import urlencode

import pandas as pd
import pytest

from o7lib.briefs.pages.explorer import explore
from o7lib.measures.targets import against_targets
from o7lib.show.explorer.labels import COLUMNS
from o7lib.show.words.standing import MARKS
from o7lib.tables.export.values import guarded
from o7lib.tables.load import load_all
from o7lib.tables.model.paths import SHIPPED
from o7lib.tables.model.schema import schema

RESULT = ["biennium", "indicator", "cpo"]
DRAWN = "document.querySelectorAll('svg.marks').length >= 5"
TRIES = [
    {},
    {"region": ["africa"]},
    {"biennium": ["2014-15"], "stage": ["drafted", "in_preparation"]},
    {"region": ["asia_pacific", "americas"], "type": ["legal"], "indicator": ["7.1"]},
    {"funder": ["EU"], "criterion": ["7.2-1", "7.2-2"]},
    {"funder": ["nobody"], "place": ["KHM", "BRA"]},
    {"standing": ["doubted"], "region": ["africa"]},
    {"standing": ["clear", "condition"]},
]


@pytest.fixture(scope="module")
def browser(chromium):
    return chromium


@pytest.fixture(scope="module")
def record():
    return load_all(SHIPPED)


@pytest.fixture(scope="module")
def page_file(record, tmp_path_factory):
    return explore(record, tmp_path_factory.mktemp("explorer"))


class Watch:
    """What a page said on its console, threw, or asked a network for."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.asked: list[str] = []

    def over(self, tab):
        tab.on("console", lambda message: self.said.append(f"{message.type}: {message.text}"))
        tab.on("pageerror", lambda error: self.said.append(f"error: {error}"))
        tab.route("**/*", self._let)
        return tab

    def _let(self, route):
        if route.request.url.startswith(("file:", "data:", "blob:")):
            route.continue_()
        else:
            self.asked.append(route.request.url)
            route.abort()


@pytest.fixture
def open_page(browser, page_file):
    """Open the explorer with choices in its address; what it says and asks is checked at the end of the test."""
    watch, opened = Watch(), []

    def opening(choices=None, width=1280, theme="light", file=page_file, **context):
        box = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=theme, **context)
        opened.append(box)
        tab = watch.over(box.new_page())
        tab.goto(file.as_uri() + (f"#{urlencode(choices, doseq=True)}" if choices else ""))
        tab.wait_for_function(DRAWN)
        settle(tab)
        return tab

    yield opening
    for box in opened:
        box.close()
    assert watch.said == [] and watch.asked == []


def settle(tab):
    """Wait until the views have answered: they run after the numbers."""
    tab.evaluate(
        "() => new Promise((done) => setTimeout(() => requestAnimationFrame(() => setTimeout(done, 250)), 100))"
    )


def tick(tab, facet, value):
    box = tab.locator(f"input[name={facet}][value='{value}']")
    if not box.is_visible():
        tab.locator(f"[data-filter={facet}] > summary").click()
    box.click()


def expected(record, choices):
    """The achievements that fit, straight from the tables: not by the measure that feeds the page."""
    where = record["places"].set_index("place_id")["region_id"]
    rows = record["achievements"].merge(record["results"][[*RESULT, "place_id"]], on=RESULT)
    paid = record["funding"]
    kinds = record["achievement_types"]
    inside = pd.Series(True, index=rows.index)
    for facet, wanted in choices.items():
        if facet == "type":
            key = [*RESULT, "criterion", "item"]
            mine = pd.MultiIndex.from_frame(kinds.loc[kinds["type"].isin(wanted), key].astype(str))
            inside &= pd.MultiIndex.from_frame(rows[key].astype(str)).isin(mine)
        elif facet == "funder":
            inside &= pd.Series([bool(set(payers(paid, row)) & set(wanted)) for row in rows.to_dict("records")])
        else:
            values = {"region": rows["place_id"].map(where), "place": rows["place_id"]}
            values["criterion"] = rows["indicator"] + "-" + rows["criterion"].astype(str)
            values["standing"] = standings(record, rows)
            inside &= values.get(facet, rows.get(facet)).astype(str).isin(wanted)
    return rows[inside].assign(region=rows["place_id"].map(where))


def standings(record, rows):
    """What the notes leave of each report, straight from the table of notes."""
    notes = record["source_notes"]
    notes = notes[notes["side"].isin(["result", "both"]) & notes["criterion"].notna()]
    found = []
    for row in rows.to_dict("records"):
        mine = notes[(notes[[*RESULT, "criterion"]] == [row[c] for c in [*RESULT, "criterion"]]).all(axis=1)]
        effects = set(mine.loc[mine["item"].isna() | (mine["item"] == row["item"]), "effect"])
        found.append("doubted" if "count" in effects else "condition" if "condition" in effects else "clear")
    return pd.Series(found, index=rows.index)


def payers(paid, row):
    mine = paid[(paid[RESULT] == [row[c] for c in RESULT]).all(axis=1)]
    mine = mine[mine["criterion"].isna() | (mine["criterion"] == row["criterion"])]
    return list(mine["funder_id"]) or ["nobody"]


def keys(rows):
    return [tuple(str(row[c]) for c in [*RESULT, "criterion", "item"]) for row in rows.to_dict("records")]


def shown_rows(tab):
    """The rows of the evidence that can be seen: result, criterion and item."""
    return tab.evaluate("() => [...document.querySelectorAll('#rows tr:not([hidden]) a')].map((a) => a.hash.slice(1))")


def anchors(rows):
    found = []
    for biennium, indicator, cpo, criterion, item in keys(rows):
        found.append(f"e-{biennium}-{indicator}-{cpo}-{criterion}" + (f"-{item}" if int(item) > 1 else ""))
    return found


def fills(tab, marks):
    return tab.evaluate("(s) => [...document.querySelectorAll(s)].map((e) => e.getAttribute('fill'))", f"{marks} > *")


def twin(tab, name):
    """The table beside a picture: first cell to the others."""
    cells = (
        "() => [...document.querySelectorAll('#%s-data tbody tr')].map((r) => [...r.cells].map((c) => c.textContent))"
    )
    return {first: rest for first, *rest in tab.evaluate(cells % name)}


def in_selection(said):
    """'3 of 7' or '7' or a dash as the number of the selection."""
    return 0 if said == "–" else int(said.split(" ")[0])


@pytest.mark.parametrize("choices", TRIES, ids=lambda c: "&".join(c) or "everything")
def test_count_map_stages_matrix_and_evidence_equal_the_record(open_page, record, choices):
    tab, rows = open_page(), expected(record, choices)
    for facet, values in choices.items():
        for value in values:
            tick(tab, facet, value)
    settle(tab)
    firm = int((rows["stage"] >= schema().firm_stage).sum())
    sizes = len(rows), len(rows.drop_duplicates(RESULT)), rows["place_id"].nunique(), firm
    assert len(rows) > 1, "a try that finds nothing tests nothing"
    said = tab.locator("#count").inner_text()
    assert (
        f"{sizes[0]} of {len(record['achievements'])} achievements, in {sizes[1]} of {len(record['results'])} results"
        in said
    )
    assert (
        f"and {sizes[2]} of {record['results']['place_id'].nunique()} places" in said
        and f"{firm} of the {len(rows)} are" in said
    )
    clear = int(((rows["stage"] >= schema().firm_stage) & (standings(record, rows) == "clear")).sum())
    assert not firm or f", {clear or 'none'} of them clear of doubt" in said
    assert sorted(shown_rows(tab)) == sorted(anchors(rows))
    names = record["places"].set_index("place_id")["name"]
    by_place = rows["place_id"].map(names).value_counts().to_dict()
    assert {p: int(n) for p, (n, _) in twin(tab, "map").items() if int(n)} == by_place
    assert fills(tab, "#map .circles_marks").count("var(--solid)") == len(by_place)
    by_stage = {
        schema().labels("achievements", "stage")[s]: int((rows["stage"] == s).sum())
        for s in schema().codes("achievements", "stage")
    }
    assert {s: int(n) for s, (n, _, _) in twin(tab, "stages").items()} == by_stage
    clears = [int(c) for _, (_, c, _) in twin(tab, "stages").items() if c]
    assert sum(clears) == clear
    regions = record["regions"].set_index("region_id")["name"]
    for i, indicator in enumerate(record["indicators"]["indicator"].unique()):
        mine = rows[rows["indicator"] == indicator]
        squares = fills(tab, f"#matrix-{i} .squares_marks")
        assert len(squares) - squares.count("var(--muted)") == len(mine)
        for region, cells in twin(tab, f"matrix-{i}").items():
            found = mine[mine["region"].map(regions) == region].groupby("criterion").size()
            asked = sorted(record["criteria"].query("indicator == @indicator")["criterion"].unique())
            assert [in_selection(c) for c in cells] == [int(found.get(c, 0)) for c in asked]


@pytest.mark.parametrize(
    "choices", [{}, {"region": ["africa"]}, {"region": ["americas"], "biennium": ["2012-13"], "stage": ["adopted"]}]
)
def test_targets_follow_biennium_indicator_and_region_and_count_member_states(open_page, record, choices):
    tab, rows = open_page(choices), expected(record, choices)
    cells = against_targets(record)
    cells = cells[
        cells["region_id"].isin(choices.get("region", ["world"]))
        & cells["biennium"].isin(choices.get("biennium", cells["biennium"]))
    ]
    states = set(record["places"].query("kind == 'member_state'")["place_id"])
    found = list(twin(tab, "targets").values())
    assert [(t, int(r)) for t, r, _, _ in found] == [
        ("–" if pd.isna(c.target) else str(c.target), c.reported) for c in cells.itertuples()
    ]
    for (_, _, chosen, _), cell in zip(found, cells.itertuples(), strict=True):
        mine = rows[(rows["biennium"] == cell.biennium) & (rows["indicator"] == cell.indicator)]
        assert int(chosen) == len(set(mine["place_id"]) & states)


def test_the_numbers_beside_choices_count_what_fits_all_other_choices(open_page, record):
    tab = open_page({"region": ["africa"], "stage": ["drafted"]})
    number = "+b.parentElement.querySelector('.n').textContent"
    beside = f"(s) => Object.fromEntries([...document.querySelectorAll(s)].map((b) => [b.value, {number}]))"
    drafts = expected(record, {"stage": ["drafted"]})["region"].value_counts()
    assert tab.evaluate(beside, "input[name=region]") == {
        r: int(drafts.get(r, 0)) for r in record["regions"]["region_id"]
    }
    africa = expected(record, {"region": ["africa"]})["stage"].value_counts()
    assert tab.evaluate(beside, "input[name=stage]") == {
        s: int(africa.get(s, 0)) for s in schema().codes("achievements", "stage")
    }


def test_the_matrix_by_results_shows_the_furthest_stage_of_each(open_page, record):
    choices = {"region": ["africa"]}
    tab, rows = open_page({**choices, "by": "result"}), expected(record, choices)
    for i, indicator in enumerate(record["indicators"]["indicator"].unique()):
        mine = rows[rows["indicator"] == indicator]
        held = pd.Categorical(standings(record, mine), MARKS, ordered=True)
        furthest = mine.assign(held=held).sort_values(["stage", "held"]).groupby([*RESULT, "criterion"]).tail(1)
        cells = [cell for line in twin(tab, f"matrix-{i}").values() for cell in line]
        words = schema().labels("achievements", "stage")
        assert sorted(c for c in cells if c != "–") == sorted(
            ", ".join(filter(None, (words[row.stage], MARKS[row.held]))) for row in furthest.itertuples()
        )
        assert len(twin(tab, f"matrix-{i}")) == len(mine.drop_duplicates(RESULT))
        assert tab.locator(f"#matrix-{i}-region").is_hidden() and tab.locator(
            f"#matrix-{i} .boxes_marks > *"
        ).count() == len(cells)


def test_a_click_on_a_place_a_bar_and_a_cell_filters_and_a_second_takes_it_back(open_page, record):
    tab = open_page()
    everything = len(record["achievements"])
    clicks = {
        "#map .circles_marks > *": ["place"],
        "#stages .chosen_marks > *": ["stage"],
        "#matrix-0 .squares_marks > *": ["region", "criterion"],
    }
    for mark, facets in clicks.items():
        tab.locator(mark).first.dispatch_event("click")
        settle(tab)
        ticked = tab.evaluate("() => [...document.querySelectorAll('#filters :checked')].map((b) => [b.name, b.value])")
        assert sorted(name for name, _ in ticked) == sorted(facets)
        assert len(shown_rows(tab)) == len(expected(record, {name: [value] for name, value in ticked})) < everything
        tab.locator(mark).first.dispatch_event("click")
        settle(tab)
        assert len(shown_rows(tab)) == everything


def test_a_click_on_a_country_chooses_it_and_on_a_country_without_report_nothing(open_page, record):
    tab = open_page()
    ids = [
        g.get("id")
        for g in json.loads((SHIPPED / "geo" / "countries.topo.json").read_text())["objects"]["countries"]["geometries"]
    ]
    shape = "#map .mark-shape > :nth-child({})"
    tab.locator(shape.format(ids.index("FRA") + 1)).dispatch_event("click")
    settle(tab)
    assert len(shown_rows(tab)) == len(record["achievements"])
    tab.locator(shape.format(ids.index("BRA") + 1)).dispatch_event("click")
    settle(tab)
    assert sorted(shown_rows(tab)) == sorted(anchors(expected(record, {"place": ["BRA"]})))


def test_everything_can_be_done_with_the_keyboard_alone(open_page, record):
    tab = open_page()
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "main" and tab.evaluate("location.hash") == ""
    tab.locator("#filters [data-filter=region] > summary").focus()
    tab.keyboard.press("Tab")
    tab.keyboard.press("Space")
    settle(tab)
    first = record["regions"]["region_id"][0]
    assert len(shown_rows(tab)) == len(expected(record, {"region": [first]}))
    assert tab.evaluate("document.activeElement.value") == first
    tab.locator("#matrix-0-data").locator("xpath=../summary").focus()
    tab.keyboard.press("Enter")
    for _ in range(3):  # the table, the first region, its first cell
        tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    settle(tab)
    indicator = record["indicators"]["indicator"][0]
    assert len(shown_rows(tab)) == len(expected(record, {"region": [first], "criterion": [f"{indicator}-1"]}))
    assert tab.evaluate("document.activeElement.getAttribute('aria-pressed')") == "true"
    tab.keyboard.press("Enter")
    settle(tab)
    assert len(shown_rows(tab)) == len(record["achievements"])


def test_a_choice_taken_back_by_its_chip_leaves_the_focus_on_the_page(open_page):
    tab = open_page({"stage": ["drafted", "adopted"]})
    tab.locator(".chip").first.focus()
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.className") == "chip"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.dataset.do") == "reset"
    assert tab.locator(".chip").count() == 0


def test_every_row_can_be_reached_and_leads_to_its_brief(open_page, record):
    tab, rows = open_page(), expected(record, {})
    links = tab.evaluate(
        "() => [...document.querySelectorAll('#rows tr:not([hidden]) a')].map((a) => a.getAttribute('href'))"
    )
    assert sorted(links) == sorted(
        f"country-{p}.html#{a}" for p, a in zip(rows["place_id"], anchors(rows), strict=True)
    )
    assert tab.locator("#evidence").get_attribute("tabindex") == "0"


def test_the_number_of_rows_is_announced_and_no_rows_is_said_in_words(open_page):
    tab = open_page({"place": ["PNG"]})
    assert tab.locator("#count").get_attribute("role") == "status"
    said = tab.locator("#count").inner_text()
    assert said.startswith("No achievement in the record fits all these choices.")
    assert "Papua New Guinea is counted in a summary, but the country documents have no entry for it." in said
    assert tab.locator("#none").inner_text() == said and tab.locator("#evidence").is_hidden()
    assert tab.locator("main [data-do=copy]").is_disabled() and tab.locator("main [data-do=save]").is_disabled()
    tab.locator("main [data-do=reset]").click()
    settle(tab)
    assert "this is the whole record" in tab.locator("#count").inner_text() and tab.locator("#none").is_hidden()


def test_words_are_sought_in_any_case_and_without_accents(open_page, record):
    tab = open_page()
    tab.locator("#words").fill("COTE pilot")
    settle(tab)
    few = len(shown_rows(tab))
    tab.locator("#words").fill("migrant WORKERS")
    settle(tab)
    assert few < len(shown_rows(tab)) < len(record["achievements"])
    assert tab.locator(".chip").inner_text() == "Words: migrant WORKERS ×"


def test_the_address_holds_the_choices_and_gives_them_back(open_page, record):
    choices = {"biennium": ["2014-15"], "region": ["africa", "americas"], "stage": ["operational"]}
    tab = open_page()
    for facet, values in choices.items():
        for value in values:
            tick(tab, facet, value)
    tab.locator("#by").select_option("result")
    tab.locator("#sort").select_option("place")
    settle(tab)
    again = open_page()
    again.goto(tab.url)
    again.reload()
    again.wait_for_function(DRAWN)
    settle(again)
    assert again.url == tab.url
    assert shown_rows(again) == shown_rows(tab) and len(shown_rows(again)) == len(expected(record, choices))
    assert (
        again.locator("#by").input_value() == "result"
        and again.locator("#count").inner_text() == tab.locator("#count").inner_text()
    )


def test_going_back_in_the_history_gives_the_earlier_choices(open_page, record):
    tab = open_page({"region": ["africa"]})
    tab.evaluate("location.hash = 'region=americas'")
    settle(tab)
    assert len(shown_rows(tab)) == len(expected(record, {"region": ["americas"]}))
    tab.go_back()
    settle(tab)
    assert len(shown_rows(tab)) == len(expected(record, {"region": ["africa"]}))


def test_what_the_address_asks_for_and_the_record_lacks_is_named(open_page, record):
    tab = open_page({"region": ["atlantis", "africa"], "by": "moon"})
    assert tab.locator("#note").inner_text() == (
        "The address asks for something that this record does not have; it was left out: region=atlantis, by=moon."
    )
    assert len(shown_rows(tab)) == len(expected(record, {"region": ["africa"]}))


def test_rows_can_be_sorted_and_keep_their_evidence(open_page):
    tab = open_page()
    before = shown_rows(tab)
    tab.locator("#sort").select_option("furthest")
    assert sorted(shown_rows(tab)) == sorted(before)
    badges = tab.evaluate("() => [...document.querySelectorAll('#rows .stage')].map((s) => s.firstChild.textContent)")
    order = [schema().labels("achievements", "stage")[s] for s in reversed(schema().codes("achievements", "stage"))]
    assert badges == sorted(badges, key=order.index)


def taken(text, delimiter):
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=delimiter))


@pytest.fixture
def choices_and_rows(record):
    choices = {"funder": ["EU"]}
    return choices, expected(record, choices)


def test_the_download_is_the_rows_of_the_selection(open_page, choices_and_rows):
    choices, rows = choices_and_rows
    tab = open_page(choices)
    with tab.expect_download() as waiting:
        tab.locator("[data-do=save]").click()
    assert waiting.value.suggested_filename == "outcome7-selection.csv"
    text = Path(waiting.value.path()).read_bytes().decode("utf-8")
    head, *found = taken(text, ",")
    assert tuple(head) == COLUMNS and text.startswith("\ufeff") and text.count("\r\n") == len(rows) + 1
    lines = [dict(zip(head, line, strict=True)) for line in found]
    assert keys(pd.DataFrame(lines)) == keys(rows)
    assert [line["summary"] for line in lines] == [guarded(s) for s in rows["summary"]]
    assert [f"{line['first_line']}-{line['last_line']}" for line in lines] == list(rows["lines"])
    assert tab.locator("#note").inner_text() == f"Saved: {len(rows)} rows as outcome7-selection.csv."


@pytest.mark.parametrize("clipboard", [True, False], ids=["with a clipboard", "without one"])
def test_copied_rows_are_the_rows_of_the_selection(open_page, choices_and_rows, clipboard):
    choices, rows = choices_and_rows
    tab = open_page(choices, permissions=["clipboard-read", "clipboard-write"])
    if not clipboard:
        tab.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
        tab.evaluate("document.addEventListener('copy', () => { window.copied = document.activeElement.value })")
    tab.locator("[data-do=copy]").click()
    settle(tab)
    text = tab.evaluate("navigator.clipboard.readText()") if clipboard else tab.evaluate("window.copied")
    head, *found = taken(text.replace("\r\n", "\n"), "\t")
    assert tuple(head) == COLUMNS
    assert keys(pd.DataFrame([dict(zip(head, line, strict=True)) for line in found])) == keys(rows)
    assert (
        tab.locator("#note").inner_text()
        == f"Copied: {len(rows)} rows with a heading row, ready to paste into a spreadsheet."
    )
    assert tab.locator("#by-hand").is_hidden()


def test_where_nothing_may_be_copied_the_rows_stand_selected_to_copy_by_hand(open_page, choices_and_rows):
    choices, rows = choices_and_rows
    tab = open_page(choices)
    tab.evaluate(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined }); document.execCommand = () => false"
    )
    tab.locator("[data-do=copy]").click()
    settle(tab)
    assert tab.locator("#note").inner_text().startswith("This browser does not let the page copy.")
    assert tab.evaluate("document.activeElement.id") == "by-hand-text"
    assert len(tab.locator("#by-hand-text").input_value().split("\n")) == len(rows) + 1


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_wrong(open_page, theme, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    tab = open_page({"region": ["africa"]}, width=width, theme=theme)
    tab.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    settle(tab)
    found = axe.run(tab, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
    assert [(v["id"], v["nodes"][0]["html"][:200]) for v in found.response["violations"]] == []


@pytest.mark.parametrize("width", [320, 360, 800, 1280])
def test_the_page_never_scrolls_sideways(open_page, width):
    tab = open_page({"region": ["asia_pacific"]}, width=width)
    tab.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    for by in ("region", "result"):
        tab.locator("#by").select_option(by)
        settle(tab)
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
    seen = "[...document.querySelectorAll('svg.marks')].filter((svg) => svg.checkVisibility())"
    assert tab.evaluate(f"Math.max(...{seen}.map((svg) => svg.getBoundingClientRect().right))") <= width


def test_without_a_script_the_evidence_stands_and_the_rest_is_not_promised(browser, page_file, record):
    box = browser.new_context(java_script_enabled=False)
    tab = box.new_page()
    tab.goto(page_file.as_uri())
    assert tab.locator("#rows tr").count() == len(record["achievements"])
    assert (
        tab.locator("#filters").is_hidden()
        and tab.locator(".views").is_hidden()
        and tab.locator("[data-do=copy]").is_hidden()
    )
    box.close()


def test_printing_keeps_the_choices_and_the_evidence_and_drops_the_controls(open_page):
    tab = open_page({"region": ["africa"]})
    tab.emulate_media(media="print")
    assert tab.locator("#filters").is_hidden() and tab.locator("[data-do=copy]").is_hidden()
    assert tab.locator(".chip").is_visible() and tab.locator("#count").is_visible()
    assert tab.evaluate("getComputedStyle(document.getElementById('evidence')).overflow") == "visible"


HOSTILE = "=1+1 </script><img src=x onerror=document.title='ran'><b>'\"&\u2028</td>"


@pytest.fixture
def hostile_page(tmp_path, monkeypatch):
    """A copy of the data whose texts try to run, to close elements, to be a formula, and to turn round."""
    data = tmp_path / "data"
    shutil.copytree(SHIPPED, data, ignore=shutil.ignore_patterns("coding", "geo"))
    changes = {
        "achievements": "summary",
        "places": "name",
        "criteria": "label",
        "funders": "name",
        "regions": "name",
        "indicators": "label",
    }
    for table, column in changes.items():
        frame = pd.read_csv(data / f"{table}.csv", dtype=str, keep_default_na=False)
        frame[column] = [HOSTILE.replace("\u2028", "") + str(i) for i in range(len(frame))]
        frame.to_csv(data / f"{table}.csv", index=False, lineterminator="\n")
    monkeypatch.setenv("O7_DATA", str(data))
    return explore(load_all(data), tmp_path / "out")


def test_hostile_text_in_the_tables_is_shown_and_never_run(open_page, hostile_page):
    tab = open_page(file=hostile_page)
    tab.locator("#filters [data-filter=place] > summary").click()
    tab.locator("input[name=region]").first.click()
    tab.locator("#by").select_option("result")
    settle(tab)
    assert tab.title() == "Explore the whole record – ILO Outcome 7" and tab.locator("img").count() == 0
    assert "</script><img src=x" in tab.locator("#rows tr:not([hidden]) .c-summary").first.inner_text()
    with tab.expect_download() as waiting:
        tab.locator("[data-do=save]").click()
    text = Path(waiting.value.path()).read_bytes().decode("utf-8")
    head, first, *_ = taken(text, ",")
    assert dict(zip(head, first, strict=True))["summary"].startswith("'=1+1 </script>")


def test_a_biennium_a_place_and_a_funder_that_are_new_in_the_data_are_offered(
    open_page, third_biennium, next_biennium, tmp_path, monkeypatch
):
    monkeypatch.setenv("O7_DATA", str(third_biennium))
    record = load_all(third_biennium)
    choices = {"biennium": [next_biennium], "place": ["CIV"], "funder": ["SWE"]}
    tab, rows = open_page(choices, file=explore(record, tmp_path)), expected(record, choices)
    assert len(rows) and sorted(shown_rows(tab)) == sorted(anchors(rows))
    assert tab.locator("#note").inner_text() == ""
    assert len(twin(tab, "targets")) == int((record["indicators"]["biennium"] == next_biennium).sum())


def test_back_takes_back_the_last_choice(open_page):
    tab = open_page()
    everything = tab.locator("#count").inner_text()
    tick(tab, "region", "africa")
    africa = tab.locator("#count").inner_text()
    tick(tab, "biennium", "2014-15")
    tab.go_back()
    assert tab.locator("#count").inner_text() == africa != everything
    tab.go_back()
    assert tab.locator("#count").inner_text() == everything and not tab.locator("input[name=region]:checked").count()


@pytest.mark.parametrize("typed", ["ILO’s", "ILO's", "decent‑work", "decent-work", "“decent work”"])
def test_it_does_not_matter_which_apostrophe_dash_or_quote_is_typed(open_page, typed):
    tab = open_page()
    plain = typed.replace("’", "'").replace("‑", "-").strip("“”")
    counts = []
    for words in (typed, plain):
        tab.locator("#words").fill(words)
        settle(tab)
        counts.append(tab.locator("#count").inner_text())
    assert counts[0] == counts[1] and not counts[0].startswith("No achievement")


def test_a_link_to_a_page_that_is_a_file_says_that_the_file_must_go_with_it(open_page):
    tab = open_page(permissions=["clipboard-read", "clipboard-write"])
    tab.locator("[data-do=link]").click()
    tab.get_by_text("needs the file too").wait_for()
