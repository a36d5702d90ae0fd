"""A page is current only when it is whole and everything it was made from is the same."""

import os
import random
import shutil
import subprocess
import sys

import pytest

from o7lib import cli
from o7lib.briefs import build
from o7lib.briefs.freshness import STAMP, add_seal, inputs, is_current, is_run_current, seal_of, shapes_of, state
from o7lib.briefs.pages import front_page
from o7lib.briefs.plan.briefs import Brief
from o7lib.briefs.task import Made
from o7lib.commands import reports
from o7lib.measures.scope import digester
from o7lib.tables.load import load_all
from o7lib.tables.model.paths import SHIPPED, VARIABLE

PAGE = "<!doctype html>\n<p>page</p>\n"
READS = {"|results|": "a" * 64, "region=africa|places|name": "b" * 64}


@pytest.fixture
def file(tmp_path):
    where = tmp_path / "page.html"
    where.write_text(add_seal(PAGE, "made-from", READS), encoding="utf-8")
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
    page = add_seal(PAGE, "x", {"a--><script>": "d" * 64})
    assert page.count("-->") == 1
    assert seal_of(page)["reads"] == {"a--><script>": "d" * 32}


def test_one_changed_byte_anywhere_in_a_page_or_its_seal_makes_it_not_current(file):
    whole, chance = file.read_bytes(), random.Random(18)
    for _ in range(600):
        at, byte = chance.randrange(len(whole)), chance.randrange(256)
        file.write_bytes(whole[:at] + bytes([byte]) + whole[at + 1 :])
        assert is_current(file, "made-from", READS.__getitem__) == (whole[at] == byte), (at, byte)


@pytest.mark.parametrize("seal", ["{}", "[]", "1", "null", '{"page": 1}', "[" * 9_000, '{"inputs": "made-from"}'])
def test_a_last_line_that_only_looks_like_a_seal_is_none(file, seal):
    file.write_text(f"{PAGE}<!-- o7 {seal} -->\n", encoding="utf-8")
    assert seal_of(file.read_text()) is None and not is_current(file, "made-from", READS.__getitem__)


def test_what_is_no_page_among_the_pages_is_left_alone(tmp_path):
    (tmp_path / "mine.html").write_bytes("<p>é</p>".encode("latin-1"))
    (tmp_path / "folder.html").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.html")
    (tmp_path / STAMP).mkdir()
    there = sorted(f.name for f in tmp_path.iterdir())
    assert not is_run_current(tmp_path, state("sources", tmp_path))
    assert build.remove_obsolete(tmp_path, set()) == []
    front_page.index([Brief("mine", "mine.ipynb"), Brief("pipe", "pipe.ipynb")], tmp_path)
    assert sorted(f.name for f in tmp_path.iterdir()) == sorted([*there, "index.html"])
    assert "mine.html" not in (tmp_path / "index.html").read_text("utf-8")


def test_a_stamp_that_is_no_text_vouches_for_nothing(tmp_path):
    (tmp_path / STAMP).write_bytes(b"\xff")
    assert not is_run_current(tmp_path, state("sources", tmp_path))


def test_a_label_of_the_schema_is_an_input_of_every_page(tmp_path):
    data = shutil.copytree(SHIPPED, tmp_path / "data")
    before = shapes_of(data)
    schema = data / "datapackage.json"
    schema.write_text(schema.read_text("utf-8").replace('"title": "', '"title": "Other ', 1), "utf-8")
    assert shapes_of(data) != before


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
    asked = "import sys, o7lib.cli, o7lib.commands.reports, o7lib.briefs.freshness; print({'pandas', 'numpy'} & set(sys.modules))"
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert said.stdout.strip() == "set()"


def test_a_table_edited_while_a_run_builds_leaves_nothing_old_that_passes_for_current(tmp_path, monkeypatch, capsys):
    data, read = shutil.copytree(SHIPPED, tmp_path / "data"), "|achievements|summary"
    rows = data / "achievements.csv"

    def edited_meanwhile(todo):
        for n, task in enumerate(todo):
            page = f"<h1>{task.key}</h1>\n"
            yield task, Made(add_seal(page, task.inputs, {read: digester(load_all(data))(read)}), "{}\n")
            if n == 0 and "Changed." not in rows.read_text("utf-8"):
                rows.write_text(rows.read_text("utf-8").replace('."', '. Changed."', 1), "utf-8")

    monkeypatch.setattr(reports, "_runner", lambda run: edited_meanwhile)
    monkeypatch.setenv(VARIABLE, str(data))  # the command sets it too; afterwards it is as before
    built = ["--data", str(data), "reports", "--out", str(tmp_path / "out")]
    told = []
    for _ in range(3):
        assert cli.main(built) == 0
        told.append(capsys.readouterr().out.splitlines()[-1].split(":")[0])
    pages = len(list((tmp_path / "out").glob("*.html")))
    assert told[0].endswith("briefs built") and told[1].startswith("1 briefs built")
    assert told[2].startswith(f"{pages} pages in ")
