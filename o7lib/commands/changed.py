"""`o7 changed`."""

import click

from o7lib.commands.options import TEXT


@click.command()
@click.argument("before", type=TEXT)
@click.argument("after", type=TEXT)
def command(before: str, after: str) -> int:
    """Say what differs from BEFORE to AFTER: rows, codes that moved, and the headlines of the briefs.

    Each is a data folder, a .zip that `o7 export` made, or a git revision of the data folder.
    """
    from o7lib.show.words.changes import headlines, moved
    from o7lib.tables.load import load_all
    from o7lib.tables.model.paths import data_folder
    from o7lib.tables.model.schema import schema
    from o7lib.tables.model.snapshot import read_snapshot
    from o7lib.tables.revisions import changes
    from o7lib.tables.revisions.states import state

    with state(before, data_folder()) as old, state(after, data_folder()) as new:
        told = changes.all_changes(
            changes.cells_of(read_snapshot(old)), changes.cells_of(read_snapshot(new)), schema(new)
        )
        lines = [*changes.worded(told), *changes.moved_codes(told, schema(new))]
        if lines:
            lines += moved(headlines(load_all(old)), headlines(load_all(new)))
    print("\n".join(lines) or "the tables hold the same rows")
    return 0
