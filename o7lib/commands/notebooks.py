"""`o7 notebooks`."""

import time

import click


@click.command()
def command() -> int:
    """Run every notebook with its defaults and store its outputs."""
    from o7lib.briefs.notebooks.store import store
    from o7lib.tables.model.paths import refuse_installed

    refuse_installed("storing the outputs of the notebooks")
    started = time.monotonic()
    changed = store(print)
    print(f"{changed} notebooks changed, {time.monotonic() - started:.1f} s")
    return 0
