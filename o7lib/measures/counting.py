"""Helpers for counting: results with their place, counts by group with zeros and references.

Every group is laid out before counting, so that one in which nothing happened counts 0 and is not left out.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

import pandas as pd

from o7lib.measures import requirements
from o7lib.tables.model.record import Record
from o7lib.tables.model.references import RESULT, by_key, refs, row_keys

# Where the values of a level stand, and the part of a scope that narrows it.
LEVELS = {
    "biennium": ("biennia", "biennium"),
    "indicator": ("indicators", "indicator"),
    "region_id": ("regions", "region"),
    "place_id": ("places", "place"),
    "funder_id": ("funders", "funder"),
    "instrument_id": ("instruments", ""),
    "partner_id": ("partners", ""),
    "project_id": ("projects", ""),
}


def level_values(record: Record, name: str) -> list[str]:
    """Every value of a level in the order of its table; the one value alone where the scope chose one.

    >>> from o7lib.tables.model.scope import Scope
    >>> record = Record({"biennia": pd.DataFrame({"biennium": ["2012-13", "2014-15"]})}, Scope(biennium="2014-15"))
    >>> level_values(record, "biennium")
    ['2014-15']
    """
    table, part = LEVELS[name]
    chosen = dict(record.scope)
    values = list(dict.fromkeys(record.columns(table, name)[name]))
    return [v for v in values if v == chosen.get(part, v)]


def combinations(record: Record, *by: str, **codes: Iterable[object]) -> pd.MultiIndex:
    """Every combination of levels, and of codes given by column, in their order; no indicator in a biennium without it.

    >>> record = Record({"regions": pd.DataFrame({"region_id": ["africa", "americas"]})})
    >>> list(combinations(record, "region_id", criterion=[1]))
    [('africa', 1), ('americas', 1)]
    """
    sides = {name: level_values(record, name) for name in by} | {name: list(values) for name, values in codes.items()}
    cells = pd.MultiIndex.from_product(list(sides.values()), names=list(sides))
    return (
        requirements.in_use(cells, record.columns("indicators", *requirements.CELL))
        if set(requirements.CELL) <= set(by)
        else cells
    )


def reported_biennia(record: Record) -> list[str]:
    """The biennia on which some document reports, in order: the others are planned, not empty."""
    documented = set(record.columns("documents", "doc_id", "biennium")["biennium"].dropna())
    return [b for b in level_values(record, "biennium") if b in documented]


def results_with_place(record: Record, *columns: str) -> pd.DataFrame:
    """The results of a scope with `place_id`, `place` (name), `kind` (of place) and `region_id`.

    Args:
        columns: more columns of `results` to keep.

    Returns:
        One row per result, in the order of the table.
    """
    where = record.columns("places", "place_id", "name", "kind", "region_id").rename(columns={"name": "place"})
    results = record.columns("results", *RESULT, "place_id", *columns)
    return results.merge(where, on="place_id", how="left", validate="many_to_one")


def fill_empty_lists(lists: pd.Series) -> pd.Series:
    """Lists by cell, with an empty list where a cell holds none; the index stays."""
    return pd.Series([values if isinstance(values, list) else [] for values in lists], index=lists.index, dtype=object)


def lists_by_key(frame: pd.DataFrame, lists: Mapping[tuple, list], by: Sequence[str]) -> pd.Series:
    """The list that `by_key` has for the key of each row; an empty list where it has none.

    >>> cells = pd.DataFrame({"cpo": ["KHM129", "JOR103"]})
    >>> lists_by_key(cells, {("KHM129",): ["drafted", "adopted"]}, ["cpo"]).tolist()
    [['drafted', 'adopted'], []]
    """
    return pd.Series([lists.get(key, []) for key in row_keys(frame, by)], index=frame.index, dtype=object)


def support_lists(record: Record, frame: pd.DataFrame, key: Sequence[str]) -> pd.Series:
    """What the text says of support without a verb of paying, for the key of each row of a frame.

    Args:
        key: `RESULT` for statements on results as a whole, or `RESULT` and `criterion`.

    Returns:
        One list per row, of pairs of `wording` (a code of `support.wording`) and `body`, each once.
    """
    rows = record.columns("support", *RESULT, "criterion", "wording", "body")
    rows = rows[rows["criterion"].notna() == ("criterion" in key)]
    pairs = zip(rows["wording"].astype(str), rows["body"], strict=True)
    lists = {at: list(dict.fromkeys(values)) for at, values in by_key(rows, key, list(pairs)).items()}
    return lists_by_key(frame, lists, key)


def furthest(frame: pd.DataFrame, achievements: pd.DataFrame, by: Sequence[str]) -> pd.Categorical:
    """The most advanced stage of the achievements under the key of each row; missing where there is none.

    >>> stages = pd.Categorical(["drafted", "adopted"], ["drafted", "adopted"], ordered=True)
    >>> rows = pd.DataFrame({"cpo": ["KHM129", "KHM129"], "stage": stages})
    >>> list(furthest(pd.DataFrame({"cpo": ["KHM129", "JOR103"]}), rows, ["cpo"]))
    ['adopted', nan]
    """
    reached = by_key(achievements, by, achievements["stage"].cat.codes.tolist())
    codes = [max(reached.get(key, [-1])) for key in row_keys(frame, by)]
    return pd.Categorical.from_codes(codes, dtype=achievements["stage"].dtype)


def count_stages(rows: pd.DataFrame, by: Sequence[str], firm_stage: str) -> pd.DataFrame:
    """Count rows at each stage within groups, in the codebook's order, stages at zero included.

    Args:
        rows: achievements with `stage`, the columns of `by`, and a list of references in `refs`.
        firm_stage: the first stage that counts as adopted.

    Returns:
        One row per group that has a row and stage: the columns of `by`, `stage`, `achievements` (count), `share`
        (0 to 1, of the group's rows; without `by`, 0 throughout when there is none), `refs` and `firm` (the stage
        is at least adopted).
    """
    stages = list(rows["stage"].cat.categories)
    behind = by_key(rows, [*by, "stage"], rows["refs"])
    lines = []
    for group in sorted(set(row_keys(rows, by))) if by else [()]:
        found = [behind.get((*group, stage), []) for stage in stages]
        total = sum(map(len, found))
        lines += [
            (*group, stage, len(lists), len(lists) / total if total else 0.0, list(chain.from_iterable(lists)))
            for stage, lists in zip(stages, found, strict=True)
        ]
    out = pd.DataFrame(lines, columns=[*by, "stage", "achievements", "share", "refs"])
    out = out.assign(stage=pd.Categorical(out["stage"], stages, ordered=True))
    return out.assign(firm=out["stage"] >= firm_stage)


def own_refs(frame: pd.DataFrame) -> pd.Series:
    """The reference of every row as a list of one, for a frame whose rows stand behind themselves."""
    return pd.Series([[ref] for ref in refs(frame)], index=frame.index, dtype=object)


def count_by(frame: pd.DataFrame, cells: pd.MultiIndex, of: Sequence[str] = ()) -> pd.DataFrame:
    """Count the rows of a frame in every cell, empty cells included.

    Args:
        frame: rows with `doc_id`, `lines` and the columns that name the cells.
        cells: from `combinations`.
        of: count distinct combinations of these columns instead of rows, such as `RESULT`.

    Returns:
        One row per cell, in the order given: `count`, and `refs` to every row behind it.
    """
    by = [str(name) for name in cells.names]
    behind = by_key(frame, by, refs(frame))
    units = by_key(frame, by, row_keys(frame, of)) if of else behind
    count = [len(set(units.get(cell, ())) if of else units.get(cell, ())) for cell in cells]
    return pd.DataFrame({"count": count, "refs": [behind.get(cell, []) for cell in cells]}, index=cells)


def share(part: pd.Series, whole: pd.Series) -> pd.Series:
    """Part of whole, 0 to 1; missing where the whole is nothing, which is no share of zero.

    >>> share(pd.Series([1, 0]), pd.Series([4, 0])).tolist()
    [0.25, <NA>]
    """
    whole = whole.astype("Float64")
    return part.astype("Float64") / whole.where(whole > 0)
