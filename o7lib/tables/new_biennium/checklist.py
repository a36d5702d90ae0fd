"""Write the steps of adding a biennium from the schema: tables, columns, codes."""

from collections.abc import Mapping, Sequence

from o7lib.tables.model.schema import Column, Schema, Table
from o7lib.tables.model.table_order import in_order

FOR_READERS = ("title", "version", "created")


def concerned(shape: Schema) -> list[Table]:
    """The tables that a new biennium adds rows to, in the order in which they can be filled.

    `biennia` is left out: its row is written already. A table concerns a biennium when it has such a
    column, or when a table that does refers to it.
    """
    tables = shape.tables.values()
    own = {t.name for t in tables if "biennium" in t.columns}
    named = {to for t in tables if t.name in own for _, to, _ in t.references}
    return in_order(t for t in tables if t.name in (own | named) - {"biennia"})


def checklist(name: str, shape: Schema, new: Mapping[str, Sequence[Mapping[str, str]]]) -> str:
    """The list as Markdown.

    Args:
        name: the biennium.
        shape: the schema of the data folder.
        new: the rows written already, by table; their empty cells are to be filled.
    """
    lines = [
        f"# To fill for {name}",
        "",
        "Fill the tables in this order: each refers only to those before it. One record a line; no cell holds",
        "a line break. After each table run `o7 check`: it names the file, the line, the column and what belongs",
        "there. Delete an empty row that has no use, such as the only row of a table the documents say nothing for.",
    ]
    for number, table in enumerate(concerned(shape), start=1):
        lines += ["", f"## {number}. {table.path}", "", table.description, _state(table, new), ""]
        lines += [_line(column, table) for column in table.columns.values()]
    return "\n".join([*lines, "", *_last(shape)]) + "\n"


def _state(table: Table, new: Mapping[str, Sequence[Mapping[str, str]]]) -> str:
    if table.name in new:
        count = len(new[table.name])
        if all(row.get(name) for row in new[table.name] for name, c in table.columns.items() if c.required):
            rows = f"{count} row{'s' if count != 1 else ''}"
            return f"{rows} written as in the biennium before: change what is not the same in this one."
        return (
            f"{count} row{'s' if count != 1 else ''} written already, to be filled; add as many as the documents have."
        )
    if "biennium" in table.columns:
        return "No row yet: add one for each the documents have."
    return "Only where the documents name one that is not there yet."


def _line(column: Column, table: Table) -> str:
    """One column: name, meaning, unit, codes, where it must be known already, whether it may be empty."""
    entry = f"- `{column.name}`: {column.description}"
    if column.unit:
        entry += f" Unit: {column.unit}."
    if column.codes:
        entry += (
            " One of "
            + ", ".join(f"`{c}`" + (f" ({column.labels[c]})" if c in column.labels else "") for c in column.codes)
            + "."
        )
    elsewhere = [f"{to}.csv" for own, to, _ in table.references if own[-1] == column.name]
    if elsewhere:
        entry += f" Must stand in {' and '.join(dict.fromkeys(elsewhere))}."
    return entry if column.required else entry + " May be empty."


def _last(shape: Schema) -> list[str]:
    facts = ", ".join(f"`{name}` ({getattr(shape, name)})" for name in FOR_READERS)
    return [
        "## At the end",
        "",
        f"- In `datapackage.json`, bring {facts} up to date.",
        "- Code every judgement a second time, independently, in `coding/second.csv`; the first is `coding/first.csv`.",
        "  Where the two differ, `coding/settled.csv` says what holds and why.",
        "- When `o7 check` finds nothing, delete this file.",
    ]
