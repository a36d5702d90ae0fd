"""One field for each judgement of the codebook, its lines and its reason: made from the schema, empty at first."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from o7lib.optional import needed
from o7lib.show.html.elements import tag, text
from o7lib.tables.coding import forms
from o7lib.tables.model.schema import Column

if TYPE_CHECKING:
    import ipywidgets as w

MANY = 6  # codes from which on a list takes the place of buttons


def coded_field(column: Column, labels: Mapping[str, str]) -> Any:
    """A field for one code of several, with when each applies; nothing is chosen before a person chooses.

    Buttons are reached with Tab and chosen with Space: JupyterLab takes the arrow keys to go to another cell.
    """
    widgets = needed("ipywidgets", "coding in a form", "lab")
    said = {
        code: f"{label}: {column.meanings[code]}" if code in column.meanings else label
        for code, label in labels.items()
    }
    kind = widgets.RadioButtons if len(said) < MANY else widgets.Dropdown
    field = kind(options=[(words, code) for code, words in said.items()], value=None, description=column.title)
    field.add_class("o7-codes")
    return field


class Fields:
    """The fields of the form; what they hold is text, as it stands in a coder's file.

    A code is chosen of the schema's; a box that is not ticked is the judgement no; what may be empty is text.

    Attributes:
        by_name: column to its widget. box: everything, to be shown.
    """

    def __init__(self, folder: str | Path | None, changed: Callable[[], None]) -> None:
        self._widgets = needed("ipywidgets", "coding in a form", "lab")
        self._changed, self._filling = changed, False
        judged, types = forms.judgements(folder), forms.types(folder)
        self.by_name: dict[str, Any] = {
            name: self._field(folder, column, types.get(name, column.title)) for name, column in judged.items()
        }
        self.by_name[forms.LINES] = self._text(description="Lines", placeholder="such as 6-7, 9-9")
        self.by_name[forms.REASON] = self._widgets.Textarea(description="Reason", rows=3, continuous_update=False)
        self.by_name[forms.REASON].placeholder = "Why these judgements, in your own words"
        for field in self.by_name.values():
            field.observe(self._on_change, "value")
        self.box: w.VBox = self._laid_out(list(types))

    def _field(self, folder: str | Path | None, column: Column, title: str) -> Any:
        if column.codes:
            return coded_field(column, forms.labels(folder, column))
        if column.type == "boolean":
            return self._widgets.Checkbox(description=title, indent=False, tooltip=column.description)
        return self._text(description=title, placeholder="empty if none", tooltip=column.description)

    def _text(self, **given: Any) -> Any:
        """A field that is sent when it is left: ipywidgets would hold back a letter typed fast until after a click."""
        return self._widgets.Text(continuous_update=False, **given)

    def _laid_out(self, types: list[str]) -> "w.VBox":
        """The types together under one heading, every other field in the order of the schema."""
        kinds = [self._widgets.HTML(tag("strong", text("Types (all that apply)"))), *(self.by_name[t] for t in types)]
        group = self._widgets.VBox(kinds).add_class("o7-choices") if types else None
        shown: list[Any] = []
        for name, field in self.by_name.items():
            wanted = group if name in types else field
            shown += [wanted] if wanted not in shown else []
        return self._widgets.VBox(shown).add_class("o7-fields")

    def _on_change(self, _: object) -> None:
        if not self._filling:
            self._changed()

    def values(self) -> dict[str, str]:
        """Column to text: a code, true or false, or what was typed; empty where nothing was chosen."""
        return {name: _as_text(field.value) for name, field in self.by_name.items()}

    def fill(self, values: Mapping[str, str]) -> None:
        """Set every field; those not among the values become empty. Nobody is told of it."""
        self._filling = True
        try:
            for name, field in self.by_name.items():
                given = values.get(name, "")
                if isinstance(field.value, bool):
                    field.value = given == "true"
                elif hasattr(field, "options"):
                    field.value = given if given in {code for _, code in field.options} else None
                else:
                    field.value = given
        finally:
            self._filling = False


def _as_text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value).strip()
