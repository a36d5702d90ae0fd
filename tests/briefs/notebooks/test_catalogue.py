"""The notebooks as a reader chooses among them."""

import nbformat
import pytest

from o7lib.briefs.notebooks.catalogue import notebooks
from o7lib.briefs.plan.briefs import NOTEBOOKS


@pytest.fixture
def folder(tmp_path):
    def write(name, source, **o7):
        book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell(source)])
        book.metadata["o7"] = o7
        nbformat.write(book, tmp_path / name)
        return tmp_path

    return write


def test_title_and_question_are_read_from_the_notebook_itself(folder):
    rows = notebooks(folder("a.ipynb", "# Who paid\n\n**Question:** who\npaid?\n\nMore words."))
    assert rows.to_dict("records") == [
        {"file": "a.ipynb", "title": "Who paid", "question": "who paid?", "interactive": False}
    ]


def test_interactive_notebooks_come_first(folder):
    folder("a.ipynb", "# A\n\n**Question:** what?")
    rows = notebooks(folder("z.ipynb", "# Z\n\n**Question:** where?", interactive=True))
    assert list(rows["file"]) == ["z.ipynb", "a.ipynb"]


def test_the_overview_comes_first_of_those_to_read_and_the_others_by_title(folder):
    folder("a.ipynb", "# Z\n\n**Question:** what?")
    folder("overview.ipynb", "# Overview\n\n**Question:** what?")
    rows = notebooks(folder("z.ipynb", "# A\n\n**Question:** where?"))
    assert list(rows["title"]) == ["Overview", "A", "Z"]


def test_a_notebook_that_asks_nothing_is_not_offered(folder):
    assert notebooks(folder("mine.ipynb", "# Mine")).empty


def test_every_shipped_notebook_is_offered():
    assert set(notebooks()["file"]) == {file.name for file in NOTEBOOKS.glob("*.ipynb")}
