"""Order the tables so that each comes after those it refers to."""

from collections.abc import Iterable

from o7lib.errors import O7Error
from o7lib.tables.model.schema import Table


def in_order(tables: Iterable[Table]) -> list[Table]:
    """Tables so that each stands after those it refers to, else in the order given.

    Raises:
        O7Error: some refer to each other in a circle; the message names them.
    """
    left, done = list(tables), []
    while left:
        names = {t.name for t in left}
        ready = [t for t in left if not {to for _, to, _ in t.references if to != t.name} & names]
        if not ready:
            raise O7Error(f"the tables {', '.join(sorted(names))} refer to each other in a circle")
        done += ready
        left = [t for t in left if t not in ready]
    return done
