"""Start the record of another outcome: its schema, the ILO's regions, and every other table without rows."""

import json
import re
from dataclasses import asdict
from pathlib import Path

from o7lib import files
from o7lib.tables.model.paths import SHIPPED
from o7lib.tables.model.schema import SCHEMA_FILE, schema
from o7lib.tables.model.subject import Subject

KEPT = ("regions",)  # true of every outcome: the ILO's own regions
OF_ITS_OWN = ("name", "title", "version", "created", "description", "keywords", "subject", "examples", "contributors")
TO_FILL = """# To fill

1. `datapackage.json`: `name`, `title`, `created`, `subject` (its parts stand in the sentences of every page),
   `limits`. A language or another code that is missing goes into the `enum` and `labels` of its column.
2. `regions.csv`: the regions that the documents use. A place is a row of `places.csv`.
3. `o7 --data {folder} new biennium 2016-17` writes the first rows of a biennium and a list of what to fill.
4. `o7 --data {folder} check` names the next thing that is missing; `o7 --data {folder} reports --out DIR` builds pages.
"""


def new_outcome(to: str | Path, subject: Subject) -> Path:
    """Write an empty record that loads: the shipped schema with another subject, and its tables with their headers.

    Args:
        to: a folder that does not exist yet; it stands in its place only when it is whole.

    Returns:
        The folder written.

    Raises:
        ParameterError: the folder exists already, or there is none to make it in.
    """
    place = Path(to).expanduser().absolute()
    with files.new_folder(place, place.name) as made:
        _write(made, subject)
        (made / "TO-FILL.md").write_text(TO_FILL.format(folder=place), encoding="utf-8")
    return place


def _write(folder: Path, subject: Subject) -> None:
    shipped = schema(SHIPPED)
    for table in shipped.tables.values():
        rows = (SHIPPED / table.path).read_text(encoding="utf-8")
        header = ",".join(table.columns) + "\n"
        (folder / table.path).write_text(rows if table.name in KEPT else header, encoding="utf-8", newline="")
    own = {
        "name": re.sub(r"[^a-z0-9]+", "-", f"ilo {subject.heading}".lower()).strip("-"),
        "title": f"The ILO's {subject.heading}: results by country",
        "version": "0.1.0",
        "created": shipped.created,
        "description": "Targets, results, achievements, funding and doubts about them; every row names its document.",
        "subject": asdict(subject),
    }
    form = {name: shipped.descriptor[name] for name in ("$schema", "profile") if name in shipped.descriptor}
    kept = {name: value for name, value in shipped.descriptor.items() if name not in (*OF_ITS_OWN, *form)}
    text = json.dumps({**form, **own, **kept}, indent=1, ensure_ascii=False)
    (folder / SCHEMA_FILE).write_text(text + "\n", encoding="utf-8", newline="")
