"""A browser, and every kind of page built once, for the tests of pages."""

import os
import shutil
from pathlib import Path

import pytest

from o7lib.briefs import build, explorer, plan, site
from o7lib.tables import load_all

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
ARGS += ["--no-first-run", "--disable-sync", "--disable-quic"]
BUILT = Path(__file__).resolve().parents[2] / "reports"


@pytest.fixture(scope="session")
def chromium():
    """A headless Chromium; in continuous integration its absence is a failure, elsewhere a reason to skip."""
    playwright = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM:
        words = "no Chromium was found: install it (Debian: apt-get install chromium) to test pages"
        pytest.fail(words) if os.environ.get("CI") else pytest.skip(words)
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def pages(tmp_path_factory) -> Path:
    """Every brief, the explorer and the front page: copied from `reports/` where current, else built."""
    out = tmp_path_factory.mktemp("pages")
    for file in BUILT.glob("*.html"):
        shutil.copy(file, out)
    briefs = build.everything()
    outcome = build.build(briefs, out, lambda _: None, build.on_this_machine(build.cores()), among=briefs)
    assert not outcome.failed, outcome.failed
    explorer.explore(load_all(), out)
    site.index(briefs, out)
    assert {b.file for b in plan.plan(load_all())} <= {f.name for f in out.iterdir()}
    return out
