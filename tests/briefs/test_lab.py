"""JupyterLab on the project: trusted, styled, nothing fetched, the token kept. Nothing is started here."""

import json
import sys

import nbformat
import pytest
from nbformat.sign import NotebookNotary

from o7lib.briefs import lab
from o7lib.briefs.notebooks.digests import as_shipped
from o7lib.briefs.plan.briefs import NOTEBOOKS
from o7lib.errors import BriefError, O7Error
from o7lib.tables.model import paths


@pytest.fixture
def notebook(tmp_path):
    def write(name, words="text"):
        book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1", outputs=[_html(words)])])
        file = tmp_path / "notebooks" / name
        file.parent.mkdir(exist_ok=True)
        nbformat.write(book, file)
        return file

    return write


def _html(words):
    return nbformat.v4.new_output("display_data", {"text/html": words})


def trusted(file, home):
    with NotebookNotary(data_dir=str(home / "data")) as notary:
        return notary.check_signature(nbformat.read(file, 4))


def test_it_opens_the_first_notebook_and_keeps_the_token():
    words = lab.options(paths.ROOT, ["--no-browser"])
    assert "--LabApp.default_url=/lab/tree/notebooks/start.ipynb" in words and words[-1] == "--no-browser"
    assert (paths.ROOT / lab.START).is_file()
    assert not [w for w in words if "token" in w or "password" in w or "xsrf" in w or "allow_origin" in w]


def test_its_own_files_stay_in_one_folder_and_the_rest_of_the_environment_is_kept(tmp_path):
    made = lab.environment(tmp_path, {"PATH": "/bin"}, paths.ROOT)
    folders = {"JUPYTER_CONFIG_DIR": ".", "JUPYTER_DATA_DIR": "data", "IPYTHONDIR": "ipython"}
    assert made == {"PATH": "/bin"} | {name: str(tmp_path / folder) for name, folder in folders.items()}


@pytest.mark.parametrize("variable", ["O7_DATA", "O7_SOURCES"])
def test_a_relative_folder_means_the_same_in_a_kernel_that_starts_elsewhere(tmp_path, monkeypatch, variable):
    monkeypatch.chdir(tmp_path)
    assert lab.environment(tmp_path, {variable: "mine"}, paths.ROOT)[variable] == str(tmp_path / "mine")


def test_the_folder_can_be_named(monkeypatch, tmp_path):
    monkeypatch.setenv("O7_LAB", str(tmp_path))
    assert lab.home_folder(paths.ROOT) == tmp_path
    monkeypatch.delenv("O7_LAB")
    assert lab.home_folder(paths.ROOT) == paths.ROOT / ".jupyter"


def test_what_was_signed_is_trusted_and_a_changed_output_is_not(notebook, tmp_path):
    file, other = notebook("a.ipynb"), notebook("b.ipynb", words="other")
    assert lab.trust([file], tmp_path) == 1
    assert trusted(file, tmp_path) and not trusted(other, tmp_path)
    assert not trusted(notebook("a.ipynb", words="<script>other</script>"), tmp_path)


def test_it_is_prepared_with_the_sheet_the_settings_and_every_notebook_signed(tmp_path):
    lab.prepare(tmp_path, NOTEBOOKS)
    assert ".jp-OutputArea" in (tmp_path / "custom" / "custom.css").read_text()
    settings = json.loads((tmp_path / "labconfig" / "default_setting_overrides.json").read_text())
    assert settings["@jupyterlab/apputils-extension:notification"] == {"fetchNews": "false", "checkForUpdates": False}
    assert all(trusted(NOTEBOOKS / file.name, tmp_path) for file in as_shipped(NOTEBOOKS))


def test_a_folder_that_cannot_be_written_is_named_with_the_way_out(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(BriefError, match=r"keeps its files in .*file/home, which cannot be written .*variable O7_LAB"):
        lab.prepare(tmp_path / "file" / "home", NOTEBOOKS)


def test_without_jupyterlab_the_extra_to_install_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "jupyterlab", None)
    with pytest.raises(
        O7Error, match=r"exploring needs jupyterlab, which is not installed: pip install 'o7lib\[lab\]'"
    ):
        lab.start()
