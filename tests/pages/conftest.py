"""Every kind of page built once, for the tests of pages."""

import shutil
from pathlib import Path

import pytest

from o7lib.briefs import build
from o7lib.briefs.pages import explorer, front_page
from o7lib.briefs.plan import briefs as plan_briefs
from o7lib.tables.load import load_all

BUILT = Path(__file__).resolve().parents[2] / "reports"


@pytest.fixture(scope="session")
def pages(tmp_path_factory) -> Path:
    """Every brief, the explorer and the front page: copied from `reports/` where current, else built."""
    out = tmp_path_factory.mktemp("pages")
    for file in [*BUILT.glob("*.html"), *BUILT.glob("*.json")]:
        shutil.copy(file, out)
    briefs = build.all_briefs()
    outcome = build.build(briefs, out, lambda _: None, build.on_this_machine(build.cores()), among=briefs)
    assert not outcome.failed, outcome.failed
    explorer.explore(load_all(), out)
    front_page.index(briefs, out)
    assert {b.file for b in plan_briefs.plan(load_all())} <= {f.name for f in out.iterdir()}
    return out
