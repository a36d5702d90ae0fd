"""Plain values, and text that a spreadsheet would run."""

import csv
import io
import json
import shutil
import subprocess

import numpy as np
import pandas as pd
import pytest

from o7lib.tables.export.values import FORMULA, csv_text, guarded, plain, rows, runs, written
from o7lib.tables.model.paths import SHIPPED
from o7lib.tables.model.references import Ref

DANGEROUS = [
    "=1+1",
    "+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =1+1",
    '"=1+1"',
    "'=1+1",
    "\u201c=1+1",
    "\u00a0=1",
    "\u3000=1",
    "\x0b=1",
    "\uff1d1+1",
    "\uff0b1",
    "=HYPERLINK(A1)",
    "=cmd|' /C calc'!A0",
]
HARMLESS = ["", "2012-13", "7.1", "a=b", "Côte d'Ivoire", '"Solidarité"', "'80s", "5-5", " text", "#N/A"]


@pytest.mark.parametrize("text", DANGEROUS)
def test_text_that_a_spreadsheet_may_run_is_recognised(text: str) -> None:
    assert runs(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_plain_text_is_left_alone(text: str) -> None:
    assert not runs(text)


@pytest.mark.parametrize("number", [-5, -5.5, True, None])
def test_a_number_is_no_formula(number: object) -> None:
    assert not runs(number)


def test_a_dangerous_text_begins_with_an_apostrophe_in_a_harmless_csv() -> None:
    text = csv_text(["=head"], [[value] for value in DANGEROUS], harmless=True)
    back = [cells[0] for cells in csv.reader(io.StringIO(text, newline=""))]
    assert back == ["'=head", *("'" + value for value in DANGEROUS)]


def test_a_csv_for_programs_keeps_the_very_text() -> None:
    text = csv_text(["a"], [[value] for value in DANGEROUS])
    assert [cells[0] for cells in csv.reader(io.StringIO(text, newline=""))][1:] == DANGEROUS


def test_rows_are_plain_whatever_the_type_of_the_column() -> None:
    frame = pd.DataFrame(
        {
            "code": pd.Categorical(["b", None], ["a", "b"], ordered=True),
            "count": pd.array([1, None], "Int64"),
            "share": pd.array([0.5, None], "Float64"),
            "yes": pd.array([True, None], "boolean"),
            "words": ["x", None],
        }
    )
    assert list(rows(frame)) == [("b", 1, 0.5, True, "x"), (None,) * 5]
    assert [type(v) for v in next(rows(frame))] == [str, int, float, bool, str]


def test_rows_of_columns_of_one_name_are_all_kept() -> None:
    assert list(rows(pd.DataFrame([[1, 2]], columns=["a", "a"]))) == [(1, 2)]


def test_references_are_written_in_words() -> None:
    refs = [Ref("KHM129", "results-2012-13", "4-9"), Ref("JOR103", "results-2012-13", "5-5")]
    assert plain(refs) == "KHM129: results-2012-13, lines 4-9; JOR103: results-2012-13, line 5"
    assert plain(refs[0]) == "KHM129: results-2012-13, lines 4-9"


def test_a_large_number_is_written_in_full() -> None:
    assert [written(10**15), written(0.1), written(1e15)] == ["1000000000000000", "0.1", "1000000000000000"]


def test_the_guard_puts_an_apostrophe_before_dangerous_text_and_leaves_every_other_cell() -> None:
    assert [guarded(v) for v in DANGEROUS] == [f"'{v}" for v in DANGEROUS]
    assert [guarded(v) for v in [*HARMLESS, -5, True, None]] == [*HARMLESS, -5, True, None]


def test_the_same_pattern_guards_in_the_script_of_the_explorer():
    """The script is given the pattern: it has no guard of its own, and its language reads the pattern alike."""
    script = (SHIPPED.parent / "reports" / "template" / "explore.js").read_text(encoding="utf-8")
    assert "new RegExp(`^(?:${given.formula})`, 'u')" in script and script.count("[=+") == 0
    node = shutil.which("node")
    if node is None:
        pytest.skip("no node to read the pattern with")
    cells = [*DANGEROUS, "\uff1d1+1", "\u22125", "\ufe631", '"=1', "\u200b=1", "plain", "2013-07", "5-5", "a=b", ""]
    code = "const [p, cells] = JSON.parse(process.argv[1]); const r = new RegExp(`^(?:${p})`, 'u'); console.log(JSON.stringify(cells.map((c) => r.test(c))))"
    said = subprocess.run(
        [node, "-e", code, json.dumps([FORMULA.pattern, cells])], capture_output=True, text=True, check=True
    )
    assert json.loads(said.stdout) == [runs(cell) for cell in cells]


def test_an_array_in_a_cell_is_written_as_its_values():
    for value in (np.array(["a", "b"]), pd.array(["a", "b"], dtype="string"), frozenset(("a",)), pd.Categorical(["a"])):
        assert plain(value) in ("a; b", "a")
