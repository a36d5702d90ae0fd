"""The controls of the counting rule: all its parts, none of them moved at first."""

from dataclasses import fields

import pytest

from o7lib.measures import sensitivity
from o7lib.measures.counting_rules import Rule
from o7lib.show.lab.rule_controls import NAME, Controls
from o7lib.tables.load import load_all


@pytest.fixture
def controls():
    return Controls(load_all())


def test_every_part_of_a_rule_has_a_labelled_control(controls):
    assert {"name", *controls.parts} == {f.name for f in fields(Rule)}
    assert all(c.description and c.tooltip for c in controls.parts.values())


def test_untouched_controls_are_the_printed_rule_under_another_name(controls):
    assert controls.rule() == Rule(NAME)


@pytest.mark.parametrize(
    ("part", "value"),
    [("criteria_required", 3), ("minimum_stage", "adopted"), ("one_at", "adopted"), ("all_at", "drafted"),
     ("first_criterion", True), ("first_criterion_stage", "adopted"), ("recycled_once", True),
     ("noted", ("recycled_evidence",))],
)  # fmt: skip
def test_each_control_moves_its_part_and_only_that(controls, part, value):
    heard = []
    controls.observe(lambda: heard.append(controls.rule()))
    controls.parts[part].value = value
    assert heard == [Rule(NAME, **{part: value})]


def test_one_button_puts_every_part_back_as_one_change(controls):
    controls.parts["criteria_required"].value = 4
    controls.parts["noted"].value = ("not_adopted",)
    heard = []
    controls.observe(lambda: heard.append(controls.rule()))
    controls.reset.click()
    assert heard == [Rule(NAME)]


def test_every_rule_that_can_be_set_is_one_that_the_record_knows(controls):
    record = load_all()
    for part, control in controls.parts.items():
        for _, value in control.options if hasattr(control, "options") else ():
            controls.printed()
            control.value = (value,) if part in ("noted", "first_criterion_noted") else value
            assert len(sensitivity.judged(record, controls.rule())) == len(record.results)


def test_the_numbers_run_to_as_many_criteria_as_there_are(controls):
    said = [words for words, _ in controls.parts["criteria_required"].options]
    assert said == ["as printed (2)", "1", "2", "3", "4"]
