"""Layout of the linked views: filters at the side, charts and tables in a column."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from o7lib.optional import needed
from o7lib.show.html.elements import tag, text
from o7lib.show.lab.filters import Filters
from o7lib.show.lab.rule_controls import Controls
from o7lib.show.sections.criteria_matrix import stage_key
from o7lib.show.style.stylesheet import styled
from o7lib.tables.model.schema import Schema

if TYPE_CHECKING:
    import ipywidgets as w


class Panels:
    """Every widget that shows something, by its name; `box` holds them all, `filters` and `rule` among them."""

    def __init__(self, filters: Filters, rule: Controls, sources: Path, file: str, schema: Schema) -> None:
        widgets: Any = needed("ipywidgets", "linked views", "lab")
        self._widgets = widgets
        html = widgets.HTML
        self.summary: w.HTML = html().add_class("o7-summary")
        self.map: w.Output = widgets.Output()
        self.bars: w.Output = widgets.Output()
        self.rules: w.Output = widgets.Output()
        self.targets, self.matrix, self.evidence = html(), html(), html()
        self.verdict, self.verdicts, self.fallen = html(), html(), html()
        self.entry, self.passage, self.saved = html(), html(), html()
        self.entries: w.Select = widgets.Select(
            description="Achievements in the selection; choose one", rows=8
        ).add_class("o7-list")
        readable = sources.is_dir()
        self.folder: w.Text = widgets.Text(
            str(sources) if readable else "", description="Documents in", continuous_update=False
        )
        self.folder.placeholder = "a folder of this machine"
        self.folder.tooltip = "The folder on this machine that holds the documents as text"
        self.reading: w.Checkbox = widgets.Checkbox(
            readable, description="Show the passage of the document", indent=False
        )
        self.file: w.Text = widgets.Text(file, description="File")
        self.file.tooltip = "A name that ends in .xlsx or .csv; it is written beside this notebook"
        self.save: w.Button = widgets.Button(description="Save the selection", icon="download")
        self.box: w.VBox = self._laid_out(filters, rule, schema)

    def _laid_out(self, filters: Filters, rule: Controls, schema: Schema) -> "w.VBox":
        side = self._widgets.VBox([self.summary, filters.box]).add_class("o7-side")
        parts = [
            self._part("Where", self.map),
            self._part("Against the targets", self.bars, self.targets),
            self._part("Criteria", self._widgets.HTML(stage_key(schema)), self.matrix),
            self._part("Read one achievement", self._reading()),
            self._part("All that is selected", self.evidence, self._taking()),
            self._part("If the rule were another", self._ruling(rule)),
        ]
        main = self._widgets.VBox(parts).add_class("o7-main")
        style = self._widgets.HTML(styled()).add_class("o7-sheet")
        return self._widgets.VBox([style, self._widgets.HBox([side, main])]).add_class("o7-lab")

    def _part(self, title: str, *inside: Any) -> "w.VBox":
        return self._widgets.VBox([self._widgets.HTML(tag("h3", text(title))), *inside]).add_class("o7-part")

    def _reading(self) -> "w.VBox":
        asked = self._widgets.HBox([self.reading, self.folder]).add_class("o7-asked")
        return self._widgets.VBox([self.entries, self.entry, asked, self.passage])

    def _taking(self) -> "w.HBox":
        return self._widgets.HBox([self.file, self.save, self.saved]).add_class("o7-asked")

    def _ruling(self, rule: Controls) -> "w.VBox":
        return self._widgets.VBox([rule.box, self.verdict, self.rules, self.verdicts, self.fallen])
