"""What columns are called: words, never codes, and nothing that the notebooks do not use."""

import re
from pathlib import Path

import pytest

from o7lib.show.views import headings

ROOT = Path(__file__).resolve().parents[3]
TABLES = {name: value for name, value in vars(headings).items() if name.isupper()}
TITLED = {name: value for name, value in TABLES.items() if not name.endswith("_REFS")}


@pytest.mark.parametrize("name", TITLED)
def test_no_heading_is_a_code_or_says_the_same_twice(name):
    said = list(TITLED[name].values())
    assert all(h and "_" not in h and (h[0].isupper() or h.startswith("of them") or h == "name none") for h in said), (
        said
    )
    assert len(said) == len(set(said))


@pytest.mark.parametrize("name", [n for n in TABLES if n.endswith("_REFS")])
def test_what_a_number_opens_is_a_column_of_references(name):
    assert all("refs" in column for column in TABLES[name].values())


@pytest.mark.parametrize("name", TABLES)
def test_every_set_of_headings_is_used(name):
    used = [f.read_text(encoding="utf-8") for f in (ROOT / "notebooks").glob("*.ipynb")]
    used += [f.read_text(encoding="utf-8") for f in (ROOT / "o7lib").rglob("*.py")]
    uses = sum(len(re.findall(rf"\b{name}\b", text)) for text in used)
    assert uses > 1, f"headings.{name} is used nowhere"


def test_no_heading_promises_a_first_time():
    """The record knows two biennia only: what came before the first is not in it."""
    every = " ".join(h for table in TITLED.values() for h in table.values())
    assert "first time" not in every and "no more" not in every


def test_headings_of_one_region_leave_the_region_out():
    assert list(headings.TARGETS) == [c for c in headings.REGION_TARGETS if c != "region"]
