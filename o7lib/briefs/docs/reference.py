"""The page `docs/api.md`: every public name of the library with its docstring, read from the code itself.

Read, not imported: the page is the same on every machine and costs no import of what it describes.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

HEAD = """# The library, name by name

Made from the docstrings by `make docs`; do not edit by hand. In a cell, `o7lib.progress?` shows the same.

```python
import o7lib as o7

record = o7.load()                       # every table, checked
africa = o7.scope(region="africa")       # every table narrowed; any name in any spelling will do
o7.progress.results_list(africa)         # a measure: frames in, a frame out
o7.save(africa.results, "africa.xlsx")   # one frame as .xlsx or .csv
o7.export("outcome7.sqlite")             # everything; .xlsx .sqlite .duckdb .parquet.zip .zip
```
"""
ROOMS = ("", "tables", "measures", "show")  # what a notebook calls; the briefs room is for the command line
Public = ast.FunctionDef | ast.ClassDef


def reference(package: Path) -> str:
    """The page as Markdown, from the folder of the package.

    Returns:
        Rooms from left to right, their modules and public names in the order of the files.
    """
    parts = [HEAD]
    for room in ROOMS:
        for file in sorted((package / room).glob("*.py")):
            if file.stem == "__init__" or not file.stem.startswith("_"):
                parts += _module(file, ".".join(p for p in (package.name, room, file.stem) if p))
    return "\n".join(parts)


def public(tree: ast.Module) -> list[Public]:
    """The functions and classes of a module that others may use."""
    found = [node for node in tree.body if isinstance(node, Public)]
    return [node for node in found if not node.name.startswith("_")]


def _module(file: Path, name: str) -> Iterator[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    told = ast.get_docstring(tree)
    if not told or not (public(tree) or file.stem != "__init__"):
        return
    yield f"## {name.removesuffix('.__init__')}\n"
    yield _docstring(told)
    for node in public(tree):
        yield f"### `{_signature(node)}`\n"
        yield _docstring(ast.get_docstring(node) or "")


def _signature(node: Public) -> str:
    if isinstance(node, ast.ClassDef):
        return f"class {node.name}"
    for part in ast.walk(node.args):
        if isinstance(part, ast.arg):
            part.annotation = _unquoted(part.annotation)
    gives = f" -> {ast.unparse(unquoted)}" if (unquoted := _unquoted(node.returns)) else ""
    return f"{node.name}({ast.unparse(node.args)}){gives}"


def _unquoted(annotation: ast.expr | None) -> ast.expr | None:
    """An annotation without the quotes that only put off its import."""
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        return ast.parse(annotation.value, mode="eval").body
    return annotation


def _docstring(told: str) -> str:
    """The first paragraph as prose, the rest as it stands: its columns and indents carry meaning."""
    first, _, rest = told.partition("\n\n")
    prose = " ".join(first.split())
    return f"{prose}\n" if not rest else f"{prose}\n\n```text\n{rest.rstrip()}\n```\n"
