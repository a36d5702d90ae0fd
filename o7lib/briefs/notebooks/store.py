"""Execute the notebooks with their default parameters and store the outputs that nbval compares."""

from collections.abc import Callable
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from o7lib import files
from o7lib.briefs.notebooks.digests import write_sums
from o7lib.briefs.notebooks.execute import execute
from o7lib.briefs.plan.briefs import NOTEBOOKS

KEPT = ("kernelspec", "language_info", "o7")
WIDGET = "application/vnd.jupyter.widget-view+json"


def _bare(notebook: NotebookNode) -> NotebookNode:
    """A notebook with only the metadata that says how to run it and what it is for."""
    notebook.metadata = {k: v for k, v in notebook.metadata.items() if k in KEPT}
    for cell in notebook.cells:
        cell.metadata = {k: v for k, v in cell.metadata.items() if k == "tags"}
    return notebook


def without_widgets(notebook: NotebookNode) -> NotebookNode:
    """A notebook without outputs that name a widget: it lives in its kernel, and its name is another in every run."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = [o for o in cell.outputs if WIDGET not in o.get("data", {})]
    return notebook


def store(say: Callable[[str], None], folder: Path = NOTEBOOKS, kernel: str = "warm") -> int:
    """Execute every notebook of a folder in place and list their digests; returns how many changed.

    Same data, same bytes: nothing of the time or of the machine is stored. Raises BriefError where a
    cell fails; the notebook stays as it was.
    """
    changed = 0
    for file in sorted(folder.glob("*.ipynb")):
        before = file.read_text(encoding="utf-8")
        notebook = nbformat.reads(before, 4)
        done = without_widgets(execute(_bare(notebook), {}, name=file.name, kernel=kernel, cwd=folder))
        after = nbformat.writes(done) + "\n"
        if after != before:
            files.write(file, after)
            changed += 1
        say(f"{file.name}{'' if after == before else '  changed'}")
    write_sums(folder)
    return changed
