"""`o7 audit`."""

import time

import click

from o7lib.commands.options import TEXT


@click.command()
@click.option("--sources", type=TEXT, metavar="DIR", help="Folder of the documents' texts (default: $O7_SOURCES).")
def command(sources: str | None) -> int:
    """Tie every row to the lines of the documents it cites."""
    from o7lib.tables.audit.report import audit, report
    from o7lib.tables.documents.texts import sources_folder
    from o7lib.tables.load import load_all

    started = time.monotonic()
    found = audit(load_all(), sources_folder(sources))
    print(report(found.findings, found.coverage))
    print(f"{len(found.findings)} findings, {time.monotonic() - started:.1f} s")
    return 1 if found.findings else 0
