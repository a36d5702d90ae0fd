"""`o7 lab`."""

import click


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
def command(options: tuple[str, ...]) -> int:
    """Explore in JupyterLab; further options, such as --no-browser, are JupyterLab's."""
    from o7lib.briefs.lab import start

    start(options)
    return 0
