"""Tables beside the record are held to a form of their own."""

import shutil

import pytest

from o7lib.errors import TableError
from o7lib.tables.model.paths import SHIPPED
from o7lib.tables.model.schema import SCHEMA_FILE
from o7lib.tables.validation import side_tables
from o7lib.tables.validation.cells import cell_problems


@pytest.mark.parametrize("room", ["geo", "coding"])
def test_the_shipped_tables_hold_and_frictionless_says_so_too(room):
    shape = side_tables.form(room)
    assert side_tables.problems(SHIPPED / room) == []
    assert cell_problems({name: side_tables.cells(SHIPPED / room, name) for name in shape.tables}, shape, room) == []


@pytest.mark.parametrize("room", ["geo", "coding"])
def test_every_table_that_lies_there_is_in_the_form(room):
    assert {t.path for t in side_tables.form(room).tables.values()} == {f.name for f in (SHIPPED / room).glob("*.csv")}
    assert (SHIPPED / room / SCHEMA_FILE).read_bytes().endswith(b"}\n")


def test_a_cell_is_named_with_its_line_and_what_was_expected(tmp_path):
    folder = tmp_path / "mine" / "geo"
    shutil.copytree(SHIPPED / "geo", folder)
    text = (folder / "points.csv").read_text("utf-8")
    (folder / "points.csv").write_text(text.replace("AFG,Afghanistan,66.659", "AFG,Afghanistan,266.659"), "utf-8")
    with pytest.raises(TableError) as refused:
        side_tables.cells(folder, "points")
    said = "mine/geo/points.csv:2  longitude is '266.659'; expected a number from -180 to 180 in plain digits, such as 7 or 0.5"
    assert str(refused.value).splitlines()[1].strip() == said


def test_a_table_that_is_not_there_is_a_problem_like_others(tmp_path):
    shutil.copytree(SHIPPED / "coding", tmp_path / "coding")
    (tmp_path / "coding" / "untied.csv").unlink()
    (found,) = side_tables.problems(tmp_path / "coding")
    assert found.expected == "the table untied" and found.file.endswith("coding/untied.csv")
