"""Two finished codings of the invented biennium, which differ in one stage."""

import pytest

from o7lib.tables.coding.coder import Coder
from o7lib.tables.model.references import ACHIEVEMENT


@pytest.fixture
def finished(uncoded):
    """The uncoded record after ana and ben have coded all of it."""
    for name, of in (("ana", "first"), ("ben", "second")):
        coder = Coder(name, uncoded.data)
        rows = {tuple(row[c] for c in ACHIEVEMENT): row for row in uncoded.given[of]}
        for unit in coder.units:
            coder.save(unit, {**rows[unit.key], "lines": unit.lines})
    return uncoded
