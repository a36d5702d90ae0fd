"""A real JupyterLab in a real browser: what an evaluator opens, reads, ticks and moves, without any network."""

import csv
import re
import time
from collections.abc import Callable, Iterator
from typing import Any

import nbformat
import pytest

from o7lib.tables.model.paths import ROOT

NOTEBOOKS = ROOT / "notebooks"
DEADLINE = 60  # seconds that a view may take on a busy machine
# How much of a chart's canvas has which colour: none of a map's land tells that its shapes were not found.
PAINTED = """canvas => { const found = {}, copy = new OffscreenCanvas(canvas.width, canvas.height);
  const paper = copy.getContext('2d', {willReadFrequently: true}); paper.drawImage(canvas, 0, 0);
  const at = paper.getImageData(0, 0, canvas.width, canvas.height).data;
  for (let i = 0; i < at.length; i += 4) {
    const colour = [at[i], at[i+1], at[i+2]].join(); found[colour] = (found[colour] || 0) + 4 / at.length }
  return found }"""
LAND, DEEP, TINT = "223,228,232", "13,59,102", "156,195,227"  # the colours of these names in style.theme


def without_errors(cells: list[dict]) -> bool:
    assert [c["errors"] for c in cells if c["errors"]] == []
    return bool(cells) and all(c["run"] for c in cells)


def painted(canvas) -> dict[str, float]:
    """Which colours a chart is painted in; a chart that is being redrawn is looked at again."""
    until = time.monotonic() + DEADLINE
    while True:
        try:
            canvas.scroll_into_view_if_needed()
            return canvas.evaluate(PAINTED)
        except Exception as error:  # the browser's own error; its class comes with an optional library
            if "not attached" not in str(error) or time.monotonic() > until:
                raise


def test_the_first_notebook_is_trusted_leads_to_the_others_and_runs(lab):
    lab.open("start.ipynb")
    links = lab.tab.locator(".jp-NotebookPanel:visible .shelf a")
    asking = [f for f in NOTEBOOKS.glob("*.ipynb") if "**Question:**" in nbformat.read(f, 4).cells[0].source]
    assert links.count() == len(asking) - 1
    assert lab.tab.locator(".jp-Dialog, .Toastify__toast").count() == 0
    assert without_errors(lab.run_all())
    links.filter(has_text="Region brief").click()
    lab.tab.wait_for_selector(".lm-TabBar-tab.lm-mod-current:has-text('region.ipynb')")
    assert lab.heard == []


def test_a_brief_shows_its_stored_tables_and_charts_before_it_is_run_and_then_runs(lab):
    lab.open("region.ipynb")
    tab = lab.tab
    badge = tab.locator(".stage.firm:not(.end)").first
    assert badge.evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(43, 116, 181)"
    link = tab.locator(".neighbours a").first
    assert link.evaluate("e => getComputedStyle(e).pointerEvents") == "none"  # there is no page beside a notebook
    chart = tab.locator(".jp-RenderedVegaCommon5 canvas").first
    assert len(painted(chart)) > 3
    number = tab.locator("button.num").first
    number.focus()
    tab.keyboard.press("Enter")
    assert tab.locator(".refs:popover-open li").count() >= 1
    tab.keyboard.press("Escape")
    assert without_errors(lab.run_all())
    assert len(painted(tab.locator(".jp-RenderedVegaCommon5 canvas").first)) > 3
    assert lab.heard == []


@pytest.fixture(scope="module")
def explored(tab_of):
    """The linked views, run once for all tests of them."""
    lab = tab_of()
    lab.open("explore.ipynb")
    assert without_errors(lab.run_all())
    lab.tab.wait_for_selector(".o7-lab .o7-summary .finding")
    lab.tab.wait_for_selector(".o7-part .jp-RenderedVegaCommon5 canvas")
    return lab


@pytest.fixture
def views(explored) -> Iterator[Any]:
    """The linked views as they are at first; each test takes back what it chose."""
    yield explored
    explored.tab.get_by_role("button", name="Take everything back").click()
    explored.tab.get_by_role("button", name="Back to the printed rule").click()
    explored.tab.wait_for_selector(".o7-summary:has-text('Nothing is left out')")


def part(views, title: str):
    return views.tab.locator(".o7-part", has=views.tab.locator("h3", has_text=title))


def until_changed(views, seen: Callable[[], Any], before: Any) -> Any:
    """What is seen once it is something else."""
    until = time.monotonic() + DEADLINE
    while (now := seen()) == before and time.monotonic() < until:
        views.tab.wait_for_timeout(50)
    assert now != before
    return now


def test_the_linked_views_are_drawn_and_follow_one_choice(views):
    whole = painted(part(views, "Where").locator("canvas"))
    assert 0.1 < whole[LAND] < 0.5 and whole[DEEP] > 0.001 and whole[TINT] > 0.01
    summary, matrix, table = (views.tab.locator(s) for s in (".o7-summary .finding", "table.matrix", "table.evidence"))
    before = [e.inner_text() for e in (summary, matrix, table)]
    views.tab.get_by_label(re.compile("^Africa ")).focus()
    views.tab.keyboard.press("Space")
    after = [until_changed(views, e.inner_text, text) for e, text in zip((summary, matrix, table), before, strict=True)]
    assert after[0].startswith("17 of 115 achievements")
    assert "Zimbabwe" in after[1] and "Cambodia" not in after[1] + after[2]
    assert table.locator("tbody tr").count() == 17
    near = until_changed(views, lambda: painted(part(views, "Where").locator("canvas")), whole)
    assert near[LAND] > 0.1 and near[DEEP] > whole[DEEP]  # Nigeria, nearer
    assert views.heard == []


def test_the_rule_is_moved_by_keyboard_and_turns_a_verdict(views):
    rule = part(views, "If the rule were another")
    verdict, matrix = rule.locator(".finding"), views.tab.locator("table.matrix")
    before, counting = verdict.inner_text(), matrix.inner_text()
    rule.get_by_label("Criteria required").focus()
    views.tab.keyboard.press("3")
    rule.get_by_text("Too few criteria left").first.wait_for()
    assert verdict.inner_text() != before
    assert "met → missed" in rule.locator("table.verdicts").inner_text()
    assert "no" in until_changed(views, matrix.inner_text, counting).split()
    assert len(painted(rule.locator("canvas"))) > 3
    rule.get_by_role("button", name="Back to the printed rule").click()
    rule.get_by_text("Every result counts.").wait_for()
    assert verdict.inner_text() == before
    assert views.heard == []


def test_a_row_is_opened_and_the_selection_taken_away(views, tmp_path):
    reading, taking = part(views, "Read one achievement"), part(views, "All that is selected")
    rows = reading.get_by_label("Achievements in the selection")
    rows.select_option(index=20)
    picked = rows.evaluate("e => e.selectedOptions[0].text")
    reading.locator(".entry h3", has_text=picked.split(",")[0]).wait_for()
    assert "ILO contribution" in reading.inner_text()
    views.tab.get_by_label(re.compile("^Arab States ")).check()
    file = taking.get_by_label("File")
    file.fill(str(tmp_path / "mine.csv"))
    file.press("Tab")
    views.tab.wait_for_selector(".o7-summary:has-text('7 of 115')")
    taking.get_by_role("button", name="Save the selection").click()
    taking.get_by_text("Saved: 7 rows").wait_for()
    with (tmp_path / "mine.csv").open(encoding="utf-8-sig", newline="") as saved:
        assert {row["region"] for row in csv.DictReader(saved)} == {"Arab States"}
    assert views.heard == []


def test_the_linked_views_have_no_fault_that_axe_can_find(views):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    ours = {
        "include": [[".o7-lab"]],
        "exclude": [[".vega-embed details"]],
    }  # the menu beside a chart is JupyterLab's own
    found = axe.run(
        views.tab, context=ours, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    )
    assert [(v["id"], v["nodes"][0]["html"][:200]) for v in found.response["violations"]] == []
