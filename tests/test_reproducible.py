"""The same commit gives the same bytes: in another folder, time zone, language, on other cores and kernels."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from o7lib.tables.model.paths import SHIPPED

ROOT = SHIPPED.parent
KEYS = ["region/arab_states", "country/KHM", "maps", "overview"]
PARTS = ["data", "notebooks", "o7lib", "reports/template", "pyproject.toml", "THIRD-PARTY-NOTICES.txt"]
HERE = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "PYTHONHASHSEED": "0"}
THERE = {"TZ": "Pacific/Chatham", "LC_ALL": "C", "LANG": "tr_TR", "PYTHONHASHSEED": "4711", "COLUMNS": "40"}


def copied(folder: Path) -> Path:
    """The tree of the project without what a machine adds."""
    unwanted = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")
    for part in PARTS:
        (folder / part).parent.mkdir(parents=True, exist_ok=True)
        where = ROOT / part
        shutil.copytree(where, folder / part, ignore=unwanted) if where.is_dir() else shutil.copy(where, folder / part)
    return folder


def started(tree: Path, env: dict[str, str], umask: int, *more: str) -> subprocess.Popen:
    own = {"PYTHONPATH": str(tree), "XDG_CACHE_HOME": str(tree / "cache"), "PYTHONDONTWRITEBYTECODE": "1"}
    (tree / "elsewhere").mkdir()
    keys = [word for key in KEYS for word in ("--only", key)]
    return subprocess.Popen(
        [sys.executable, "-m", "o7lib", "reports", "--out", str(tree / "out"), *keys, *more],
        cwd=tree / "elsewhere",
        env={k: v for k, v in os.environ.items() if k != "O7_DATA"} | env | own,
        umask=umask,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


@pytest.fixture(scope="module")
def two_builds(tmp_path_factory) -> tuple[Path, Path]:
    """Pages built in two copies of the tree, everything that a machine decides set otherwise."""
    one = copied(tmp_path_factory.mktemp("a"))
    two = copied(tmp_path_factory.mktemp("b") / "a much longer name, mit Ümlaut")
    runs = [
        started(one, HERE, 0o022, "--workers", "1"),
        started(two, THERE, 0o077, "--workers", "2", "--kernel", "plain"),
    ]
    for run in runs:
        said, _ = run.communicate(timeout=170)
        assert run.returncode == 0, said
    return one / "out", two / "out"


def test_every_page_has_the_same_bytes(two_builds):
    one, two = (
        {f.name: f.read_bytes() for f in sorted([*out.glob("*.html"), *out.glob("*.json")])} for out in two_builds
    )
    assert len(one) == 2 * len(KEYS) + 2  # each page and its numbers, the front page, the explorer
    assert list(one) == list(two)
    assert [name for name in one if one[name] != two[name]] == []


def test_who_may_read_a_page_is_what_the_mask_of_its_build_says(two_builds):
    assert [{f.stat().st_mode & 0o777 for f in out.glob("*.html")} for out in two_builds] == [{0o644}, {0o600}]


def test_no_page_names_the_folder_it_was_built_in(two_builds):
    for out in two_builds:
        folder = str(out.parent.parent)
        assert [f.name for f in out.glob("*.html") if folder in f.read_text("utf-8")] == []
