"""Tables of the record as text, before their cells are checked: a draft has cells that a coder has yet to fill."""

from pathlib import Path

import pandas as pd

from o7lib.errors import TableError
from o7lib.tables.model import snapshot
from o7lib.tables.validation.csv_files import read, shape_problems


def texts(folder: str | Path | None, *names: str) -> dict[str, pd.DataFrame]:
    """Tables by name, every cell as text, an empty one as the empty text; row n, from 0, is line n + 2 of its file.

    Args:
        folder: a data folder; by default the one that `O7_DATA` names, else the shipped one.
        names: tables of its schema.

    Raises:
        TableError: a file is missing or broken in its shape (columns, quotes, encoding).
    """
    taken = snapshot.read_snapshot(folder)
    wanted = {name: taken.schema.table(name) for name in names}
    found = [p for p in taken.unread if p.file in {taken.shown(name) for name in names}]
    for name, table in wanted.items():
        found += shape_problems(taken.raw(name), table, taken.shown(name)) if table.path in taken.files else []
    if found:
        raise TableError(found)
    return {name: pd.DataFrame(read(taken.raw(name), table), dtype=object) for name, table in wanted.items()}
