"""Data for the explorer's script: the rows to filter and the tables behind its charts."""

from collections.abc import Hashable, Iterable, Mapping
from textwrap import wrap
from typing import Any

import pandas as pd

from o7lib.show.explorer.charts import with_theme_variables
from o7lib.show.explorer.labels import COLUMNS
from o7lib.show.html.elements import plain
from o7lib.show.html.references import anchor
from o7lib.show.style import theme
from o7lib.show.words.targets import VERDICTS
from o7lib.tables.model.references import span

Row = Mapping[Hashable, Any]
Labels = Mapping[str, str]
Names = Mapping[str, Labels]


def wrapped(name: str, width: int = 14) -> str:
    """A name broken into lines for the narrow margin of a chart.

    >>> wrapped("Europe and Central Asia")
    'Europe and\\nCentral Asia'
    """
    return "\n".join(wrap(plain(name), width)) or "–"


def brief_address(row: Row, briefs: Labels) -> str:
    """The address of an achievement in the brief of its place."""
    at = anchor(row["biennium"], row["indicator"], row["cpo"], row["criterion"], int(row["item"]))
    return f"{briefs[row['place_id']]}#{at}"


def _joined(values: Iterable[str], names: Labels) -> str:
    return "; ".join(names.get(v, v) for v in values)


def export_row(row: Row, names: Names, briefs: Labels) -> list[str | int]:
    """One row of `facets.achievements` as it is copied and downloaded, in the order of `COLUMNS`."""
    first, last = span(row["lines"])
    worded = {"stage": names["stage"][row["stage"]], "types": _joined(row["types"], names["type"])}
    worded["standing"] = names["standing"][row["standing"]]
    worded |= {column: _joined(row[column], names["funder"]) for column in ("funders", "funders_of_result")}
    worded["stage_reason"] = row["stage_reason"] if isinstance(row["stage_reason"], str) else ""
    values: dict[Any, Any] = {
        **row,
        **worded,
        "first_line": first,
        "last_line": last,
        "brief": brief_address(row, briefs),
    }
    return [plain(values[c]) if isinstance(values[c], str) else int(values[c]) for c in COLUMNS]


def rows(frame: pd.DataFrame, answers: pd.DataFrame, names: Names, briefs: Labels) -> list[dict[str, Any]]:
    """The achievements as the page's script holds them, in the frame's order.

    Args:
        frame: `facets.achievements`. answers: `facets.filter_values` of the same frame.
        names: code to label, for `stage`, `standing`, `type` and `funder`. briefs: place_id to its brief's file.

    Returns:
        One entry per achievement: `in` (filter to values), `key` (of its result), `region`, `indicator`,
        `result` (its name in two lines), `criterion`, `stage` and `standing` (codes) and `cells` (what copy and download give).
    """
    records = []
    for row, fits in zip(frame.to_dict("records"), answers.to_dict("records"), strict=True):
        entry = {name: row[name] for name in ("indicator", "criterion", "stage", "standing")}
        name = f"{plain(row['place'])}\n{row['biennium']} {row['cpo']}"
        key = f"{row['biennium']}|{row['indicator']}|{row['cpo']}"
        entry |= {
            "in": fits,
            "key": key,
            "region": row["region_id"],
            "result": name,
            "cells": export_row(row, names, briefs),
        }
        records.append(entry)
    return records


def stages(labels: Labels, firm_from: str) -> list[dict[str, Any]]:
    """The stages as the page draws them: code, label, rank, whether solid, and the paint of its marks and words."""
    paint, firm = theme.stage_paint(list(labels), firm_from), theme.strong(list(labels), firm_from)
    records = []
    for rank, (code, label) in enumerate(labels.items()):
        fill, edge = paint[code]
        drawn = {"fill": fill, "edge": edge, "broken": not firm[code], "ink": theme.PAPER if firm[code] else theme.INK}
        records.append({"stage": code, "label": label, "rank": rank, "firm": firm[code], **with_theme_variables(drawn)})
    return records


def paint() -> dict[str, Any]:
    """How a place, a target's verdict and what is outside the selection are drawn."""
    solid = {"fill": theme.SOLID, "edge": theme.PAPER, "broken": False}
    hollow = {"fill": theme.PAPER, "edge": theme.MUTED, "broken": True}
    verdicts = {"met": theme.SOLID, "missed": theme.EDGE, "no_target": theme.MUTED, "no_report": theme.MUTED}
    verdicts["no_summary"] = theme.MUTED
    return with_theme_variables({"here": solid, "elsewhere": hollow, "verdicts": verdicts, "pale": theme.MUTED})


def places(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """`facets.places` with `state` (a member State, which targets count) for `kind`; a missing point is null."""
    plain_frame = frame.assign(state=frame["kind"].astype(str) == "member_state", place=frame["place"].map(plain))
    bare = plain_frame.drop(columns="kind").astype(object)
    return [{str(k): v for k, v in row.items()} for row in bare.where(bare.notna(), None).to_dict("records")]


def regions(frame: pd.DataFrame) -> list[dict[str, str]]:
    """The regions with their names in lines."""
    return [{"region": r, "lines": wrapped(n)} for r, n in zip(frame["region_id"], frame["name"], strict=True)]


def criteria(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """`facets.criteria` with their labels plain, and in lines."""
    kept = frame[["indicator", "criterion", "label", "asked"]]
    plain_frame = kept.assign(criterion=kept["criterion"].astype(int), label=kept["label"].map(plain))
    return [
        {str(k): v for k, v in row.items()} | {"lines": wrapped(row["label"])} for row in plain_frame.to_dict("records")
    ]


def targets(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """`targets.against_targets` as the page holds it: a target that was not set is null, the verdict has its words."""
    kept = frame[["biennium", "indicator", "region_id", "region", "reported", "verdict", "target"]].astype(object)
    records = kept.where(kept.notna(), None).to_dict("records")
    return [{str(k): v for k, v in row.items()} | {"said": VERDICTS[row["verdict"]]} for row in records]
