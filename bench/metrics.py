"""Measure the shape of the library: `python -m bench.metrics [root ...]` prints one markdown column per root.

A root is a checkout of the project; by default this one. Sources are only parsed, never imported. A name counts
as used elsewhere where another module, a notebook or the benchmarks write it; tests do not count.
"""

import ast
import json
import re
import statistics
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parents[1]
HTML_PATTERN = re.compile(r"</?\(?[a-z!]|&[a-z#]+;")  # a tag or an entity inside a regular expression
GROUP_START = re.compile(r"\(\?P?<")  # a named group or a look-behind is no tag
GENERATED = ("docs/codebook.md", "docs/api.md")


class Function(NamedTuple):
    """A function or method: its name and its lines of code, without its docstring."""

    name: str
    lines: int


def modules(root: Path) -> list[Path]:
    """Every Python file of the library, sorted.

    >>> HERE / "o7lib" / "cli.py" in modules(HERE)
    True
    """
    return sorted((root / "o7lib").rglob("*.py"))


def module_name(root: Path, file: Path) -> str:
    """The dotted name of a module without `o7lib.`.

    >>> module_name(HERE, HERE / "o7lib" / "show" / "page.py")
    'show.page'
    """
    return ".".join(file.relative_to(root / "o7lib").with_suffix("").parts)


def parsed(file: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(file.read_text(encoding="utf-8"))


def line_count(file: Path) -> int:
    """The lines of a file."""
    return len(file.read_text(encoding="utf-8").splitlines())


def functions(file: Path) -> list[Function]:
    """Functions and methods of a module with their lines from `def` to the end, less the docstring.

    >>> [f.name for f in functions(HERE / "bench" / "metrics.py")][:2]
    ['modules', 'module_name']
    """
    defined = [n for n in ast.walk(parsed(file)) if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef))]
    return [Function(n.name, n.end_lineno - n.lineno + 1 - _docstring_lines(n)) for n in defined if n.end_lineno]


def _docstring_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = node.body[0]
    if ast.get_docstring(node) is None or first.end_lineno is None:
        return 0
    return first.end_lineno - first.lineno + 1


def shelves(root: Path) -> Counter[str]:
    """Modules in each folder of the library, `__init__` left out.

    >>> shelves(HERE)["measures"] > 12
    True
    """
    files = [f for f in modules(root) if f.name != "__init__.py"]
    return Counter(str(f.parent.relative_to(root / "o7lib")) for f in files)


def public_names(file: Path) -> Iterator[str]:
    """Functions, classes and constants that a module defines at its top level without a leading underscore."""
    for node in parsed(file).body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield from [node.name] * (not node.name.startswith("_"))
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        yield from (t.id for t in targets if isinstance(t, ast.Name) and not t.id.startswith("_"))


def words_of(tree: ast.AST) -> set[str]:
    """Every identifier that a tree writes: names, attributes, imported names."""
    words: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=word) | ast.Attribute(attr=word) | ast.alias(name=word):
                words.add(word)
    return words


def code_cells(notebook: Path) -> list[str]:
    """The source of each code cell."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return ["".join(c["source"]) for c in cells if c["cell_type"] == "code"]


def code_lines(notebook: Path) -> int:
    """Lines of code of a notebook, blank lines and comments left out."""
    lines = [line.strip() for cell in code_cells(notebook) for line in cell.splitlines()]
    return sum(bool(line) and not line.startswith("#") for line in lines)


def only_own(root: Path) -> list[str]:
    """Public names that only their own module writes, as `measures.funding.NAME`."""
    written = {file: words_of(parsed(file)) for file in [*modules(root), *sorted((root / "bench").glob("*.py"))]}
    written |= {book: _notebook_words(book) for book in sorted((root / "notebooks").glob("*.ipynb"))}
    times = Counter(word for words in written.values() for word in words)
    entry_points = (root / "pyproject.toml").read_text(encoding="utf-8")
    return [
        f"{module_name(root, file)}.{name}"
        for file in modules(root)
        for name in public_names(file)
        if times[name] - (name in written[file]) == 0 and f":{name}" not in entry_points and name != "__version__"
    ]


def _notebook_words(notebook: Path) -> set[str]:
    return set().union(*(words_of(ast.parse(cell)) for cell in code_cells(notebook)))


def html_patterns(root: Path) -> list[str]:
    """Regular expressions of the library that match tags or entities of HTML, by module."""
    return [
        module_name(root, file)
        for file in modules(root)
        for node in ast.walk(parsed(file))
        if isinstance(node, ast.Call) and _is_regex_call(node) and _matches_html(node)
    ]


def _is_regex_call(node: ast.Call) -> bool:
    function = node.func
    return isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name) and function.value.id == "re"


def _matches_html(node: ast.Call) -> bool:
    texts = [n.value for n in ast.walk(node.args[0]) if isinstance(n, ast.Constant)] if node.args else []
    return any(isinstance(text, str) and HTML_PATTERN.search(GROUP_START.sub("(", text)) for text in texts)


def metrics(root: Path) -> dict[str, str]:
    """The measurements of one checkout: what is counted, and the count as text.

    >>> list(metrics(HERE))[:2]
    ['modules, without `__init__`', 'folders of modules']
    """
    files, lines = modules(root), [f.lines for file in modules(root) for f in functions(file)]
    folders = shelves(root)
    largest, most = folders.most_common(1)[0]
    names = sum(len(list(public_names(file))) for file in files)
    books = [code_lines(book) for book in sorted((root / "notebooks").glob("*.ipynb"))]
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    generated = [root / path for path in GENERATED if (root / path).exists()]
    return {
        "modules, without `__init__`": str(folders.total()),
        "folders of modules": str(len(folders)),
        "most modules in one folder": f"{most} (`{largest}`)",
        "folders with 12 modules or more": str(sum(n >= 12 for n in folders.values())),
        "lines of the library": f"{sum(map(line_count, files)):,}",
        "modules over 250 lines": str(sum(line_count(file) > 250 for file in files)),
        "functions": f"{len(lines):,}",
        "lines a function: median, 90th percentile, most": f"{statistics.median(lines):g}, {percentile(lines, 90)}, {max(lines)}",
        "code lines a notebook: median, most": f"{statistics.median(books):g}, {max(books)}",
        "public names": f"{names:,}",
        "public names that only their own module uses": str(len(only_own(root))),
        "regular expressions over HTML": str(len(html_patterns(root))),
        "packages needed at run time, named": str(len(project["dependencies"])),
        "committed generated lines": f"{sum(map(line_count, generated)):,}",
    }


def percentile(numbers: list[int], share: int) -> int:
    """The smallest number that at least `share` percent of the numbers do not exceed.

    >>> percentile([1, 2, 3, 4, 5, 6, 7, 8, 9, 100], 90)
    9
    """
    ordered = sorted(numbers)
    return ordered[-(-len(ordered) * share // 100) - 1]


def table(roots: list[Path]) -> str:
    """The measurements of some checkouts as a markdown table, one column each."""
    columns = [metrics(root) for root in roots]
    names = ["this checkout" if root == HERE else root.name for root in roots]
    lines = [f"| | {' | '.join(names)} |", "|---|" + "---|" * len(roots)]
    return "\n".join(lines + [f"| {row} | {' | '.join(c[row] for c in columns)} |" for row in columns[0]])


if __name__ == "__main__":
    arguments = [a for a in sys.argv[1:] if a != "--names"]
    print(table([Path(a).resolve() for a in arguments] or [HERE]))
    if "--names" in sys.argv:
        print("\n".join(["", "Public names that only their own module uses:", *only_own(HERE)]))
