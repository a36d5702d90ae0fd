"""Rules on source notes: they name results and reports that exist, and strike only what they name."""

from collections.abc import Iterator

from o7lib.errors import Problem
from o7lib.tables.model.notes import strikes
from o7lib.tables.model.references import RESULT, has_match
from o7lib.tables.validation.problems import Frames, Path, problems_from_rows

REPORT = [*RESULT, "criterion"]
ITEM = [*REPORT, "item"]
USED = ["biennium", "indicator"]


def notes_name_an_indicator_of_their_biennium(t: Frames, path: Path) -> Iterator[Problem]:
    """A note on an indicator names one that is used, in the biennium of the note where it has one."""
    notes = t["source_notes"][t["source_notes"]["indicator"].notna()]
    dated = notes["biennium"].notna()
    used = has_match(notes, t["indicators"], ["indicator"]) & (has_match(notes, t["indicators"], USED) | ~dated)
    expected = "an indicator of indicators.csv, in the biennium of the note"
    yield from problems_from_rows(notes[~used], path("source_notes"), "indicator", expected)


def notes_name_results_that_exist(t: Frames, path: Path) -> Iterator[Problem]:
    """A note on a result names a result of the record; a note on a document names none."""
    notes = t["source_notes"][t["source_notes"]["cpo"].notna()]
    expected = "a result of results.csv, with its biennium and indicator"
    yield from problems_from_rows(notes[~has_match(notes, t["results"])], path("source_notes"), "cpo", expected)


def notes_name_reports_that_exist(t: Frames, path: Path) -> Iterator[Problem]:
    """A note on a criterion names one that its result reports under, and an item that stands there."""
    notes = t["source_notes"]
    for key, column, expected in (
        (REPORT, "criterion", "a criterion that the result reports under"),
        (ITEM, "item", "an item that the result reports under that criterion"),
    ):
        named = notes[notes[key].notna().all(axis=1)]
        wrong = named[~has_match(named, t["achievements"], key)]
        yield from problems_from_rows(wrong, path("source_notes"), column, expected)
    bare = notes[notes["criterion"].notna() & notes["cpo"].isna()]
    yield from problems_from_rows(bare, path("source_notes"), "criterion", "nothing: the note is on no result")


def striking_notes_name_their_report(t: Frames, path: Path) -> Iterator[Problem]:
    """A note that would strike a report names it: on a whole result or on several reports it could not be applied."""
    notes = t["source_notes"]
    wrong = notes[strikes(notes) & notes["criterion"].isna()]
    expected = "the criterion whose report the note strikes; a note on several is written once for each"
    yield from problems_from_rows(wrong, path("source_notes"), "criterion", expected)
