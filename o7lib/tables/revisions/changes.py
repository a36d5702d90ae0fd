"""What differs between two states of the tables: rows added, removed and changed, matched by key."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from o7lib.errors import TableError, shortened
from o7lib.tables.model.schema import Schema, Table
from o7lib.tables.model.snapshot import Snapshot
from o7lib.tables.validation.csv_files import Cells, read, shape_problems

Row = Mapping[str, str]
WIDE = 60


class Change(NamedTuple):
    """One difference: `kind` is added, removed or changed; a changed cell has its column and both texts."""

    table: str
    key: tuple[str, ...]
    kind: str
    column: str = ""
    before: str = ""
    after: str = ""


def _by_key(cells: Cells, table: Table) -> dict[tuple[str, ...], Row]:
    lines = (dict(zip(cells, line, strict=True)) for line in zip(*cells.values(), strict=True))
    return {tuple(line.get(name, "") for name in table.key): line for line in lines}


def table_changes(before: Cells, after: Cells, table: Table) -> Iterator[Change]:
    """The changes of one table, in the order of `before`, then the rows added.

    A row is the same row when its key is; a column that one side lacks counts as empty there.
    """
    old, new = _by_key(before, table), _by_key(after, table)
    columns = list(dict.fromkeys([*before, *after]))
    for key, row in old.items():
        if key not in new:
            yield Change(table.name, key, "removed")
            continue
        for name in columns:
            was, now = row.get(name, ""), new[key].get(name, "")
            if was != now:
                yield Change(table.name, key, "changed", name, was, now)
    yield from (Change(table.name, key, "added") for key in new if key not in old)


def all_changes(before: Mapping[str, Cells], after: Mapping[str, Cells], schema: Schema) -> list[Change]:
    """The changes of every table that is on either side, in the schema's order."""
    tables = [t for t in schema.tables.values() if t.name in before or t.name in after]
    return [c for t in tables for c in table_changes(before.get(t.name, {}), after.get(t.name, {}), t)]


def _counted(changes: list[Change]) -> str:
    counts = {kind: len({c.key for c in changes if c.kind == kind}) for kind in ("added", "removed", "changed")}
    return ", ".join(f"{n} row{'s' if n != 1 else ''} {kind}" for kind, n in counts.items() if n)


def _line(change: Change) -> str:
    key = " ".join(part for part in change.key if part)
    if change.kind != "changed":
        return f"  {'+' if change.kind == 'added' else '-'} {key}"
    was, now = (shortened(text, WIDE) or "(empty)" for text in (change.before, change.after))
    return f"  ~ {key}  {change.column}: {was} -> {now}"


def worded(changes: list[Change]) -> list[str]:
    """Changes as lines of text: a heading with counts a table, then one line a row or cell.

    >>> print("\\n".join(worded([Change("results", ("7.1", "KHM"), "changed", "title", "a", "b")])))
    results: 1 row changed
      ~ 7.1 KHM  title: a -> b
    """
    lines: list[str] = []
    for table in dict.fromkeys(c.table for c in changes):
        mine = [c for c in changes if c.table == table]
        lines += [f"{table}: {_counted(mine)}", *(_line(c) for c in mine)]
    return lines


def moved_codes(changes: list[Change], schema: Schema) -> list[str]:
    """How often a code became another, a line a pair: coded columns of rows that stand on both sides."""
    counts: dict[tuple[str, str, str, str], int] = {}
    for c in changes:
        column = schema.table(c.table).columns.get(c.column)
        if c.kind == "changed" and column and column.codes:
            what = (c.table, c.column, c.before or "(empty)", c.after or "(empty)")
            counts[what] = counts.get(what, 0) + 1
    return [
        f"{table}.{column}: {was} -> {now}, {n} row{'s' if n != 1 else ''}"
        for (table, column, was, now), n in counts.items()
    ]


def cells_of(taken: Snapshot) -> dict[str, Cells]:
    """The cells of every table of a snapshot. Raises TableError with every file whose shape does not hold."""
    tables = [t for t in taken.schema.tables.values() if t.path in taken.files]
    wrong = [p for t in tables for p in shape_problems(taken.raw(t.name), t, taken.shown(t.name))]
    if taken.unread or wrong:
        raise TableError([*taken.unread, *wrong])
    return {t.name: read(taken.raw(t.name), t) for t in tables}
