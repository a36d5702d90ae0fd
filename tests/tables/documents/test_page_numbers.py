"""Pages beside a locator, where the document came with pages."""

import pytest

from o7lib.errors import SourceError
from o7lib.tables.documents.page_numbers import with_pages


@pytest.fixture
def folder(tmp_path):
    rows = ["line,page,left,top,right,bottom", *(f"{n},{(n + 9) // 10},1.0,1.0,2.0,2.0" for n in range(1, 31))]
    (tmp_path / "d.lines.csv").write_text("\n".join(rows) + "\n")
    return tmp_path


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("3-9", "3-9 (page 1)"),
        ("3-11", "3-11 (pages 1-2)"),
        ("1-2, 25-26", "1-2, 25-26 (pages 1-3)"),
        ("40-999999999", "40-999999999"),
    ],
)
def test_a_locator_is_told_with_the_pages_its_lines_stand_on(folder, lines, said):
    assert with_pages(folder, "d", lines) == said


def test_without_pages_the_locator_stays_as_it_is(folder):
    assert with_pages(folder, "other", "3-9") == "3-9"


def test_a_file_of_places_that_was_edited_is_refused(folder):
    (folder / "d.lines.csv").write_text("line;page\n1;1\n")
    with pytest.raises(SourceError, match="d.lines.csv has no columns of numbers 'line' and 'page'; read the document"):
        with_pages(folder, "d", "1-1")
