"""How many results stand if the ILO's counting rule were stricter, and whether targets would still be met.

The rule as printed counts every criterion a document reports under. Each part of a `Rule` tightens
it in one way; parts left out change nothing, so rules compose.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from o7lib.errors import ParameterError
from o7lib.measures import requirements
from o7lib.measures.counting import combinations, fill_empty_lists, results_with_place
from o7lib.measures.counting_rules import PRINTED, REASONS, Rule, standard
from o7lib.measures.standing import POLICY, STANDINGS, reports
from o7lib.tables.model.notes import on_own_text
from o7lib.tables.model.record import Record
from o7lib.tables.model.references import RESULT, grouped, has_match

CELL = ["biennium", "indicator"]


def _known(what: str, value: object, exists: list) -> None:
    if value is not None and exists and value not in exists:
        raise ParameterError(f"a rule's {what} cannot be {value!r}; it is one of {', '.join(map(str, exists))}")


def _refuse_unknown(record: Record, rule: Rule) -> None:
    """Stop on a stage, number of criteria or kind of note that the record does not have."""
    stages = list(record.columns("achievements", "stage")["stage"].cat.categories)
    for what in ("minimum_stage", "first_criterion_stage", "one_at", "all_at"):
        _known(what, getattr(rule, what), stages)
    for what in ("minimum_standing", "first_criterion_standing"):
        _known(what, getattr(rule, what), list(STANDINGS))
    criteria = sorted(int(c) for c in requirements.criteria(record)["criterion"].unique())
    _known("criteria_required", rule.criteria_required, criteria)
    for kind in (*rule.noted, *rule.first_criterion_noted):
        _known("noted", kind, list(record.columns("source_notes", "kind")["kind"].cat.categories))


def _counting(rows: pd.DataFrame, rule: Rule) -> pd.DataFrame:
    """The achievements that count towards their criterion under a rule."""
    kept = pd.Series(True, index=rows.index)
    if rule.minimum_stage:
        kept &= rows["stage"] >= rule.minimum_stage
    if rule.minimum_standing:
        kept &= rows["standing"] >= rule.minimum_standing
    if rule.recycled_once:
        kept &= rows["repeats"].isna()
    return rows[kept]


def _needed(record: Record, results: pd.DataFrame, rule: Rule) -> pd.Series | int:
    """Criteria that a result must have: those of the rule, else what its indicator asks in its biennium."""
    every = requirements.of_results(results, requirements.number(record))
    if rule.every_criterion or rule.criteria_required:
        return every if rule.every_criterion else rule.criteria_required or 0
    return (requirements.of_results(results, requirements.required(record)) + rule.more_criteria).clip(upper=every)


def _first_criterion(record: Record, rows: pd.DataFrame, rule: Rule) -> pd.DataFrame:
    """The reports under criterion 1 with the standing that a rule asks for, and without the notes that strike it."""
    first = rows[rows["criterion"] == POLICY]
    if rule.first_criterion_standing:
        first = first[first["standing"] >= rule.first_criterion_standing]
    if rule.first_criterion_noted:
        notes = _notes(record, rule.first_criterion_noted)
        first = first[~has_match(first, notes[notes["criterion"] == POLICY])]
    return first


def _notes(record: Record, kinds: tuple[str, ...]) -> pd.DataFrame:
    """Source notes of some kinds on a result's own text; a doubt about the ILO's column strikes no result."""
    notes = record.columns("source_notes", *RESULT, "criterion", "kind", "side")
    return notes[notes["kind"].isin(kinds) & on_own_text(notes)]


def _failing(record: Record, results: pd.DataFrame, rule: Rule) -> dict[str, pd.Series]:
    """Which results each part of a rule turns away, by reason."""
    rows = record.columns("achievements", *RESULT, "criterion", "item", "stage", "repeats")
    rows["standing"] = reports(record)["standing"]
    counting = _counting(rows, rule)
    met = counting.groupby(RESULT)["criterion"].nunique().rename("met")
    failing = {"criteria": results.join(met, on=RESULT)["met"].fillna(0) < _needed(record, results, rule)}
    if rule.one_at:
        failing["one_at"] = ~has_match(results, rows[rows["stage"] >= rule.one_at])
    if rule.all_at:
        failing["all_at"] = has_match(results, rows[rows["stage"] < rule.all_at])
    if rule.first_criterion:
        failing["first_criterion"] = ~has_match(results, counting[counting["criterion"] == POLICY])
    first = counting[counting["criterion"] == POLICY]
    if rule.first_criterion_stage:
        first = first[first["stage"] >= rule.first_criterion_stage]
        failing["first_criterion_stage"] = ~has_match(results, first)
    if rule.first_criterion_standing or rule.first_criterion_noted:
        failing["first_criterion_standing"] = ~has_match(results, _first_criterion(record, first, rule))
    if rule.noted:
        failing["noted"] = has_match(results, _notes(record, rule.noted))
    return failing


def judged(record: Record, rule: Rule = PRINTED) -> pd.DataFrame:
    """Every result under a rule: does it still count, and if not, why not?

    Returns:
        One row per result: the key, `place_id`, `place`, `kind`, `region_id`, `counts`, `reasons` (tuple of
        codes of `REASONS`) and `refs` (its achievements).

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
        One row per biennium x indicator, zeros included: `rule` (its name), `results`, `results_left`,
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


def fallen(rows: pd.DataFrame) -> pd.DataFrame:
    """Targets that the first rule of `table` meets and another misses, one row per rule and target."""
    first = rows["rule"].iloc[0] if len(rows) else ""
    won = rows[(rows["rule"] == first) & rows["met"].eq(True)][CELL]
    return rows[rows["met"].eq(False)].merge(won, on=CELL)


@dataclass(frozen=True)
class Verdict:
    """What stricter rules do to the targets, from `table`.

    Attributes:
        met: targets that member States with an entry meet under the printed rule. tested: targets set.
        stricter: rules tried besides the printed one. falling: those under which a met target is missed.
        targets: each met target that falls, as biennium, indicator and the number of rules that miss it.
        all_falling: rules under which every met target is missed.
    """

    met: int
    tested: int
    stricter: int
    falling: int
    targets: tuple[tuple[str, str, int], ...]
    all_falling: int


def verdict(rows: pd.DataFrame) -> Verdict:
    """What stricter rules do to the targets, counted from `table`."""
    printed = rows[rows["rule"] == rows["rule"].iloc[0]] if len(rows) else rows
    lost, met = fallen(rows), int(printed["met"].eq(True).sum())
    counts = lost.groupby(CELL, sort=False)["rule"].nunique().sort_index()
    return Verdict(
        met=met,
        tested=int(printed["met"].notna().sum()),
        stricter=max(rows["rule"].nunique() - 1, 0),
        falling=int(lost["rule"].nunique()),
        targets=tuple((str(biennium), str(indicator), int(n)) for (biennium, indicator), n in counts.items()),
        all_falling=int((lost.groupby("rule").size() == met).sum()),
    )
