"""A real JupyterLab in a real browser: what an evaluator opens, reads, ticks and moves, without any network."""

import csv
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import nbformat
import pytest

from o7lib.briefs.lab import ROOT

NOTEBOOKS = ROOT / "notebooks"
DEADLINE = 60  # seconds that a server, a notebook or a view may take on a busy machine
OPTIONS = ["--no-browser", "--ip=127.0.0.1", "--port=0", "--LabApp.expose_app_in_browser=True"]
ADDRESS = re.compile(r"(http://127\.0\.0\.1:\d+)/\S*[?&]token=(\w+)")
# What JupyterLab draws may not be saved into the notebooks of the project.
UNSAVED = Path("lab") / "user-settings" / "@jupyterlab" / "docmanager-extension" / "plugin.jupyterlab-settings"
CELLS = """() => { const book = window.jupyterapp.shell.currentWidget;
  return book.content.widgets.filter(c => c.model.type === 'code').map(c => {
    const shown = c.model.sharedModel; return { run: shown.execution_count,
    errors: shown.outputs.filter(o => o.output_type === 'error').map(o => o.evalue) } }) }"""
IDLE = "() => window.jupyterapp.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'"
# How much of a chart's canvas has which colour: none of a map's land tells that its shapes were not found.
PAINTED = """canvas => { const found = {}, copy = new OffscreenCanvas(canvas.width, canvas.height);
  const paper = copy.getContext('2d', {willReadFrequently: true}); paper.drawImage(canvas, 0, 0);
  const at = paper.getImageData(0, 0, canvas.width, canvas.height).data;
  for (let i = 0; i < at.length; i += 4) {
    const colour = [at[i], at[i+1], at[i+2]].join(); found[colour] = (found[colour] || 0) + 4 / at.length }
  return found }"""
LAND, DEEP = "223,228,232", "13,59,102"  # style.LAND and style.DEEP


class Server(NamedTuple):
    """A JupyterLab that runs: its address and its token."""

    url: str
    token: str


def started(process: subprocess.Popen) -> Server:
    """Wait for the address that JupyterLab prints; keep reading, or it would stop when the pipe is full."""
    said = []
    for line in process.stdout:
        said.append(line)
        if found := ADDRESS.search(line):
            threading.Thread(target=lambda: [None for _ in process.stdout], daemon=True).start()
            return Server(found[1], found[2])
    raise AssertionError("JupyterLab did not start:\n" + "".join(said))


@pytest.fixture(scope="module")
def server(chromium, tmp_path_factory) -> Iterator[Server]:
    """JupyterLab as `make lab` starts it, with nothing configured before, on a port of its own."""
    pytest.importorskip("jupyterlab")
    home = tmp_path_factory.mktemp("lab")
    (home / UNSAVED).parent.mkdir(parents=True)
    (home / UNSAVED).write_text(json.dumps({"autosave": False}))
    surroundings = {k: v for k, v in os.environ.items() if not k.startswith(("JUPYTER", "O7_"))}
    root = ["--allow-root"] if os.geteuid() == 0 else []
    process = subprocess.Popen(
        [sys.executable, "-m", "o7lib", "lab", *OPTIONS, *root],
        cwd=ROOT, env={**surroundings, "O7_LAB": str(home), "HOME": str(home)},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True,
    )  # fmt: skip
    try:
        yield started(process)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(20)


@pytest.fixture(scope="module")
def shipped() -> Iterator[dict[Path, bytes]]:
    """The notebooks as they are; nothing a test does may change them."""
    before = {file: file.read_bytes() for file in NOTEBOOKS.glob("*.ipynb")}
    yield before
    assert {file: file.read_bytes() for file in NOTEBOOKS.glob("*.ipynb")} == before


class Lab:
    """A tab with JupyterLab in it, and what it said or asked for that it should not have."""

    def __init__(self, tab, server: Server) -> None:
        self.tab, self.server, self.heard = tab, server, []
        tab.set_default_timeout(DEADLINE * 1000)
        tab.on(
            "console", lambda m: self.heard.append(f"{m.type}: {m.text}") if m.type in ("error", "warning") else None
        )
        tab.on("pageerror", lambda error: self.heard.append(f"error: {error}"))
        tab.on("request", lambda r: self._asked(r.url))
        tab.on("websocket", lambda w: self._asked(w.url))

    def _asked(self, url: str) -> None:
        own = self.server.url.split("://")[1]
        if not url.startswith((f"http://{own}/", f"ws://{own}/", "data:", "blob:")):
            self.heard.append(f"asked: {url}")

    def open(self, notebook: str) -> None:
        """Open a notebook, and wait for its first cell and its kernel."""
        self.tab.goto(f"{self.server.url}/lab/tree/notebooks/{notebook}?reset&token={self.server.token}")
        self.tab.wait_for_selector(".jp-NotebookPanel:visible .jp-Cell")
        self.tab.wait_for_function(IDLE)

    def run_all(self) -> list[dict]:
        """Run every cell through the menu; each code cell's number and errors, once all have run."""
        self.tab.locator(".lm-MenuBar-item", has_text="Run").first.click()
        self.tab.locator(".lm-Menu-item:visible", has_text=re.compile("^Run All Cells$")).click()
        finished = f"() => ({IDLE})() && ({CELLS})().every(c => c.run || c.errors.length)"
        until = time.monotonic() + DEADLINE
        while not self.tab.evaluate(finished) and time.monotonic() < until:
            self.tab.wait_for_timeout(100)
        return self.tab.evaluate(CELLS)


@pytest.fixture
def lab(tab_of) -> Lab:
    """A tab of its own."""
    return tab_of()


@pytest.fixture(scope="module")
def tab_of(chromium, server, shipped) -> Iterator[Callable[[], Lab]]:
    contexts = []

    def opened() -> Lab:
        contexts.append(chromium.new_context(viewport={"width": 1440, "height": 1000}))
        return Lab(contexts[-1].new_page(), server)

    yield opened
    for context in contexts:
        context.close()


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
def explored(tab_of) -> Lab:
    """The linked views, run once for all tests of them."""
    lab = tab_of()
    lab.open("explore.ipynb")
    assert without_errors(lab.run_all())
    lab.tab.wait_for_selector(".o7-lab .o7-summary .finding")
    lab.tab.wait_for_selector(".o7-part .jp-RenderedVegaCommon5 canvas")
    return lab


@pytest.fixture
def views(explored) -> Iterator[Lab]:
    """The linked views as they are at first; each test takes back what it chose."""
    yield explored
    explored.tab.get_by_role("button", name="Take everything back").click()
    explored.tab.get_by_role("button", name="Back to the printed rule").click()
    explored.tab.wait_for_selector(".o7-summary:has-text('Nothing is left out')")


def part(views: Lab, title: str):
    return views.tab.locator(".o7-part", has=views.tab.locator("h3", has_text=title))


def until_changed(views: Lab, seen: Callable[[], Any], before: Any) -> Any:
    """What is seen once it is something else."""
    until = time.monotonic() + DEADLINE
    while (now := seen()) == before and time.monotonic() < until:
        views.tab.wait_for_timeout(50)
    assert now != before
    return now


def test_the_linked_views_are_drawn_and_follow_one_choice(views):
    whole = painted(part(views, "Where").locator("canvas"))
    assert 0.1 < whole[LAND] < 0.5 and whole[DEEP] > 0.01
    summary, matrix, table = (views.tab.locator(s) for s in (".o7-summary .finding", "table.matrix", "table.evidence"))
    before = [e.inner_text() for e in (summary, matrix, table)]
    views.tab.get_by_label(re.compile("^Africa ")).focus()
    views.tab.keyboard.press("Space")
    after = [until_changed(views, e.inner_text, text) for e, text in zip((summary, matrix, table), before, strict=True)]
    assert after[0].startswith("17 of 115 achievements")
    assert "Zimbabwe" in after[1] and "Cambodia" not in after[1] + after[2]
    assert table.locator("tbody tr").count() == 17
    near = until_changed(views, lambda: painted(part(views, "Where").locator("canvas")), whole)
    assert near[LAND] > 0.1 and near[DEEP] > 0.01
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
