"""Comparing and settling in a terminal: the same refusals, the same tables."""

import re
import shutil

import pytest

from o7lib import cli
from o7lib.tables import load


@pytest.fixture
def o7(uncoded, monkeypatch, capsys):
    """Run `o7 coding ...` on the record, with answers typed; returns the exit code and all that was printed."""
    monkeypatch.setenv("O7_SOURCES", str(uncoded.sources))
    monkeypatch.setenv("O7_DATA", str(uncoded.data))

    def run(*words: str, typed: str = "") -> tuple[int, str]:
        from click.testing import CliRunner

        result = CliRunner().invoke(cli.o7, ["coding", *words], input=typed)
        if result.exception and not isinstance(result.exception, SystemExit):
            return 1, result.output + str(result.exception)
        return result.exit_code, result.output

    return run


def test_status_counts_and_shows_no_code(finished, o7):
    code, said = o7("status")
    assert (code, said) == (0, "11 achievements to code\nana: 11 of 11\nben: 11 of 11\n")


def test_an_unfinished_coding_is_not_compared(uncoded, o7):
    assert "files of coders in coding/work: 0 (nobody); expected two" in o7("compare")[1]


def test_compare_prints_agreement_and_each_difference_with_its_passage(finished, o7):
    code, said = o7("compare")
    assert code == 0 and "ana and ben, 11 achievements" in said and "Cohen's kappa" in said
    assert "1 difference\n\n2016-17 7.1 KHM129, criterion 1: stage\n  ana: drafted. Invented. (lines 20-21)" in said
    assert "  ben: in_preparation. Invented. (lines 20-21)" in said and "     20  A decree on made-up" in said
    assert "ana: 11 of 11, finished" in o7("status")[1]


def test_settle_asks_until_an_answer_holds_then_writes(finished, o7):
    code, said = o7("settle", typed="adoptd\nSo.\ndrafted\n\ndrafted\nThe draft is complete.\ny\n")
    assert code == 0, said
    assert "stage is 'adoptd'; expected one of" in said and "reason is ''; expected a value" in said
    assert said.count("written: ") == 5 and said.endswith("now: o7 check\n")
    assert load.problems(finished.data) == []


def test_what_is_settled_is_kept_when_the_tables_are_not_written_yet(finished, o7):
    assert "nothing is written; what is settled is kept" in o7("settle", typed="\nThe draft is complete.\nn\n")[1]
    code, said = o7("settle", typed="y\n")
    assert code == 0 and "keep" not in said and "written: " in said


def test_a_passage_is_told_with_its_page_where_the_document_came_with_pages(
    finished, uncoded, o7, tmp_path, monkeypatch
):
    sources = shutil.copytree(uncoded.sources, tmp_path / "texts")
    monkeypatch.setenv("O7_SOURCES", str(sources))
    rows = [f"{n},{(n + 99) // 100 + 6},1,1,2,2" for n in range(1, 100)]
    (sources / "results-2016-17.lines.csv").write_text("\n".join(["line,page,left,top,right,bottom", *rows]) + "\n")
    said = o7("compare")[1]
    assert re.search(r"\n  results-2016-17, lines \d+-\d+ \(page 7\):\n +\d+  ", said)
