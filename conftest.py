"""Test lanes, and the kernel in which stored notebooks are compared (nbval).

Every test belongs to one lane, found from its folder and its fixtures: `browser`, `build`, or the fast lane
of `make test-fast`, which is all the rest.

`--nbval-kernel-name python3` compares notebooks in plain kernels instead of warm ones, which start sooner.
"""

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent
# Files and folders whose tests start kernels, build briefs or start JupyterLab.
BUILDS = [
    "notebooks",
    "tests/briefs/kernels",
    "tests/briefs/notebooks/test_execute.py",
    "tests/briefs/pages/test_pdf.py",
    "tests/briefs/plan/test_parameters.py",
    "tests/briefs/test_build.py",
    "tests/test_sparse_records.py",
    "tests/briefs/test_other_records.py",
    "tests/briefs/test_cluster.py",
    "tests/briefs/test_freshness.py",
    "tests/briefs/test_interrupted.py",
    "tests/briefs/test_lab.py",
    "tests/briefs/test_load.py",
    "tests/lab",
    "tests/pages",
    "tests/test_reproducible.py",
]


def pytest_configure(config: pytest.Config) -> None:
    """Choose the kernel for nbval, unless the command line does."""
    compares = config.getoption("nbval", False) or config.getoption("nbval_lax", False)
    if compares and not (config.option.nbval_kernel_name or config.option.nbval_current_env):
        from o7lib.briefs.kernels import manager

        # A person's own start-up files are no part of what the notebooks give.
        os.environ["IPYTHONDIR"] = tempfile.mkdtemp(prefix="o7-ipython-")
        atexit.register(shutil.rmtree, os.environ["IPYTHONDIR"], ignore_errors=True)
        manager.register_kernelspec()
        config.option.nbval_kernel_name = manager.NAME


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark tests that need a browser (fixture `chromium`) and those that build (`BUILDS`, fixture `pages`)."""
    folders = [ROOT / path for path in BUILDS]
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        if "chromium" in fixtures:
            item.add_marker("browser")
        if "pages" in fixtures or any(item.path.is_relative_to(folder) for folder in folders):
            item.add_marker("build")


@pytest.fixture(autouse=True)
def _data_folder_as_before() -> Iterator[None]:
    """A command called in this process names its data folder in the environment: the next test must not read it."""
    before = os.environ.get("O7_DATA")
    yield
    if before is None:
        os.environ.pop("O7_DATA", None)
    else:
        os.environ["O7_DATA"] = before
