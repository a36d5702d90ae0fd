"""Significant outputs, lessons and numbers that the summaries print."""

from itertools import product

import pandas as pd

from o7lib.measures.counting import combinations, count_by, own_refs, reported_biennia, results_with_place
from o7lib.tables.model.record import Record
from o7lib.tables.model.references import RESULT, refs
from o7lib.tables.text.similarity import Weights, likeness, weights

# Settled on the three documents that print such numbers: above it stands the one measure that both
# summaries report, below it the nearest miss, all Turin courses beside one Academy (at 0.59).
SAME_MEASURE = 0.7
# A number of the prose and one of a result with the same value need less to be the same.
SAME_VALUE = 0.4


def listing(record: Record) -> pd.DataFrame:
    """The significant outputs of the scope, in the summaries' order: `biennium`, `output_no`, `type`,
    `summary` and `refs`, one row per output."""
    rows = record.columns("outputs", "biennium", "output_no", "type", "summary", "doc_id", "lines")
    table = rows.assign(refs=own_refs(rows))
    return table.drop(columns=["doc_id", "lines"]).reset_index(drop=True)


def by_type(record: Record) -> pd.DataFrame:
    """Outputs of each type in each biennium.

    Counts items of the summaries' lists, which are of very different size. The summaries do not use the
    same groups in every biennium: a zero can mean that the group was not offered.

    Returns:
        One row per biennium x type (the schema's order), zeros included: `biennium`, `type`, `outputs`
        and `refs`.
    """
    rows = record.columns("outputs", "biennium", "output_no", "type", "doc_id", "lines")
    counts = count_by(rows, combinations(record, "biennium", type=rows["type"].cat.categories))
    return counts.rename(columns={"count": "outputs"}).reset_index()


def lessons(record: Record) -> pd.DataFrame:
    """The lessons of the scope, in the summaries' order: `biennium`, `lesson_no`, `lesson` and `refs`,
    one row per lesson."""
    rows = record.columns("lessons", "biennium", "lesson_no", "lesson", "doc_id", "lines")
    table = rows.assign(refs=own_refs(rows))
    return table.drop(columns=["doc_id", "lines"]).reset_index(drop=True)


def numbers(record: Record) -> pd.DataFrame:
    """The numbers in the prose of the documents on a biennium of the scope.

    Returns:
        One row per number, in the order of the table: `biennium`, `doc_id`, `figure_no`, `measure`,
        `value` (in `unit`), `unit`, `year` and `refs`.
    """
    rows = record.columns("narrative_figures", "doc_id", "figure_no", "measure", "value", "unit", "year", "lines")
    of = record.columns("documents", "doc_id", "biennium")
    table = rows.merge(of[of["biennium"].isin(reported_biennia(record))], on="doc_id", validate="many_to_one")
    table["refs"] = own_refs(table)
    return table.drop(columns="lines")


def _weights(record: Record) -> Weights:
    return weights(record.columns("narrative_figures", "measure")["measure"])


def comparable(record: Record) -> pd.DataFrame:
    """Numbers of the prose that two biennia report on the same measure.

    The match is computed: same unit, and at least seven tenths of the telling words in common
    (`o7lib.tables.text.similarity`). A false match would mislead more than a missed one, so the threshold is high.

    Returns:
        One row per pair: `before`, `after` (biennia), `measure` (as the earlier one words it), `unit`,
        `value_before`, `value_after`, `change`, `likeness` (0 to 1) and `refs`.
    """
    rows, telling = numbers(record), _weights(record)
    order = {biennium: at for at, biennium in enumerate(reported_biennia(record))}
    records = []
    for a, b in product(rows.to_dict("records"), repeat=2):
        if order[a["biennium"]] + 1 != order[b["biennium"]] or a["unit"] != b["unit"]:
            continue
        alike = likeness(a["measure"], b["measure"], telling)
        if alike >= SAME_MEASURE:
            pair = {"before": a["biennium"], "after": b["biennium"], "measure": a["measure"], "unit": a["unit"]}
            values = {"value_before": a["value"], "value_after": b["value"], "change": b["value"] - a["value"]}
            records.append(pair | values | {"likeness": alike, "refs": a["refs"] + b["refs"]})
    columns = ["before", "after", "measure", "unit", "value_before", "value_after", "change", "likeness", "refs"]
    return pd.DataFrame(records, columns=columns)


def traced(record: Record) -> pd.DataFrame:
    """Each number of a summary's prose, and the figure of a country's result that it can come from.

    A figure is taken for the origin when it has the same value, belongs to the same biennium and shares
    telling words; where several do, the likest. Most numbers of the prose are of the Office's own work
    and are not expected in a country's result.

    Returns:
        The rows of `numbers` with `cpo` and `place` of the figure found (missing where none is),
        `likeness`, and `refs` to both.
    """
    rows, telling = numbers(record), _weights(record)
    columns = [*RESULT, "criterion", "figure_no", "measure", "value", "women_pct", "doc_id", "lines"]
    figures = record.columns("figures", *columns).merge(results_with_place(record), on=RESULT, validate="many_to_one")
    figures["ref"] = refs(figures)
    records: list[dict] = []
    for number in rows.to_dict("records"):
        same = (figures["value"] == number["value"]) | (figures["women_pct"] == number["value"]).fillna(False)
        near = figures[same & (figures["biennium"] == number["biennium"])]
        alike = [likeness(number["measure"], f"{r['measure']} {r['place']}", telling) for r in near.to_dict("records")]
        best = max(range(len(alike)), key=alike.__getitem__) if alike else None
        if best is None or alike[best] < SAME_VALUE:
            records.append({"cpo": None, "place": None, "likeness": None, "origin": []})
        else:
            of = near.iloc[best]
            records.append({"cpo": of["cpo"], "place": of["place"], "likeness": alike[best], "origin": [of["ref"]]})
    table = rows.join(pd.DataFrame(records, columns=["cpo", "place", "likeness", "origin"], index=rows.index))
    table["refs"] = table["refs"] + table["origin"]
    return table.drop(columns="origin")
