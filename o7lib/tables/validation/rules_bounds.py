"""Rules on size and time: numbers that no document of this outcome could print.

Where a document may contradict itself (a share that does not fit its counts, a date far from its biennium), the row
stands as printed if a source note on its very lines says so.
"""

from collections.abc import Iterator

import pandas as pd

from o7lib.errors import Problem
from o7lib.tables.geography import states
from o7lib.tables.model.references import has_match, span
from o7lib.tables.validation.problems import Frames, Path, problems_from_rows, rows_where

MOST_LINES = 1_000_000  # some twenty thousand printed pages
YEARS_BEFORE, YEARS_AFTER = 20, 1  # a series may go back; a result is reported in the year after its biennium
PROJECT_YEARS = 30
POINTS = 1.0  # a share is mostly printed without decimals


def documents_can_be_read(t: Frames, path: Path) -> Iterator[Problem]:
    """No document has a million lines: such a count is a slip, and every locator would pass under it."""
    d = t["documents"]
    expected = f"at most {MOST_LINES} lines"
    yield from problems_from_rows(d[d["line_count"] > MOST_LINES], path("documents"), "line_count", expected)


def counts_of_states_fit_the_world(t: Frames, path: Path) -> Iterator[Problem]:
    """A target, or a printed total, counts States or subregions: no more than the ILO has members there."""
    for table, column in (("targets", "target"), ("reported_totals", "count")):
        frame = t[table]
        most = [states.members(region if isinstance(region, str) else "") for region in frame["region_id"].tolist()]
        wrong = rows_where(frame.assign(most=most), frame[column] > most)
        yield from problems_from_rows(
            wrong, path(table), column, lambda row: f"at most {row['most']}, the member States of the ILO there"
        )


def results_have_lines_of_their_own(t: Frames, path: Path) -> Iterator[Problem]:
    """Two results of a document share only the line where they meet; one result under two indicators may share all."""
    r = t["results"]
    for doc in r["doc_id"].unique():
        rows = r[r["doc_id"] == doc]
        spans = [span(lines) for lines in rows["lines"].tolist()]
        order = sorted(range(len(rows)), key=lambda n: spans[n])
        furthest = order[0]
        for n in order[1:]:
            cpo, other = rows["cpo"].iloc[n], rows["cpo"].iloc[furthest]
            if spans[n][0] < spans[furthest][1] and cpo != other:
                expected = f"lines of its own; {other} has {rows['lines'].iloc[furthest]}"
                yield Problem(path("results"), int(rows.index[n]) + 2, "lines", rows["lines"].iloc[n], expected)
            furthest = max(furthest, n, key=lambda m: spans[m][1])


def _unnoted(t: Frames, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows on whose very lines no source note is; a note on more lines is on something else too."""
    return rows_where(rows, ~has_match(rows, t["source_notes"], ["doc_id", "lines"]))


def periods_lie_near_their_biennium(t: Frames, path: Path) -> Iterator[Problem]:
    """What a result is reported for lies in its biennium, in the years that led to it, or in the year of the report."""
    first = dict(zip(t["biennia"]["biennium"], t["biennia"]["first_year"], strict=True))
    f = t["figures"][t["figures"]["period"].notna()]

    def near(biennium: str, period: str) -> bool:
        years = [int(date[:4]) for date in period.split("/")]
        return first[biennium] - YEARS_BEFORE <= min(years) and max(years) <= first[biennium] + 1 + YEARS_AFTER

    rows = zip(f["biennium"].tolist(), f["period"].tolist(), strict=True)
    far = rows_where(f, (not near(*row) for row in rows))

    def expected(row: pd.Series) -> str:
        year = first[row["biennium"]]
        span = f"years from {year - YEARS_BEFORE} to {year + 1 + YEARS_AFTER}"
        return f"{span}, near {row['biennium']}, or a source note on these very lines"

    yield from problems_from_rows(_unnoted(t, far), path("figures"), "period", expected)


def projects_lie_near_the_record(t: Frames, path: Path) -> Iterator[Problem]:
    """A project of the annex runs in a biennium of the record, or some years before or after."""
    years, p = t["biennia"], t["projects"]
    if years.empty:
        return
    low, high = years["first_year"].min() - PROJECT_YEARS, years["last_year"].max() + PROJECT_YEARS
    for column in ("first_year", "last_year"):
        wrong = p[((p[column] < low) | (p[column] > high)).fillna(False).astype(bool)]
        yield from problems_from_rows(wrong, path("projects"), column, f"a year from {low} to {high}")


def shares_of_women_fit_their_counts(t: Frames, path: Path) -> Iterator[Problem]:
    """A share of women printed beside the counts it is of is their quotient, to a point; else a note says so."""
    f = t["figures"][t["figures"]["women_pct"].notna() & t["figures"]["value"].gt(0).fillna(False)]
    # Without a count of women, they are at most what the men leave.
    least = 100 * f["women"].fillna(0).astype(float) / f["value"].astype(float)
    most = 100 * f["women"].fillna(f["value"] - f["men"].fillna(0)).astype(float) / f["value"].astype(float)
    share = f["women_pct"].astype(float)
    wrong = f.assign(least=least, most=most)[(share < least - POINTS) | (share > most + POINTS)]
    yield from problems_from_rows(
        _unnoted(t, wrong),
        path("figures"),
        "women_pct",
        lambda row: f"from {row['least']:.0f} to {row['most']:.0f} as counted, or a source note on these very lines",
    )


RULES = (
    documents_can_be_read,
    counts_of_states_fit_the_world,
    results_have_lines_of_their_own,
    periods_lie_near_their_biennium,
    projects_lie_near_the_record,
    shares_of_women_fit_their_counts,
)
