"""Tables in an order in which they can be filled."""

import pytest

from o7lib.errors import O7Error
from o7lib.tables.model.schema import Table, schema
from o7lib.tables.model.table_order import in_order


def table(name: str, *refers: str) -> Table:
    return Table(name, f"{name}.csv", name, name, name, (), {}, tuple((("a",), to, ("a",)) for to in refers))


def test_each_table_stands_after_those_it_refers_to() -> None:
    assert [t.name for t in in_order([table("c", "b"), table("b", "a"), table("a")])] == ["a", "b", "c"]


def test_a_table_may_refer_to_itself_and_to_one_that_is_not_given() -> None:
    assert [t.name for t in in_order([table("a", "a", "elsewhere")])] == ["a"]


def test_a_circle_is_named() -> None:
    with pytest.raises(O7Error, match="the tables a, b refer to each other in a circle"):
        in_order([table("a", "b"), table("b", "a")])


def test_no_table_of_the_schema_is_lost() -> None:
    tables = schema().tables
    assert sorted(t.name for t in in_order(tables.values())) == sorted(tables)
