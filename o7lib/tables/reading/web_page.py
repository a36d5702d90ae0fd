"""Lines of a web page (.html): headings, paragraphs, list items and table rows in their order."""

import re
from pathlib import Path

from o7lib.optional import needed
from o7lib.tables.reading.lines import ReadLine, table_row, wrapped

NOT_READ = ["script", "style", "template", "noscript", "head"]
BLOCKS = [
    "p",
    "div",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
    "article",
    "blockquote",
    "pre",
    "dt",
    "dd",
    "caption",
    "table",
    "header",
    "footer",
    "main",
]


def read_web_page(file: Path) -> list[ReadLine]:
    """The lines of a web page, without scripts and styles; its charset is found from its head or its bytes.

    Raises:
        O7Error: beautifulsoup4 is not installed.
    """
    bs4 = needed("bs4", "reading a web page (beautifulsoup4)", "read")
    page = bs4.BeautifulSoup(file.read_bytes(), "html.parser")
    for element in page(NOT_READ):
        element.decompose()
    for text in page.find_all(string=True):
        if isinstance(text, bs4.element.PreformattedString):  # comments, doctype
            text.extract()
        else:
            text.replace_with(re.sub(r"\s+", " ", text))
    for row in page("tr"):
        cells = [cell.get_text(" ") for cell in row(["td", "th"])]
        row.replace_with(f"\n{table_row(cells)}\n")
    for line_break in page("br"):
        line_break.replace_with("\n")
    for block in page(BLOCKS):
        block.insert_before("\n")
        block.append("\n")
    texts = [text.strip() for text in page.get_text().split("\n")]
    return [ReadLine(line) for text in texts for line in ([text] if text.startswith("| ") else wrapped(text))]
