"""Make one brief from its task, without writing files, so that it can run on any machine."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import nbformat
from nbformat import NotebookNode

from o7lib.briefs.freshness import add_seal, numbers_of
from o7lib.briefs.notebooks.execute import execute
from o7lib.briefs.pages.exporter import BriefExporter, Imprint
from o7lib.briefs.plan.briefs import file_of
from o7lib.briefs.plan.navigation import Navigation
from o7lib.errors import BriefError
from o7lib.tables.model.paths import VARIABLE
from o7lib.tables.model.schema import schema

READS = "application/vnd.o7.reads+json"
ASK = f"""from IPython.display import display
from o7lib.tables.load import reads
display({{"{READS}": reads(), "text/plain": "reads"}}, raw=True)"""


@dataclass(frozen=True)
class Task:
    """What to build: a notebook's text with its parameters, over which data, in which kernel.

    `planned` holds the files of all pages that are to stand beside this one, `navigation` those next to it.
    """

    key: str
    notebook: str
    source: str
    parameters: Mapping[str, str]
    data: str
    inputs: str
    kernel: str = "warm"
    cwd: str = "."
    planned: frozenset[str] = frozenset()
    navigation: Navigation = field(default_factory=Navigation)


class Made(NamedTuple):
    """What a task makes: a sealed page, and the file of its numbers that stands beside it."""

    page: str
    numbers: str


@lru_cache(maxsize=1)
def _exporter() -> BriefExporter:
    return BriefExporter()


def _asking(source: str) -> NotebookNode:
    """The notebook with one more cell, which tells what was read."""
    notebook = nbformat.reads(source, 4)
    notebook.cells.append(nbformat.v4.new_code_cell(ASK, id="o7-reads"))
    return notebook


def _answer(notebook: NotebookNode) -> dict[str, str]:
    """What the notebook read, taken out of it again."""
    last = notebook.cells.pop()
    return json.loads(json.dumps(last.outputs[-1]["data"][READS]))


def make(task: Task) -> Made:
    """Execute a brief's notebook and render its page, sealed with what it was made from, and its numbers.

    Raises:
        BriefError: a cell failed or the kernel died; names the notebook, the cell and the error.
    """
    os.environ[VARIABLE] = task.data
    done = execute(_asking(task.source), dict(task.parameters), name=task.notebook, kernel=task.kernel, cwd=task.cwd)
    reads = _answer(done)
    shape, beside = schema(task.data), numbers_of(Path(file_of(task.key))).name
    made_of = (shape.title, shape.version, shape.created[:10], task.notebook, task.parameters, reads, beside)
    imprint = Imprint(*made_of, shape.subject)
    page = _exporter().page(done, imprint, task.navigation, task.planned)
    if not page.summary["title"]:
        raise BriefError(f"{task.key}: the notebook {task.notebook} shows no title")
    summary = page.summary | {"record": shape.name}
    return Made(add_seal(page.text, task.inputs, reads, page.links, summary, page.numbers), page.numbers)
