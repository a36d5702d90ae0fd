"""What must be true of source notes: they name results and reports that exist, and strike only what they name."""

from collections.abc import Iterator

from o7lib.errors import Problem
from o7lib.tables.model.references import RESULT
from o7lib.tables.validation.problems import Frames, Path, problems_from_rows

REPORT = [*RESULT, "criterion"]
ITEM = [*REPORT, "item"]
STRIKING = ("count", "condition")


def notes_name_results_that_exist(t: Frames, path: Path) -> Iterator[Problem]:
    """A note on a result names a result of the record; a note on a document names none."""
    known = set(map(tuple, t["results"][RESULT].astype(str).to_numpy()))
    notes = t["source_notes"][t["source_notes"]["cpo"].notna()]
    keys = [tuple(k) for k in notes[RESULT].astype(str).to_numpy()]
    yield from problems_from_rows(
        notes[[k not in known for k in keys]],
        path("source_notes"),
        "cpo",
        "a result of results.csv, with its biennium and indicator",
    )


def notes_name_reports_that_exist(t: Frames, path: Path) -> Iterator[Problem]:
    """A note on a criterion names one that its result reports under, and an item that stands there."""
    reports = t["achievements"]
    for key, column, expected in (
        (REPORT, "criterion", "a criterion that the result reports under"),
        (ITEM, "item", "an item that the result reports under that criterion"),
    ):
        known = set(map(tuple, reports[key].astype(str).to_numpy()))
        named = t["source_notes"][t["source_notes"][key].notna().all(axis=1)]
        wrong = [tuple(k) not in known for k in named[key].astype(str).to_numpy()]
        yield from problems_from_rows(named[wrong], path("source_notes"), column, expected)
    bare = t["source_notes"][t["source_notes"]["criterion"].notna() & t["source_notes"]["cpo"].isna()]
    yield from problems_from_rows(bare, path("source_notes"), "criterion", "nothing: the note is on no result")


def striking_notes_name_their_report(t: Frames, path: Path) -> Iterator[Problem]:
    """A note that would strike a report names it: on a whole result or on several reports it could not be applied."""
    notes = t["source_notes"]
    strikes = notes["effect"].isin(STRIKING) & notes["side"].isin(["result", "both"])
    wrong = notes[strikes & notes["criterion"].isna()]
    expected = "the criterion whose report the note strikes; a note on several is written once for each"
    yield from problems_from_rows(wrong, path("source_notes"), "criterion", expected)
