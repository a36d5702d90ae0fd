"""Every widget of the linked views has a place among them, a name a screen reader can say, and starts empty."""

import ipywidgets
import pytest

from o7lib.show.explorer.choices import Choice, Filter
from o7lib.show.lab.filters import Filters
from o7lib.show.lab.layout import Panels
from o7lib.show.lab.rule_controls import Controls
from o7lib.tables.load import load_all
from o7lib.tables.model.schema import schema

TITLES = [
    "Where",
    "Against the targets",
    "Criteria",
    "Read one achievement",
    "All that is selected",
    "If the rule were another",
]


@pytest.fixture
def made(tmp_path):
    """Panels over filters of one choice, with a folder of documents and without."""
    filters = Filters([Filter("region", "Region", "", True, [Choice("africa", "Africa")])])
    rule = Controls(load_all())
    return lambda folder: Panels(filters, rule, tmp_path / folder, "selection.xlsx", schema())


@pytest.fixture
def panels(made):
    return made("nowhere")


def _inside(widget):
    """A widget and everything in it."""
    yield widget
    for child in getattr(widget, "children", ()):
        yield from _inside(child)


def test_every_widget_is_shown(panels):
    shown = set(map(id, _inside(panels.box)))
    own = {name: w for name, w in vars(panels).items() if isinstance(w, ipywidgets.Widget)}
    assert [name for name, widget in own.items() if id(widget) not in shown] == []


def test_the_parts_stand_in_the_order_of_reading(panels):
    heads = [w.value for w in _inside(panels.box) if isinstance(w, ipywidgets.HTML) and w.value.startswith("<h3>")]
    assert heads == [f"<h3>{title}</h3>" for title in TITLES]


def test_filters_stand_at_the_side_and_the_rule_among_the_views(panels):
    side, main = panels.box.children[1].children
    assert side.children[0] is panels.summary and "o7-filters" in side.children[1]._dom_classes
    assert "o7-main" in main._dom_classes


def test_without_the_documents_no_passage_is_offered(panels):
    assert (panels.folder.value, panels.reading.value) == ("", False)


def test_with_the_documents_their_folder_is_named_and_passages_are_shown(made, tmp_path):
    (tmp_path / "documents").mkdir()
    panels = made("documents")
    assert (panels.folder.value, panels.reading.value) == (str(tmp_path / "documents"), True)


@pytest.mark.parametrize("name", ["entries", "folder", "reading", "file", "save"])
def test_what_can_be_used_has_a_name(panels, name):
    assert getattr(panels, name).description


def test_a_selection_is_saved_under_the_name_given(panels):
    assert panels.file.value == "selection.xlsx"
