"""Run notebooks with their own defaults and store what they show, so that nbval can compare it."""

from collections.abc import Callable
from pathlib import Path

import nbformat

from o7lib.briefs import write
from o7lib.briefs.execute import execute
from o7lib.briefs.plan import NOTEBOOKS

KEPT = ("kernelspec", "language_info", "o7")


def _bare(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """A notebook with only the metadata that says how to run it and what it is for."""
    notebook.metadata = {k: v for k, v in notebook.metadata.items() if k in KEPT}
    for cell in notebook.cells:
        cell.metadata = {k: v for k, v in cell.metadata.items() if k == "tags"}
    return notebook


def store(say: Callable[[str], None], folder: Path = NOTEBOOKS, kernel: str = "warm") -> int:
    """Execute every notebook of a folder in place; returns how many changed.

    Same data, same bytes: nothing of the time or of the machine is stored. Raises BriefError where a
    cell fails; the notebook stays as it was.
    """
    changed = 0
    for file in sorted(folder.glob("*.ipynb")):
        before = file.read_text(encoding="utf-8")
        notebook = nbformat.reads(before, 4)
        done = execute(_bare(notebook), {}, name=file.name, kernel=kernel, cwd=folder)
        after = nbformat.writes(done) + "\n"
        if after != before:
            write.whole(file, after)
            changed += 1
        say(f"{file.name}{'' if after == before else '  changed'}")
    return changed
