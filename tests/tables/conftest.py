"""The documents, where they are; tests that need them say why they are skipped where they are not."""

from pathlib import Path

import pytest

from o7lib.tables.sources import sources_folder


@pytest.fixture(scope="session")
def sources() -> Path:
    """The folder of documents: O7_SOURCES, else ../shared/sources."""
    folder = sources_folder()
    if not folder.is_dir():
        pytest.skip(f"the ILO's documents are not part of the project, and {folder} does not exist (set O7_SOURCES)")
    return folder
