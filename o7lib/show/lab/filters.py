"""Filter widgets of the linked views, each choice with the number of achievements it leaves.

ipywidgets comes with the extra `lab`; it is imported when filters are made, not before.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from o7lib.errors import ParameterError
from o7lib.optional import needed
from o7lib.show.explorer.choices import Choice, Filter
from o7lib.show.html.elements import tag, text
from o7lib.show.lab.events import ChangeNotifier

if TYPE_CHECKING:
    import ipywidgets as w

Counts = Mapping[str, Mapping[str, int]]
LONG = 9  # choices from which on a filter scrolls within itself


class Filters(ChangeNotifier):
    """Boxes to tick, a field for words, and a button that takes everything back.

    Attributes:
        boxes: filter to its boxes by value. words: the field for words. box: everything, to be shown.
    """

    def __init__(self, filters: Sequence[Filter]) -> None:
        widgets = needed("ipywidgets", "choosing in linked views", "lab")
        super().__init__()
        self.names: dict[str, dict[str, str]] = {f.name: {c.value: c.name for c in f.choices} for f in filters}
        self.boxes: dict[str, dict[str, w.Checkbox]] = {
            f.name: {c.value: self._box(widgets, f, c) for c in f.choices} for f in filters
        }
        self.words: w.Text = widgets.Text(
            placeholder="words in place, summary or contribution", continuous_update=False
        )
        self.words.description, self.words.tooltip = "Words", "Every word must occur; case and accents do not matter"
        self.words.observe(self._changed, "value")
        self.reset: w.Button = widgets.Button(description="Take everything back", icon="undo")
        self.reset.on_click(lambda _: self.clear())
        groups = [self._group(widgets, f) for f in filters]
        self.box: w.VBox = widgets.VBox([self.reset, self.words, *groups]).add_class("o7-filters")

    def _box(self, widgets: Any, of: Filter, choice: Choice) -> "w.Checkbox":
        box = widgets.Checkbox(description=choice.name, indent=False, tooltip=f"{of.title}: {choice.name}")
        box.observe(self._changed, "value")
        return box

    def _group(self, widgets: Any, of: Filter) -> "w.VBox":
        boxes = widgets.VBox(list(self.boxes[of.name].values())).add_class("o7-choices")
        if len(of.choices) > LONG:
            boxes.add_class("o7-long")
        hint = tag("span", text(of.hint), class_="at below") if of.hint else ""
        return widgets.VBox([widgets.HTML(tag("strong", text(of.title)) + hint), boxes])

    def chosen(self) -> dict[str, list[str]]:
        """Filter to the values ticked, filters without any left out."""
        ticked = {name: [v for v, box in boxes.items() if box.value] for name, boxes in self.boxes.items()}
        return {name: values for name, values in ticked.items() if values}

    def choose(self, chosen: Mapping[str, Sequence[str]], words: str = "") -> None:
        """Tick exactly these values, as one change.

        Raises ParameterError for a filter or a value that is not offered, with those that are.
        """
        self._refuse_unknown(chosen)
        with self._as_one_change():
            for name, boxes in self.boxes.items():
                for value, box in boxes.items():
                    box.value = value in chosen.get(name, ())
            self.words.value = words

    def _refuse_unknown(self, chosen: Mapping[str, Sequence[str]]) -> None:
        for name, values in chosen.items():
            if name not in self.boxes:
                raise ParameterError(f"there is no filter {name!r}; there are {', '.join(self.boxes)}")
            for value in values:
                if value not in self.boxes[name]:
                    raise ParameterError(f"the filter {name} has no {value!r}; it has {', '.join(self.boxes[name])}")

    def clear(self) -> None:
        """Take every choice back."""
        self.choose({})

    def count(self, offers: Counts) -> None:
        """Write beside each choice how many achievements it leaves; one that leaves none looks so."""
        for name, boxes in self.boxes.items():
            for value, box in boxes.items():
                left = offers[name].get(value, 0)
                box.description = f"{self.names[name][value]} ({left})"
                (box.remove_class if left else box.add_class)("o7-nothing")

    def said(self) -> str:
        """The choice in words, for a caption or a file.

        Filters apart by semicolons, values by commas; "everything" where nothing is chosen.
        """
        parts = [", ".join(self.names[name][v] for v in values) for name, values in self.chosen().items()]
        parts += [f"“{self.words.value.strip()}”"] if self.words.value.strip() else []
        return "; ".join(parts) or "everything"
