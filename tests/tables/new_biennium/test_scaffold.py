"""Starting a biennium: what is written, what the check then says, what is refused."""

import csv
import re
import shutil
from pathlib import Path

import pytest

from o7lib.errors import ParameterError, TableError, worded
from o7lib.tables.load import load_all, problems
from o7lib.tables.model.schema import schema
from o7lib.tables.new_biennium.checklist import concerned
from o7lib.tables.new_biennium.scaffold import new_biennium, reported_by, years_of

DATA = Path(__file__).parents[3] / "data"
EXISTING = ["2012-13", "2014-15"]  # for names alone; what is written follows the data


@pytest.fixture
def folder(tmp_path: Path, next_biennium: str) -> Path:
    return new_biennium(next_biennium, DATA, to=tmp_path / "data")


def lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines()


def row_of(biennium: str) -> str:
    first = int(biennium[:4])
    return f"{biennium},{first},{first + 1}"


def test_the_biennium_gets_its_row(folder: Path, next_biennium: str) -> None:
    assert lines(folder / "biennia.csv")[-1] == row_of(next_biennium)


def test_only_lines_are_added_and_none_is_changed(folder: Path) -> None:
    for old in sorted(DATA.rglob("*")):
        if old.is_file():
            kept = iter(lines(folder / old.relative_to(DATA)))
            assert all(line in kept for line in lines(old)), old.name


def test_each_document_of_the_latest_biennium_gets_its_successor(folder: Path, next_biennium: str) -> None:
    added = set(lines(folder / "documents.csv")) - set(lines(DATA / "documents.csv"))
    assert {line.split(",")[0] for line in added} == {f"results-{next_biennium}", f"summary-{next_biennium}"}


def test_what_a_biennium_reports_gets_a_row_to_fill_for_each_indicator(folder: Path, next_biennium: str) -> None:
    shape = schema(DATA)
    assert {t.name for t in reported_by(shape)} >= {
        "targets",
        "reported_totals",
        "reported_places",
        "results",
        "outputs",
        "lessons",
    }
    for table in reported_by(shape):
        with (folder / table.path).open(newline="") as file:
            new = [row for row in csv.DictReader(file) if row["biennium"] == next_biennium]
        assert [row.get("indicator", "") for row in new] == (["7.1", "7.2"] if "indicator" in table.columns else [""])
        assert all(row["doc_id"].endswith(f"-{next_biennium}") for row in new)


def test_the_check_names_every_cell_to_fill_and_what_belongs_there(folder: Path) -> None:
    found = problems(folder)
    shape = schema(DATA)
    asked = {(p.file.split("/")[1].removesuffix(".csv"), p.column) for p in found}
    for table in [shape.table("documents"), *reported_by(shape)]:
        filled = {"biennium", "indicator", "doc_id", "publisher"}
        for column in table.columns.values():
            assert ((table.name, column.name) in asked) == (column.required and column.name not in filled)
    line = len(lines(DATA / "targets.csv")) + 1
    assert f"  data/targets.csv:{line}  target is ''; expected a value: Member States to be reached." in worded(found)


def test_loading_says_what_is_to_be_filled(folder: Path) -> None:
    with pytest.raises(TableError) as refused:
        load_all(folder)
    said = str(refused.value)
    assert re.match(
        r"data/documents.csv: 8 problems\n  data/documents.csv:\d+  languages is ''; expected a value", said
    )


def test_filled_step_by_step_the_check_always_names_the_next_thing_and_never_breaks(
    folder: Path, third_biennium: Path
) -> None:
    shape = schema(DATA)
    steps = [t for t in concerned(shape) if (DATA / t.path).read_bytes() != (third_biennium / t.path).read_bytes()]
    assert len(steps) > 15
    for number, table in enumerate(steps):
        if number % 3 == 0:  # each look takes half a second
            assert problems(folder) != [], f"clean before {table.name} was filled"
        shutil.copy(third_biennium / table.path, folder / table.path)
    assert "it is coded by nobody" in str(problems(folder)[0])
    shutil.copytree(third_biennium / "coding", folder / "coding", dirs_exist_ok=True)
    assert problems(folder) == []


def test_results_without_achievements_are_asked_for_them(folder: Path, third_biennium: Path) -> None:
    for name in (
        "documents",
        "places",
        "results",
        "outputs",
        "lessons",
        "targets",
        "reported_totals",
        "reported_places",
    ):
        shutil.copy(third_biennium / f"{name}.csv", folder / f"{name}.csv")
    assert str(problems(folder)[0]).endswith("cpo is 'CIV101'; expected achievements under at least 2 criteria, not 0")


def test_the_list_names_every_table_of_a_biennium_after_those_it_refers_to(folder: Path, next_biennium: str) -> None:
    shape = schema(DATA)
    text = (folder / f"TO-FILL-{next_biennium}.md").read_text(encoding="utf-8")
    heads = [
        line.split(". ", 1)[1].removesuffix(".csv")
        for line in text.splitlines()
        if line.startswith("## ") and ". " in line
    ]
    assert {t.name for t in shape.tables.values() if "biennium" in t.columns} - {"biennia"} <= set(heads)
    for place, name in enumerate(heads):
        assert {to for _, to, _ in shape.table(name).references} <= {*heads[:place], "biennia"}, name


def test_the_list_gives_every_code(folder: Path, next_biennium: str) -> None:
    text = (folder / f"TO-FILL-{next_biennium}.md").read_text(encoding="utf-8")
    for table in concerned(schema(DATA)):
        for column in table.columns.values():
            assert all(f"`{code}`" in text for code in column.codes)


def test_in_place_the_folder_itself_is_written(tmp_path: Path, next_biennium: str) -> None:
    shutil.copytree(DATA, tmp_path / "mine")
    assert new_biennium(next_biennium, tmp_path / "mine") == tmp_path / "mine"
    assert lines(tmp_path / "mine" / "biennia.csv")[-1] == row_of(next_biennium)
    assert not list(tmp_path.glob(".*"))


def test_an_older_biennium_takes_its_place_in_the_order(tmp_path: Path) -> None:
    folder = new_biennium("2010-11", DATA, to=tmp_path / "data")
    assert [line.split(",")[0] for line in lines(folder / "biennia.csv")][:4] == ["biennium", "2010-11", *EXISTING]


def test_the_turn_of_a_century_is_a_biennium() -> None:
    assert years_of("1999-00", EXISTING) == (1999, 2000)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("2014-15", "^the biennium 2014-15 exists already$"),
        ("2016-18", "^'2016-18' is not two years in a row; 2016 goes with 2017: 2016-17$"),
        ("2016-16", "2016 goes with 2017: 2016-17"),
        ("2016-2017", "^'2016-2017' is no biennium; write two years in a row as 2016-17$"),
        ("2016/17", "is no biennium"),
        ("", "is no biennium"),
        ("next", "is no biennium"),
        ("2013-14", "^2013-14 shares a year with 2012-13 and 2014-15; biennia do not overlap$"),
        ("2015-16", "^2015-16 shares a year with 2014-15; biennia do not overlap$"),
    ],
)
def test_a_name_that_is_no_new_biennium_is_refused(name: str, why: str) -> None:
    with pytest.raises(ParameterError, match=why):
        years_of(name, EXISTING)


@pytest.mark.parametrize("name", ["2014-15", "2013-14", "next"])
def test_a_refused_name_leaves_nothing_behind(name: str, tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match=name):
        new_biennium(name, DATA, to=tmp_path / "data")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_exists_is_not_overwritten(tmp_path: Path, next_biennium: str) -> None:
    with pytest.raises(ParameterError, match="exists already; give a folder that does not"):
        new_biennium(next_biennium, DATA, to=tmp_path)


def test_a_copy_needs_a_place_to_stand(tmp_path: Path, next_biennium: str) -> None:
    with pytest.raises(ParameterError, match=r"there is no folder .*nowhere to make data in"):
        new_biennium(next_biennium, DATA, to=tmp_path / "nowhere" / "data")


def test_a_folder_with_problems_of_its_own_is_mended_first(tmp_path: Path, next_biennium: str) -> None:
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    (folder / "targets.csv").write_text((folder / "targets.csv").read_text().replace(",8,", ",eight,", 1))
    before = (folder / "biennia.csv").read_bytes()
    with pytest.raises(TableError, match=r"data/targets.csv:2  target is 'eight'; expected a whole number"):
        new_biennium(next_biennium, folder)
    assert (folder / "biennia.csv").read_bytes() == before
