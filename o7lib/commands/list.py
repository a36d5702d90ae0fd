"""`o7 list`."""

import click


@click.command()
def command() -> int:
    """Print the key of every brief."""
    from o7lib.briefs.build import all_briefs

    for brief in all_briefs():
        print(f"{brief.key:<28} {brief.name}")
    return 0
