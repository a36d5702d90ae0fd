"""Settle what two coders gave: each difference with both codes, both reasons and the passage; then write the tables.

form = settle_form.settle()  # in a cell
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from o7lib.errors import O7Error
from o7lib.optional import needed
from o7lib.show.html.elements import tag, text
from o7lib.show.style.stylesheet import styled
from o7lib.show.words.grammar import count
from o7lib.show.workbench.agreement import agreement_table, grid
from o7lib.show.workbench.code_form import error_words
from o7lib.show.workbench.passage import numbers, passage
from o7lib.tables.coding import forms
from o7lib.tables.coding.compare import Both, both
from o7lib.tables.coding.consistency import Key
from o7lib.tables.coding.settle import decide, differences, write_tables
from o7lib.tables.coding.units import passage as read_passage
from o7lib.tables.documents.page_numbers import with_pages
from o7lib.tables.documents.texts import sources_folder

if TYPE_CHECKING:
    import ipywidgets as w


def settle(folder: str | Path | None = None, sources: str | Path | None = None) -> "SettleForm":
    """The page on which two finished codings are compared and settled, in JupyterLab.

    Args:
        folder: a data folder; by default the one that `O7_DATA` names, else the shipped one.
        sources: where the documents are, as `doc_id.txt`; by default the folder that `O7_SOURCES` names.

    Raises:
        O7Error: ipywidgets is not installed. What keeps the two from being read together is said on the page.
    """
    return SettleForm(folder, sources_folder(sources))


def shown_value(folder: str | Path | None, column: str, value: str) -> str:
    """A value as it is read: the label of a code, yes or no, none where it is empty."""
    judged = forms.judgements(folder)[column]
    if judged.type == "boolean":
        return {"true": "yes", "false": "no"}.get(value, value)
    return forms.labels(folder, judged).get(value, value) or "none"


class SettleForm:
    """The page; shown when it is the last line of a cell.

    Attributes:
        two: both codings; None while they may not be read together. box: everything.
    """

    def __init__(self, folder: str | Path | None, sources: Path) -> None:
        self._widgets: Any = needed("ipywidgets", "settling in a form", "lab")
        self._folder, self._sources = folder, sources
        self.two: Both | None = None
        html, button = self._widgets.HTML, self._widgets.Button
        self.state, self.agreement, self.grid, self.given, self.said = html(), html(), html(), html(), html()
        self.column: w.Dropdown = self._widgets.Dropdown(description="Judgement")
        self.list: w.Select = self._widgets.Select(description="Differences; choose one", rows=8).add_class("o7-list")
        self.value: w.RadioButtons = self._widgets.RadioButtons(description="Kept").add_class("o7-codes")
        self.reason: w.Textarea = self._widgets.Textarea(description="Reason", rows=3, continuous_update=False)
        self.reason.placeholder = "Why this value is kept"
        self.keep: w.Button = button(description="Keep and next", icon="check", button_style="primary")
        self.write: w.Button = button(description="Write the tables", icon="save")
        self.box: w.VBox = self._laid_out()
        self.column.observe(lambda _: self._show_grid(), "value")
        self.list.observe(lambda _: self._show_difference(), "value")
        self.keep.on_click(lambda _: self._on_keep())
        self.write.on_click(lambda _: self._on_write())
        self._read()

    def _laid_out(self) -> "w.VBox":
        widgets = self._widgets
        form = widgets.VBox([self.value, self.reason, widgets.HBox([self.keep, self.write]).add_class("o7-asked")])
        left = widgets.VBox([self.list, self.given]).add_class("o7-read")
        work = widgets.HBox([left, form.add_class("o7-form")]).add_class("o7-work")
        self._parts = [
            widgets.VBox([self.agreement, self.column, self.grid]).add_class("o7-part"),
            work.add_class("o7-part"),
        ]
        style = widgets.HTML(styled()).add_class("o7-sheet")
        return widgets.VBox([style, self.state, *self._parts, self.said]).add_class("o7-lab").add_class("o7-bench")

    def _read(self) -> None:
        try:
            self.two = both(self._folder)
        except O7Error as error:
            self.state.value = tag("div", error_words(error), role="status")
            self._show(False)
            return
        self.agreement.value = agreement_table(self.two, self._folder)
        judged = forms.judgements(self._folder)
        self.column.options = [(judged[name].title, name) for name in self.two.judged]
        self.column.value = self.two.judged[0]
        self._show_grid()
        self._list()

    def _show(self, wanted: bool) -> None:
        for part in self._parts:
            part.layout.display = "" if wanted else "none"

    def _show_grid(self) -> None:
        if self.two is not None and self.column.value:
            self.grid.value = grid(self.two, self.column.value, self._folder)

    def _list(self) -> None:
        """Every difference, open ones first; the first open one is shown."""
        assert self.two is not None
        judged = forms.judgements(self._folder)
        rows = sorted(differences(self.two), key=lambda d: d.settled is not None)
        left = [d for d in rows if d.settled is None]
        self.list.options = [
            (f"{'' if d.settled is None else 'settled: '}{self.two.units[d.key].name}: {judged[d.column].title}", n)
            for n, d in enumerate(rows)
        ]
        self._rows = rows
        self.list.value = 0 if rows else None
        self.state.value = tag(
            "p", text(f"{len(rows) - len(left)} of {count(len(rows), 'difference')} settled."), role="status"
        )
        self._show_difference()

    def _show_difference(self) -> None:
        """Both codes and both reasons, the passage with both coders' lines marked, and the value to keep."""
        if self.two is None or self.list.value is None:
            self.given.value = ""
            return
        row = self._rows[self.list.value]
        self.given.value = self._both_sides(row.key, row.column) + self._passage(row.key)
        choices = dict.fromkeys([row.first, row.second, *forms.choices(self._folder, row.column)])
        self.value.options = [(shown_value(self._folder, row.column, code), code) for code in choices]
        self.value.value = row.settled
        self.reason.value = row.reason

    def _sides(self, key: Key) -> list[tuple[str, dict[str, str]]]:
        assert self.two is not None
        at = list(self.two.units).index(key)
        frames = (self.two.first, self.two.second)
        return [(name, frame.iloc[at].to_dict()) for name, frame in zip(self.two.names, frames, strict=True)]

    def _both_sides(self, key: Key, column: str) -> str:
        said = [
            tag("dt", text(name)) + tag("dd", tag("strong", text(shown_value(self._folder, column, row[column]))), text(f": {row[forms.REASON]} (lines {row[forms.LINES]})"))
            for name, row in self._sides(key)
        ]  # fmt: skip
        return tag("div", tag("dl", *said), class_="entry")

    def _passage(self, key: Key) -> str:
        assert self.two is not None
        unit = self.two.units[key]
        try:
            lines = read_passage(unit, self._folder, self._sources)
            where = with_pages(self._sources, unit.doc_id, unit.entry)
        except O7Error as error:
            return tag("div", error_words(error), role="status")
        heading = f"{unit.doc_id}, lines {where}; marked: the lines that either coder names"
        return passage(lines, heading, numbers(*(row[forms.LINES] for _, row in self._sides(key))))

    def _on_keep(self) -> None:
        if self.two is None or self.list.value is None:
            return
        row = self._rows[self.list.value]
        if self.value.value is None:
            self.said.value = tag("p", "Not kept: choose the value to keep.", role="alert")
            return
        try:
            decide(row.key, row.column, self.value.value, self.reason.value, self._folder)
            self.two = both(self._folder)
        except O7Error as error:
            self.said.value = tag("div", tag("strong", "Not kept."), error_words(error), role="alert")
            return
        self.said.value = tag("p", text(f"Kept: {self.two.units[row.key].name}, {row.column}."), role="status")
        self._list()

    def _on_write(self) -> None:
        try:
            written = write_tables(self._folder)
        except O7Error as error:
            self.said.value = tag("div", tag("strong", "Nothing is written."), error_words(error), role="alert")
            return
        names = ", ".join(file.name for file in written)
        self.said.value = tag("p", text(f"Written: {names}. Now: o7 check."), role="status")
        self.two = None
        self._show(False)

    def _ipython_display_(self) -> None:
        from IPython.display import display

        display(self.box)
