"""What a schema says of a column makes sense, or is named."""

import pytest

from o7lib.tables.model import column_faults

COLUMN = {"name": "n", "type": "integer", "title": "N", "description": "Number."}


def said(kind: str = "integer", **constraints: object) -> list[str]:
    found = column_faults.faults(COLUMN | {"type": kind, "constraints": constraints}, "things")
    return [f"{fault}; expected {wanted}" for _, fault, wanted in found]


@pytest.mark.parametrize("name", ["minimum", "maximum"])
@pytest.mark.parametrize("limit", [4.5, None, True, "4", [], float("inf"), 1e300, 10**15, -(10**15)])
def test_a_limit_of_whole_numbers_is_a_whole_number_that_a_cell_can_hold(name, limit):
    assert said(**{name: limit})[0].startswith(f"{name} is {limit!r} for type 'integer'; expected ")


def test_a_limit_of_numbers_may_have_decimals():
    assert said("number", minimum=0.5, maximum=4.5) == []


def test_a_limit_is_for_numbers_and_a_length_for_text():
    assert "expected a number, for a column of numbers" in said("string", maximum=4)[0]
    assert "expected a whole number of characters, for a column of text" in said(maxLength=4)[0]
    assert said("string", minLength=0, maxLength=4) == []


@pytest.mark.parametrize("length", [None, -1, 2.5, "3", True, 10**15])
def test_a_length_is_a_count_of_characters(length):
    assert said("string", maxLength=length)[0].startswith(f"maxLength is {length!r} for type 'string'; expected ")


def test_limits_that_no_value_lies_between_are_named():
    assert said(minimum=5, maximum=4) == ["minimum is 5 and maximum is 4; expected limits that some value lies between"]
    assert said("string", minLength=5, maxLength=4)[0].startswith("minLength is 5 and maxLength is 4")


@pytest.mark.parametrize("pattern", ["(", "a{99999999999999999999}", None, 4, "x" * 1001, "[[a]", "a(?i)", "(" * 500])
def test_a_pattern_that_cannot_be_read_is_named(pattern):
    assert said("string", pattern=pattern)[0].endswith("; expected a regular expression")


@pytest.mark.parametrize("code", ["a\x1b[31mb", "a\u200bb", "a\u3164", "\u202ea", "p\u0430y"])
def test_what_nobody_sees_is_no_part_of_a_code_a_label_or_a_description(code):
    for column in (
        {"constraints": {"enum": [code]}},
        {"constraints": {"enum": ["a"]}, "labels": {"a": code}},
        {"constraints": {"enum": ["a"]}, "meanings": {"a": code}},
        {"description": code},
        {"title": code},
    ):
        assert len(list(column_faults.faults(COLUMN | {"type": "string"} | column, "things"))) == 1
