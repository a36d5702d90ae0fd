"""How strong the evidence of a scope is: how much there is, how far it goes, and what it leaves out.

One long frame, the same for any scope.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

import pandas as pd

from o7lib.measures import requirements
from o7lib.measures.counting import results_with_place, share
from o7lib.measures.standing import CLEAR, reports
from o7lib.measures.standing import results as results_standing
from o7lib.tables.model.record import Record
from o7lib.tables.model.references import ACHIEVEMENT, LISTING_KEY, RESULT, Ref, by_key, has_match, refs

# What is measured, in the order in which it is shown.
MEASURES = (
    "results",
    "achievements",
    "firm",
    "firm_clear",
    "operational",
    "criteria",
    "policy",
    "policy_clear",
    "undoubted",
    "conditions_shown",
    "women_result",
    "women_contribution",
    "women",
    "funder",
    "partner",
    "instrument",
    "figures",
    "people",
    "people_sex",
    "notes",
    "language",
    "listed_only",
)
COLUMNS = ["measure", "code", "unit", "count", "of", "refs"]
NAMING = {"funder": "funding", "partner": "result_partners", "instrument": "result_instruments"}
# The measure groups that count people begin with this.
PEOPLE = "people_"

Line = tuple[str, str, str, int, int | None, list[Ref]]


def _line(measure: str, unit: str, found: Sequence[Ref], of: int | None = None, code: str = "") -> Line:
    return measure, code, unit, len(found), of, list(found)


class _Rows:
    """The rows of a table with their references, of which a part is picked for each measure."""

    def __init__(self, rows: pd.DataFrame) -> None:
        self.rows, self.refs = rows, refs(rows)

    def where(self, holds: pd.Series) -> list[Ref]:
        """References of the rows for which a condition holds."""
        return [ref for ref, is_held in zip(self.refs, holds.tolist(), strict=True) if is_held]

    def once(self, by: list[str]) -> list[Ref]:
        """The reference of the first row of each key."""
        return [mine[0] for mine in by_key(self.rows, by, self.refs).values()]


def _progress(record: Record, results: pd.DataFrame) -> Iterator[Line]:
    """How much, how far, under how many of the criteria, and in which languages."""
    columns = ["stage", "language", "women_in_result", "women_in_contribution", "doc_id", "lines"]
    rows = record.columns("achievements", *ACHIEVEMENT, *columns)
    of, total, firm = _Rows(rows), len(rows), rows["stage"] >= record.schema.firm_stage
    yield _line("results", "results", refs(results))
    yield _line("achievements", "achievements", of.refs)
    yield _line("firm", "achievements", of.where(firm), total)
    yield _line("operational", "achievements", of.where(rows["stage"] == rows["stage"].cat.categories[-1]), total)
    possible = int(requirements.of_results(results, requirements.number(record)).sum())
    yield _line("criteria", "criteria", of.once([*RESULT, "criterion"]), possible)
    yield _line("policy", "results", _Rows(rows[firm & (rows["criterion"] == 1)]).once(RESULT), len(results))
    either = rows["women_in_result"] | rows["women_in_contribution"]
    yield _line("women_result", "achievements", of.where(rows["women_in_result"]), total)
    yield _line("women_contribution", "achievements", of.where(rows["women_in_contribution"]), total)
    yield _line("women", "achievements", of.where(either), total)
    for code in rows["language"].cat.categories:
        yield _line("language", "achievements", of.where(rows["language"] == code), total, code)


def _named(record: Record, results: pd.DataFrame) -> Iterator[Line]:
    """Results that name a funder, a partner, an instrument; the references are to what names them."""
    for measure, table in NAMING.items():
        rows = record.columns(table, *RESULT, "doc_id", "lines")
        yield measure, "", "results", int(has_match(results, rows).sum()), len(results), refs(rows)


def _numbers(record: Record) -> Iterator[Line]:
    """Printed numbers, those of people, and those of people that say anything of sex."""
    sexes = ["women", "men", "women_pct"]
    rows = record.columns("figures", *RESULT, "criterion", "figure_no", "measure_group", *sexes, "doc_id", "lines")
    of, people = _Rows(rows), rows["measure_group"].astype(str).str.startswith(PEOPLE)
    yield _line("figures", "figures", of.refs)
    yield _line("people", "figures", of.where(people), len(rows))
    yield _line("people_sex", "figures", of.where(people & rows[sexes].notna().any(axis=1)), int(people.sum()))


def _standing(record: Record, results: pd.DataFrame) -> Iterator[Line]:
    """Reports adopted without a note that says they do not count; results and policies that stand so."""
    rows, held = reports(record), results_standing(record)
    firm = rows["firm"] & (rows["standing"] == CLEAR)
    yield _line("firm_clear", "achievements", list(chain.from_iterable(rows.loc[firm, "refs"])), len(rows))
    for measure, column in (
        ("policy_clear", "policy_clear"),
        ("undoubted", "keeps"),
        ("conditions_shown", "keeps_clear"),
    ):
        found = list(chain.from_iterable(held.loc[held[column], "refs"]))
        yield measure, "", "results", int(held[column].sum()), len(results), found


def _doubts(record: Record, results: pd.DataFrame) -> Iterator[Line]:
    """Source notes on results, and places that a summary counts and no entry reports on."""
    notes = record.columns("source_notes", "note_no", *RESULT, "kind", "doc_id", "lines")
    notes = notes[notes["cpo"].notna()]
    of = _Rows(notes)
    for kind in notes["kind"].cat.categories:
        yield _line("notes", "notes", of.where(notes["kind"] == kind), len(notes), kind)
    lists = record.columns("reported_places", *LISTING_KEY, "doc_id", "lines").drop_duplicates(LISTING_KEY)
    entered = has_match(lists, results, LISTING_KEY)
    yield _line("listed_only", "listings", refs(lists[~entered]), len(lists))


def strength(record: Record) -> pd.DataFrame:
    """The strength of the evidence in a scope, measure by measure.

    Returns:
        One row per measure (and code, for languages and kinds of note; the schema's order), zeros
        included: `measure` (one of `MEASURES`), `code`, `unit` (what is counted), `count`, `of` (the
        denominator; missing where the count stands alone), `share` (0 to 1; missing where `of` is
        missing or nothing) and `refs`.
    """
    results = results_with_place(record, "doc_id", "lines")
    parts = _progress, _standing, _named
    lines = [line for part in parts for line in part(record, results)]
    lines += [*_numbers(record), *_doubts(record, results)]
    order = {measure: at for at, measure in enumerate(MEASURES)}
    out = pd.DataFrame(sorted(lines, key=lambda line: order[str(line[0])]), columns=COLUMNS)
    out["of"] = out["of"].astype("Int64")
    out.insert(5, "share", share(out["count"], out["of"]))
    return out


def value(frame: pd.DataFrame, measure: str, code: str = "") -> tuple[int, int]:
    """Count and denominator of one measure of `strength`, for a sentence; 0 for a denominator it lacks.

    >>> value(pd.DataFrame({"measure": ["firm"], "code": [""], "count": [3], "of": [4]}), "firm")
    (3, 4)
    """
    row = frame[(frame["measure"] == measure) & (frame["code"] == code)].iloc[0]
    return int(row["count"]), 0 if pd.isna(row["of"]) else int(row["of"])
