"""The floor under any way of building: the cells' own run time in one warm process, and one export a page.

Prints the seconds of both together. No kernel, no message, no process is counted.
"""

import sys
import time

import nbformat
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from o7lib.briefs.build import all_briefs
from o7lib.briefs.pages.exporter import BriefExporter, Imprint
from o7lib.briefs.plan.briefs import NOTEBOOKS, Brief


def run(brief: Brief, shell: InteractiveShell) -> tuple[nbformat.NotebookNode, float]:
    """The notebook with its outputs, and the seconds its cells took."""
    notebook = nbformat.read(NOTEBOOKS / brief.notebook, 4)
    seconds = 0.0
    for cell in (c for c in notebook.cells if c.cell_type == "code"):
        with capture_output() as shown:
            started = time.perf_counter()
            done = shell.run_cell(cell.source, store_history=False)
            if "parameters" in cell.metadata.get("tags", ()):
                shell.user_ns.update(brief.parameters)
            seconds += time.perf_counter() - started
        done.raise_error()
        cell.outputs = [nbformat.v4.new_output("display_data", data=o.data, metadata=o.metadata) for o in shown.outputs]
    return notebook, seconds


def built(brief: Brief, shell: InteractiveShell, exporter: BriefExporter) -> float:
    """Seconds of a brief's cells and of its export."""
    notebook, seconds = run(brief, shell)
    shell.reset(new_session=False)
    started = time.perf_counter()
    exporter.page(notebook, Imprint("record", "1", "2000-01-01", brief.notebook, brief.parameters, {}))
    return seconds + time.perf_counter() - started


def main(keys: list[str]) -> None:
    shell, exporter = InteractiveShell.instance(), BriefExporter()
    briefs = [b for b in all_briefs() if b.key in keys]
    built(briefs[0], shell, exporter)  # once, to warm up
    print(f"{sum(built(brief, shell, exporter) for brief in briefs):.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
