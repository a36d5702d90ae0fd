"""The warm process has everything imported, and hands every kernel a clean start."""

import importlib.util

import nbformat
import pytest

from o7lib.briefs.kernels import server
from o7lib.briefs.notebooks.execute import execute


def printed(source: str) -> str:
    cell = nbformat.v4.new_code_cell(source, id="c")
    return execute(nbformat.v4.new_notebook(cells=[cell])).cells[0].outputs[0]["text"].strip()


@pytest.mark.parametrize("name", server.IMPORTED_ONCE)
def test_what_is_imported_once_exists(name):
    assert importlib.util.find_spec(name)


def test_every_room_is_imported_but_not_the_one_that_starts_notebooks():
    look = "import sys\nprint(*sorted(n for n, m in sys.modules.items() if n.startswith('o7lib.') and not hasattr(m, '__path__')))"
    names = printed(look).split()
    assert {"o7lib.tables.load", "o7lib.measures.scope", "o7lib.show.charts.stages"} <= set(names)
    assert [n for n in names if n.startswith("o7lib.briefs.")] == [
        "o7lib.briefs.kernels.server",
        "o7lib.briefs.kernels.stream",
    ]


def test_the_record_is_in_memory_but_counts_as_unread():
    look = "from o7lib.tables import load\nload.frames_of = None  # it would be asked for frames it does not have\n"
    assert printed(f"{look}print(len(load.load_all()) > 0, load.reads())") == "True {}"


def test_a_module_that_cannot_be_imported_is_left_to_the_notebook(monkeypatch):
    tried = []

    def broken(name):
        tried.append(name)
        if name != "o7lib":
            raise SyntaxError(name)
        return importlib.util.module_from_spec(importlib.util.find_spec("o7lib"))

    monkeypatch.setattr(server.importlib, "import_module", broken)
    server.import_once()
    server.fill_caches()
    assert "o7lib.tables.load" in tried and "o7lib.briefs.kernels.manager" not in tried
