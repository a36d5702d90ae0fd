"""`o7 coding`: how far two coders are, what they differ on, and settling it, in a terminal."""

from typing import TYPE_CHECKING

import click

from o7lib.commands.options import TEXT

if TYPE_CHECKING:
    from pathlib import Path

    from o7lib.tables.coding.compare import Both
    from o7lib.tables.coding.settle import Difference

SOURCES = click.option(
    "--sources", type=TEXT, metavar="DIR", help="Folder of the documents' texts (default: $O7_SOURCES)."
)


@click.group()
def command() -> None:
    """Compare two coders' files and settle them. One codes in notebooks/code.ipynb (o7 lab)."""


@command.command()
def status() -> int:
    """Count what each coder has coded; no code is shown."""
    from o7lib.tables.coding.compare import status as progress
    from o7lib.tables.coding.units import to_code

    print(f"{len(to_code())} achievements to code")
    for coder in progress():
        print(f"{coder.coder}: {coder.coded} of {coder.of}{', finished' if coder.finished else ''}")
    return 0


@command.command()
@SOURCES
def compare(sources: str | None) -> int:
    """Compare two complete codings: agreement, and every difference with its passage.

    The digests of both files are stored first; from then on neither can be changed.
    """
    from o7lib.show.workbench.agreement import COLUMNS, agreement
    from o7lib.tables.coding.compare import both
    from o7lib.tables.coding.settle import differences
    from o7lib.tables.documents.texts import sources_folder

    two = both()
    print(f"{two.names[0]} and {two.names[1]}, {len(two.units)} achievements\n")
    print(agreement(two).rename(columns=COLUMNS).to_string(index=False))
    found = differences(two)
    print(f"\n{len(found)} difference{'' if len(found) == 1 else 's'}")
    for difference in found:
        _print(two, difference, sources_folder(sources))
    return 0


@command.command()
@SOURCES
def settle(sources: str | None) -> int:
    """Settle every open difference, asking for the value to keep and why; then write the tables.

    Each decision is saved at once: stopped with Control-C, it goes on from there.
    """
    from o7lib.tables.coding.compare import both
    from o7lib.tables.coding.settle import differences, write_tables
    from o7lib.tables.coding.units import to_code
    from o7lib.tables.documents.texts import sources_folder

    if to_code():  # else a run was stopped after writing: only its last step is left
        two = both()
        for difference in [d for d in differences(two) if d.settled is None]:
            _print(two, difference, sources_folder(sources))
            _ask(difference)
        if not click.confirm("Every difference is settled. Write the tables?"):
            print("nothing is written; what is settled is kept")
            return 0
    for file in write_tables():
        print(f"written: {file}")
    print("now: o7 check")
    return 0


def _print(two: "Both", difference: "Difference", sources: "Path") -> None:
    """One difference: both values, both reasons with their lines, and the passage where the document is at hand."""
    from o7lib.errors import SourceError
    from o7lib.tables.coding.units import passage
    from o7lib.tables.documents.page_numbers import with_pages

    unit, at = two.units[difference.key], list(two.units).index(difference.key)
    print(f"\n{unit.name}: {difference.column}")
    given = zip(two.names, (two.first, two.second), (difference.first, difference.second), strict=True)
    for name, frame, value in given:
        print(f"  {name}: {value or '(empty)'}. {frame['reason'].iloc[at]} (lines {frame['lines'].iloc[at]})")
    if difference.settled is not None:
        print(f"  settled: {difference.settled or '(empty)'}. {difference.reason}")
    try:
        lines = passage(unit, None, sources)
        print(f"  {unit.doc_id}, lines {with_pages(sources, unit.doc_id, unit.entry)}:")
        print("\n".join(f"  {line.number:>5}  {line.text.rstrip()}" for line in lines))
    except SourceError as error:
        print(f"  {error}")


def _ask(difference: "Difference") -> None:
    """Ask until an answer holds."""
    from o7lib.errors import ParameterError, TableError
    from o7lib.tables.coding.settle import decide

    while True:
        value = click.prompt("  keep", default=difference.first)
        reason = click.prompt("  because", default="", show_default=False)
        try:
            decide(difference.key, difference.column, "" if value == "(empty)" else value, reason)
        except (ParameterError, TableError) as error:
            print(error)
        else:
            return
