"""Which printed numbers may be added, which may not, and why.

Two numbers are compared when they count the same kind of thing. Every reason is computed, from
values, places, lines, periods, the likeness of our own wording and the source notes; it says "not
without asking", never "certainly the same".
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

import pandas as pd

from o7lib.measures.counting import fill_empty_lists, results_with_place
from o7lib.tables.model.record import Record
from o7lib.tables.model.references import RESULT, Ref, overlap, refs
from o7lib.tables.text.number_words import names_number
from o7lib.tables.text.similarity import Weights, likeness, weights

REASONS = (
    "not_yet",
    "number_conflict",
    "part_of_whole",
    "repeated",
    "shared",
    "series",
    "overlapping_period",
    "period_unknown",
)
# Numbers of people can be added to one another; numbers of organisations or papers are of unlike things.
PEOPLE = "people_"
# What happens once differs from one period to the next; these may be the same ones again.
RETURNING = (PEOPLE, "organisations", "centres")
# Settled by reading every pair of the record's figures that share a place or a number: at half of the
# telling words the pairs that repeat each other part from the rest; elsewhere nearly all must agree.
ALIKE, ALIKE_ELSEWHERE = 0.5, 0.8
# Two equal numbers of this size at one place are no coincidence, however they are worded.
TELLING = 10
UNREACHED = re.compile(r"\b(planned|meant to|was to|not yet|being (?:developed|set up))\b")
# How a measure says in brackets that its number is printed with such a word before it.
INEXACT = r"\((?:printed as )?(?:about|over|more than|at least|nearly)\)"
KEY = [*RESULT, "figure_no"]
ON_ONE_RESULT = [*RESULT, "doc_id"]


@lru_cache(maxsize=4096)
def month_range(period: str | None) -> tuple[int, int] | None:
    """First and last month of a period, counted from year 0; none where no period is given.

    >>> month_range("2014"), month_range("2012-06/2013-05"), month_range("2014/2015") == (2014 * 12, 2015 * 12 + 11)
    ((24168, 24179), (24149, 24160), True)
    """
    if period is None or pd.isna(period):
        return None
    ends = period.split("/")
    first, last = (ends[0].split("-"), ends[-1].split("-"))
    start = int(first[0]) * 12 + (int(first[1]) - 1 if len(first) > 1 else 0)
    return start, int(last[0]) * 12 + (int(last[1]) - 1 if len(last) > 1 else 11)


def _disjoint(a: dict, b: dict) -> bool | None:
    """Whether two periods are known to share no month; none where that is not known."""
    one, other = month_range(a["period"]), month_range(b["period"])
    return None if one is None or other is None else one[1] < other[0] or other[1] < one[0]


def _one_sex(row: dict) -> bool:
    return any(pd.notna(row[sex]) and row[sex] == row["value"] for sex in ("women", "men"))


def _part_of_whole(a: dict, b: dict) -> bool:
    """Whether one number counts one sex of the other, which the same row prints without saying it."""
    if a["row"] != b["row"] or _one_sex(a) == _one_sex(b) or not overlap(a["lines"], b["lines"]):
        return False
    part, whole = (a, b) if _one_sex(a) else (b, a)
    return bool(part["value"] <= whole["value"]) and bool(pd.isna(whole["women"]) and pd.isna(whole["men"]))


def _at_another_time(a: dict, b: dict) -> str | None:
    """Two like numbers of one place, not equal: a series, or perhaps the same people again."""
    apart = _disjoint(a, b)
    if a["measure_group"].startswith(RETURNING) and (apart or a["biennium"] != b["biennium"]):
        return "series"
    if a["row"] == b["row"] or not a["measure_group"].startswith(PEOPLE):
        return None  # what one row prints side by side is meant to be told apart
    return "period_unknown" if apart is None else "overlapping_period"


def _relation(a: dict, b: dict, telling: Weights) -> str | None:
    """Why two numbers of one kind of thing may not be added; none where nothing speaks against it."""
    same_place, same = a["place_id"] == b["place_id"], a["value"] == b["value"]
    if not (same_place or same):
        return None
    alike = likeness(a["measure"], b["measure"], telling)
    if same_place and _part_of_whole(a, b):
        return "part_of_whole"
    if same_place and same and (alike >= ALIKE or a["value"] >= TELLING):
        return "repeated"
    if not same_place:
        return "shared" if same and alike >= ALIKE_ELSEWHERE else None
    return _at_another_time(a, b) if alike >= ALIKE else None


def _numbers(record: Record) -> list[dict]:
    """Every figure as a plain row with its place, the row of the document it stands in, and its reference."""
    columns = ["criterion", "measure", "measure_group", "value", "women", "men", "period", "doc_id", "lines"]
    rows = record.columns("figures", *KEY, *columns).merge(
        results_with_place(record), on=RESULT, how="left", validate="many_to_one"
    )
    rows = rows.sort_values(KEY)
    return [
        row | {"row": tuple(str(row[c]) for c in (*RESULT, "criterion")), "ref": ref}
        for row, ref in zip(rows.to_dict("records"), refs(rows), strict=True)
    ]


def _reasons_alone(record: Record, numbers: list[dict]) -> Iterator[tuple[int, str, Ref]]:
    """Reasons that need no second number: not reached yet, or named in a source note on numbers at odds."""
    notes = record.columns("source_notes", *RESULT, "criterion", "kind", "note", "doc_id", "lines")
    doubts = notes[notes["kind"] == "number_conflict"].to_dict("records")
    telling = _telling_words(record)
    of_result: dict[tuple, list[int]] = {}
    for at, number in enumerate(numbers):
        of_result.setdefault(tuple(number[column] for column in ON_ONE_RESULT), []).append(at)
        if UNREACHED.search(number["measure"]):
            yield at, "not_yet", number["ref"]
    for note in doubts:
        near = of_result.get(tuple(note[column] for column in ON_ONE_RESULT), [])
        for at in _contradicted(note, {at: numbers[at] for at in near}, telling):
            yield at, "number_conflict", Ref("source note", note["doc_id"], note["lines"])


def _contradicted(note: dict, numbers: dict[int, dict], telling: Weights) -> list[int]:
    """The figures of its result that a note on numbers at odds is about: of its criterion, on its lines, named in it.

    Where two of them print the same number, it is about the one whose wording is nearer to the note's.
    """
    by_value: dict[float, list[int]] = {}
    for at, number in numbers.items():
        same_criterion = pd.isna(note["criterion"]) or note["criterion"] == number["criterion"]
        near = same_criterion and overlap(note["lines"], number["lines"])
        if near and names_number(number["value"], note["note"]):
            by_value.setdefault(number["value"], []).append(at)
    return [
        max(found, key=lambda at: likeness(numbers[at]["measure"], note["note"], telling))
        for found in by_value.values()
    ]


def _reasons_in_pairs(record: Record, numbers: list[dict]) -> Iterator[tuple[int, int, str]]:
    """Pairs of one kind of thing that may not be added. The words of the summaries weigh the likeness,
    so that a verdict does not hang on which figures happen to be in the scope."""
    telling = _telling_words(record)
    for i, j in _candidate_pairs(numbers):
        reason = _relation(numbers[i], numbers[j], telling)
        if reason:
            yield i, j, reason


def _telling_words(record: Record) -> Weights:
    return weights(record.columns("narrative_figures", "measure")["measure"])


def _candidate_pairs(numbers: list[dict]) -> Iterator[tuple[int, int]]:
    """Pairs of one kind of thing that share the place or the number, in order: no other pair has a reason."""
    alike: dict[tuple, list[int]] = {}
    for at, number in enumerate(numbers):
        for what in ("place_id", "value"):
            alike.setdefault((number["measure_group"], what, number[what]), []).append(at)
    for at, number in enumerate(numbers):
        found = [alike[number["measure_group"], what, number[what]] for what in ("place_id", "value")]
        later = {other for members in found for other in members[bisect_right(members, at) :]}
        yield from ((at, other) for other in sorted(later))


def verdicts(record: Record) -> pd.DataFrame:
    """Whether each figure may be added to others of its kind in the scope, and what speaks against it.

    Returns:
        One row per figure: the key, `place_id`, `place`, `region_id`, `measure`, `measure_group`,
        `value`, `may_add` (nothing speaks against it), `reasons` (tuple of `REASONS`, in their
        order), `against` (references to the figures or notes that speak against it), `cluster` (figures
        with the same number may count the same things) and `refs`.
    """
    numbers = _numbers(record)
    reasons: list[dict[str, list[Ref]]] = [{} for _ in numbers]
    cluster, members = list(range(len(numbers))), {at: [at] for at in range(len(numbers))}
    for at, reason, ref in _reasons_alone(record, numbers):
        reasons[at].setdefault(reason, []).append(ref)
    for i, j, reason in _reasons_in_pairs(record, numbers):
        reasons[i].setdefault(reason, []).append(numbers[j]["ref"])
        reasons[j].setdefault(reason, []).append(numbers[i]["ref"])
        if cluster[i] != cluster[j]:
            joining = members.pop(cluster[j])
            members[cluster[i]] += joining
            for at in joining:
                cluster[at] = cluster[i]
    columns = [*KEY, "place_id", "place", "region_id", "measure", "measure_group", "value"]
    table = pd.DataFrame([{c: n[c] for c in columns} for n in numbers], columns=columns)
    table["measure_group"] = table["measure_group"].astype(
        record.columns("figures", "measure_group")["measure_group"].dtype
    )
    table["may_add"] = [not by_reason for by_reason in reasons]
    table["reasons"] = [tuple(code for code in REASONS if code in by_reason) for by_reason in reasons]
    against = [[ref for code in REASONS for ref in by_reason.get(code, [])] for by_reason in reasons]
    table["against"] = pd.Series(against, index=table.index, dtype=object)
    table["cluster"] = cluster
    table["refs"] = pd.Series([[n["ref"]] for n in numbers], index=table.index, dtype=object)
    return table


def sums_of_people(figures: pd.DataFrame, level: str = "biennium") -> pd.DataFrame:
    """Printed numbers of people added up, per kind of figure that counts people.

    Of figures that may count the same people only the largest enters; planned and contradicted
    figures do not enter at all. It is a sum over unlike activities, of exact and rounded numbers, and no
    count of persons: nobody can tell from the documents who stands in two of them.

    Args:
        figures: rows of `verdicts`.
        level: a column of them to add within.

    Returns:
        One row per value of the level x measure group of people that has a figure: the level,
        `measure_group`, `figures` (all), `added` (count), `inexact` (of those added, printed as "more than" or
        "about"), `people` (sum of those added), `left_out` (count) and `refs` (the figures added).
    """
    people = figures[figures["measure_group"].astype(str).str.startswith(PEOPLE)]
    sound = people[people["reasons"].map(lambda r: not {"not_yet", "number_conflict"} & set(r)).astype(bool)]
    best = sound.sort_values("value", ascending=False, kind="stable").drop_duplicates([level, "cluster"])
    by = [level, "measure_group"]
    table = people.groupby(by, observed=True).size().rename("figures").to_frame()
    table["added"] = best.groupby(by, observed=True).size()
    table["inexact"] = best[best["measure"].str.contains(INEXACT)].groupby(by, observed=True).size()
    table["people"] = best.groupby(by, observed=True)["value"].sum()
    counts = ["added", "inexact", "people"]
    table[counts] = table[counts].fillna(0).astype("Int64")
    table["left_out"] = table["figures"] - table["added"]
    table["refs"] = best.sort_index().groupby(by, observed=True)["refs"].sum().reindex(table.index)
    table["refs"] = fill_empty_lists(table["refs"])
    return table.reset_index()


def not_addable(verdicts: pd.DataFrame) -> pd.DataFrame:
    """The rows of `verdicts` that may not be added to others of their kind."""
    return verdicts[~verdicts["may_add"].astype(bool)].reset_index(drop=True)
