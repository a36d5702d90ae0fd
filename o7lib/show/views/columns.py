"""Columns of measure frames for display: codes as labels, shares as percentages, stages as badges."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from o7lib.show.html.elements import Markup, in_language
from o7lib.show.page import stage_badge
from o7lib.show.words.grammar import percent
from o7lib.tables.model.schema import Schema


def _label(value: object, labels: Mapping[str, str] | None) -> str:
    """A code as its label, a list of names as a list; a dash where there is neither."""
    if labels is not None:
        return labels.get(str(value), "–")
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) and value else "–"


def as_printed(rows: pd.DataFrame, column: str) -> pd.DataFrame:
    """Rows with a column of numbers as whole ones, where all of them are; decimals stay where one has any.

    >>> as_printed(pd.DataFrame({"value": [1200.0, 7.0]}), "value")["value"].tolist()
    [1200, 7]
    >>> as_printed(pd.DataFrame({"value": [1200.0, 1234.5]}), "value")["value"].tolist()
    [1200.0, 1234.5]
    """
    whole = all(float(value).is_integer() for value in rows[column])
    return rows.assign(**{column: rows[column].astype("Int64" if whole else "Float64")})


def with_labels(rows: pd.DataFrame, **columns: Mapping[str, str] | None) -> pd.DataFrame:
    """Replace codes by labels and join lists of names, column by column.

    Args:
        columns: column to its labels, or None where it holds lists of names.

    >>> rows = pd.DataFrame({"movement": ["left"], "who": [["A", "B"]]})
    >>> with_labels(rows, movement={"left": "Reports no more"}, who=None).values.tolist()
    [['Reports no more', 'A, B']]
    """
    return rows.assign(**{column: [_label(v, labels) for v in rows[column]] for column, labels in columns.items()})


def with_percentages(rows: pd.DataFrame, **columns: str) -> pd.DataFrame:
    """Add shares (0 to 1) as whole percentages under new column names, such as `percent="share"`.

    >>> with_percentages(pd.DataFrame({"share": [0.25]}), percent="share")["percent"].tolist()
    ['25%']
    """
    return rows.assign(
        **{new: ["–" if pd.isna(s) else percent(float(s), 1) for s in rows[old]] for new, old in columns.items()}
    )


def with_stage_badges(rows: pd.DataFrame, schema: Schema, *columns: str) -> pd.DataFrame:
    """Replace columns of stages by badges: solid where adopted, hollow where not."""
    return rows.assign(
        **{column: [stage_badge(s, schema) for s in rows[column].astype("object")] for column in columns}
    )


def with_best_stage(rows: pd.DataFrame, schema: Schema) -> pd.DataFrame:
    """Add `best_label`, the label of `best` (a stage, or missing); mark a `title` with its language."""
    labels = schema.labels("achievements", "stage")
    labelled = rows.assign(best_label=rows["best"].astype("object").map(labels))
    return with_title_languages(labelled) if "title_language" in rows else labelled


def with_title_languages(rows: pd.DataFrame, title: str = "title", language: str = "title_language") -> pd.DataFrame:
    """Mark titles with the language they stand in, so that a screen reader pronounces them."""
    pairs = zip(rows[title], rows[language], strict=True)
    return rows.assign(**{title: [Markup(in_language(t, code)) if isinstance(code, str) else t for t, code in pairs]})


def pivot(rows: pd.DataFrame, row: str, column: str, names: Mapping[str, str], value: str = "results") -> pd.DataFrame:
    """A long frame of counts as one row per `row` and one column per key of `names`, each with its references."""
    lines = []
    for key, group in rows.groupby(row, sort=False):
        cells = group.set_index(column)
        line: dict[str, Any] = {row: key}
        for name in names:
            line[name] = int(cells[value].get(name, 0))
            line[f"refs_{name}"] = cells["refs"].get(name, [])
        lines.append(line)
    return pd.DataFrame(lines, columns=[row, *names, *ref_columns(names).values()])


def ref_columns(names: Mapping[str, str]) -> dict[str, str]:
    """Which column of references each column of `pivot` opens."""
    return {name: f"refs_{name}" for name in names}


def biennium_columns(rows: pd.DataFrame, **first: str) -> dict[str, str]:
    """The columns of a table with one column per biennium: those given, then each biennium under its own name.

    >>> biennium_columns(pd.DataFrame(columns=["place", "2012-13", "refs"]), place="Place")
    {'place': 'Place', '2012-13': '2012-13'}
    """
    return first | {c: c for c in rows.columns if c not in first and c != "refs"}
