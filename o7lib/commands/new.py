"""`o7 new`: start what is then filled by hand."""

import click

from o7lib.commands.options import TEXT


@click.group()
def command() -> None:
    """Start a biennium, or the record of another outcome."""


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


@command.command()
@click.argument("folder", metavar="DIR", type=TEXT)
@click.option("--number", default="0", show_default=True, type=TEXT, help="The outcome's number.")
@click.option("--title", default="not yet named", type=TEXT, help="What it is about, as in: labour migration.")
@click.option("--people", default="the people it is for", type=TEXT, help="Whom it is for, as in: migrant workers.")
@click.option("--group", default="people", type=TEXT, help="The same in a word, as in: migrants.")
@click.option("--counted", default="member States", type=TEXT, help="What its indicators count, in a phrase.")
def outcome(folder: str, number: str, title: str, people: str, group: str, counted: str) -> int:
    """Start the record of another outcome in DIR: its schema, the ILO's regions, and tables without rows."""
    from o7lib.tables.model.subject import Subject
    from o7lib.tables.new_biennium.outcome import new_outcome

    made = new_outcome(folder, Subject(number, title, people, group, counted))
    print(f"an empty record is started in {made}; fill it as {made / 'TO-FILL.md'} says")
    return 0
