"""`o7 read`."""

from pathlib import Path

import click

from o7lib.commands.options import FOLDER


@click.command()
@click.argument("documents", type=FOLDER, nargs=-1, required=True, metavar="FILE...")
@click.option(
    "-o", "--output", type=FOLDER, default="texts", show_default=True, metavar="DIR", help="Folder to write to."
)
def command(documents: tuple[Path, ...], output: Path) -> int:
    """Read documents (.txt, .pdf, .docx, .html) into texts whose lines locators count.

    Writes NAME.txt, for a PDF NAME.lines.csv with page and box of each line, and prints the rows for documents.csv.
    """
    from o7lib.tables.reading.read import DOCUMENT_COLUMNS, csv_text
    from o7lib.tables.reading.write import read_all, write_all

    found = read_all(documents)
    write_all(found, output)
    for one in found:
        pages = f", {one.pages} page{'s' if one.pages != 1 else ''}" if one.pages else ""
        print(f"{output / one.doc_id}.txt: {len(one.lines)} lines{pages}, languages {one.languages or 'not told'}")
    print("\nRows for documents.csv; look at titles and languages, and add the publishers:")
    print(csv_text([DOCUMENT_COLUMNS, *(one.row for one in found)]), end="")
    return 0
