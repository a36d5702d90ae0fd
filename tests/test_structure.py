"""Promises about structure: rooms in a row, every name explained, nothing listed twice."""

import ast
import re
from pathlib import Path

import pytest

from o7lib.cli import _parsed

ROOT = Path(__file__).resolve().parents[1]
FOUNDATION = {"errors", "files", "optional", "page_files"}  # stand under all four rooms
ROOMS = ["tables", "measures", "show", "briefs", "cli"]
SHARED = {
    "o7lib.measures.counting",
    "o7lib.measures.scope",
    "o7lib.measures.standing",
}  # what one measure may import of others
MODULES = sorted((ROOT / "o7lib").rglob("*.py"))
INSIDE = [m for m in MODULES if m != ROOT / "o7lib" / "__init__.py"]


def room(module: str) -> int:
    """How far right a module stands: 'o7lib.show.charts.stages' -> 3."""
    name = module.split(".")[1]
    return -1 if name in FOUNDATION else ROOMS.index({"arguments": "cli", "__main__": "cli"}.get(name, name))


def name(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(p for p in parts if p != "__init__")


def imports(file: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {a.name for a in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{a.name}" for a in node.names} if node.module == "o7lib" else {node.module}
    return {
        i
        for i in found
        if (i.startswith("o7lib.") and (ROOT / (i.replace(".", "/") + ".py")).exists())
        or (ROOT / i.replace(".", "/")).is_dir()
    }


@pytest.mark.parametrize("file", INSIDE, ids=name)
def test_imports_point_only_to_the_left(file):
    wrong = [i for i in imports(file) if room(i) > room(name(file))]
    assert not wrong, f"{name(file)} imports from a room to its right: {wrong}"


@pytest.mark.parametrize("file", sorted((ROOT / "o7lib" / "measures").glob("*.py")), ids=name)
def test_measures_import_nothing_of_each_other_but_what_all_share(file):
    others = [i for i in imports(file) if i.startswith("o7lib.measures.") and i not in SHARED]
    assert not others or file.name == "__init__.py"


@pytest.mark.parametrize("file", sorted((ROOT / "o7lib" / "measures").glob("*.py")), ids=name)
def test_measures_know_neither_files_nor_pictures(file):
    text = file.read_text(encoding="utf-8")
    assert not re.search(r"^\s*(import|from) (altair|pathlib|os|IPython)\b", text, re.M)


@pytest.mark.parametrize("file", MODULES, ids=name)
def test_every_module_and_public_function_says_what_it_is_for(file):
    tree = ast.parse(file.read_text(encoding="utf-8"))
    silent = [] if ast.get_docstring(tree) or file.stat().st_size == 0 else ["the module"]
    for node in tree.body:
        public = isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_")
        if public and not ast.get_docstring(node):
            silent.append(node.name)
    assert not silent


@pytest.mark.parametrize("file", MODULES, ids=name)
def test_no_function_is_long(file):
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            start = node.body[1].lineno if ast.get_docstring(node) and len(node.body) > 1 else node.lineno
            assert node.end_lineno - start < 45, f"{node.name} has {node.end_lineno - start} lines"


def test_no_region_biennium_or_funder_is_written_into_code():
    from o7lib.tables.load import load_all

    record = load_all()
    codes = {
        *record["biennia"]["biennium"],
        *record["regions"]["region_id"],
        *(f for f in record["funders"]["funder_id"] if "-" in f),
    }
    for file in MODULES:
        tree = ast.parse(file.read_text(encoding="utf-8"))
        documented = {
            id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant)
        }
        texts = [
            n
            for n in ast.walk(tree)
            if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in documented
        ]
        assert not [n.value for n in texts if n.value in codes], f"{name(file)} names a code that stands in the tables"


def test_every_column_of_the_schema_is_described():
    from o7lib.tables.model.schema import schema

    bare = [
        f"{t.name}.{c.name}" for t in schema().tables.values() for c in t.columns.values() if len(c.description) < 5
    ]
    assert not bare


def test_every_code_of_the_schema_has_a_label():
    from o7lib.tables.model.schema import schema

    for table in schema().tables.values():
        for column in table.columns.values():
            assert list(column.labels) == list(column.codes) or not column.codes, f"{table.name}.{column.name}"


def test_every_table_of_the_contract_is_there_and_every_file_is_a_table():
    from o7lib.tables.model.schema import schema

    assert {t.path for t in schema().tables.values()} == {f.name for f in (ROOT / "data").glob("*.csv")}


def test_every_command_of_the_documentation_is_one() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    lines = [line.split("#")[0].strip() for page in pages for line in page.read_text(encoding="utf-8").splitlines()]
    given = [line.partition(".venv/bin/")[2].split() for line in lines if ".venv/bin/" in line and "`" not in line]
    assert [] not in given and [words for words in given if words[0] == "o7"]
    for words in given:
        if words[0] == "o7" and "--help" not in words:
            _parsed(words[1:])


def _is_markup(pattern: str) -> bool:
    """Whether a pattern looks for elements or attributes; `(?P<name>` is none."""
    return bool(re.search(r"<(?![=!])|=\\?\"", re.sub(r"\(\?P<\w+>", "(", pattern)))


SEARCHED = [
    m for m in MODULES if m.parent.parent.name == "briefs" and m.parent.name in ("pages", "plan", "notebooks", "docs")
]


@pytest.mark.parametrize("file", SEARCHED, ids=name)
def test_no_page_is_searched_with_a_regular_expression(file):
    # A page part says what it is: what a page holds is read from parts and seals, not from its HTML.
    calls = [n for n in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(n, ast.Call)]
    of_re = [c for c in calls if isinstance(c.func, ast.Attribute) and ast.unparse(c.func.value) == "re"]
    texts = [t.value for c in of_re for t in ast.walk(c) if isinstance(t, ast.Constant) and isinstance(t.value, str)]
    assert [t for t in texts if _is_markup(t)] == []


def test_a_pattern_of_markup_is_known_as_one():
    assert all(map(_is_markup, ["<h1>(.*?)</h1>", 'href="x"', r"(?P<kind><li>)"]))
    assert not any(map(_is_markup, [r"[^a-z0-9]+", r"(?P<first>\w+)", r"^# (.+)$", r"(?<=a)b", r"/\*.*?\*/"]))
