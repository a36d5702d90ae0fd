"""`o7 import`."""

import sys
from pathlib import Path

import click

from o7lib.commands.options import FOLDER


@click.command()
@click.argument("file", type=FOLDER)
@click.option("--coder", default="", metavar="NAME", help=".qdpx: whose judgements to take, as the project calls them.")
@click.option("--yes", is_flag=True, help="Write without asking.")
def command(file: Path, coder: str, yes: bool) -> int:
    """Take FILE (.xlsx, .csv, .zip, .sqlite), which `o7 export` made and you edited, back into the tables.

    Shows what would change and asks before it writes. Of a coding project (.qdpx) it takes one coder's judgements.
    """
    if file.name.lower().endswith(".qdpx"):
        return _coder_of_project(file, coder)
    if coder:
        raise click.UsageError("--coder is for a coding project, a file ending in .qdpx")
    from o7lib.errors import TableError, worded
    from o7lib.tables.model.paths import data_folder
    from o7lib.tables.revisions import changes, importing

    try:
        ready = importing.prepare(file, data_folder())
    except TableError as error:
        print("\n".join(worded(error.problems, shown=len(error.problems))), file=sys.stderr)
        print(f"{len(error.problems)} problems; nothing is written", file=sys.stderr)
        return 1
    if not ready.files:
        print(f"{file.name} holds what the tables hold; there is nothing to write")
        return 0
    print("\n".join([*changes.worded(ready.changes), *(f"to be written: {name}" for name in ready.files)]))
    if not yes and not click.confirm(f"Write this into {ready.folder}?"):
        print("nothing is written")
        return 0
    importing.write(ready)
    print(f"{len(ready.files)} file{'s' if len(ready.files) != 1 else ''} written in {ready.folder}")
    return 0


def _coder_of_project(file: Path, coder: str) -> int:
    from o7lib.exchange.qda.coder_file import import_qda

    written, taken = import_qda(file, coder)
    print(f"{taken} achievement{'s' if taken != 1 else ''} as {coder} judged them, in {written}")
    return 0
