"""Select achievements by filters, count what each further choice would leave, and make a record of the selection."""

from collections import Counter
from collections.abc import Mapping, Sequence

import pandas as pd

from o7lib.measures.standing import CLEAR
from o7lib.tables.model.record import Record
from o7lib.tables.model.references import ACHIEVEMENT, LISTING_KEY, RESULT, has_match
from o7lib.tables.model.scope import Scope
from o7lib.tables.text.names import folded

Chosen = Mapping[str, Sequence[str]]
WORLD = "world"  # the region_id of the rows of `targets.against_targets` that stand for all regions
PARTS = ("biennium", "indicator", "region", "place")  # what a list in a summary can be asked for too


def matches_filters(answers: pd.DataFrame, chosen: Chosen) -> pd.Series:
    """Which rows fit every filter: a row fits a filter when it holds one of its values, or nothing is chosen there.

    Args:
        answers: `facets.filter_values`, one list of values per row and filter. chosen: filter to values.

    Returns:
        One boolean per row.

    >>> answers = pd.DataFrame({"region": [["africa"], ["americas"]], "type": [["legal", "data"], []]})
    >>> matches_filters(answers, {"region": ["africa", "americas"], "type": ["data"]}).tolist()
    [True, False]
    """
    kept = pd.Series(True, index=answers.index)
    for name, values in chosen.items():
        if values:
            kept &= answers[name].map(lambda held, wanted=frozenset(values): not wanted.isdisjoint(held))
    return kept


def contains_words(rows: pd.DataFrame, words: str, columns: Sequence[str]) -> pd.Series:
    """Which rows hold every one of the words in one of the columns or another; case and accents do not matter.

    >>> contains_words(pd.DataFrame({"place": ["Côte d'Ivoire", "Kenya"]}), "cote", ["place"]).tolist()
    [True, False]
    """
    wanted = folded(words).split()
    if not wanted:
        return pd.Series(True, index=rows.index)
    texts = rows[list(columns)].astype(str).agg(" ".join, axis=1).map(folded)
    return texts.map(lambda text: all(word in text for word in wanted)).astype(bool)


def counts_by_choice(answers: pd.DataFrame, chosen: Chosen, among: pd.Series) -> dict[str, Counter[str]]:
    """How many rows each value of each filter would leave, given what is chosen in the other filters.

    Counts achievements. Values chosen in one filter add up, so its own choice does not narrow it.

    Args:
        among: which rows are asked at all, such as those that `contains_words` keeps.

    Returns:
        Filter to a counter of its values; a value that no row holds counts 0.
    """
    counts = {}
    for name in answers.columns:
        others = {other: values for other, values in chosen.items() if other != name}
        held = answers.loc[matches_filters(answers, others) & among, name]
        counts[str(name)] = Counter(value for values in held for value in set(values))
    return counts


def _listed(record: Record, chosen: Chosen) -> pd.DataFrame:
    """Places that a summary counts without an entry, where the choice can be asked of a list at all."""
    lists = record.untracked("reported_places")
    if any(values for name, values in chosen.items() if name not in PARTS):
        return lists[:0]
    where = record.untracked("places").set_index("place_id")["region_id"]
    known = {"biennium": lists["biennium"], "indicator": lists["indicator"], "place": lists["place_id"]}
    known["region"] = lists["place_id"].map(where)
    kept = pd.Series(True, index=lists.index)
    for name, values in known.items():
        kept &= values.isin(list(chosen[name])) if chosen.get(name) else True
    return lists[kept & ~has_match(lists, record.untracked("results"), LISTING_KEY)]


def narrowed(rows: pd.DataFrame, record: Record, chosen: Chosen) -> Record:
    """The record of a selection, for any measure: the achievements selected, and what hangs on their results.

    Results are those with an achievement selected; their other achievements are left out, so that a
    result may show fewer criteria here than it reports. Lists of places keep those that are counted
    without an entry, where the choice speaks of biennium, indicator, region or place only. Targets,
    totals and tables of reference stay whole.

    Args:
        rows: the achievements selected, with their key. chosen: filter to values.
    """
    frames = {name: record.untracked(name) for name in record}
    for name, frame in frames.items():
        # by its key: a note may name a criterion and no item, and is kept with its result
        if set(ACHIEVEMENT) <= set(record.schema.tables[name].key):
            frames[name] = frame[has_match(frame, rows, ACHIEVEMENT)]
        elif set(RESULT) <= set(frame.columns):
            frames[name] = frame[has_match(frame, rows)]
    frames["reported_places"] = _listed(record, chosen)
    one = {name: values[0] for name, values in chosen.items() if name in PARTS and len(values) == 1}
    return record.narrowed(Scope(**one), frames)


def sizes(rows: pd.DataFrame, everything: pd.DataFrame, firm_stage: str) -> dict[str, int]:
    """How much of the record a selection holds: achievements, results (distinct), places (distinct).

    Args:
        rows: the achievements selected. everything: all of them. firm_stage: the first that counts as adopted.

    Returns:
        `n` and `of` (achievements selected, and all), `firm` (selected and at least adopted), `clear` (firm, and
        no note doubts it or a condition of it), `results`, `all_results`, `places`, `all_places`.
    """
    firm = rows["stage"] >= firm_stage
    clear = firm & (rows["standing"] == CLEAR)
    counts = {"n": len(rows), "of": len(everything), "firm": int(firm.sum()), "clear": int(clear.sum())}
    for name, key in (("results", RESULT), ("places", ["place_id"])):
        counts |= {name: len(rows[key].drop_duplicates()), f"all_{name}": len(everything[key].drop_duplicates())}
    return counts


def against_targets(rows: pd.DataFrame, targets: pd.DataFrame, chosen: Chosen, states: set[str]) -> pd.DataFrame:
    """Targets and reports beside the selection, for the biennia, indicators and regions chosen; else for the world.

    Counts member States; the summaries' counts do not depend on criterion, stage, kind or funder.

    Args:
        rows: the achievements selected. targets: `targets.against_targets` of the whole record.
        chosen: filter to values. states: place_id of every member State, which is what targets count.

    Returns:
        The rows of `targets` with `selected`: member States with an entry in the selection.
    """
    cell = ["biennium", "indicator", "region_id"]
    kept = targets["region_id"].isin(list(chosen.get("region", ())) or [WORLD])
    for name in ("biennium", "indicator"):
        kept &= targets[name].isin(list(chosen[name])) if chosen.get(name) else True
    of_states = rows[rows["place_id"].isin(states)]
    both = pd.concat([of_states, of_states.assign(region_id=WORLD)])
    counts = both.groupby(cell)["place_id"].nunique().rename("selected")
    joined = targets[kept].join(counts, on=cell)
    return joined.assign(selected=joined["selected"].fillna(0).astype(int)).reset_index(drop=True)
