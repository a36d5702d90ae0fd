"""`o7 export`."""

import time
from typing import Any

import click

from o7lib.commands.options import TEXT

SCOPE = {
    "region": "A region, such as africa.",
    "place": "A member State or subregion, such as VNM.",
    "funder": "A funder: the results that it paid for.",
    "biennium": "A biennium.",
    "indicator": "An indicator.",
    "naming": "A place: the achievements whose text names it.",
}


def _scoped(function: Any) -> Any:
    """Add an option for each part of a scope."""
    for part, words in reversed(SCOPE.items()):
        function = click.option(f"--{part}", type=TEXT, metavar="KEY", help=words)(function)
    return function


@click.command()
@click.option(
    "--to",
    type=TEXT,
    required=True,
    metavar="FILE",
    help="A name ending in .xlsx, .sqlite, .duckdb, .parquet.zip, .zip, .iati.xml or .qdpx.",
)
@click.option("--sources", type=TEXT, default=None, metavar="DIR", help=".qdpx: your folder of the documents' texts.")
@click.option("--org", type=TEXT, default=None, metavar="ID", help=".iati.xml: your IATI organisation identifier.")
@click.option("--org-name", type=TEXT, default=None, metavar="NAME", help=".iati.xml: your organisation's name.")
@click.option("--org-kind", type=TEXT, default=None, metavar="CODE", help=".iati.xml: its kind, such as 80 (academic).")
@_scoped
def command(to: str, **given: str | None) -> int:
    """Write every table, or those of a scope, into one file; its ending names the format."""
    from o7lib.exchange.formats import export
    from o7lib.measures.scope import narrow
    from o7lib.tables.load import load_all
    from o7lib.tables.model.paths import data_folder

    started = time.monotonic()
    if to.lower().endswith(".qdpx"):
        return _coding_project(to, given)
    if given.pop("sources", None):
        raise click.UsageError("--sources is for a file ending in .qdpx, which holds the documents' texts")
    asked = {name: value for name, value in given.items() if value is not None}
    parts = {part: asked.pop(part) for part in SCOPE if part in asked}
    record = narrow(load_all(), **parts)
    file = export(record, to, folder=None if parts else data_folder(), **asked)
    size = file.stat().st_size / 1000
    print(f"{len(record)} tables in {file}, {size:.0f} kB, {time.monotonic() - started:.1f} s")
    return 0


def _coding_project(to: str, given: dict[str, str | None]) -> int:
    from o7lib.exchange.qda.export import export_qda

    if asked := [name for name, value in given.items() if value is not None and name != "sources"]:
        raise click.UsageError(
            f"a file ending in .qdpx holds the whole coding: leave out --{asked[0].replace('_', '-')}"
        )
    file = export_qda(None, to, given["sources"])
    print(f"{file}: it holds the documents' texts, which are the ILO's; keep it at your desk")
    return 0
