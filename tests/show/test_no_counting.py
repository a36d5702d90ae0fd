"""Words, views and linked views lay out what measures counted: they count, group and join nothing themselves."""

import ast
from pathlib import Path

import pytest

SHOW = Path(__file__).resolve().parents[2] / "o7lib" / "show"
COUNTING = {"groupby", "value_counts", "nunique", "sum", "merge"}
# Grouping the rows of one table for display, with the reason.
LAYOUT = {
    "views/columns.py": "a long frame becomes one row per name",
    "views/comparability.py": "one row per difference, one column per biennium",
    "views/dac.py": "one table per evaluation criterion",
    "views/gaps.py": "one table per indicator, one column per criterion",
    "views/periods.py": "one row per place, one column per biennium",
    "words/mentions.py": "one sentence per place and biennium",
    "lab/views.py": "one row per result, one column per criterion",
}
# Their counting is moved together with their redesign.
PENDING = {"words/notes.py", "words/overview.py", "words/sensitivity.py", "lab/rule_effect.py"}
FILES = [f for room in ("words", "views", "lab") for f in sorted((SHOW / room).glob("*.py"))]


def _place(file: Path) -> str:
    return file.relative_to(SHOW).as_posix()


def counted(file: Path) -> set[str]:
    """The methods of a frame that a module calls and that count, group or join."""
    calls = [node for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    return {call.func.attr for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr in COUNTING}


@pytest.mark.parametrize("file", [f for f in FILES if _place(f) not in PENDING], ids=_place)
def test_nothing_is_counted_where_it_is_shown(file: Path) -> None:
    assert counted(file) <= ({"groupby"} if _place(file) in LAYOUT else set())


@pytest.mark.parametrize("place", LAYOUT)
def test_no_module_is_listed_that_groups_nothing(place: str) -> None:
    assert counted(SHOW / place) == {"groupby"}
