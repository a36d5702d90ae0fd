"""The explorer's page as a file: whole, sealed, the same bytes each time, with a policy that fits its scripts."""

import base64
import hashlib
import json
import re
import shutil

import pandas as pd
import pytest

from o7lib.briefs.freshness import seal_of
from o7lib.briefs.pages.explorer import FILE, as_json, explore
from o7lib.tables.load import load_all
from o7lib.tables.model.paths import SHIPPED


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    return explore(load_all(SHIPPED), tmp_path_factory.mktemp("explorer")).parent


def test_the_page_is_whole_and_sealed_with_the_rows_it_read(out):
    seal = seal_of((out / FILE).read_text(encoding="utf-8"))
    assert seal and {read.split("|")[1] for read in seal["reads"]} >= {
        "achievements",
        "funding",
        "targets",
        "reported_places",
    }


def test_two_builds_of_the_same_record_give_the_same_bytes(out, tmp_path):
    assert explore(load_all(SHIPPED), tmp_path).read_bytes() == (out / FILE).read_bytes()


def test_what_was_read_before_for_other_pages_leaves_no_trace_in_it(out, tmp_path):
    record = load_all(SHIPPED)
    assert len(record["lessons"])
    assert explore(record, tmp_path).read_bytes() == (out / FILE).read_bytes()


def test_a_current_page_is_left_alone_and_a_cut_one_is_written_again(out, tmp_path):
    file = tmp_path / FILE
    shutil.copy(out / FILE, file)
    before = file.stat()
    explore(load_all(SHIPPED), tmp_path)
    assert file.stat() == before
    file.write_text(file.read_text(encoding="utf-8")[:-100], encoding="utf-8")
    explore(load_all(SHIPPED), tmp_path)
    assert file.read_bytes() == (out / FILE).read_bytes()


@pytest.fixture
def data(tmp_path, monkeypatch):
    copied = tmp_path / "data"
    shutil.copytree(SHIPPED, copied, ignore=shutil.ignore_patterns("coding", "geo"))
    monkeypatch.setenv("O7_DATA", str(copied))
    return copied


def test_a_changed_row_makes_it_stale_and_shows(out, tmp_path, data):
    frame = pd.read_csv(data / "achievements.csv", dtype=str, keep_default_na=False)
    frame.loc[0, "summary"] = "Something else was achieved."
    frame.to_csv(data / "achievements.csv", index=False, lineterminator="\n")
    shutil.copy(out / FILE, tmp_path / FILE)
    assert "Something else was achieved." in explore(load_all(data), tmp_path).read_text(encoding="utf-8")


def test_a_changed_label_of_the_schema_makes_it_stale_and_shows(out, tmp_path, data):
    package = data / "datapackage.json"
    package.write_text(
        package.read_text(encoding="utf-8").replace('"In operation"', '"Up and running"'), encoding="utf-8"
    )
    shutil.copy(out / FILE, tmp_path / FILE)
    assert "Up and running" in explore(load_all(data), tmp_path).read_text(encoding="utf-8")


def test_the_policy_allows_exactly_the_scripts_of_the_page(out):
    page = (out / FILE).read_text(encoding="utf-8")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)[1].replace("&#39;", "'")
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    seals = [base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts]
    assert len(seals) == 2 and re.findall(r"'sha256-([^']+)'", policy) == seals
    assert "default-src 'none'" in policy and "unsafe-eval" not in policy and "http" not in policy


def test_nothing_on_the_page_points_to_a_network(out):
    page = (out / FILE).read_text(encoding="utf-8")
    body = re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)
    assert not re.findall(r"(?:src|href|action)=\"(?:https?:)?//[^\"]*", body)


def test_no_text_can_end_the_script_that_holds_it():
    text = as_json({"a": ["</script>", "<!--", "]]>", "é"]})
    assert "<" not in text and json.loads(text) == {"a": ["</script>", "<!--", "]]>", "é"]}
