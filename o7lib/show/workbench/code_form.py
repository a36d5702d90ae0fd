"""Code achievements: the passage at the left, the form at the right, one saved judgement after the other.

form = code_form.code()      # in a cell; the form asks who codes
form.coder.rows              # what is saved so far
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from o7lib.errors import O7Error, TableError
from o7lib.optional import needed
from o7lib.show.html.elements import tag, text
from o7lib.show.style.stylesheet import styled
from o7lib.show.words.grammar import count
from o7lib.show.workbench.fields import Fields
from o7lib.show.workbench.passage import numbers, passage
from o7lib.tables.coding import forms
from o7lib.tables.coding.coder import Coder
from o7lib.tables.coding.suggest import suggest
from o7lib.tables.coding.units import Unit
from o7lib.tables.coding.units import passage as read_passage
from o7lib.tables.documents.page_numbers import with_pages
from o7lib.tables.documents.texts import Line, sources_folder

if TYPE_CHECKING:
    import ipywidgets as w


def code(coder: str = "", folder: str | Path | None = None, sources: str | Path | None = None) -> "CodeForm":
    """The form for one coder, in JupyterLab; it asks for the name where none is given.

    Args:
        coder: who codes; each coder has a file of their own, and nobody else's is read.
        folder: a data folder; by default the one that `O7_DATA` names, else the shipped one.
        sources: where the documents are, as `doc_id.txt`; by default the folder that `O7_SOURCES` names.

    Raises:
        O7Error: ipywidgets is not installed. What is wrong with a file is said in the form.
    """
    return CodeForm(coder, folder, sources_folder(sources))


def error_words(error: O7Error) -> str:
    """What is wrong, as a list a person can work through: a problem a line for judgements, else the message."""
    if isinstance(error, TableError):
        lines = [f"{p.column or p.value}: expected {p.expected}" for p in error.problems[:12]]
        if any(".csv" in p.file for p in error.problems):
            lines = str(error).splitlines()
        return tag("ul", *(tag("li", text(line)) for line in lines))
    return tag("p", text(error))


class CodeForm:
    """The form; shown when it is the last line of a cell.

    Attributes:
        coder: what is saved; None before a name is given. unit: the achievement shown.
        fields: the form's fields. box: everything.
    """

    def __init__(self, coder: str, folder: str | Path | None, sources: Path) -> None:
        self._widgets: Any = needed("ipywidgets", "coding in a form", "lab")
        self._folder, self._sources = folder, sources
        self.coder: Coder | None = None
        self.unit: Unit | None = None
        self._lines: list[Line] = []
        self._suggested: list[str] = []
        self.fields = Fields(folder, self._on_change)
        html, button = self._widgets.HTML, self._widgets.Button
        self.progress, self.about, self.passage, self.said, self.where = html(), html(), html(), html(), html()
        self.name: w.Text = self._widgets.Text(
            coder, description="Your name", placeholder="such as ana", continuous_update=False
        )
        self.begin: w.Button = button(description="Begin or go on", icon="play")
        self.save: w.Button = button(description="Save and next", icon="check", button_style="primary")
        self.back: w.Button = button(description="Back")
        self.forward: w.Button = button(description="Skip")
        self.suggest: w.Button = button(description="Suggest lines")
        self.suggest.tooltip = "Passages that resemble your reason, or what the criterion asks for; never a code"
        self.box: w.VBox = self._laid_out()
        self._connect()
        if coder:
            self._on_begin()

    def _laid_out(self) -> "w.VBox":
        widgets = self._widgets
        asked = widgets.HBox([self.name, self.begin, self.progress]).add_class("o7-asked")
        left = widgets.VBox([self.about, self.passage]).add_class("o7-read")
        steps = widgets.HBox([self.save, self.forward, self.back]).add_class("o7-asked")
        right = widgets.VBox([self.suggest, self.where, self.fields.box, steps, self.said]).add_class("o7-form")
        self._work = widgets.HBox([left, right]).add_class("o7-work")
        self._work.layout.display = "none"
        style = widgets.HTML(styled()).add_class("o7-sheet")
        return widgets.VBox([style, asked, self._work]).add_class("o7-lab").add_class("o7-bench")

    def _connect(self) -> None:
        self.begin.on_click(lambda _: self._on_begin())
        self.save.on_click(lambda _: self._on_save())
        self.back.on_click(lambda _: self._step(-1))
        self.forward.on_click(lambda _: self._step(1))
        self.suggest.on_click(lambda _: self._on_suggest())

    def _on_begin(self) -> None:
        """Open or resume the coder's file, at the first achievement that is not coded or was being coded."""
        try:
            self.coder = Coder(self.name.value, self._folder)
        except O7Error as error:
            self.progress.value = tag("div", error_words(error), role="alert")
            return
        self.name.disabled = self.begin.disabled = True
        begun = [unit for unit in self.coder.units if unit.key in self.coder.drafts]
        first = [*begun, *self.coder.left, *self.coder.units][:1]
        if first:
            self._open(first[0])
            self.suggest.focus()
        self._show_progress()
        if self.coder.rows:
            theirs = f" Not yours? Somebody else is {self.coder.name}: run the cell again and take another name."
            self.progress.value += tag("span", text(theirs), class_="below")

    def _show_progress(self) -> None:
        assert self.coder is not None
        whole, left = len(self.coder.units), len(self.coder.left)
        said = f"{self.coder.name}: {whole - left} of {count(whole, 'achievement')} coded."
        if not whole:
            said = "Nothing is left to code: every achievement of the record is in both codings."
        elif not left:
            said += " All are coded; when the other coder has finished too, open settle.ipynb."
        if self.coder.stale:
            said += f" {len(self.coder.stale)} of them again, since their document has changed."
        self.progress.value = tag("span", text(said), role="status")

    def _open(self, unit: Unit) -> None:
        """Show a unit: its passage, and what was typed or saved of it; a new one is empty but for its lines."""
        assert self.coder is not None
        self.unit, self._suggested = unit, []
        self._work.layout.display = ""
        saved = {} if unit.key in self.coder.stale else self.coder.rows.get(unit.key, {})
        self.fields.fill(self.coder.drafts.get(unit.key) or saved or {forms.LINES: unit.lines})
        asks = tag("p", text(f"The criterion asks for: {unit.asks}"), class_="below") if unit.asks else ""
        self.about.value = tag("h3", text(unit.name)) + tag("p", text(unit.title)) + asks
        self.said.value = self.where.value = ""
        try:
            self._lines = read_passage(unit, self._folder, self._sources)
            self._entry = with_pages(self._sources, unit.doc_id, unit.entry)
        except O7Error as error:
            self._lines, self._entry = [], unit.entry
            self.said.value = tag("div", error_words(error), role="alert")
        self._show_passage()

    def _show_passage(self) -> None:
        assert self.unit is not None
        chosen = numbers(self.fields.by_name[forms.LINES].value, *self._suggested)
        heading = f"{self.unit.doc_id}, lines {self._entry}; marked: the lines in the form"
        self.passage.value = passage(self._lines, heading, chosen) if self._lines else ""

    def _on_change(self) -> None:
        if self.coder is None or self.unit is None:
            return
        try:
            self.coder.keep_draft(self.unit, self.fields.values())
        except O7Error as error:
            self.said.value = tag("div", error_words(error), role="alert")
        self._show_passage()

    def _on_save(self) -> None:
        if self.coder is None or self.unit is None:
            return
        try:
            self.coder.save(self.unit, self.fields.values())
        except O7Error as error:
            self.said.value = tag("div", tag("strong", "Not saved."), error_words(error), role="alert")
            return
        saved, left = self.unit.name, self.coder.left
        self._show_progress()
        if left:
            later = [u for u in left if self.coder.units.index(u) > self.coder.units.index(self.unit)]
            self._open((later or left)[0])
        self.said.value = tag("p", text(f"Saved: {saved}."), role="status")
        self.suggest.focus()  # the first stop of the form: buttons of a choice cannot be given the keyboard

    def _step(self, by: int) -> None:
        """To the unit before or after, saved or not; what is typed of this one stays as a draft."""
        if self.coder is not None and self.unit is not None:
            at = self.coder.units.index(self.unit) + by
            self._open(self.coder.units[at % len(self.coder.units)])

    def _on_suggest(self) -> None:
        if self.unit is None:
            return
        about = self.fields.by_name[forms.REASON].value.strip() or self.unit.asks
        try:
            self._suggested = suggest(self._lines, about)
        except O7Error as error:
            self.where.value = tag("div", error_words(error), role="alert")
            return
        found = "; ".join(self._suggested)
        words = f"Lines that resemble these words, best first: {found}" if found else "No line resembles these words."
        self.where.value = tag("p", text(words), role="status")
        self._show_passage()

    def _ipython_display_(self) -> None:
        from IPython.display import display

        display(self.box)
