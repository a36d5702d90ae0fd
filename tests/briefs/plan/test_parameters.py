"""What is given to a notebook arrives as text, or is refused; it never becomes code."""

import re
import subprocess
import sys

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from o7lib.briefs import build
from o7lib.briefs.notebooks.execute import execute
from o7lib.briefs.plan.briefs import NOTEBOOKS, Brief, chosen
from o7lib.errors import BriefError, ParameterError
from o7lib.tables.model.paths import SHIPPED

CODE = [
    'KHM"; import os; os.environ["O7_RAN"] = "yes" #',
    "KHM'\nimport os\nos.environ['O7_RAN'] = 'yes'\n#",
    'KHM"""\nraise SystemExit\n"""',
    "KHM\\",
    'KHM\\"; raise SystemExit #',
    "{{7*7}} ${HOME} $(id) `id` %system id",
    "!touch o7-ran\n%run o7-ran\r\n%%bash\ntouch o7-ran",
    "\u202eKHM\u2028import os\u0085\x0c",
]
ECHO = """import json, os
print(json.dumps([place, os.environ.get("O7_RAN"), os.path.exists("o7-ran")]))"""


def echoing() -> nbformat.NotebookNode:
    """A notebook with one parameter, which prints what it was given as JSON, and whether code ran."""
    given = new_code_cell('place: str = "KHM"  # a place', id="given", metadata={"tags": ["parameters"]})
    python = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return new_notebook(cells=[given, new_code_cell(ECHO, id="echo")], metadata={"kernelspec": python})


@pytest.mark.parametrize("value", CODE)
def test_code_in_a_parameter_arrives_as_text(value, tmp_path):
    import json

    done = execute(echoing(), {"place": value}, cwd=tmp_path)
    assert json.loads(done.cells[-1].outputs[0]["text"]) == [value, None, False]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("value", [value for value in CODE if value != "KHM\\"])  # that one is a spelling of KHM
def test_a_brief_for_code_instead_of_a_place_is_refused_by_the_record(value):
    notebook = nbformat.read(NOTEBOOKS / "country.ipynb", 4)
    with pytest.raises(BriefError, match=r"country\.ipynb, cell \d+: ParameterError"):
        execute(notebook, {"place": value}, name="country.ipynb", cwd=NOTEBOOKS)


@pytest.mark.parametrize("spelling", ["KHM\\", "cambodia", "khm"])
def test_any_spelling_of_a_place_gives_its_brief(spelling):
    notebook = nbformat.read(NOTEBOOKS / "country.ipynb", 4)
    done = execute(notebook, {"place": spelling}, name="country.ipynb", cwd=NOTEBOOKS)
    assert any("<h1>Cambodia: " in str(cell.get("outputs")) for cell in done.cells)


@pytest.mark.parametrize("name", ['place"; import os #', "place = 1\nimport os", "place.x", ""])
def test_code_instead_of_a_parameters_name_is_refused_before_anything_runs(name):
    with pytest.raises(ParameterError, match=f"country.ipynb has no parameter {re.escape(name)}"):
        build.tasks([Brief("country/KHM", "country.ipynb", {name: "KHM"})], SHIPPED, "warm")


@pytest.mark.parametrize("value", CODE)
def test_a_key_with_code_names_no_brief(value):
    with pytest.raises(ParameterError, match="there is no brief"):
        chosen([Brief("country/KHM", "country.ipynb")], [f"country/{value}"])


@pytest.mark.parametrize("value", [*CODE, "../../etc/x", "..", "a/b\\c"])
def test_a_page_never_leaves_its_folder_whatever_its_key(value):
    assert re.fullmatch(r"[A-Za-z0-9_-][A-Za-z0-9_.-]*\.html", Brief(f"country/{value}", "").file)


def test_the_command_refuses_a_key_with_code_and_writes_nothing(tmp_path):
    key = 'country/KHM"; import os #'
    run = subprocess.run(
        [sys.executable, "-m", "o7lib", "reports", "--out", str(tmp_path / "out"), "--only", key],
        cwd=SHIPPED.parent,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 2
    assert run.stderr.startswith(f"o7: there is no brief {key!r}. Did you mean country/KHM?")
    assert not (tmp_path / "out").exists()
