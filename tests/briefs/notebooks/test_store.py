"""What is stored of a notebook that was run."""

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from o7lib.briefs.notebooks.store import WIDGET, without_widgets


def test_a_widget_is_not_stored_since_it_lives_in_its_kernel():
    view = new_output("display_data", {WIDGET: {"model_id": "random"}, "text/plain": "VBox()"})
    table = new_output("display_data", {"text/html": "<table></table>"})
    said = nbformat.v4.output_from_msg(
        {"msg_type": "stream", "header": {"msg_type": "stream"}, "content": {"name": "stdout", "text": "hello"}}
    )
    book = new_notebook(cells=[new_markdown_cell("# A"), new_code_cell("x", outputs=[view, table, said])])
    assert without_widgets(book).cells[1].outputs == [table, said]
