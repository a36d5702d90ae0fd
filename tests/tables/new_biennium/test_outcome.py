"""Starting the record of another outcome."""

from pathlib import Path

import pytest

from o7lib.errors import ParameterError
from o7lib.tables.load import load_all, problems
from o7lib.tables.model.schema import schema
from o7lib.tables.model.subject import Subject
from o7lib.tables.new_biennium.outcome import new_outcome

SUBJECT = Subject("6", "safety and health at work", "workers", "workers", "member States with measures")


def test_an_empty_record_loads_and_knows_what_it_is_about(tmp_path: Path) -> None:
    made = new_outcome(tmp_path / "six", SUBJECT)
    assert problems(made) == []
    record = load_all(made)
    assert {name: len(frame) for name, frame in record.items() if len(frame)} == {"regions": 5}
    assert record.schema.subject == SUBJECT
    assert record.schema.name == "ilo-outcome-6-safety-and-health-at-work"
    assert "examples" not in schema(made).descriptor
    assert "new biennium" in (made / "TO-FILL.md").read_text(encoding="utf-8")


def test_a_folder_that_is_there_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("x")
    with pytest.raises(ParameterError, match="exists already; give a folder that does not"):
        new_outcome(tmp_path / "mine", SUBJECT)
    assert (tmp_path / "mine").read_text() == "x"


def test_a_folder_in_nowhere_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match="there is no folder .*nowhere to make six in"):
        new_outcome(tmp_path / "nowhere" / "six", SUBJECT)
    assert list(tmp_path.iterdir()) == []
