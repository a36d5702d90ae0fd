"""Measures compute codes and numbers: what a reader sees in words stands in `o7lib.show.words`."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ENGLISH = re.compile(r"^[A-Z][a-z]+(?![A-Za-z0-9_])")  # "World", "Target met"; neither "DOC", "A" nor "place_id"
# What stands in the table of regions for every other region: the name of the total.
ALLOWED = {"targets.py": {"World"}}
# Their labels are moved together with their redesign.
PENDING = {"evidence.py", "sensitivity.py"}
MEASURES = sorted(f for f in (ROOT / "o7lib" / "measures").glob("*.py") if f.name not in PENDING)


def _texts(tree: ast.AST) -> Iterator[str]:
    """Every string of a module that is neither a docstring nor the message of an error."""
    skipped: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
            skipped |= {id(inner) for inner in ast.walk(node)}
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield node.value


def labels(code: str) -> set[str]:
    return {text for text in _texts(ast.parse(code)) if ENGLISH.match(text)}


def test_a_label_is_seen_and_a_code_a_docstring_and_a_message_are_not() -> None:
    code = 'def f():\n    """Says what it does."""\n    raise ValueError("There is no such place.")\nX = {"met": "Target met"}'
    assert labels(code) == {"Target met"}


@pytest.mark.parametrize("file", MEASURES, ids=lambda file: file.stem)
def test_no_measure_holds_a_label_or_a_sentence(file: Path) -> None:
    assert labels(file.read_text(encoding="utf-8")) <= ALLOWED.get(file.name, set())
