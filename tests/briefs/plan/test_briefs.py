"""Which briefs exist, and what is refused before anything runs."""

import nbformat
import pytest

from o7lib.briefs.plan.briefs import Brief, chosen, declared, plan, refuse_unknown, unrun
from o7lib.errors import ParameterError
from o7lib.tables.load import load_all


@pytest.fixture
def notebook(tmp_path):
    def write(*cells: str, tags: bool = True):
        book = nbformat.v4.new_notebook()
        book.cells = [nbformat.v4.new_code_cell(c, metadata={"tags": ["parameters"]} if tags else {}) for c in cells]
        file = tmp_path / "sample.ipynb"
        nbformat.write(book, file)
        return file

    return write


def test_every_region_and_every_place_with_a_result_has_a_brief():
    record = load_all()
    keys = {b.key for b in plan(record)}
    assert {f"region/{r}" for r in record["regions"]["region_id"]} <= keys
    assert {f"country/{p}" for p in record["results"]["place_id"]} <= keys


def test_a_place_that_a_summary_counts_without_an_entry_has_a_brief_too():
    assert "country/PNG" in {b.key for b in plan(load_all())}


def test_a_notebook_whose_region_is_all_by_default_gives_one_brief():
    assert [b.key for b in plan(load_all()) if b.notebook == "periods.ipynb"] == ["periods"]


def test_no_two_briefs_share_a_key_or_a_page():
    briefs = plan(load_all())
    assert len({b.key for b in briefs}) == len({b.file.casefold() for b in briefs}) == len(briefs)


def test_a_notebook_tells_its_parameters(notebook):
    assert declared(notebook('region: str = "africa"  # a region')) == {"region": "africa"}


def test_a_notebook_without_parameters_is_named(notebook):
    with pytest.raises(ParameterError, match=r"sample.ipynb has 0 cells tagged 'parameters'; it needs exactly one"):
        declared(notebook("x = 1", tags=False))


def test_a_misspelt_parameter_is_refused_with_the_list_of_what_exists(notebook):
    knows = declared(notebook('region: str = "africa"  # a region\nbiennium: str = "all"  # or all'))
    with pytest.raises(
        ParameterError, match=r"has no parameter regoin; it has biennium, region. Did you mean region\?"
    ):
        refuse_unknown("region.ipynb", knows, {"regoin": "africa"})


def test_outputs_stored_in_a_notebook_are_no_part_of_what_a_page_is_made_from(notebook):
    file = notebook("x = 1")
    before, book = unrun(file), nbformat.read(file, 4)
    book.cells[-1].outputs, book.cells[-1].execution_count = [nbformat.v4.new_output("stream", text="1")], 3
    nbformat.write(book, file)
    assert unrun(file) == before and "stream" in file.read_text("utf-8")


def test_briefs_are_chosen_by_key_or_kind_in_any_case():
    briefs = [Brief("region/africa", "r.ipynb"), Brief("country/KHM", "c.ipynb")]
    assert [b.key for b in chosen(briefs, ["country/khm"])] == ["country/KHM"]
    assert [b.key for b in chosen(briefs, ["region"])] == ["region/africa"]


def test_a_misspelt_brief_is_refused_with_the_nearest():
    briefs = [Brief("region/africa", "r.ipynb"), Brief("region/americas", "r.ipynb")]
    with pytest.raises(
        ParameterError,
        match=r"no brief 'region/afrika'. Did you mean region/africa\? There are: region/africa, region/am",
    ):
        chosen(briefs, ["region/afrika"])


@pytest.mark.parametrize("key", ["../../etc/passwd", "funder/a b&c", "region/..", "/abs"])
def test_a_file_name_cannot_leave_its_folder(key):
    file = Brief(key, "x.ipynb").file
    assert "/" not in file and not file.startswith(".") and " " not in file


def test_a_place_without_an_entry_is_told_by_a_notebook_of_its_own():
    record = load_all()
    entered = set(record["results"]["place_id"])
    told = {b.parameters["place"]: b.notebook for b in plan(record) if b.kind == "country"}
    assert {n for p, n in told.items() if p in entered} == {"country.ipynb"}
    assert {n for p, n in told.items() if p not in entered} == {"counted.ipynb"}


def test_places_stand_together_by_name_whichever_notebook_tells_them():
    kinds = [b.kind for b in plan(load_all())]
    names = [b.name for b in plan(load_all()) if b.kind == "country"]
    assert names == sorted(names)
    assert kinds.index("country") + kinds.count("country") - 1 == len(kinds) - 1 - kinds[::-1].index("country")
