"""The reference of States agrees with the areas beside it, with the record, and with what it was made from."""

import csv
import os
import runpy
import sys
from collections import Counter
from pathlib import Path

import pytest

from o7lib.tables.geography import shapes, states
from o7lib.tables.load import load_all
from o7lib.tables.model.paths import SHIPPED
from o7lib.tables.text.characters import skeleton
from o7lib.tables.validation import side_tables


def test_the_reference_has_the_same_states_as_the_areas_and_holds():
    assert side_tables.problems(SHIPPED / "states") == []
    assert sorted(states.reference()) == sorted(shapes.areas()["place_id"])


def test_no_two_states_share_a_name_however_it_is_written():
    with (SHIPPED / "states" / "states.csv").open(encoding="utf-8") as rows:
        owners = {
            (skeleton(name), row["place_id"]) for row in csv.DictReader(rows) for name in row["names"].split("; ")
        }
    assert [name for name, times in Counter(name for name, _ in owners).items() if times > 1] == []


def test_every_member_state_has_a_region_of_the_ilo_and_they_add_up():
    assert all(state.ilo_region for state in states.reference().values() if state.ilo_member)
    assert sum(states.members(region) for region in states.ilo_regions()) == states.members() == states.members("mine")


def test_the_regions_are_those_of_the_record():
    regions = load_all().regions
    assert dict(zip(regions["region_id"], regions["name"], strict=True)) == states.ilo_regions()


def test_the_same_input_gives_the_same_bytes(tmp_path, monkeypatch):
    source = Path(os.environ.get("O7_GEO_SOURCES", "nowhere")) / "taxonomy.csv"
    if not source.is_file():
        pytest.skip("set O7_GEO_SOURCES to a folder with taxonomy.csv: see data/states/PROVENANCE.md")
    monkeypatch.setattr(sys, "argv", ["build_states", str(source), "--out", str(tmp_path)])
    runpy.run_path(str(SHIPPED / "states" / "build" / "build_states.py"), run_name="__main__")
    assert (tmp_path / "states.csv").read_bytes() == (SHIPPED / "states" / "states.csv").read_bytes()
