"""`o7 tidy`."""

import click

from o7lib.commands.options import FOLDER

SHOWN = 20


@click.command()
@click.argument("folder", type=FOLDER, required=False, metavar="[DIR]")
@click.option("--write", "write_all", is_flag=True, help="Write what is shown.")
def command(folder: object, write_all: bool) -> int:
    """Show what differs from the one way tables are written (order, marks, TRUE, 7.0); write it on --write.

    What could mean two things is left as it stands: `o7 check` names it.
    """
    from o7lib.files import write
    from o7lib.tables.model.paths import data_folder
    from o7lib.tables.revisions.tidying import tidy

    found = tidy(data_folder(str(folder) if folder else None))
    for one in found:
        print(f"{one.path.name}: {len(one.said)} change{'s' if len(one.said) != 1 else ''}")
        print("\n".join(f"  {line}" for line in one.said[:SHOWN]))
        if len(one.said) > SHOWN:
            print(f"  and {len(one.said) - SHOWN} more")
    if found and write_all:
        for one in found:
            write(one.path, one.content)
    done = "written" if write_all else "nothing is written yet: add --write"
    print(f"{len(found)} of the files can be tidier; {done}" if found else "every table is tidy")
    return 0
