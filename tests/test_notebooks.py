"""Every notebook is thin: it asks, calls and shows; it holds no logic and no answer typed by hand."""

import ast
from collections import Counter
from pathlib import Path

import altair as alt
import nbformat
import pytest

from o7lib.briefs.plan.briefs import declared
from o7lib.show.style.theme import MIME

FOLDER = Path(__file__).resolve().parents[1] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
BRIEFS = [f for f in NOTEBOOKS if not nbformat.read(f, 4).metadata.get("o7", {}).get("interactive")]
LOGIC = (
    ast.FunctionDef,
    ast.ClassDef,
    ast.For,
    ast.While,
    ast.Try,
    ast.ListComp,
    ast.DictComp,
    ast.SetComp,
    ast.GeneratorExp,
    ast.Lambda,
)


def code(file: Path) -> list[nbformat.NotebookNode]:
    return [c for c in nbformat.read(file, 4).cells if c.cell_type == "code"]


def calls(file: Path) -> list[str]:
    found = []
    for cell in code(file):
        for node in ast.walk(ast.parse(cell.source)):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and isinstance(node.func.value, ast.Name)
            ):
                found.append(f"{node.func.value.id}.{node.func.attr}")
    return found


@pytest.mark.parametrize("file", BRIEFS, ids=lambda f: f.stem)
def test_it_opens_with_a_title_and_a_question(file):
    first = nbformat.read(file, 4).cells[0]
    assert first.cell_type == "markdown"
    assert first.source.startswith("# ") and "**Question:**" in first.source and first.source.endswith("?")
    assert len(first.source.splitlines()) <= 5


@pytest.mark.parametrize("file", BRIEFS, ids=lambda f: f.stem)
def test_it_has_one_parameters_cell_with_typed_and_explained_defaults(file):
    (cell,) = [c for c in code(file) if "parameters" in c.metadata.get("tags", [])]
    assert declared(file)
    assert all(": str = " in line and "  # " in line for line in cell.source.splitlines())


@pytest.mark.parametrize("file", NOTEBOOKS, ids=lambda f: f.stem)
def test_its_cells_are_short_and_hold_no_logic(file):
    for cell in code(file):
        assert len(cell.source.splitlines()) < 10, cell.source
        tree = ast.parse(cell.source)
        assert not [n for n in ast.walk(tree) if isinstance(n, LOGIC)], cell.source
        names = {a.name.split(".")[0] for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
        assert "pandas" not in names and "pathlib" not in names, cell.source


@pytest.mark.parametrize("file", BRIEFS, ids=lambda f: f.stem)
def test_its_markdown_holds_headings_and_questions_only(file):
    for cell in nbformat.read(file, 4).cells[1:]:
        if cell.cell_type == "markdown":
            assert cell.source.startswith("## ") and len(cell.source.splitlines()) == 1


def lines(file: Path) -> list[str]:
    """The lines of code of a notebook, blank lines left out."""
    return [line for cell in code(file) for line in cell.source.splitlines() if line.strip()]


def imported(file: Path) -> list[str]:
    trees = [ast.parse(cell.source) for cell in code(file)]
    found = [n for tree in trees for n in ast.walk(tree) if isinstance(n, (ast.Import, ast.ImportFrom))]
    return [alias.asname or alias.name for node in found for alias in node.names]


@pytest.mark.parametrize("file", NOTEBOOKS, ids=lambda f: f.stem)
def test_it_is_at_most_thirty_lines_of_code_and_six_imported_names(file):
    assert len(lines(file)) <= 30
    assert len(imported(file)) <= 6


def test_no_stanza_stands_in_three_notebooks():
    """A cell of four lines or more that several notebooks hold is a view or a section that is missing."""
    cells = Counter(cell.source for file in BRIEFS for cell in code(file) if len(cell.source.splitlines()) >= 4)
    assert [source for source, count in cells.items() if count > 2] == []


@pytest.mark.parametrize("file", BRIEFS, ids=lambda f: f.stem)
def test_it_shows_views_and_sections_only(file):
    shown = {call for call in calls(file) if call.startswith("page.")}
    assert shown <= {"page.title", "page.title_finding", "page.links", "page.show", "page.read_also"}


@pytest.mark.parametrize("file", BRIEFS, ids=lambda f: f.stem)
def test_it_ends_with_its_sources_and_its_caveats(file):
    assert [c for c in calls(file) if c.startswith("sections.")][-2:] == ["sections.sources", "sections.caveats"]
    assert calls(file)[-1] == "sections.caveats"


@pytest.mark.parametrize("file", BRIEFS, ids=lambda f: f.stem)
def test_it_is_stored_with_its_outputs_and_nothing_of_the_machine(file):
    text = file.read_text(encoding="utf-8")
    assert all(c.outputs or "import" in c.source or "parameters" in c.metadata.get("tags", []) for c in code(file))
    assert "/home/" not in text and "/tmp/" not in text and "papermill" not in text
    assert not [o for c in code(file) for o in c.outputs if o.output_type in ("error", "stream")]


def test_the_core_questions_stand_in_the_order_an_evaluator_asks_them():
    # The record as a whole is measured by its targets; a region or a place by what was achieved there.
    first = {
        "overview": ["promised", "which results", "how far"],
        "region": ["which results", "promised", "how far"],
        "country": ["what was achieved", "which results", "how far", "promised"],
    }
    for stem, opening in first.items():
        wanted = [*opening, "who paid", "compare", "how strong", "comes from", "cannot say"]
        headings = [
            c.source.casefold() for c in nbformat.read(FOLDER / f"{stem}.ipynb", 4).cells if c.source.startswith("## ")
        ]
        places = [next(i for i, h in enumerate(headings) if w in h) for w in wanted]
        assert places == sorted(places), stem


@pytest.mark.parametrize("file", BRIEFS, ids=lambda f: f.stem)
def test_every_stored_chart_holds_to_the_schema_of_vega_lite(file):
    charts = [o["data"][MIME] for c in code(file) for o in c.outputs if MIME in o.get("data", {})]
    for chart in charts:
        alt.Chart.from_dict(chart)  # raises where the schema does not hold
