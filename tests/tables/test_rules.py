"""Rules of meaning: what is refused, and in which words."""

import pytest

from o7lib.tables import load_all
from o7lib.tables.rules import items_count_from_one


@pytest.mark.parametrize("table", ["figures", "outputs", "lessons", "narrative_figures"])
def test_a_gap_in_the_numbers_of_a_table_is_named(table):
    record = load_all()
    frames = {name: record.peek(name) for name in record}
    frames[table] = frames[table].drop(index=frames[table].index[1])
    found = list(items_count_from_one(frames, lambda name: f"data/{name}.csv"))
    assert (found[0].file, found[0].line, found[0].value) == (f"data/{table}.csv", 4, 3)
    assert found[0].expected == "2, the next number"
