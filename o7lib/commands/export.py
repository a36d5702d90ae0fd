"""`o7 export`."""

import time

import click

from o7lib.commands.options import TEXT


@click.command()
@click.option(
    "--to",
    type=TEXT,
    required=True,
    metavar="FILE",
    help="A name ending in .xlsx, .sqlite, .duckdb, .parquet.zip or .zip.",
)
def command(to: str) -> int:
    """Write every table into one file; its ending names the format."""
    from o7lib.tables.export.formats import export
    from o7lib.tables.load import load_all

    started = time.monotonic()
    record = load_all()
    file = export(record, record.schema, to)
    size = file.stat().st_size / 1000
    print(f"{len(record)} tables in {file}, {size:.0f} kB, {time.monotonic() - started:.1f} s")
    return 0
