"""What a record is about."""

import pytest

from o7lib.tables.model import subject
from o7lib.tables.model.schema import schema

WHOLE = {"outcome": "7", "title": "t", "people": "p", "group": "g", "counted": "c"}


def test_the_shipped_record_says_what_it_is_about():
    assert subject.faults(schema().descriptor["subject"]) == []
    assert schema().subject.outcome == "7"


@pytest.mark.parametrize("raw", [None, "migration", ["7"]])
def test_what_is_no_object_is_no_subject(raw):
    assert subject.faults(raw) == ["there is no subject"]


@pytest.mark.parametrize("part", subject.PARTS)
@pytest.mark.parametrize("value", ["", " ", 7, None])
def test_every_part_is_a_text_with_something_in_it(part, value):
    assert subject.faults(WHOLE | {part: value}) == [f"subject lacks {part!r}"]


def test_a_file_is_named_after_the_outcome_and_nothing_else_of_it():
    assert subject.of(WHOLE | {"outcome": "8 (HIV)/é"}).file == "outcome8hiv"
