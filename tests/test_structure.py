"""Promises about structure: rooms in a row, every name explained, nothing listed twice."""

import ast
import re
from pathlib import Path

import click
import pytest

from bench import metrics
from o7lib.cli import o7

ROOT = Path(__file__).resolve().parents[1]
FOUNDATION = {"errors", "files", "optional"}  # stand under all rooms
ROOMS = ["tables", "measures", "exchange", "show", "briefs", "commands", "cli"]
SHARED = {
    "o7lib.measures.counting",
    "o7lib.measures.counting_rules",
    "o7lib.measures.scope",
    "o7lib.measures.standing",
}  # what one measure may import of others
# Within `show`: a shelf imports from the levels above it in this list, never from its own level's other shelves.
SHELVES_OF_SHOW = [
    {"style"},
    {"words", "html"},
    {"charts"},
    {"maps", "view"},
    {"page"},
    {"views", "sections"},
    {"explorer"},
    {"lab", "workbench"},
]
MAX_FILES, MAX_MODULE, MAX_FUNCTION, MAX_PERCENTILE = 11, 250, 40, 15
# Folders of twelve modules or more, and why they are not divided.
LARGE_SHELVES = {
    "commands": "one module a command, under the command's name",
    "measures": "one module a measure, each named with an evaluator's noun",
    "show/words": "one module a measure, under the measure's name",
    "show/views": "one module a measure, under the measure's name",
}
# Modules over the limit today, with their lines: a number here may only become smaller.
LONG_MODULES: dict[str, int] = {}
EVERY_VIEW = "tests/show/views/test_every_view.py and the stored notebooks call every view"
AUDIT = "tests/tables/audit/test_report.py runs every check"
EXPORT = "tests/tables/export/test_formats.py writes and reads every format"
# Modules without a test file of the same path, and what tests them instead.
TESTED_ELSEWHERE = {
    "__main__": "one call of cli",
    "exchange.qda.names": "tests/exchange/qda/test_export.py finds its identifiers in what is written",
    "exchange.qda.project": "tests/exchange/qda/test_coder_file.py reads projects with it, whole and broken",
    "briefs.docs.write": "tests/briefs/docs/test_codebook.py compares what it writes",
    "briefs.pages.exporter": "tests/pages opens every page it makes",
    "briefs.pages.templates": "tests/briefs/pages/test_sealed_page.py and tests/pages render with it",
    "briefs.pages.front_page": "tests/pages/test_every_page.py opens it",
    "briefs.task": "tests/briefs/test_build.py",
    **{
        f"commands.{verb}": "tests/test_cli.py, the commands of the documentation, and the tests of what it calls"
        for verb in (
            "options",
            "list",
            "check",
            "reports",
            "audit",
            "export",
            "new",
            "coding",
            "lab",
            "notebooks",
            "docs",
            "tidy",
            "import",
            "changed",
            "read",
        )
    },
    **{
        f"show.charts.{kind}": "tests/show/charts/test_charts.py"
        for kind in ("base", "gaps", "people", "named_bars", "projects", "regions", "rules", "stages", "targets")
    },
    **{
        f"exchange.iati.{part}": "tests/exchange/iati/test_export.py judges every file that it writes"
        for part in ("activities", "elements", "results")
    },
    "measures.counting_rules": "tests/measures/test_sensitivity.py counts by each of them",
    "show.words.headlines": "the stored notebooks open with it; tests/tables/revisions/test_changes.py",
    "show.html.limits": "tests/show/html/test_tables.py and test_references.py",
    "show.sections.doubts": "tests/show/sections/test_source_notes.py and test_results.py",
    "show.sections.opening": "the stored notebooks open with it",
    "show.view": "tests/show/test_page.py",
    "show.views.additivity": EVERY_VIEW,
    "show.views.comparison": EVERY_VIEW,
    "show.views.mentions": EVERY_VIEW,
    "show.views.notes": EVERY_VIEW,
    "show.views.outputs": EVERY_VIEW,
    "show.views.partners": EVERY_VIEW,
    "show.views.places": EVERY_VIEW,
    "show.views.progress": EVERY_VIEW,
    "show.views.standards": EVERY_VIEW,
    "tables.audit.results": AUDIT,
    "tables.audit.summaries": AUDIT,
    "show.words.changes": "tests/tables/revisions/test_changes.py compares headlines",
    "tables.export.archive": EXPORT,
    "tables.export.excel": EXPORT,
    "tables.export.sql": EXPORT,
    "show.workbench.fields": "tests/show/workbench/test_code_form.py",
    "show.workbench.passage": "tests/show/workbench/test_code_form.py and test_settle_form.py",
    "tables.coding.finished": "tests/tables/coding/test_compare.py",
    "tables.coding.forms": "tests/tables/coding/test_coder.py and test_settle.py",
    "tables.coding.raw_tables": "tests/tables/coding read and break every table through it",
    "tables.revisions.sheet_cells": "tests/tables/revisions/test_importing.py",
    "tables.revisions.sheets": "tests/tables/revisions/test_importing.py",
    "tables.revisions.states": "tests/tables/revisions/test_changes.py",
    "tables.model.descriptor": "tests/tables/validation/test_faults_in_schema.py",
    "tables.model.scope": "tests/measures/test_scope.py",
    "tables.validation.rules_bounds": "tests/tables/validation/test_rules.py",
    "tables.validation.rules_identity": "tests/tables/validation/test_rules.py",
    "tables.validation.rules_places": "tests/tables/validation/test_rules.py",
    "tables.validation.rules_notes": "tests/tables/validation/test_rules.py",
    "tables.validation.rules_reference_tables": "tests/tables/validation/test_rules.py",
}
# `pytest.raises` without a look at the message, by test file: how many, and why.
UNWORDED = {
    "briefs/kernels/test_stream.py": (1, "Python's own message"),
    "measures/test_scope.py": (1, "caught by the build, which never shows it"),
    "tables/export/test_formats.py": (3, "messages of SQLite and DuckDB"),
    "tables/test_load.py": (1, "Python's own message"),
    "tables/validation/test_faults_in_side_tables.py": (1, "the same problems' words are checked the line before"),
    "test_files.py": (1, "an error of the test's own"),
}
MODULES = metrics.modules(ROOT)
INSIDE = [m for m in MODULES if m != ROOT / "o7lib" / "__init__.py"]


def room(module: str) -> int:
    """How far right a module stands: 'o7lib.show.charts.stages' -> 3."""
    name = module.split(".")[1]
    return -1 if name in FOUNDATION else ROOMS.index({"__main__": "cli"}.get(name, name))


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
    silent = [] if ast.get_docstring(tree) else ["the module"]
    for node in tree.body:
        public = isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_")
        if public and not ast.get_docstring(node):
            silent.append(node.name)
    assert not silent


def level(module: str) -> int:
    """Where a module of `show` stands: 'o7lib.show.charts.base' -> 2."""
    shelf = module.split(".")[2]
    return next(at for at, shelves in enumerate(SHELVES_OF_SHOW) if shelf in shelves)


@pytest.mark.parametrize("file", sorted((ROOT / "o7lib" / "show").glob("*/**/*.py")), ids=name)
def test_within_show_imports_point_from_later_shelves_to_earlier_ones(file):
    own = name(file).split(".")[2]
    others = [i for i in imports(file) if i.startswith("o7lib.show.") and i.split(".")[2] != own]
    assert not [i for i in others if level(i) >= level(name(file))]


def test_no_folder_holds_twelve_modules_or_more_without_a_reason():
    large = {folder for folder, count in metrics.shelves(ROOT).items() if count > MAX_FILES}
    assert large <= LARGE_SHELVES.keys()


@pytest.mark.parametrize("file", MODULES, ids=name)
def test_no_module_is_long_and_those_that_are_do_not_grow(file):
    limit = LONG_MODULES.get(metrics.module_name(ROOT, file), MAX_MODULE)
    assert metrics.line_count(file) <= limit, f"more than {limit} lines"


def test_no_function_is_long_and_nine_in_ten_are_short():
    lines = {f"{name(file)}.{f.name}": f.lines for file in MODULES for f in metrics.functions(file)}
    assert {long: n for long, n in lines.items() if n > MAX_FUNCTION} == {}
    assert metrics.percentile(list(lines.values()), 90) <= MAX_PERCENTILE


def test_every_module_has_a_test_file_of_its_path_or_says_what_tests_it():
    tested = {str(f.relative_to(ROOT / "tests")) for f in (ROOT / "tests").rglob("*.py")}
    modules = [f.relative_to(ROOT / "o7lib") for f in MODULES if f.name != "__init__.py"]
    bare = {".".join(m.with_suffix("").parts) for m in modules if str(m.parent / f"test_{m.name}") not in tested}
    assert bare - TESTED_ELSEWHERE.keys() == set(), "no test file of the same path"


def test_exceptions_to_the_rules_are_still_needed():
    """A module that became shorter, has its test now or is gone is taken off its list."""
    by_name = {metrics.module_name(ROOT, file): file for file in MODULES}
    assert [m for m in LONG_MODULES if m not in by_name or metrics.line_count(by_name[m]) <= MAX_MODULE] == []
    assert [m for m in TESTED_ELSEWHERE if m not in by_name] == []
    assert [folder for folder in LARGE_SHELVES if metrics.shelves(ROOT)[folder] <= MAX_FILES] == []


def unworded(file: Path) -> list[int]:
    """Lines of `with pytest.raises(...)` that neither match the message nor keep the error for an assertion."""
    lines = []
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        for item in node.items if isinstance(node, ast.With) else []:
            call = item.context_expr
            if isinstance(call, ast.Call) and ast.unparse(call.func) == "pytest.raises":
                worded = item.optional_vars or any(k.arg == "match" for k in call.keywords)
                lines += [] if worded else [node.lineno]
    return lines


@pytest.mark.parametrize("file", sorted((ROOT / "tests").rglob("test_*.py")), ids=lambda f: f.stem)
def test_every_expected_error_is_checked_for_its_words(file):
    allowed, _ = UNWORDED.get(str(file.relative_to(ROOT / "tests")), (0, ""))
    assert len(unworded(file)) <= allowed, f"pytest.raises without words at lines {unworded(file)}"


@pytest.mark.parametrize("file", [f for f in INSIDE if room(name(f)) < ROOMS.index("commands")], ids=name)
def test_only_the_command_line_imports_own_modules_inside_functions(file):
    functions = [n for n in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(n, ast.FunctionDef)]
    inside = [ast.unparse(i) for f in functions for i in ast.walk(f) if isinstance(i, (ast.Import, ast.ImportFrom))]
    assert [line for line in inside if re.match(r"(from|import) o7lib\b", line)] == []


def test_a_name_that_another_module_writes_is_not_counted_as_used_by_its_own_alone():
    unused = metrics.only_own(ROOT)
    assert unused and "tables.load.load_all" not in unused


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


def _parse(words: list[str]) -> None:
    """Read a command's words as the command line does, and call nothing."""
    command, context = o7, None
    while isinstance(command, click.Group):
        context = command.make_context(command.name, list(words), parent=context)
        _, command, words = command.resolve_command(context, [*context._protected_args, *context.args])
    command.make_context(command.name, list(words), parent=context)


def test_every_command_of_the_documentation_is_one() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    lines = [line.split("#")[0].strip() for page in pages for line in page.read_text(encoding="utf-8").splitlines()]
    given = [line.partition(".venv/bin/")[2].split() for line in lines if ".venv/bin/" in line and "`" not in line]
    assert [] not in given and [words for words in given if words[0] == "o7"]
    for words in given:
        if words[0] == "o7" and "--help" not in words:
            _parse(words[1:])


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


def test_every_link_of_the_documentation_leads_to_a_file() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
    links = [(p, link) for p in pages for link in re.findall(r"\]\(([^)#\s]+)", p.read_text(encoding="utf-8"))]
    assert [(p.name, link) for p, link in links if "://" not in link and not (p.parent / link).exists()] == []


def test_every_file_of_the_project_that_the_documentation_names_is_there() -> None:
    named = re.compile(r"\b(?:o7lib|tests|bench|docs|data)/[\w/.-]+\.(?:py|md|csv|json)\b")
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    gone = [(p.name, f) for p in pages for f in named.findall(p.read_text(encoding="utf-8")) if not (ROOT / f).exists()]
    assert gone == []
