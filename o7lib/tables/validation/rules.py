"""Rules on the meaning of the record, one function per rule.

A rule holds only what no document could contradict. Where the documents contradict each other
(a total that does not match its list, parts that do not add up) the rows stay as printed and
`source_notes` says so.
"""

from calendar import monthrange
from collections.abc import Iterator
from itertools import count

import pandas as pd

from o7lib.errors import Problem
from o7lib.tables.model.references import ACHIEVEMENT, RESULT, has_match, span
from o7lib.tables.validation import rules_bounds, rules_identity, rules_notes, rules_places, rules_reference_tables
from o7lib.tables.validation.problems import Frames, Path, problems_from_rows, rows_where

NUMBERED = (
    ("achievements", [*RESULT, "criterion"], "item"),
    ("figures", RESULT, "figure_no"),
    ("outputs", ["biennium"], "output_no"),
    ("lessons", ["biennium"], "lesson_no"),
    ("narrative_figures", ["doc_id"], "figure_no"),
)


def _results(t: Frames) -> dict[tuple[str, ...], tuple[str, int, int]]:
    """Where each result stands: its key to its document, first and last line."""
    r = t["results"]
    keys = zip(*(r[c].tolist() for c in RESULT), strict=True)
    return {
        key: (doc, *span(lines))
        for key, doc, lines in zip(keys, r["doc_id"].tolist(), r["lines"].tolist(), strict=True)
    }


def lines_lie_in_their_document(t: Frames, path: Path) -> Iterator[Problem]:
    """A locator that points past the end of its document leads a reader nowhere."""
    ends = dict(zip(t["documents"]["doc_id"], t["documents"]["line_count"], strict=True))

    def within(row: pd.Series) -> str:
        return f"first-last, at most {ends[row['doc_id']]} in {row['doc_id']}"

    for name, frame in t.items():
        if {"doc_id", "lines"} <= set(frame.columns):
            pairs = zip(map(span, frame["lines"].tolist()), frame["doc_id"].tolist(), strict=True)
            wrong = rows_where(frame, (first > last or last > ends[doc] for (first, last), doc in pairs))
            yield from problems_from_rows(wrong, path(name), "lines", within)


def lines_lie_in_their_result(t: Frames, path: Path) -> Iterator[Problem]:
    """What is said of a result is said between its first and its last line, in its own document."""
    home = _results(t)

    def document(row: pd.Series) -> str:
        return f"the document of its result, {home[tuple(row[RESULT])][0]}"

    def within(row: pd.Series) -> str:
        return "lines within its result, {}-{}".format(*home[tuple(row[RESULT])][1:])

    for name in ("achievements", "funding", "figures", "result_instruments", "result_partners"):
        frame = t[name]
        homes = [home[key] for key in zip(*(frame[c].tolist() for c in RESULT), strict=True)]
        elsewhere = [doc != mine for doc, (mine, _, _) in zip(frame["doc_id"].tolist(), homes, strict=True)]
        spans = zip(map(span, frame["lines"].tolist()), homes, elsewhere, strict=True)
        outside = [not away and (first < low or last > high) for (first, last), (_, low, high), away in spans]
        yield from problems_from_rows(rows_where(frame, elsewhere), path(name), "doc_id", document)
        yield from problems_from_rows(rows_where(frame, outside), path(name), "lines", within)


def documents_report_their_own_biennium(t: Frames, path: Path) -> Iterator[Problem]:
    """A document of one biennium is no source for the results or targets of another."""
    of = t["documents"].set_index("doc_id")["biennium"]
    for name in ("results", "targets", "reported_totals", "reported_places", "outputs", "lessons"):
        printed = t[name]["doc_id"].map(of)
        wrong = t[name][printed.isna() | (printed != t[name]["biennium"])]
        yield from problems_from_rows(
            wrong, path(name), "doc_id", lambda r: f"a document that reports on {r['biennium']}"
        )


def codes_name_their_place(t: Frames, path: Path) -> Iterator[Problem]:
    """The first three letters of a country programme outcome are its country's or subregion's code."""
    r = t["results"]
    yield from problems_from_rows(
        r[r["cpo"].str[:3] != r["place_id"]], path("results"), "place_id", lambda c: f"{c['cpo'][:3]}, as in {c['cpo']}"
    )


def results_meet_the_criteria_required(t: Frames, path: Path) -> Iterator[Problem]:
    """A result is reportable when it meets the number of criteria that its indicator requires in its biennium."""
    met = t["achievements"].groupby(RESULT)["criterion"].nunique().rename("met").astype("Int64")
    r = t["results"].join(met, on=RESULT).fillna({"met": 0})
    r = r.join(t["indicators"].set_index(["biennium", "indicator"])["criteria_required"], on=["biennium", "indicator"])
    wrong = r[r["met"] < r["criteria_required"]]
    yield from problems_from_rows(
        wrong,
        path("results"),
        "cpo",
        lambda c: f"achievements under at least {c['criteria_required']} criteria, not {c['met']}",
    )


def items_count_from_one(t: Frames, path: Path) -> Iterator[Problem]:
    """Rows that a number tells apart are numbered without gaps, so that a dropped row is noticed."""
    for name, of, number in NUMBERED:
        frame = t[name]
        size = frame.groupby(of)[number].transform("size")
        wrong = frame[(frame[number] > size) | frame.duplicated([*of, number])]
        if wrong.empty:
            continue
        used = frame.merge(wrong[of].drop_duplicates(), on=of).groupby(of)[number].agg(set)

        def missing(row: pd.Series, of: list[str] = of, used: pd.Series = used) -> str:
            taken = used[tuple(row[of]) if len(of) > 1 else row[of[0]]]
            free = next(n for n in count(1) if n not in taken)
            return f"{free}, the first number missing"

        yield from problems_from_rows(wrong, path(name), number, missing)


def repeats_name_another_criterion(t: Frames, path: Path) -> Iterator[Problem]:
    """A text can only repeat the text of another criterion that the same result reports."""
    a = t["achievements"]
    claimed = a[a["repeats"].notna()]
    reported = has_match(claimed.assign(criterion=claimed["repeats"]), a, [*RESULT, "criterion"])
    wrong = claimed[(claimed["repeats"] == claimed["criterion"]) | ~reported]
    yield from problems_from_rows(wrong, path("achievements"), "repeats", "another criterion that this result reports")


def achievements_have_a_type(t: Frames, path: Path) -> Iterator[Problem]:
    """Everything achieved is a thing of some kind; without a type it would drop out of every count by type."""
    bare = t["achievements"][~has_match(t["achievements"], t["achievement_types"], ACHIEVEMENT)]
    yield from problems_from_rows(bare, path("achievements"), "cpo", "at least one row in achievement_types")


def criteria_belong_to_their_result(t: Frames, path: Path) -> Iterator[Problem]:
    """Funding, numbers and instruments under a criterion stand in a row that the result has."""
    for name in ("funding", "figures", "result_instruments"):
        rows = t[name][t[name]["criterion"].notna()]
        wrong = rows[~has_match(rows, t["achievements"], [*RESULT, "criterion"])]
        yield from problems_from_rows(wrong, path(name), "criterion", "a criterion that this result reports, or none")


def parts_stay_within_the_whole(t: Frames, path: Path) -> Iterator[Problem]:
    """Women and men counted are among everyone counted, and together no more than everyone."""
    f = t["figures"]
    for column in ("women", "men"):
        yield from problems_from_rows(
            f[(f[column] > f["value"]).fillna(False)], path("figures"), column, lambda r: f"at most {r['value']:.12g}"
        )
    both = f[
        ((f["women"] <= f["value"]) & (f["men"] <= f["value"]) & (f["women"] + f["men"] > f["value"])).fillna(False)
    ]
    yield from problems_from_rows(
        both,
        path("figures"),
        "men",
        lambda r: f"at most {r['value'] - r['women']:.12g}, what the women leave of {r['value']:.12g}",
    )


def projects_end_after_they_start(t: Frames, path: Path) -> Iterator[Problem]:
    """A project's last year is not before its first."""
    p = t["projects"]
    yield from problems_from_rows(
        p[(p["last_year"] < p["first_year"]).fillna(False)],
        path("projects"),
        "last_year",
        lambda r: f"{r['first_year']} or later",
    )


def _is_date(text: str) -> bool:
    year, month, day = (int(part) for part in [*text.split("-"), "1", "1"][:3])
    return year > 0 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def _is_period(text: str) -> bool:
    first, _, last = text.partition("/")
    both = min(len(first), len(last or first))  # a month and a year are compared as years
    return _is_date(first) and _is_date(last or first) and first[:both] <= (last or first)[:both]


def periods_are_dates_in_order(t: Frames, path: Path) -> Iterator[Problem]:
    """A period is a date that the calendar has, or two, the earlier one first."""
    f = t["figures"]
    wrong = rows_where(f, (isinstance(text, str) and not _is_period(text) for text in f["period"]))
    yield from problems_from_rows(
        wrong, path("figures"), "period", "a date of the calendar, or two with the earlier one first"
    )


def channels_suit_their_funder(t: Frames, path: Path) -> Iterator[Problem]:
    """Extra-budgetary technical cooperation is paid by donors; the other channels are the ILO's own funds."""
    kind = t["funders"].set_index("funder_id")["kind"]
    f = t["funding"]
    own = f["funder_id"].map(kind).astype(str) == "ilo"
    wrong = f[own == (f["channel"].astype(str) == "XBTC")]
    yield from problems_from_rows(
        wrong, path("funding"), "channel", "XBTC for a donor, another channel for the ILO's own funds"
    )


RULES = (
    rules_reference_tables.biennia_are_two_years,
    rules_reference_tables.biennia_follow_each_other,
    rules_reference_tables.indicators_have_the_criteria_required,
    lines_lie_in_their_document,
    lines_lie_in_their_result,
    documents_report_their_own_biennium,
    codes_name_their_place,
    results_meet_the_criteria_required,
    items_count_from_one,
    repeats_name_another_criterion,
    achievements_have_a_type,
    criteria_belong_to_their_result,
    parts_stay_within_the_whole,
    projects_end_after_they_start,
    periods_are_dates_in_order,
    rules_reference_tables.names_lead_to_one,
    rules_reference_tables.member_states_have_a_number,
    channels_suit_their_funder,
    rules_reference_tables.donor_states_have_a_code,
    rules_notes.notes_name_an_indicator_of_their_biennium,
    rules_notes.notes_name_results_that_exist,
    rules_notes.notes_name_reports_that_exist,
    rules_notes.striking_notes_name_their_report,
    *rules_identity.RULES,
    *rules_places.RULES,
    *rules_bounds.RULES,
)


def problems(frames: Frames, folder: str = "data") -> list[Problem]:
    """Every cell that breaks a rule, over all tables. Empty when the record holds."""
    return [p for rule in RULES for p in rule(frames, lambda table: f"{folder}/{table}.csv")]
