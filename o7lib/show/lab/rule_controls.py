"""Widgets for every part of a counting rule, set to the printed rule at first."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from o7lib.measures import requirements
from o7lib.measures.counting_rules import Rule
from o7lib.optional import needed
from o7lib.show.lab.events import ChangeNotifier
from o7lib.tables.model.record import Record

if TYPE_CHECKING:
    import ipywidgets as w

NAME = "Your rule"
_ANY = "any stage"
_UNSET = ""  # what a control holds for a part that is left as printed; ipywidgets takes None for nothing chosen
WORDS = {
    "criteria_required": ("Criteria required", "How many criteria a result must meet"),
    "more_criteria": ("Criteria beyond those", "How many criteria more than the indicator asks a result must meet"),
    "minimum_stage": (
        "An achievement counts from",
        "An achievement counts towards its criterion only at this stage or beyond",
    ),
    "one_at": ("At least one achievement at", "At least one achievement of the result must have reached this stage"),
    "all_at": ("Every achievement at", "Every achievement of the result must have reached this stage"),
    "first_criterion_stage": ("Criterion 1 at", "Criterion 1, the policy itself, must have reached this stage"),
    "minimum_standing": (
        "A report counts if",
        "A report counts towards its criterion only with this standing or a better one",
    ),
    "first_criterion_standing": ("Criterion 1 counts if", "Criterion 1 must have this standing or a better one"),
    "first_criterion_noted": (
        "Doubts that strike criterion 1",
        "A note of this kind on the result's own text strikes criterion 1",
    ),
    "every_criterion": ("Every criterion must count", "Every criterion of the indicator must count"),
    "first_criterion": ("Criterion 1 must be reported", "A result must report under criterion 1, the policy itself"),
    "recycled_once": (
        "Repeated text counts once",
        "An achievement that repeats the text of another criterion does not count",
    ),
    "noted": ("Doubts that turn a result away", "A result with a source note of this kind does not count at all"),
}


class Controls(ChangeNotifier):
    """Lists and boxes for the parts of a rule; no slider, whose handle a screen reader could not name.

    Attributes:
        parts: part of the rule to its control. box: everything, to be shown.
    """

    def __init__(self, record: Record) -> None:
        widgets = needed("ipywidgets", "moving the counting rule", "lab")
        super().__init__()
        stages = record.schema.labels("achievements", "stage")
        at = {
            part: self._stages(widgets, stages)
            for part in ("minimum_stage", "one_at", "all_at", "first_criterion_stage")
        }
        kinds = record.schema.labels("source_notes", "kind")
        noted = {part: self._kinds(widgets, kinds) for part in ("first_criterion_noted", "noted")}
        held = {part: self._standings(widgets) for part in ("minimum_standing", "first_criterion_standing")}
        self.parts: dict[str, Any] = {
            "criteria_required": widgets.Dropdown(options=_numbers(record)),
            "more_criteria": widgets.Dropdown(options=[("none", 0), ("1", 1), ("2", 2)]),
            "every_criterion": widgets.Checkbox(indent=False),
            **at,
            **held,
            "first_criterion": widgets.Checkbox(indent=False),
            "recycled_once": widgets.Checkbox(indent=False),
            **noted,
        }
        for part, control in self.parts.items():
            control.description, control.tooltip = WORDS[part]
            control.observe(self._changed, "value")
        self.reset: w.Button = widgets.Button(description="Back to the printed rule", icon="undo")
        self.reset.on_click(lambda _: self.printed())
        self.box: w.VBox = widgets.VBox([*self.parts.values(), self.reset]).add_class("o7-rule")

    @staticmethod
    def _stages(widgets: Any, stages: Mapping[str, str]) -> "w.Dropdown":
        return widgets.Dropdown(
            options=[(_ANY, _UNSET), *((f"{words} or further", code) for code, words in stages.items())]
        )

    @staticmethod
    def _standings(widgets: Any) -> "w.Dropdown":
        return widgets.Dropdown(
            options=[
                ("whatever the notes say", _UNSET),
                ("no note says that it does not count", "condition"),
                ("no doubt touches it", "clear"),
            ]
        )

    @staticmethod
    def _kinds(widgets: Any, kinds: Mapping[str, str]) -> "w.SelectMultiple":
        return widgets.SelectMultiple(options=[(words, kind) for kind, words in kinds.items()], rows=min(len(kinds), 6))

    def rule(self) -> Rule:
        """The rule as the controls stand."""
        values: dict[str, Any] = {
            part: None if control.value == _UNSET else control.value for part, control in self.parts.items()
        }
        return Rule(NAME, **values)

    def printed(self) -> None:
        """Put every control back to the rule as printed, as one change."""
        with self._as_one_change():
            for part, control in self.parts.items():
                value = getattr(Rule(), part)
                control.value = _UNSET if value is None else value


def _numbers(record: Record) -> list[tuple[str, int | str]]:
    """How many criteria may be required: as each indicator asks, then any number up to all of them."""
    printed = " or ".join(str(n) for n in sorted(set(requirements.required(record))))
    numbers = sorted(set(requirements.criteria(record)["criterion"]))
    return [(f"as printed ({printed})", _UNSET), *((str(n), int(n)) for n in numbers)]
