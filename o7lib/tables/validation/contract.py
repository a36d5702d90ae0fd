"""Validate a data folder's schema against the shipped one: what the library computes with must be in it."""

from collections.abc import Iterator

from o7lib.errors import Problem
from o7lib.tables.model import subject
from o7lib.tables.model.schema import Column, Schema, Table


def contract_problems(schema: Schema, needed: Schema, file: str) -> list[Problem]:
    """What the library computes with and a schema lacks: tables, keys, references, columns, codes.

    More of each is welcome, and so are other words and limits; `needed` is the shipped schema.
    """
    expected = f"an object with {', '.join(subject.PARTS)}: what the record is about"
    found = [Problem(file, 1, "", fault, expected) for fault in subject.faults(schema.descriptor.get("subject"))]
    for name, table in needed.tables.items():
        mine = schema.tables.get(name)
        if mine is None:
            found.append(Problem(file, 1, "", f"there is no table {name!r}", f"the tables {', '.join(needed.tables)}"))
            continue
        if mine.key != table.key:
            fault = f"{name}: the primary key is {', '.join(mine.key)}"
            found.append(Problem(file, 1, "", fault, ", ".join(table.key)))
        for own, to, _ in set(table.references) - set(mine.references):
            fault = f"{name}: nothing says that {', '.join(own)} refers to {to}"
            found.append(Problem(file, 1, "", fault, "a foreign key"))
        found += [p for column in table.columns.values() for p in _column_contract(mine, column, file)]
    return found


def _column_contract(table: Table, needed: Column, file: str) -> Iterator[Problem]:
    where, mine = f"{table.name}.{needed.name}", table.columns.get(needed.name)
    if mine is None:
        yield Problem(file, 1, "", f"{where} is missing", f"a column of type {needed.type}")
        return
    for what in ("type", "pattern", "firm"):
        has, wanted = getattr(mine, what), getattr(needed, what)
        if has != wanted:
            yield Problem(file, 1, "", f"{where}: {what} is {has!r}", f"{wanted!r}, which the library counts on")
    if needed.required and not mine.required:
        yield Problem(file, 1, "", f"{where} may be empty", "required: the library counts on a value")
    if needed.codes and [code for code in mine.codes if code in needed.codes] != list(needed.codes):
        codes = ", ".join(needed.codes)
        yield Problem(
            file, 1, "", f"{where}: the codes are {', '.join(mine.codes)}", f"{codes}, in this order among them"
        )
