"""JupyterLab as `make lab` starts it, in a real browser: a server, and tabs that note what they should not have said."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from o7lib.tables.model.paths import ROOT

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


@pytest.fixture(scope="session")
def serve(chromium) -> Callable[[Path, dict[str, str]], AbstractContextManager[Server]]:
    """JupyterLab with nothing configured before, on a port of its own: `serve(home, {"O7_DATA": ...})`."""
    pytest.importorskip("jupyterlab")

    @contextmanager
    def served(home: Path, given: dict[str, str]) -> Iterator[Server]:
        (home / UNSAVED).parent.mkdir(parents=True)
        (home / UNSAVED).write_text(json.dumps({"autosave": False}))
        surroundings = {k: v for k, v in os.environ.items() if not k.startswith(("JUPYTER", "O7_"))}
        root = ["--allow-root"] if os.geteuid() == 0 else []
        process = subprocess.Popen(
            [sys.executable, "-m", "o7lib", "lab", *OPTIONS, *root],
            cwd=ROOT, env={**surroundings, "O7_LAB": str(home), "HOME": str(home), **given},
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True,
        )  # fmt: skip
        try:
            yield started(process)
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(20)

    return served


@pytest.fixture(scope="module")
def server(serve, tmp_path_factory) -> Iterator[Server]:
    """JupyterLab on the shipped record; a test file that needs another record has a fixture of this name."""
    with serve(tmp_path_factory.mktemp("lab"), {}) as running:
        yield running


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
