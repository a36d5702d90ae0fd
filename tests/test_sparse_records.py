"""A record with nothing in a table, or in two: every measure, every page and the explorer say that nothing is reported.

Every table is emptied in turn, with the rows that cannot stand without it; pairs are drawn from a seed. Measures are tried
over every part of each, and chained to what a page makes of them: the cells of every notebook are run in this process.

    O7_SPARSE_PAIRS=400 O7_SPARSE_SEED=7 pytest tests/test_sparse_records.py
"""

import itertools
import os
import random
import sys
from collections.abc import Iterable

import IPython.display
import nbformat
import pytest

from o7lib.briefs.pages import explorer
from o7lib.briefs.plan.briefs import NOTEBOOKS, Brief, plan
from o7lib.tables.load import load_all
from o7lib.tables.model.paths import SHIPPED
from o7lib.tables.model.record import Record
from o7lib.tables.validation import rules

WHOLE = load_all(SHIPPED)
TABLES = list(WHOLE.schema.tables)
# What a table's rows cannot stand without, beside what they refer to: rules say so.
NEEDS = {
    "indicators": {"criteria"},
    "results": {"achievements"},
    "achievements": {"achievement_types"},
    "source_notes": {"results"},
}
PAIRS, SEED = int(os.environ.get("O7_SPARSE_PAIRS", "3")), int(os.environ.get("O7_SPARSE_SEED", "1"))


def emptied(names: Iterable[str]) -> frozenset[str]:
    """Some tables and every one that refers to them or needs them: what is empty where they are."""
    found = frozenset(names)
    referring = {t.name for t in WHOLE.schema.tables.values() if any(to in found for _, to, _ in t.references)}
    needing = {table for table, needed in NEEDS.items() if needed & found}
    more = found | referring | needing
    return found if more == found else emptied(more)


SINGLES = {emptied([name]): name for name in TABLES}
_pairs = {emptied(pair): "+".join(pair) for pair in itertools.combinations(TABLES, 2)}
_drawn = random.Random(SEED).sample(sorted(_pairs.items(), key=lambda pair: pair[1]), min(PAIRS, len(_pairs)))
RECORDS = {name: empty for empty, name in [*SINGLES.items(), *_drawn, (frozenset(TABLES), "everything")]}


@pytest.fixture(params=RECORDS)
def sparse(request, monkeypatch) -> Record:
    """The shipped record without the rows of some tables, which every notebook then loads."""
    empty = RECORDS[request.param]
    frames = {name: WHOLE.untracked(name)[: 0 if name in empty else None] for name in WHOLE}
    for module in [m for name, m in sys.modules.items() if name.startswith("o7lib") and hasattr(m, "load_all")]:
        monkeypatch.setattr(module, "load_all", lambda folder=None: Record(frames, schema=WHOLE.schema))
    monkeypatch.setattr(IPython.display, "display", lambda *shown, **_: [_as_page(one) for one in shown])
    return Record(frames, schema=WHOLE.schema)


def _as_page(shown: object) -> object:
    """What a kernel asks of an object that is shown."""
    ask = getattr(shown, "_repr_mimebundle_", None)
    return ask(include=None, exclude=None) if ask else None


def run(brief: Brief) -> None:
    """The cells of a brief's notebook, with its parameters, in this process."""
    space = {"__name__": "__main__"}
    for cell in nbformat.read(NOTEBOOKS / brief.notebook, 4).cells:
        if cell.cell_type == "code":
            exec(compile(cell.source, brief.notebook, "exec"), space)
            if "parameters" in cell.metadata.get("tags", ()):
                space.update(brief.parameters)


def one_of_each(briefs: list[Brief]) -> list[Brief]:
    """One brief of every notebook, by the seed."""
    drawn = random.Random(SEED)
    return [drawn.choice([b for b in briefs if b.notebook == name]) for name in sorted({b.notebook for b in briefs})]


def test_every_page_and_the_explorer_are_made_of_what_there_is(sparse):
    assert rules.problems({name: sparse.untracked(name) for name in sparse}) == []
    for brief in one_of_each(plan(sparse)):
        run(brief)
    assert "</html>" in explorer.page(sparse)
