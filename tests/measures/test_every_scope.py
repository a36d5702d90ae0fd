"""None, one and many: every measure of a record runs on any scope, and its frame keeps its columns."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable

import pandas as pd
import pytest

import o7lib.measures
from o7lib.measures.scope import narrow
from o7lib.tables.geography import shapes
from o7lib.tables.load import load_all
from o7lib.tables.model.record import Record
from o7lib.tables.model.references import Ref

GIVEN = {
    "table": "result_partners",
    "place": "KHM",
    "funder_id": "EU",
    "areas": shapes.areas(),
}
SCOPES = {
    "no result": {"region": "americas", "indicator": "7.1", "biennium": "2012-13"},
    "one result": {"place": "KWT"},
    "a funder": {"funder": "USA"},
    "one biennium": {"biennium": "2014-15"},
}


def _measures() -> list[tuple[str, Callable[..., object]]]:
    """Public functions of the measures room that take a record and return a frame."""
    found = []
    for info in pkgutil.iter_modules(o7lib.measures.__path__):
        module = importlib.import_module(f"o7lib.measures.{info.name}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            shape = inspect.signature(function, eval_str=True)
            first = next(iter(shape.parameters.values()), None)
            public = function.__module__ == module.__name__ and not name.startswith("_")
            if public and first is not None and first.annotation is Record and shape.return_annotation is pd.DataFrame:
                found.append((f"{info.name}.{name}", function))
    return found


def _called(function: Callable[..., object], record: Record) -> pd.DataFrame:
    parameters = list(inspect.signature(function).parameters.values())[1:]
    needed = {p.name: GIVEN[p.name] for p in parameters if p.default is p.empty and p.kind is p.POSITIONAL_OR_KEYWORD}
    found = function(record, **needed)
    assert isinstance(found, pd.DataFrame)
    return found


MEASURES = dict(_measures())


@pytest.fixture(scope="module")
def whole(record) -> dict[str, pd.DataFrame]:
    """What every measure says of everything; run once, for the tests below."""
    return {name: _called(function, record) for name, function in MEASURES.items()}


@pytest.fixture(scope="module", params=SCOPES)
def part(record, request) -> Record:
    return narrow(record, **SCOPES[request.param])


def test_there_are_measures_to_try():
    assert len(MEASURES) > 40


@pytest.mark.parametrize("name", MEASURES)
def test_a_measure_keeps_its_columns_on_any_scope(whole, part, name):
    assert list(_called(MEASURES[name], part).columns) == list(whole[name].columns)


@pytest.mark.parametrize("name", MEASURES)
def test_references_are_lists_of_references(whole, name):
    found = whole[name]
    if "refs" in found:
        assert all(isinstance(refs, list) and all(isinstance(ref, Ref) for ref in refs) for refs in found["refs"])


def test_measures_leave_the_record_as_it_was():
    record = load_all()
    before = {table: record.untracked(table).copy() for table in record}
    for function in MEASURES.values():
        _called(function, record)
    for table, frame in before.items():
        pd.testing.assert_frame_equal(record.untracked(table), frame)
