"""`o7 check`."""

import sys
import time

import click


@click.command()
def command() -> int:
    """Check every table for form and for the ILO's own rules; print every problem."""
    from o7lib.errors import worded
    from o7lib.tables.load import load_all, problems
    from o7lib.tables.model.paths import data_folder, strays

    started = time.monotonic()
    found = problems()
    for name in strays():
        print(f"note: {name} in {data_folder()} is no table and is not read", file=sys.stderr)
    if found:
        print("\n".join(worded(found, shown=len(found))), file=sys.stderr)
        print(f"{len(found)} problem{'s' if len(found) != 1 else ''} in {data_folder()}", file=sys.stderr)
        return 1
    record = load_all()
    rows = sum(len(record.untracked(t)) for t in record)
    print(f"{len(record)} tables with {rows} rows hold, in {time.monotonic() - started:.1f} s")
    return 0
