"""`o7 new`: start what is then filled by hand."""

import click

from o7lib.commands.options import TEXT


@click.group()
def command() -> None:
    """Start a biennium."""


@command.command()
@click.argument("name")
@click.option("--to", type=TEXT, metavar="DIR", help="Make a copy of the data there instead of adding to it.")
def biennium(name: str, to: str | None) -> int:
    """Start the biennium NAME, such as 2016-17: the empty rows, and what to fill in which order."""
    from o7lib.tables.new_biennium.scaffold import new_biennium

    folder = new_biennium(name, to=to)
    print(
        f"{name} is started in {folder}; fill it as {folder / f'TO-FILL-{name}.md'} says, "
        f"then: o7 --data {folder} check"
    )
    return 0
