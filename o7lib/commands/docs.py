"""`o7 docs`."""

import click


@click.command()
def command() -> int:
    """Write the pages of docs/ that are generated."""
    from o7lib.briefs.docs.write import write_docs
    from o7lib.tables.model.paths import refuse_installed

    refuse_installed("writing docs/")
    for page in write_docs():
        print(str(page))
    return 0
