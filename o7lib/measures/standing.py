"""Standing: which reports, results and member States no source note doubts.

A source note says what it would change if it is right (`effect`) and whose text it doubts (`side`). Only notes
on the result's own text touch what is counted: a doubt about the ILO's contribution strikes no result.

- A report is *doubted* where a note says that what it reports is not what its criterion counts (effect `count`).
- *A condition is not shown* where a note says that the criterion's wording asks for more (effect `condition`).
- It is *clear* otherwise: nothing noted, or only how to read it, or a slip of writing.
"""

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from o7lib.measures import requirements
from o7lib.measures.counting import combinations, count_stages, fill_empty_lists, own_refs, results_with_place
from o7lib.tables.model.notes import strikes
from o7lib.tables.model.record import Record
from o7lib.tables.model.references import ACHIEVEMENT, RESULT, by_key, grouped, refs, row_keys

CLEAR, CONDITION, DOUBTED = "clear", "condition", "doubted"
STANDINGS = (DOUBTED, CONDITION, CLEAR)  # lowest first, so that the best report of a criterion is the largest
LEAVES = {"count": DOUBTED, "condition": CONDITION}  # effect of a note to the standing it leaves
CRITERION = [*RESULT, "criterion"]
STANDING = pd.CategoricalDtype(STANDINGS, ordered=True)
POLICY = 1  # the criterion that the indicators are named after
POLICY_STATES = ("unreported", "not_adopted", "doubted", "clear")  # how far a place got under it, least first


def notes_on_reports(record: Record) -> pd.DataFrame:
    """The source notes that touch what a report counts for: one row per note x achievement.

    A note that names a criterion and no item is about every item of it.

    Returns:
        The key of the achievement, `note_no`, `effect` (`count` or `condition`), `note`, `doc_id`, `lines`.
    """
    columns = ["note_no", *RESULT, "criterion", "item", "side", "effect", "note", "doc_id", "lines"]
    notes = record.columns("source_notes", *columns)
    touching = (
        notes[strikes(notes) & notes["criterion"].notna()]
        .rename(columns={"item": "noted_item"})
        .astype({"criterion": "Int64"})
    )
    reports = record.columns("achievements", *ACHIEVEMENT).astype({"criterion": "Int64"})
    both = reports.merge(touching.drop(columns="side"), on=CRITERION, how="inner", validate="many_to_many")
    same = both["noted_item"].isna() | (both["noted_item"] == both["item"])
    return both[same].drop(columns="noted_item").reset_index(drop=True)


def reports(record: Record) -> pd.DataFrame:
    """Every achievement with its standing.

    Returns:
        One row per achievement, in the table's order: its key, `stage`, `firm` (at least adopted), `standing`
        (ordered: doubted, condition, clear), `notes` (numbers of the notes that touch it), `refs` (to itself)
        and `note_refs` (to those notes).
    """
    rows = record.columns("achievements", *ACHIEVEMENT, "stage", "doc_id", "lines")
    notes = notes_on_reports(record)
    lowest: dict[tuple, str] = {}
    for key, effect in zip(row_keys(notes, ACHIEVEMENT), notes["effect"].astype(str), strict=True):
        lowest[key] = min(LEAVES[effect], lowest.get(key, CLEAR), key=STANDINGS.index)
    numbers, passages = by_key(notes, ACHIEVEMENT, notes["note_no"].tolist()), by_key(notes, ACHIEVEMENT, refs(notes))
    keys = row_keys(rows, ACHIEVEMENT)
    return rows.assign(
        firm=rows["stage"] >= record.schema.firm_stage,
        standing=pd.Categorical([lowest.get(key, CLEAR) for key in keys], dtype=STANDING),
        notes=[tuple(numbers.get(key, ())) for key in keys],
        refs=own_refs(rows),
        note_refs=[passages.get(key, []) for key in keys],
    ).drop(columns=["doc_id", "lines"])


def by_criterion(record: Record) -> pd.DataFrame:
    """Every criterion that a result reports under, with the best standing of its items.

    Returns:
        One row per result and criterion: the key, `standing`, `notes` (numbers of the notes that touch any of
        its items, each once) and `note_refs`.
    """
    rows = reports(record)
    keys = row_keys(rows, CRITERION)
    best: dict[tuple, str] = {}
    for key, standing in zip(keys, rows["standing"].astype(str), strict=True):
        best[key] = max(standing, best.get(key, DOUBTED), key=STANDINGS.index)
    numbers, passages = by_key(rows, CRITERION, rows["notes"]), by_key(rows, CRITERION, rows["note_refs"])
    out = pd.DataFrame(list(best), columns=CRITERION)
    return out.assign(
        standing=pd.Categorical(list(best.values()), dtype=STANDING),
        notes=[tuple(dict.fromkeys(n for items in numbers[key] for n in items)) for key in best],
        note_refs=[list(dict.fromkeys(r for items in passages[key] for r in items)) for key in best],
    )


def _criteria(rows: pd.DataFrame, results: pd.DataFrame, holds: pd.Series) -> pd.Series:
    """Distinct criteria per result under which a row holds, in the order of `results`."""
    counts = rows[holds].groupby(RESULT)["criterion"].nunique()
    return pd.Series([int(counts.get(key, 0)) for key in row_keys(results, RESULT)], index=results.index)


def results(record: Record) -> pd.DataFrame:
    """Every result with the criteria it reports under, and how many of them stand.

    Counts criteria of the result's indicator, each once however many items it has.

    Returns:
        One row per result: the key, `place_id`, `place`, `kind`, `region_id`, `reported` (criteria),
        `firm` (at least adopted), `undoubted` (no note says that they do not count), `clear` (undoubted,
        and every condition shown), `firm_undoubted` and `firm_clear` (of those at least adopted), `required`
        (criteria that the indicator asks for), `keeps` (`undoubted` reaches `required`), `keeps_clear` (`clear` does),
        `policy` (criterion 1 at least adopted), `policy_undoubted`, `policy_clear` and `refs` (its reports).
    """
    rows, out = reports(record), results_with_place(record)
    undoubted, clear = rows["standing"] > DOUBTED, rows["standing"] == CLEAR
    policy = rows["criterion"] == POLICY
    out["reported"] = _criteria(rows, out, rows["criterion"].notna())
    out["firm"] = _criteria(rows, out, rows["firm"])
    out["undoubted"] = _criteria(rows, out, undoubted)
    out["clear"] = _criteria(rows, out, clear)
    out["firm_undoubted"] = _criteria(rows, out, rows["firm"] & undoubted)
    out["firm_clear"] = _criteria(rows, out, rows["firm"] & clear)
    out["required"] = requirements.of_results(out, requirements.required(record)).astype(int)
    out["keeps"], out["keeps_clear"] = out["undoubted"] >= out["required"], out["clear"] >= out["required"]
    out["policy"] = _criteria(rows, out, policy & rows["firm"]) > 0
    out["policy_undoubted"] = _criteria(rows, out, policy & rows["firm"] & undoubted) > 0
    out["policy_clear"] = _criteria(rows, out, policy & rows["firm"] & clear) > 0
    passages = grouped(record.columns("achievements", *CRITERION, "doc_id", "lines"), RESULT).rename("refs")
    out["refs"] = fill_empty_lists(out.join(passages, on=RESULT)["refs"])
    return out


COUNTS = ("results", "policy", "policy_undoubted", "policy_clear", "keeps", "keeps_clear")


def by_level(record: Record, level: str = "biennium", *more: str, kind: str = "member_state") -> pd.DataFrame:
    """Member States by how their results stand: by biennium, or by further levels such as `indicator`, `region_id`.

    Counts member States, each once per group: one that has several results counts where any of them holds.
    Regional entries are left out, as targets leave them out; give another `kind` to count those.

    Returns:
        One row per combination of the levels, zeros included: the levels, `results` (States with a result),
        `policy` (criterion 1 at least adopted), `policy_undoubted`, `policy_clear`, `keeps` (as many undoubted
        criteria as the indicator requires), `keeps_clear` (every condition shown too), each with `*_refs`.
    """
    levels, rows = [level, *more], results(record)
    rows = rows[rows["kind"] == kind].assign(results=True)
    out = pd.DataFrame(index=combinations(record, *levels))
    for name in COUNTS:
        held = rows[rows[name]]
        groups = held.groupby(levels)
        out[name] = groups["place_id"].nunique().reindex(out.index, fill_value=0)
        out[f"{name}_refs"] = fill_empty_lists(groups["refs"].sum().reindex(out.index))
    return out.reset_index()


def by_stage(record: Record, by: Sequence[str] = ()) -> pd.DataFrame:
    """Achievements at each stage, in the codebook's order, and how many of them are clear of doubt.

    Returns:
        One row per group that has an achievement and stage, zeros included: the columns of `by`, `stage`,
        `achievements` (count), `clear` (count of those clear), `share` (0 to 1, of the group's achievements),
        `firm` (the stage is at least adopted) and `refs`.
    """
    rows = reports(record)
    counts, key = count_stages(rows, by, record.schema.firm_stage), [*by, "stage"]
    clear = Counter(row_keys(rows[rows["standing"] == CLEAR], key))
    counts.insert(counts.columns.get_loc("share"), "clear", [clear[cell] for cell in row_keys(counts, key)])
    return counts


def firm_and_clear(counts: pd.DataFrame) -> tuple[int, int, int]:
    """Achievements at least adopted, those of them clear of doubt, and all, from `by_stage`.

    >>> counts = pd.DataFrame({"firm": [False, True], "achievements": [3, 2], "clear": [3, 1]})
    >>> firm_and_clear(counts)
    (2, 1, 5)
    """
    firm = counts[counts["firm"].astype(bool)]
    return int(firm["achievements"].sum()), int(firm["clear"].sum()), int(counts["achievements"].sum())


def policy_by(record: Record, by: Sequence[str] = ("place_id",)) -> pd.DataFrame:
    """How far the policy itself got, criterion 1 of any result, in each group that has a result.

    Args:
        by: columns of `results_with_place`, such as `place_id`.

    Returns:
        One row per group: the columns of `by`, `policy` (ordered, the best of its results: one of
        `POLICY_STATES`) and `policy_refs` (the reports that show it; the results where none is).
    """
    rows = reports(record)
    rows = rows[rows["criterion"] == POLICY]
    state = [_policy_state(firm, held) for firm, held in zip(rows["firm"], rows["standing"], strict=True)]
    where = results_with_place(record, "doc_id", "lines")
    shown = rows.assign(policy=state)[[*RESULT, "policy", "refs"]].explode("refs")
    bare = where.assign(policy="unreported", refs=refs(where))
    key = list(dict.fromkeys([*RESULT, *by]))
    both = pd.concat(
        [shown.merge(where[key], on=RESULT, how="left", validate="many_to_one"), bare[[*key, "policy", "refs"]]]
    )
    both["policy"] = pd.Categorical(both["policy"], POLICY_STATES, ordered=True)
    best = both.groupby(list(by))["policy"].max().reset_index()
    passages = by_key(both.astype({"policy": str}), [*by, "policy"], both["refs"].tolist())
    found = [passages[k] for k in row_keys(best.astype({"policy": str}), [*by, "policy"])]
    return best.assign(policy_refs=found)


def _policy_state(firm: bool, held: str) -> str:
    return ("clear" if held == CLEAR else "doubted") if firm else "not_adopted"


def policies(record: Record) -> tuple[int, int, int, int]:
    """Results that report under criterion 1 (the policy itself), with it adopted, of these clear of doubt, and all."""
    rows, held = reports(record), results(record)
    claimed = rows.loc[rows["criterion"] == POLICY, RESULT].drop_duplicates()
    return len(claimed), int(held["policy"].sum()), int(held["policy_clear"].sum()), len(held)
