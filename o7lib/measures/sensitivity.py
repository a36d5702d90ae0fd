"""How many results stand if the ILO's counting rule were stricter, and whether targets would still be met.

The rule as printed counts every criterion a document reports under. Each part of a `Rule` tightens
it in one way; parts left out change nothing, so rules compose.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from o7lib.errors import ParameterError
from o7lib.measures.counting import combinations, fill_empty_lists, has_match, results_with_place
from o7lib.tables.model.record import Record
from o7lib.tables.model.references import RESULT, grouped

CELL = ["biennium", "indicator"]
REASONS = {
    "criteria": "Too few criteria left",
    "one_at": "No achievement far enough",
    "all_at": "An achievement not far enough",
    "first_criterion": "Criterion 1 not reported",
    "first_criterion_stage": "Criterion 1 not far enough",
    "noted": "A source note doubts the evidence",
}


@dataclass(frozen=True)
class Rule:
    """When a result counts. The default is the ILO's own rule; every part set makes it stricter.

    Attributes:
        name: what tables call the rule.
        criteria_required: criteria that must count; none for what the indicator asks.
        minimum_stage: an achievement counts towards its criterion only at this stage or beyond.
        recycled_once: an achievement that repeats the text of another criterion does not count.
        first_criterion: criterion 1 must be reported (and count).
        first_criterion_stage: criterion 1 must have reached this stage.
        one_at: at least one achievement must have reached this stage.
        all_at: every achievement must have reached this stage.
        noted: kinds of source note; a result that carries one does not count at all. Notes are on the
            result, not the criterion, so this is the strictest reading of a doubt.
    """

    name: str = "The rule as printed"
    criteria_required: int | None = None
    minimum_stage: str | None = None
    recycled_once: bool = False
    first_criterion: bool = False
    first_criterion_stage: str | None = None
    one_at: str | None = None
    all_at: str | None = None
    noted: tuple[str, ...] = ()


PRINTED = Rule()


def standard(record: Record) -> tuple[Rule, ...]:
    """The rules that a brief shows: the one printed, then each way of being stricter by itself."""
    schema = record.schema
    complete, firm = schema.codes("achievements", "stage")[1], schema.firm_stage
    drafted, adopted = (schema.label("achievements", "stage", stage).lower() for stage in (complete, firm))
    return (
        PRINTED,
        Rule("Three criteria", criteria_required=3),
        Rule("Every criterion", criteria_required=4),
        Rule("Repeated text counted once", recycled_once=True),
        Rule("No result with recycled or doubly counted evidence", noted=("recycled_evidence", "counted_twice")),
        Rule(f"At least one achievement {adopted}", one_at=firm),
        Rule(f"Only achievements at least {adopted} count", minimum_stage=firm),
        Rule(f"Every achievement at least {drafted}", all_at=complete),
        Rule("Criterion 1 reported", first_criterion=True),
        Rule(f"Criterion 1 at least {adopted}", first_criterion_stage=firm),
    )


def _known(what: str, value: object, exists: list) -> None:
    if value is not None and value not in exists:
        raise ParameterError(f"a rule's {what} cannot be {value!r}; it is one of {', '.join(map(str, exists))}")


def _refuse_unknown(record: Record, rule: Rule) -> None:
    """Stop on a stage, number of criteria or kind of note that the record does not have."""
    stages = list(record.columns("achievements", "stage")["stage"].cat.categories)
    for what in ("minimum_stage", "first_criterion_stage", "one_at", "all_at"):
        _known(what, getattr(rule, what), stages)
    criteria = sorted(int(c) for c in record.columns("criteria", "indicator", "criterion")["criterion"].unique())
    _known("criteria_required", rule.criteria_required, criteria)
    for kind in rule.noted:
        _known("noted", kind, list(record.columns("source_notes", "kind")["kind"].cat.categories))


def _counting(rows: pd.DataFrame, rule: Rule) -> pd.DataFrame:
    """The achievements that count towards their criterion under a rule."""
    kept = pd.Series(True, index=rows.index)
    if rule.minimum_stage:
        kept &= rows["stage"] >= rule.minimum_stage
    if rule.recycled_once:
        kept &= rows["repeats"].isna()
    return rows[kept]


def _failing(record: Record, results: pd.DataFrame, rule: Rule) -> dict[str, pd.Series]:
    """Which results each part of a rule turns away, by reason."""
    rows = record.columns("achievements", *RESULT, "criterion", "stage", "repeats")
    counting = _counting(rows, rule)
    first = counting[counting["criterion"] == 1]
    asked = record.columns("indicators", "indicator", "criteria_required").set_index("indicator")["criteria_required"]
    needed = rule.criteria_required or results["indicator"].map(asked)
    met = counting.groupby(RESULT)["criterion"].nunique().rename("met")
    failing = {"criteria": results.join(met, on=RESULT)["met"].fillna(0) < needed}
    if rule.one_at:
        failing["one_at"] = ~has_match(results, rows[rows["stage"] >= rule.one_at])
    if rule.all_at:
        failing["all_at"] = has_match(results, rows[rows["stage"] < rule.all_at])
    if rule.first_criterion:
        failing["first_criterion"] = ~has_match(results, first)
    if rule.first_criterion_stage:
        failing["first_criterion_stage"] = ~has_match(results, first[first["stage"] >= rule.first_criterion_stage])
    if rule.noted:
        notes = record.columns("source_notes", *RESULT, "kind")
        failing["noted"] = has_match(results, notes[notes["kind"].isin(rule.noted)])
    return failing


def judged(record: Record, rule: Rule = PRINTED) -> pd.DataFrame:
    """Every result under a rule: does it still count, and if not, why not?

    Returns:
        One row per result: the key, `place_id`, `place`, `kind`, `region_id`, `counts`, `reasons` (tuple of
        keys of `REASONS`) and `refs` (its achievements).

    Raises:
        ParameterError: a stage, a number of criteria or a kind of note that the record does not have.
    """
    _refuse_unknown(record, rule)
    out = results_with_place(record)
    failing = pd.DataFrame(_failing(record, out, rule)).astype(bool)
    out["counts"] = ~failing.any(axis=1)
    out["reasons"] = [tuple(code for code in REASONS if row.get(code, False)) for row in failing.to_dict("records")]
    passages = grouped(record.columns("achievements", *RESULT, "criterion", "doc_id", "lines"), RESULT).rename("refs")
    out["refs"] = fill_empty_lists(out.join(passages, on=RESULT)["refs"])
    return out


def _distinct(rows: pd.DataFrame, kind: str, cells: pd.MultiIndex) -> pd.Series:
    mine = rows[rows["kind"] == kind]
    return mine.groupby(CELL)["place_id"].nunique().reindex(cells, fill_value=0)


def remaining(record: Record, rule: Rule = PRINTED) -> pd.DataFrame:
    """What is left under a rule, by biennium and indicator, against the world's target.

    Counts results, and places with an entry; targets count member States, so subregions stand apart.
    A place counted in a summary without an entry cannot be judged and is not among them.

    Returns:
        One row per biennium x indicator, zeros included: `rule` (name), `results`, `results_left`,
        `states`, `states_left`, `subregions`, `subregions_left`, `target` (missing where none is set),
        `met` (target reached by `states_left`; missing where there is no target), `lost` (names of places
        that count no more) and `refs` (achievements of the results turned away).

    Raises:
        ParameterError: see `judged`.
    """
    results = judged(record, rule)
    left, gone = results[results["counts"]], results[~results["counts"]]
    cells = combinations(record, *CELL)
    targets = record.columns("targets", *CELL, "region_id", "target")
    out = pd.DataFrame({"rule": rule.name}, index=cells)
    out["results"] = results.groupby(CELL).size().reindex(cells, fill_value=0)
    out["results_left"] = left.groupby(CELL).size().reindex(cells, fill_value=0)
    for name, kind in (("states", "member_state"), ("subregions", "subregion")):
        out[name] = _distinct(results, kind, cells)
        out[f"{name}_left"] = _distinct(left, kind, cells)
    out["target"] = targets[targets["region_id"].isna()].set_index(CELL)["target"].reindex(cells).astype("Int64")
    out["met"] = (out["states_left"] >= out["target"]).astype("boolean")
    out["lost"] = fill_empty_lists(gone.groupby(CELL)["place"].agg(list).reindex(cells))
    out["refs"] = fill_empty_lists(gone.groupby(CELL)["refs"].sum().reindex(cells))
    return out.reset_index()


def table(record: Record, rules: Iterable[Rule] = ()) -> pd.DataFrame:
    """`remaining` for several rules (those of `standard` where none is given), one below the other."""
    frames: list[pd.DataFrame] = [remaining(record, rule) for rule in rules or standard(record)]
    return pd.concat(frames, ignore_index=True)
