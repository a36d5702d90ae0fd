"""Text of the generated pages of `docs/`: codebook, tables and coding agreement, from the schema and the codings."""

import pandas as pd

from o7lib.tables.model.schema import Column, Schema, Table


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


def _column(column: Column) -> str:
    kind = column.type + ("" if column.required else ", may be empty")
    unit = f" Unit: {column.unit}." if column.unit else ""
    return f"| `{column.name}` | {kind} | {_cell(column.description)}{unit} |"


def _codes(column: Column) -> list[str]:
    head = f"Codes of `{column.name}`, in order:"
    return ["", head, "", *(f"- `{code}`: {_code(column, code)}" for code in column.codes)]


def _code(column: Column, code: str) -> str:
    label, meaning = column.labels.get(code, code), column.meanings.get(code)
    return f"{label}. {meaning}" if meaning else label


def _table(table: Table, rows: int) -> list[str]:
    lines = [f"## {table.name}", "", table.description, ""]
    lines += [f"{rows} {table.unit}. Key: {', '.join(f'`{k}`' for k in table.key)}.", ""]
    lines += [f"- {', '.join(f'`{c}`' for c in own)} refers to `{to}`" for own, to, _ in table.references]
    lines += ["", "| column | type | meaning |", "|---|---|---|", *map(_column, table.columns.values())]
    for column in table.columns.values():
        lines += _codes(column) if column.codes else []
    return [*lines, ""]


def codebook(shape: Schema, rows: dict[str, int]) -> str:
    """The codebook for readers, as markdown: every table, column and code of the schema.

    Args:
        rows: number of rows per table.
    """
    lines = ["# Codebook", "", "Made from `data/datapackage.json` by `make docs`; do not edit by hand.", ""]
    lines += [f"{shape.title}. Version {shape.version}, {shape.created[:10]}.", ""]
    lines += [
        "An empty cell means unknown or not applicable. `lines` is `first-last`, counted from 1 in the document's text.",
        "",
    ]
    lines += ["| table | one row is | rows |", "|---|---|---|"]
    lines += [f"| [{t.name}](#{t.name}) | {_cell(t.description)} | {rows[t.name]} |" for t in shape.tables.values()]
    lines += [""]
    for table in shape.tables.values():
        lines += _table(table, rows[table.name])
    return "\n".join(lines).rstrip() + "\n"


def markdown_table(frame: pd.DataFrame) -> str:
    """A frame as a markdown table, values as they are.

    >>> print(markdown_table(pd.DataFrame({"column": ["stage"], "kappa": ["0.97"]})))
    | column | kappa |
    |---|---|
    | stage | 0.97 |
    """
    rows = [f"| {' | '.join(map(str, frame.columns))} |", "|" + "---|" * len(frame.columns)]
    return "\n".join(rows + [f"| {' | '.join(map(str, row))} |" for row in frame.to_numpy().tolist()])


def between(page: str, mark: str, inside: str) -> str:
    """A page with the part between `<!-- mark -->` and `<!-- /mark -->` replaced.

    >>> between("a <!-- x -->old<!-- /x --> b", "x", "new")
    'a <!-- x -->\\nnew\\n<!-- /x --> b'
    """
    before, rest = page.split(f"<!-- {mark} -->", 1)
    after = rest.split(f"<!-- /{mark} -->", 1)[1]
    return f"{before}<!-- {mark} -->\n{inside}\n<!-- /{mark} -->{after}"


def _two(number: object) -> str:
    return "–" if pd.isna(number) else f"{number:.2f}"


def agreement(rows: pd.DataFrame) -> str:
    """`coding_agreement.per_judgement` as a markdown table, kappa with its 95 % interval."""
    intervals = [
        "–" if pd.isna(k) else f"{k:.2f} ({low:.2f} to {high:.2f})"
        for k, low, high in zip(rows["kappa"], rows["low"], rows["high"], strict=True)
    ]
    shown = pd.DataFrame(
        {
            "judgement": rows["column"],
            "coded twice": rows["n"],
            "agreed": [f"{100 * s:.0f}%" for s in rows["share"]],
            "disagreements": rows["disagreements"],
            "Cohen's kappa (95 % interval)": intervals,
            "Gwet's AC1": [_two(ac1) for ac1 in rows["ac1"]],
            "weighted kappa": [_two(weighted) for weighted in rows["weighted"]],
        }
    )
    return markdown_table(shown)
