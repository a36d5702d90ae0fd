"""Start JupyterLab on this project: the shipped notebooks trusted, our style sheet applied, no network requests.

From a checkout it serves the checkout; where the library alone is installed, a copy of notebooks and data.

What JupyterLab keeps (signatures, settings, open tabs) stays in the project's own `.jupyter`, so that
nothing installed or configured elsewhere can change what an evaluator sees. The access token is kept.
"""

import json
import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from o7lib import files
from o7lib.briefs.notebooks.digests import as_shipped
from o7lib.errors import BriefError
from o7lib.optional import needed
from o7lib.show.style.stylesheet import SHEET
from o7lib.tables.documents import texts
from o7lib.tables.model import paths

START = Path("notebooks") / "start.ipynb"
VARIABLE = "O7_LAB"
COPY = "o7-lab"

# Each option with its reason, since none of them is obvious from its name.
OPTIONS = (
    "--LabApp.extension_manager=readonly",  # the other one lists extensions from a package index
    "--LabApp.custom_css=True",  # the classes of our tables and stages mean something
)
# Neither fetched nor asked about: JupyterLab's news, and whether there is a newer version of it.
SETTINGS = {"@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False}}


def project(here: Path) -> Path:
    """The folder to serve: the checkout, or `o7-lab` in a folder, made on first use with notebooks and data to edit.

    Raises ParameterError where it cannot be made.
    """
    if paths.IN_CHECKOUT:
        return paths.ROOT
    copy = here / COPY
    if not copy.exists():
        with files.new_folder(copy, COPY) as filled:
            for name in ("notebooks", "data"):
                shutil.copytree(paths.ROOT / name, filled / name)
    return copy


def home_folder(root: Path) -> Path:
    """Where JupyterLab keeps its own files: the folder that `O7_LAB` names, else `.jupyter` in the project."""
    return Path(os.environ.get(VARIABLE) or root / ".jupyter").expanduser().resolve()


def environment(home: Path, given: Mapping[str, str], root: Path) -> dict[str, str]:
    """The variables that keep JupyterLab's own files in one folder.

    Relative folders of data and of documents are made absolute: a kernel starts in the folder of its notebook.
    Notebooks of a copy read the data of the copy, unless the variable names another folder.
    """
    given = given if root == paths.ROOT else {paths.VARIABLE: str(root / "data"), **given}
    own = {"IPYTHONDIR": str(home / "ipython"), "JUPYTER_CONFIG_DIR": str(home), "JUPYTER_DATA_DIR": str(home / "data")}
    named = (paths.VARIABLE, texts.VARIABLE)
    where = {name: str(Path(given[name]).expanduser().resolve()) for name in named if given.get(name)}
    return {**given, **own, **where}


def options(root: Path, arguments: Sequence[str] = ()) -> list[str]:
    """What JupyterLab is started with: the folder served, the first notebook, our options, then those given.

    The whole project is served, since maps name their shapes by a path outside `notebooks/`. The first
    notebook is the address that is opened and printed, so that a browser pointed at it by hand shows it too.
    """
    first = f"--LabApp.default_url=/lab/tree/{START.as_posix()}"
    shown = f"--FileContentsManager.preferred_dir={root / START.parent}"  # the folder that the file browser shows
    return [f"--ServerApp.root_dir={root}", first, shown, *OPTIONS, *arguments]


def trust(files: Sequence[Path], home: Path) -> int:
    """Sign notebooks, so that their stored tables and charts are shown without being run; returns how many."""
    import nbformat
    from nbformat.sign import NotebookNotary

    data = home / "data"
    data.mkdir(parents=True, exist_ok=True)
    with NotebookNotary(data_dir=str(data)) as notary:
        for file in files:
            notary.sign(nbformat.read(file, 4))
    return len(files)


def prepare(home: Path, notebooks: Path) -> None:
    """Make a folder ready for JupyterLab: style sheet and settings in place, the notebooks signed.

    Raises BriefError where the folder cannot be written.
    """
    try:
        files.write(home / "custom" / "custom.css", SHEET.read_text(encoding="utf-8"))
        files.write(home / "labconfig" / "default_setting_overrides.json", json.dumps(SETTINGS))
        trust(as_shipped(notebooks), home)
    except OSError as error:
        wanted = f"JupyterLab keeps its files in {home}, which cannot be written ({error})"
        raise BriefError(f"{wanted}; name another folder in the variable {VARIABLE}") from None


def start(arguments: Sequence[str] = ()) -> None:
    """Open the project in JupyterLab; returns when it is shut down.

    Args:
        arguments: further options of `jupyter lab`, such as `--no-browser`.

    Raises:
        O7Error: JupyterLab is not installed; the message says how to install it.
        BriefError: the folder for its files cannot be written.
        ParameterError: the copy of the project cannot be made.
    """
    needed("jupyterlab", "exploring", "lab")
    root = project(Path.cwd())
    home = home_folder(root)
    prepare(home, root / START.parent)
    os.environ.update(environment(home, os.environ, root))
    from jupyterlab.labapp import main  # only now: it looks for its folders when it is imported

    main(options(root, arguments))
