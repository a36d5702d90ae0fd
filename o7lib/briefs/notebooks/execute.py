"""Execute one notebook in memory: the same notebook, parameters and data give the same bytes."""

import logging
import signal
import time
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import papermill
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from papermill.exceptions import PapermillExecutionError

from o7lib.briefs.kernels.manager import PlainManager, kernel_manager
from o7lib.errors import BriefError

GIVEN = "injected-parameters"

# What papermill would log and print is said by BriefError.
logging.getLogger("papermill").addHandler(logging.NullHandler())
logging.getLogger("papermill").propagate = False


class _Progress:
    """Which cell is running, and how long the notebook may still take."""

    def __init__(self, notebook: NotebookNode, name: str, timeout: float) -> None:
        self.places = {cell.id: f"cell {number}" for number, cell in enumerate(notebook.cells, start=1)}
        self.name = name
        self.where = ""
        self.timeout = timeout
        self.end = 0.0

    def begin(self, cell: NotebookNode, cell_index: int) -> None:
        self.where = f", {self.places.get(cell.id, 'the parameters given')}"
        self.end = self.end or time.monotonic() + self.timeout

    def left(self, cell: NotebookNode) -> float:
        return max(self.end - time.monotonic(), 0.001)  # nbclient takes 0 for no limit

    def error(self, what: str) -> BriefError:
        return BriefError(f"{self.name}{self.where}: {what}")


def _with_ids(notebook: NotebookNode) -> NotebookNode:
    """A copy whose every cell has an id: one that is missing would be drawn at random."""
    own = deepcopy(notebook)
    own.nbformat, own.nbformat_minor = 4, max(own.nbformat_minor, 5)
    for number, cell in enumerate(own.cells, start=1):
        cell.setdefault("id", f"cell-{number}")
    return own


def _cleaned(done: NotebookNode, own: NotebookNode) -> NotebookNode:
    """The executed notebook without papermill's notes: times, paths, versions and a random id."""
    metadata = {cell.id: cell.metadata for cell in own.cells}
    for cell in done.cells:
        if cell.id not in metadata:
            cell.id = GIVEN
        cell.metadata = deepcopy(metadata.get(cell.id, NotebookNode(tags=[GIVEN])))
    done.metadata = deepcopy(own.metadata)
    return done


def _death(code: int | None) -> str:
    if code is None or code >= 0:
        return f"the kernel ended with exit code {code}"
    memory = ", as when memory runs out" if code == -signal.SIGKILL else ""
    return f"the kernel was ended by {signal.Signals(-code).name}{memory}"


def _run(
    own: NotebookNode, parameters: Mapping[str, Any], manager: PlainManager, cwd: Path, at: _Progress
) -> NotebookNode:
    return papermill.execute_notebook(
        own,
        None,
        parameters=dict(parameters),
        kernel_name="python3",
        language="python",
        progress_bar=False,
        km=manager,
        resources={"metadata": {"path": str(cwd)}},  # papermill's own `cwd` moves this process
        timeout_func=at.left,
        iopub_timeout=60,  # an answer may arrive late on a busy machine
        on_cell_execute=at.begin,
        record_timing=False,
        coalesce_streams=True,
        store_widget_state=False,
    )


def execute(
    notebook: NotebookNode,
    parameters: Mapping[str, Any] | None = None,
    *,
    name: str = "notebook",
    kernel: str = "warm",
    cwd: str | Path = ".",
    timeout: float = 120,
) -> NotebookNode:
    """Execute a notebook in a kernel of its own and return it with outputs; nothing is written.

    Two executions give identical notebooks: no times, no paths, no random ids. Parameters are
    injected by papermill, which does not refuse an unknown one: check before.

    Args:
        notebook: the notebook; it is not changed.
        parameters: values for the cell tagged `parameters`.
        name: what errors call the notebook, such as its file name.
        kernel: `warm` or `plain`, see `kernel_manager`.
        cwd: the folder it runs in.
        timeout: seconds for all cells together.

    Raises:
        BriefError: a cell failed, took too long or ended its kernel. Says which notebook, which
            cell (counted from 1 as in the file) and why; the traceback is its cause.
        ParameterError: there is no such kernel.
    """
    manager = kernel_manager(kernel)()
    own = _with_ids(notebook)
    at = _Progress(own, name, timeout)
    try:
        return _cleaned(_run(own, parameters or {}, manager, Path(cwd).resolve(), at), own)
    except PapermillExecutionError as error:
        raise at.error(f"{error.ename}: {error.evalue}") from error
    except CellTimeoutError as error:
        raise at.error(f"not done after {timeout:g} s, so it was stopped") from error
    except DeadKernelError as error:
        raise at.error(_death(manager.end())) from error
    except BriefError as error:
        raise at.error(str(error)) from error
    finally:
        manager.end()
