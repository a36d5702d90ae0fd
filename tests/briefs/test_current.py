"""A page is current only when it is whole and everything it was made from is the same."""

import subprocess
import sys

import pytest

from o7lib.briefs.current import inputs, is_current, seal_of, sealed

PAGE = "<!doctype html>\n<p>page</p>\n"
READS = {"|results|": "a" * 64, "region=africa|places|name": "b" * 64}


@pytest.fixture
def file(tmp_path):
    where = tmp_path / "page.html"
    where.write_text(sealed(PAGE, "made-from", READS), encoding="utf-8")
    return where


def test_a_page_whose_inputs_and_rows_are_the_same_is_current(file):
    assert is_current(file, "made-from", READS.__getitem__)


def test_a_changed_row_makes_it_stale(file):
    assert not is_current(file, "made-from", lambda read: "c" * 64)


def test_a_row_that_is_gone_makes_it_stale(file):
    assert not is_current(file, "made-from", {}.__getitem__)


def test_another_notebook_or_library_makes_it_stale(file):
    assert not is_current(file, "other", READS.__getitem__)


def test_a_page_that_is_missing_is_not_current(tmp_path):
    assert not is_current(tmp_path / "none.html", "made-from", READS.__getitem__)


@pytest.mark.parametrize("cut", [0, 1, 20, 40, 120])
def test_a_page_cut_anywhere_is_not_current(file, cut):
    file.write_text(file.read_text()[:cut], encoding="utf-8")
    assert not is_current(file, "made-from", READS.__getitem__)


def test_a_page_edited_by_hand_is_not_current(file):
    file.write_text(file.read_text().replace("page</p>", "edited</p>"), encoding="utf-8")
    assert seal_of(file.read_text()) is None


def test_a_read_cannot_close_the_comment_that_holds_the_seal():
    page = sealed(PAGE, "x", {"a--><script>": "d" * 64})
    assert page.count("-->") == 1
    assert seal_of(page)["reads"] == {"a--><script>": "d" * 32}


def test_inputs_differ_by_notebook_parameters_and_tools():
    all_of = {
        inputs("n", {"a": "1"}, "t"),
        inputs("m", {"a": "1"}, "t"),
        inputs("n", {"a": "2"}, "t"),
        inputs("n", {"a": "1"}, "u"),
    }
    assert len(all_of) == 4


def test_a_run_that_finds_every_page_current_imports_neither_pandas_nor_numpy(tmp_path):
    # What makes such a run as quick as a start of Python: it compares digests with the standard library.
    asked = "import sys, o7lib.briefs.asked, o7lib.briefs.current; print({'pandas', 'numpy'} & set(sys.modules))"
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert said.stdout.strip() == "set()"
