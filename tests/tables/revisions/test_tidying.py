"""Tidying says the same in the one way tables are written; what could mean two things stays."""

import pytest

from o7lib.cli import main
from o7lib.tables.load import problems
from o7lib.tables.revisions.tidying import tidy


def spoil(path, change):
    path.write_bytes(change(path.read_bytes()))


def test_the_shipped_tables_are_tidy(copy):
    assert tidy(copy) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda raw: b"\xef\xbb\xbf" + raw, "the byte order mark goes"),
        (lambda raw: raw.replace(b"\n", b"\r\n"), "carriage returns go"),
        (lambda raw: raw.decode().encode("utf-16"), "UTF-16 becomes UTF-8"),
        (lambda raw: raw.replace(b",", b";"), "cells are split by commas"),
        (lambda raw: raw.replace(b"2012,2013", b"2012.0, 2013"), "row 2, first_year: '2012.0' becomes '2012'"),
        (lambda raw: raw + b",,\n\n", "blank lines go"),
        (lambda raw: b"".join(raw.splitlines(True)[i] for i in (0, 2, 1)), "rows are sorted by biennium"),
    ],
)
def test_what_a_spreadsheet_did_to_a_file_is_said_and_undone(copy, change, said):
    file = copy / "biennia.csv"
    before = file.read_bytes()
    spoil(file, change)
    (found,) = tidy(copy)
    assert said in found.said
    assert found.content == before


def test_columns_in_another_order_are_put_back(copy):
    file = copy / "biennia.csv"
    before = file.read_bytes()
    rows = [line.split(",") for line in before.decode().splitlines()]
    file.write_text("".join(f"{c},{a},{b}\n" for a, b, c in rows))
    (found,) = tidy(copy)
    assert (found.content, found.said) == (before, ["columns stand in the schema's order"])


def test_true_in_capitals_is_put_right_in_every_row(copy):
    file = copy / "achievements.csv"
    before = file.read_bytes()
    spoil(file, lambda raw: raw.replace(b",true,", b",TRUE,"))
    (found,) = tidy(copy)
    assert found.content == before


@pytest.mark.parametrize("cell", [b"2 012", b"2,012", b"MMXII", b"2012?"])
def test_a_cell_that_needs_a_judgement_stays(copy, cell):
    spoil(copy / "biennia.csv", lambda raw: raw.replace(b",2012,", b',"' + cell + b'",'))
    before = (copy / "biennia.csv").read_bytes()
    content = [one.content for one in tidy(copy)]
    assert all(cell in one for one in [*content, before])


@pytest.mark.parametrize("change", [lambda raw: raw.replace(b"first_year", b"year"), lambda raw: raw + b"2016-17\n"])
def test_a_file_of_another_shape_is_left_to_the_check(copy, change):
    spoil(copy / "biennia.csv", change)
    assert tidy(copy) == [] and problems(copy)


def test_nothing_is_written_before_it_is_asked_for(copy, capsys):
    file = copy / "biennia.csv"
    before = file.read_bytes()
    spoil(file, lambda raw: b"\xef\xbb\xbf" + raw)
    assert main(["tidy", str(copy)]) == 0
    assert "1 of the files can be tidier; nothing is written yet: add --write" in capsys.readouterr().out
    assert file.read_bytes() != before
    assert main(["tidy", str(copy), "--write"]) == 0
    assert file.read_bytes() == before
    assert main(["tidy", str(copy)]) == 0
    assert capsys.readouterr().out.endswith("every table is tidy\n")
