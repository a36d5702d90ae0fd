"""The wheel holds all that is needed: away from the checkout, in an empty folder, it builds the same pages."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project, built."""
    out = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(out)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True, timeout=120)
    [made] = out.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def o7(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs the `o7` that the wheel installs, in an empty folder, in an environment that has no other o7lib."""
    place = tmp_path_factory.mktemp("installed")
    venv.create(place / "env", with_pip=False, symlinks=True)
    [packages] = (place / "env" / "lib").glob("python3*/site-packages")
    # What the library depends on; the files .pth of that folder, which name the checkout, are not read from here.
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    python = place / "env" / "bin" / "python"
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*install, str(wheel)], check=True, timeout=120)
    (place / "empty").mkdir()
    env = {name: value for name, value in os.environ.items() if not name.startswith(("O7_", "PYTHONPATH"))}

    def run(*words: str, code: str = "") -> subprocess.CompletedProcess[str]:
        command = [python, "-P", "-c", code] if code else [place / "env" / "bin" / "o7", *words]
        return subprocess.run(command, cwd=place / "empty", env=env, capture_output=True, text=True, timeout=120)

    return run


def test_it_holds_what_git_tracks_of_library_data_notebooks_and_templates_and_no_more(wheel: Path) -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("this is no checkout of git's")
    moved = {"data": "o7lib/shipped/data", "notebooks": "o7lib/shipped/notebooks", "reports": "o7lib/shipped/reports"}
    asked = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "o7lib", *moved]
    known = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    shown = [name for name in known if "/build/" not in name and (ROOT / name).exists()]
    tracked = {"/".join([moved.get(top, top), rest]) for top, _, rest in (name.partition("/") for name in shown)}
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert held == tracked | {"o7lib/shipped/THIRD-PARTY-NOTICES.txt"}


def test_a_page_from_the_wheel_equals_the_checkouts(o7, pages: Path, tmp_path: Path) -> None:
    made = o7("reports", "--only", "country/KHM", "--out", str(tmp_path / "pages"))
    assert (made.returncode, made.stderr) == (0, "")
    for name in ("country-KHM.html", "country-KHM.json", "explore.html"):
        assert (tmp_path / "pages" / name).read_bytes() == (pages / name).read_bytes()


def test_the_record_is_checked_and_taken_away_without_a_checkout(o7, tmp_path: Path) -> None:
    assert "hold" in o7("check").stdout
    assert o7("export", "--to", str(tmp_path / "record.zip")).returncode == 0
    assert "results.csv" in " ".join(zipfile.ZipFile(tmp_path / "record.zip").namelist())


def test_the_lab_serves_a_copy_of_notebooks_and_data_that_a_person_may_edit(o7) -> None:
    code = (
        "import os; from pathlib import Path; from o7lib.briefs import lab;"
        " from o7lib.briefs.notebooks.digests import as_shipped;"
        " root = lab.project(Path.cwd()); (root / 'data' / 'results.csv').write_text('mine');"
        " again = lab.project(Path.cwd());"
        " print(root.name, again == root, (root / 'data' / 'results.csv').read_text(),"
        " len(as_shipped(root / 'notebooks')), lab.environment(root, {}, root)['O7_DATA'] == str(root / 'data'))"
    )
    notebooks = len(list((ROOT / "notebooks").glob("*.ipynb")))
    ran = o7(code=code)
    assert ran.stdout.split() == ["o7-lab", "True", "mine", str(notebooks), "True"], ran.stderr


@pytest.mark.parametrize("verb", ["docs", "notebooks"])
def test_what_changes_the_checkout_is_refused_where_there_is_none(o7, verb: str) -> None:
    refused = o7(verb)
    assert refused.returncode != 0
    assert "needs a checkout of the project; here the library alone is installed" in refused.stderr
