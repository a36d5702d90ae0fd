"""The schema of a data folder says as much as the library computes with."""

from o7lib.tables.model.schema import schema
from o7lib.tables.validation import contract


def test_a_schema_that_says_as_much_as_the_library_needs_fulfils_the_contract():
    assert contract.contract_problems(schema(), schema(), "x") == []
