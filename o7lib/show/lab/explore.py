"""Linked views of the whole record in JupyterLab: map, matrix, targets and evidence follow the filters.

view = lab.explore(load_all())
view                     # shows it
view.achievements        # what is selected, as a frame
view.record              # the same as a record, for any measure
view.save("mine.xlsx")   # the same for a spreadsheet
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from o7lib.errors import O7Error
from o7lib.measures import facets, progress, scope, selection, sensitivity, targets
from o7lib.show.explorer import choices
from o7lib.show.explorer import rows as explorer_rows
from o7lib.show.explorer.labels import COLUMNS
from o7lib.show.html.elements import tag, text
from o7lib.show.lab import entry, rule_effect, views
from o7lib.show.lab.filters import Filters
from o7lib.show.lab.layout import Panels
from o7lib.show.lab.rule_controls import Controls
from o7lib.show.words.grammar import count
from o7lib.tables.documents.texts import sources_folder
from o7lib.tables.export.formats import write_selection
from o7lib.tables.model.record import Record

_SEARCHED = ("place", "summary", "ilo_contribution")


def explore(record: Record, **chosen: Sequence[str]) -> "Explorer":
    """The linked views of a record, ready to be shown as the last line of a cell.

    Args:
        record: the whole record, from `load_all()`.
        chosen: filter to keys that are ticked at first, such as `region=["africa"]`.

    Raises:
        O7Error: ipywidgets is not installed; the message says how to install it.
        ParameterError: a filter or a key that does not exist; the message has those that do.
    """
    view = Explorer(record)
    if chosen:
        view.filters.choose(chosen)
    return view


class Explorer:
    """The linked views. Everything shown follows from `filters`, `rule` and the record.

    Attributes:
        filters: what is chosen. rule: the counting rule. panels: the widgets that show something.
    """

    def __init__(self, record: Record) -> None:
        self._whole, self._names = record, choices.names(record)
        self._everything = facets.achievements(record)
        self._answers = facets.filter_values(self._everything)
        self._maps: dict[tuple[Any, ...], dict[str, Any]] = {}
        self._told = entry.entry_tables(record, self._names)
        self._cells, self._promised = progress.matrix(record), targets.against_targets(record)
        places = record.columns("places", "place_id", "kind")
        self._states = set(places.loc[places["kind"].astype(str) == "member_state", "place_id"])
        self._counts = sensitivity.judged(record)
        offered = choices.choices_by_filter(record, self._names)
        self.filters = Filters(
            choices.filters(offered, record.schema.label("achievements", "stage", record.schema.firm_stage))
        )
        self.rule = Controls(record)
        self.panels = Panels(
            self.filters, self.rule, sources_folder(), f"{record.schema.subject.file}-selection.xlsx", record.schema
        )
        self._listen()
        self._on_rule()
        self._on_choice()

    def _listen(self) -> None:
        self.filters.observe(self._on_choice)
        self.rule.observe(self._on_rule)
        for control in (self.panels.entries, self.panels.reading, self.panels.folder):
            control.observe(self._on_entry, "value")
        self.panels.save.on_click(self._on_save)

    @property
    def achievements(self) -> pd.DataFrame:
        """The selected achievements, one row each, with codes: see `facets.achievements`."""
        return self._everything[selection.matches_filters(self._answers, self.filters.chosen()) & self._said()]

    @property
    def record(self) -> Record:
        """The selection as a record, for any measure: see `selection.narrowed`."""
        return selection.narrowed(self.achievements, self._whole, self._asked())

    @property
    def table(self) -> pd.DataFrame:
        """The selected achievements in words, one row each, as `save` writes them."""
        nowhere = dict.fromkeys(self._everything["place_id"], "")
        rows = [explorer_rows.export_row(row, self._names, nowhere) for row in self.achievements.to_dict("records")]
        return pd.DataFrame(rows, columns=list(COLUMNS)).drop(columns="brief")

    def save(self, file: str | Path) -> Path:
        """Write the selection as .csv or .xlsx; see `tables.export.formats.write_selection` for what it raises."""
        return write_selection(self.table, file)

    def _said(self) -> pd.Series:
        """Which rows hold the words asked for."""
        return selection.contains_words(self._everything, self.filters.words.value, _SEARCHED)

    def _asked(self) -> dict[str, list[str]]:
        """What is chosen, the words among it: a list in a summary cannot be asked for words either."""
        words = self.filters.words.value.strip()
        return self.filters.chosen() | ({"words": [words]} if words else {})

    def _listed(self, here: Record) -> list[str]:
        """The names of the places in a selection that a summary counts without an entry."""
        names = scope.keys(self._whole, "place")
        return [names[place] for place in dict.fromkeys(here.untracked("reported_places")["place_id"])]

    def _on_choice(self) -> None:
        """Show the selection everywhere; the map last, since placing its names takes longest."""
        rows, chosen, panels = self.achievements, self.filters.chosen(), self.panels
        narrowed = selection.narrowed(rows, self._whole, self._asked())
        sentence = views.summary(rows, self._everything, self._whole.schema, self._listed(narrowed))
        panels.summary.value = tag("p", text(sentence), class_="finding", role="status")
        self.filters.count(selection.counts_by_choice(self._answers, chosen, self._said()))
        promised = selection.against_targets(rows, self._promised, chosen, self._states)
        panels.bars.outputs = (views.targets_chart(promised),)
        panels.targets.value = views.targets(promised)
        panels.evidence.value = views.evidence(rows, self._names, self._whole.schema)
        panels.saved.value = ""
        self._show_results(rows)
        self._list(rows)
        panels.map.outputs = (self._map(rows, narrowed, chosen.get("region", [])),)

    def _map(self, rows: pd.DataFrame, here: Record, regions: Sequence[str]) -> dict[str, Any]:
        """The map of a selection; one that was drawn before is shown again at once."""
        key = (tuple(rows.index), tuple(here.untracked("reported_places").index), tuple(regions))
        if key not in self._maps:
            self._maps[key] = views.selection_map(here, regions, len(rows) == len(self._everything), self._names)
        return self._maps[key]

    def _show_results(self, rows: pd.DataFrame) -> None:
        """The matrix and the results that fall, which follow from the choice and the rule together."""
        self.panels.matrix.value = views.matrix(self._cells, rows, self._counts, self._whole.schema)
        self.panels.fallen.value = rule_effect.excluded_results(self._counts, rows)

    def _list(self, rows: pd.DataFrame) -> None:
        """The selected achievements to open; the one that is open stays so while it is selected."""
        current = self.panels.entries.value
        options = [
            (entry.name(row, self._names), at) for at, row in zip(rows.index, rows.to_dict("records"), strict=True)
        ]
        first = rows.index[0] if len(rows) else None
        self.panels.entries.unobserve(self._on_entry, "value")  # else what stands first is opened in between
        self.panels.entries.options = options
        self.panels.entries.value = current if current in rows.index else first
        self.panels.entries.observe(self._on_entry, "value")
        self._on_entry()

    def _on_rule(self) -> None:
        rule = self.rule.rule()
        self._counts = sensitivity.judged(self._whole, rule)
        rows = rule_effect.beside_printed_rule(self._whole, rule)
        self.panels.verdict.value = tag("p", text(rule_effect.verdict_sentence(rows, rule)), class_="finding")
        self.panels.verdicts.value = rule_effect.targets(rows)
        self.panels.rules.outputs = (rule_effect.rule_chart(rows, rule),)
        self._show_results(self.achievements)

    def _on_entry(self, _: object = None) -> None:
        """The achievement that is opened in the list, and its passage where that is wanted."""
        panels, at = self.panels, self.panels.entries.value
        if at is None:
            panels.entry.value = panels.passage.value = ""
            return
        row = self._everything.loc[at].to_dict()
        panels.entry.value = entry.entry(self._told, row)
        read = panels.reading.value
        panels.passage.value = entry.document(self._whole, row, panels.folder.value) if read else ""

    def _on_save(self, _: object) -> None:
        rows = count(len(self.achievements), "row")
        try:
            message = f"Saved: {rows} in {self.save(self.panels.file.value.strip())}, beside this notebook."
        except O7Error as error:
            message = f"Not saved: {error}"
        self.panels.saved.value = tag("span", text(message), role="status")

    def _ipython_display_(self) -> None:
        from IPython.display import display

        display(self.panels.box)
