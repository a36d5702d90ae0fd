"""What a warm kernel's cells print comes in time and in its place."""

import pytest
from nbformat.v4 import new_code_cell, new_notebook

from o7lib.briefs.kernels.stream import PromptStream
from o7lib.briefs.notebooks.execute import execute

MIXED = """import sys
from IPython.display import display
print("first")
display({"text/plain": "second"}, raw=True)
print("third", file=sys.stderr)
display({"text/plain": "fourth"}, raw=True)
print("last", end="")"""


@pytest.mark.parametrize("kernel", ["warm", "plain"])
def test_what_is_printed_keeps_its_place_among_what_is_shown(kernel):
    done = execute(new_notebook(cells=[new_code_cell(MIXED), new_code_cell("print('next')")]), kernel=kernel)
    said = [[o.get("text") or o["data"]["text/plain"] for o in cell.outputs] for cell in done.cells]
    # What one cell writes to one stream is one output, where its first word stood.
    assert said == [["first\nlast", "second", "third\n", "fourth"], ["next\n"]]


def test_nobody_waits_for_a_stream_that_holds_nothing():
    stream = PromptStream.__new__(PromptStream)  # without the thread that sends: to ask it would fail
    stream._buffers = {}
    stream.flush()
    stream._buffers = {"a cell": "a word"}
    with pytest.raises(AttributeError):
        stream.flush()
