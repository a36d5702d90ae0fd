"""Run a notebook (plain kernels only, for now)."""

from collections.abc import Mapping
from pathlib import Path

import papermill
from nbformat import NotebookNode

from o7lib.errors import BriefError


def execute(notebook: NotebookNode, parameters: Mapping[str, str], kernel: str = "plain", cwd: Path | None = None) -> NotebookNode:
    import tempfile

    import nbformat

    with tempfile.NamedTemporaryFile("w", suffix=".ipynb") as f:
        f.write(nbformat.writes(notebook))
        f.flush()
        try:
            done = papermill.execute_notebook(f.name, None, parameters=dict(parameters), progress_bar=False, cwd=str(cwd), log_output=False)
        except papermill.PapermillExecutionError as error:
            raise BriefError(f"cell {error.exec_count}: {error.ename}: {error.evalue}") from None
    return done
