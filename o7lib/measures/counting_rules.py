"""Counting rules: when a result counts, as printed and stricter."""

from dataclasses import dataclass

from o7lib.measures.standing import CLEAR, CONDITION
from o7lib.tables.model.record import Record

# Why a rule turns a result away, in the order in which it is told.
REASONS = (
    "criteria",
    "one_at",
    "all_at",
    "first_criterion",
    "first_criterion_stage",
    "first_criterion_standing",
    "noted",
)


REUSED = ("recycled_evidence", "counted_twice")  # kinds of note on evidence that serves more than once


UNTIMELY = ("outside_biennium",)


@dataclass(frozen=True)
class Rule:
    """When a result counts. The default is the ILO's own rule; every part set makes it stricter.

    Attributes:
        name: the code of the rule, or what a person calls their own.
        criteria_required: criteria that must count; none for what the indicator asks.
        more_criteria: so many beyond what the indicator asks in its biennium must count, up to all it has.
        every_criterion: every criterion of the indicator must count.
        minimum_stage: an achievement counts towards its criterion only at this stage or beyond.
        minimum_standing: an achievement counts only with this standing or a better one (`standing.STANDINGS`).
        recycled_once: an achievement that repeats the text of another criterion does not count.
        first_criterion: criterion 1 must be reported (and count).
        first_criterion_stage: criterion 1 must have reached this stage.
        first_criterion_standing: criterion 1 must have this standing or a better one.
        first_criterion_noted: kinds of note on the result's own text that strike criterion 1.
        one_at: at least one achievement must have reached this stage.
        all_at: every achievement must have reached this stage.
        noted: kinds of source note; a result whose own text carries one does not count at all.
    """

    name: str = "printed"
    criteria_required: int | None = None
    more_criteria: int = 0
    every_criterion: bool = False
    minimum_stage: str | None = None
    minimum_standing: str | None = None
    recycled_once: bool = False
    first_criterion: bool = False
    first_criterion_stage: str | None = None
    first_criterion_standing: str | None = None
    first_criterion_noted: tuple[str, ...] = ()
    one_at: str | None = None
    all_at: str | None = None
    noted: tuple[str, ...] = ()


PRINTED = Rule()


def standard(record: Record) -> tuple[Rule, ...]:
    """The rules that a brief shows: the one printed, then each way of being stricter by itself."""
    schema = record.schema
    complete, firm = schema.codes("achievements", "stage")[1], schema.firm_stage
    return (
        PRINTED,
        Rule("one_more_criterion", more_criteria=1),
        Rule("every_criterion", every_criterion=True),
        Rule("repeats_once", recycled_once=True),
        Rule("no_reused_evidence", noted=REUSED),
        Rule("one_adopted", one_at=firm),
        Rule("only_adopted", minimum_stage=firm),
        Rule("all_complete", all_at=complete),
        Rule("first_criterion", first_criterion=True),
        Rule("policy_adopted", first_criterion_stage=firm),
        Rule(
            "policy_of_the_state",
            first_criterion_stage=firm,
            first_criterion_standing=CONDITION,
            first_criterion_noted=UNTIMELY,
        ),
        Rule("undoubted", minimum_standing=CONDITION),
        Rule("conditions_shown", minimum_standing=CLEAR),
    )
