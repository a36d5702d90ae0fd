"""`docs/faults.md` tells of every kind of fault that is tried, and of no other."""

import ast
import re
from pathlib import Path

HERE = Path(__file__).parent
COUNTED = {"refused", "loads", "either", "count", "_every_table", "_refused_each", "_ends_well"}


def _name(call: ast.Call) -> str:
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def _tried(tree: ast.AST) -> set[str]:
    """The kinds of fault that stand as plain text where a fault is counted, or in a list of (kind, ...)."""
    kinds = set()
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call) and _name(node) in COUNTED):
        kinds |= {a.value for a in call.args[:2] if isinstance(a, ast.Constant) and isinstance(a.value, str)}
    for loop in (node for node in ast.walk(tree) if isinstance(node, ast.For) and isinstance(node.target, ast.Tuple)):
        if getattr(loop.target.elts[0], "id", "") == "kind":
            kinds |= {case.elts[0].value for case in loop.iter.elts}
    return kinds


def test_every_kind_of_fault_that_is_tried_is_told_and_no_other():
    tests = [ast.parse(file.read_text(encoding="utf-8")) for file in HERE.glob("test_faults*.py")]
    page = (HERE.parents[2] / "docs" / "faults.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| (?!kind|---)([^|]+?) \|", page, flags=re.MULTILINE)
    tried = set().union(*(_tried(tree) for tree in tests)) - {"refused", "loaded"}
    assert len(told) == len(set(told))
    assert set(told) == tried
