"""A notebook runs alone, gives the same bytes every time, and says where and why it failed."""

import subprocess
import sys

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from o7lib.briefs.notebooks.execute import execute
from o7lib.errors import BriefError, ParameterError


def notebook(*sources: str) -> nbformat.NotebookNode:
    cells = [new_code_cell(source, id=f"c{number}") for number, source in enumerate(sources)]
    return new_notebook(cells=cells, metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}})


def said(done: nbformat.NotebookNode, cell: int = -1) -> str:
    return "".join(o["text"] for o in done.cells[cell].outputs if o.output_type == "stream")


def printed(source: str, **how) -> str:
    return said(execute(notebook(source), **how)).strip()


def small_brief() -> nbformat.NotebookNode:
    book = notebook(
        'region = "a"',
        "import altair as alt\nimport pandas as pd\nfrom o7lib.tables.load import load_all\nrecord = load_all()",
        'counts = record["results"].groupby("indicator").size().rename("results").reset_index()\ncounts',
        'print(region, len(counts))\nalt.Chart(counts).mark_bar().encode(x="indicator", y="results").to_dict()',
    )
    book.cells[0].metadata["tags"] = ["parameters"]
    return book


def test_warm_and_plain_kernels_give_the_same_bytes_every_time():
    runs = [execute(small_brief(), {"region": "b"}, kernel=kind) for kind in ("warm", "warm", "plain")]
    assert said(runs[0]).startswith("b ")
    assert len({nbformat.writes(run) for run in runs}) == 1


def test_nothing_of_papermill_stays_but_the_parameters_given():
    book = small_brief()
    done = execute(book, {"region": "b"})
    assert [c.id for c in done.cells] == ["c0", "injected-parameters", "c1", "c2", "c3"]
    assert done.metadata == book.metadata
    assert [dict(c.metadata) for c in done.cells] == [
        {"tags": ["parameters"]},
        {"tags": ["injected-parameters"]},
        {},
        {},
        {},
    ]


def test_the_notebook_given_is_not_changed():
    book = small_brief()
    before = nbformat.writes(book)
    execute(book, {"region": "b"})
    assert nbformat.writes(book) == before


def test_a_notebook_of_an_older_format_gets_ids_that_are_not_random():
    old = new_notebook(cells=[new_markdown_cell("# Old"), new_code_cell("print(1)")])
    old.nbformat_minor = 4
    for cell in old.cells:
        del cell["id"]
    assert [c.id for c in execute(old).cells] == ["cell-1", "cell-2"]


def test_lines_printed_apart_are_stored_as_one_output():
    slow = "import time\nfor n in range(3):\n    print(n, flush=True)\n    time.sleep(0.05)"
    assert [o["text"] for o in execute(notebook(slow)).cells[0].outputs] == ["0\n1\n2\n"]


def test_the_next_notebook_knows_nothing_of_the_last():
    execute(notebook("import os, pandas\nleft = 1\npandas.left = 1\nos.environ['LEFT'] = '1'"))
    assert (
        printed("import os, pandas\nprint('left' in dir(), hasattr(pandas, 'left'), 'LEFT' in os.environ)")
        == "False False False"
    )


def test_each_notebook_draws_random_numbers_of_its_own():
    draw = "import random, numpy\nprint(random.random(), numpy.random.random())"
    first, second = printed(draw).split(), printed(draw).split()
    assert first[0] != second[0] and first[1] != second[1]


def test_a_notebook_runs_in_the_folder_and_environment_of_the_moment(tmp_path, monkeypatch):
    monkeypatch.setenv("O7_WORD", "now")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    look = "import os, time\nprint(os.getcwd(), os.environ['O7_WORD'], time.tzname[0])"
    assert printed(look, cwd=tmp_path) == f"{tmp_path} now JST"


@pytest.mark.parametrize("kind", ["warm", "plain"])
def test_a_persons_profile_start_up_files_and_modules_do_not_reach_a_notebook(tmp_path, monkeypatch, kind):
    """Each of these would print, or take the place of a library, if it were read."""
    profile = tmp_path / "home" / ".ipython" / "profile_default"
    (profile / "startup").mkdir(parents=True)
    (profile / "startup" / "mine.py").write_text("print('my own start-up file')")
    (profile / "ipython_config.py").write_text("get_config().InteractiveShellApp.exec_lines = ['print(1)']")
    for folder in ("path", "here"):
        (tmp_path / folder / "o7lib").mkdir(parents=True)
        for name in ("tabulate.py", "o7lib/__init__.py", "sitecustomize.py"):
            (tmp_path / folder / name).write_text("print('not the library'); theirs = True")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("IPYTHONDIR", raising=False)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "path"))
    monkeypatch.setenv("PYTHONSTARTUP", str(profile / "startup" / "mine.py"))
    source = "import o7lib, tabulate; print(hasattr(o7lib, 'theirs'), hasattr(tabulate, 'theirs'))"
    done = execute(notebook(source), kernel=kind, cwd=tmp_path / "here")
    assert [said(done), len(done.cells[0].outputs)] == ["False False\n", 1]
    assert "profile_default" not in printed("import o7lib, os; print(os.environ['IPYTHONDIR'])", kernel=kind)


def test_a_notebook_has_the_hash_seed_of_the_moment(monkeypatch):
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    ask = "print(hash('Outcome 7'))"
    assert printed(ask) == subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True).stdout.strip()


def test_a_warm_kernel_can_draw_a_picture():
    spec = '{"data": {"values": [{"a": 1}]}, "mark": "bar", "encoding": {"x": {"field": "a", "type": "nominal"}}}'
    assert printed(f"import vl_convert\nprint(vl_convert.vegalite_to_svg({spec})[:4])", timeout=60) == "<svg"


def test_a_warm_kernel_can_use_the_threads_of_pyarrow():
    pytest.importorskip("pyarrow")
    frame = "import pandas, io\nheld = io.BytesIO()\npandas.DataFrame({'a': range(9)}).to_parquet(held)"
    assert printed(f"{frame}\nprint(int(pandas.read_parquet(held)['a'].sum()))") == "36"


FAILURES = {
    "1 / 0": "cell 2: ZeroDivisionError: division by zero$",
    "import os; os._exit(3)": "cell 2: the kernel ended with exit code 3$",
    "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)": "cell 2: the kernel was ended by SIGSEGV$",
    "import os, signal; os.kill(os.getpid(), signal.SIGKILL)": "ended by SIGKILL, as when memory runs out$",
    "import time; time.sleep(30)": "cell 2: not done after 2 s, so it was stopped$",
}


@pytest.mark.parametrize("source", FAILURES)
def test_a_failure_names_notebook_cell_and_reason_and_the_next_notebook_is_fine(source):
    with pytest.raises(BriefError, match=f"^region.ipynb, .*{FAILURES[source]}"):
        execute(notebook("x = 1", source), name="region.ipynb", timeout=2 if "sleep" in source else 60)
    assert printed("print('fine')") == "fine"


@pytest.mark.parametrize("source", ["1 / 0", "import os; os._exit(3)"])
def test_a_plain_kernel_fails_in_the_same_words(source):
    with pytest.raises(BriefError, match=f"^region.ipynb, {FAILURES[source]}"):
        execute(notebook("x = 1", source), name="region.ipynb", kernel="plain")


def test_the_time_allowed_is_for_all_cells_together():
    nap = "import time; time.sleep(0.4)"
    with pytest.raises(BriefError, match=r"cell \d: not done after 1 s"):
        execute(notebook(nap, nap, nap), timeout=1)


def test_cells_are_counted_as_in_the_file_whatever_parameters_are_given():
    book = small_brief()
    book.cells.insert(0, new_markdown_cell("# Title", id="title"))
    book.cells[-1].source = "raise ValueError(region)"
    with pytest.raises(BriefError, match="notebook, cell 5: ValueError: b"):
        execute(book, {"region": "b"})


def test_the_traceback_is_the_cause():
    with pytest.raises(BriefError) as caught:
        execute(notebook("def f():\n    return 1 / 0", "f()"))
    assert "return 1 / 0" in str(caught.value.__cause__)


def test_an_unknown_kind_of_kernel_is_refused():
    with pytest.raises(ParameterError, match="there is no 'hot' kernel; choose warm or plain"):
        execute(notebook("1"), kernel="hot")
