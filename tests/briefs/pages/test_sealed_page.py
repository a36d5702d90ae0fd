"""What a sealed page decides as its parts are rendered: lists of rows last."""

from o7lib.briefs.pages.sealed_page import SealedPage
from o7lib.show.html.parts import part, render
from o7lib.show.html.references import number_cell
from o7lib.tables.model.references import Ref


def test_a_number_of_a_sealed_page_opens_a_list_that_stands_elsewhere():
    lists: dict = {}
    cell = number_cell(1, [Ref("KHM129, 2012-13, 7.1", "results", "1-2")], "results", lists)
    box = part("evidence_box", facts=[{"term": "Results", "value": cell}], lists=lists)
    assert "<div popover" not in render(box, SealedPage()) and "<div popover" in render(box)
    assert "<i>results, lines 1-2</i>" in render({"kind": "row_lists", "lists": lists}, SealedPage())


def test_a_saved_table_is_named_after_its_page_and_its_caption():
    table = part(
        "bare_table", caption="c", style="plain", columns=[{"heading": "n"}], csv={"name": "results", "body": ""}
    )
    assert 'download="region-africa-results.csv"' in render(table, SealedPage(name="region-africa"))
    assert 'download="results.csv"' in render(table, SealedPage()) and 'download="results.csv"' in render(table)
