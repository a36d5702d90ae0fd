"""The page of every public name: whole, readable, and in step with the code."""

import ast
from pathlib import Path

import pytest

from o7lib.briefs.docs.reference import public, reference

ROOT = Path(__file__).parents[3]
PACKAGE = ROOT / "o7lib"


def test_the_page_is_in_step_with_the_code() -> None:
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    assert page == reference(PACKAGE), "docs/api.md is behind the docstrings: run make docs"


def test_every_public_function_of_the_measures_stands_on_it() -> None:
    page = reference(PACKAGE)
    for file in (PACKAGE / "measures").glob("[a-z]*.py"):
        assert f"## o7lib.measures.{file.stem}\n" in page
        for node in public(ast.parse(file.read_text(encoding="utf-8"))):
            assert f"`{node.name}(" in page or f"`class {node.name}`" in page


@pytest.fixture
def package(tmp_path: Path) -> Path:
    room = tmp_path / "small" / "tables"
    room.mkdir(parents=True)
    (room / "_hidden.py").write_text('"""Hidden."""\n')
    (room / "shown.py").write_text(
        '"""A module\nin one sentence."""\n\n'
        'def count(rows: "list[int]", by: str = "x") -> int:\n'
        '    """Count rows.\n\n    Args:\n        rows: them.\n    """\n\n'
        "def _private() -> None: ...\n"
    )
    return tmp_path / "small"


def test_a_name_has_its_signature_its_sentence_and_the_rest_as_it_stands(package: Path) -> None:
    page = reference(package).split("## small.tables.shown\n", 1)[1]
    assert page.strip() == (
        "A module in one sentence.\n\n### `count(rows: list[int], by: str='x') -> int`\n\n"
        "Count rows.\n\n```text\nArgs:\n    rows: them.\n```"
    )


def test_what_begins_with_an_underscore_is_left_out(package: Path) -> None:
    assert "idden" not in reference(package)
    assert "_private" not in reference(package)
