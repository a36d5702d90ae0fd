"""A web page's lines: blocks and table rows in order, no scripts, words not glued together."""

from o7lib.tables.reading.web_page import read_web_page

PAGE = """<!doctype html><html><head><title>Not read</title><meta charset="utf-8"></head><body><!-- not read -->
<h1>Quiet work</h1><script>notRead()</script><p>A <b>decree</b> was
adopted.<br>Two lines.</p><table><tr><th>Nr</th><th>What</th></tr><tr><td>1</td><td><p>A law</p><p>passed</p></td></tr>
</table><ul><li>Oslo</li><li>Bodø</li></ul></body></html>"""


def test_blocks_and_rows_come_in_the_order_of_the_page(tmp_path):
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    assert [line.text for line in read_web_page(tmp_path / "page.html") if line.text] == [
        "Quiet work",
        "A decree was adopted.",
        "Two lines.",
        "| Nr | What |",
        "| 1 | A law passed |",
        "Oslo",
        "Bodø",
    ]
