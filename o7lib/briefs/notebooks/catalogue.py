"""List the notebooks with their titles and questions, read from the notebooks' own text."""

import re
from pathlib import Path

import nbformat
import pandas as pd

from o7lib.briefs.pages.front_page import FIRST
from o7lib.briefs.plan.briefs import NOTEBOOKS

COLUMNS = ["file", "title", "question", "interactive"]
_ASKED = re.compile(r"\*\*Question:\*\*\s*(.+\?)", re.DOTALL)


def _about(file: Path) -> dict[str, object]:
    notebook = nbformat.read(file, 4)
    first = next((c.source for c in notebook.cells if c.cell_type == "markdown"), "")
    title = re.search(r"^# (.+)$", first, re.MULTILINE)
    asked = _ASKED.search(first)
    return {
        "file": file.name,
        "title": title[1] if title else file.stem,
        "question": " ".join(asked[1].split()) if asked else "",
        "interactive": bool(notebook.metadata.get("o7", {}).get("interactive")),
    }


def notebooks(folder: Path = NOTEBOOKS) -> pd.DataFrame:
    """Every notebook of a folder that asks a question; one without is not offered.

    Returns:
        One row per notebook, interactive ones first, then the overview, then by title: `file` (name),
        `title`, `question` and `interactive` (whether it is for JupyterLab only and gives no brief).
    """
    listed = pd.DataFrame([_about(file) for file in sorted(folder.glob("*.ipynb"))], columns=COLUMNS)
    asking = listed[listed["question"] != ""]
    later = asking.assign(later=asking["file"] != f"{FIRST}.ipynb")
    in_order = later.sort_values(["interactive", "later", "title"], ascending=[False, True, True], ignore_index=True)
    return in_order[COLUMNS]
