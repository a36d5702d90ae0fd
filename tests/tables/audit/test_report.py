"""The audit finds nothing in the record as it is, and everything that is put in on purpose.

All errors are put into one copy of the record, each into another row, so that one audit shows them all.
"""

import shutil

import pandas as pd
import pytest

from o7lib.errors import TableError
from o7lib.tables.audit.evidence import Finding, key_of
from o7lib.tables.audit.report import Audit, audit, audited, report
from o7lib.tables.load import load_all
from o7lib.tables.model.paths import data_folder
from o7lib.tables.model.record import Record
from o7lib.tables.model.schema import schema

# Each error: what it is called; the table and key of its row; the column changed and its new value.
CHANGES = {
    "a title that is not printed": ("results", "2012-13 7.1 ZWE131", "title", "Improved policy in Zimbabwe"),
    "a result's last line": ("results", "2012-13 7.1 JOR103", "lines", "133-183"),
    "a result's region": ("results", "2014-15 7.1 NPL105", "region_printed", "Africa"),
    "an area of critical importance": ("results", "2014-15 7.1 SHA127", "aci", None),
    "a note without a text": ("results", "2014-15 7.2 TUV151", "gender_note", "Women took part."),
    "a result's place": ("results", "2014-15 7.2 KIR102", "place_id", "TUV"),
    "an achievement's first line": ("achievements", "2012-13 7.1 VNM105 1 1", "lines", "382-408"),
    "a number in a summary": ("achievements", "2012-13 7.2 BRA107 1 1", "summary", "There were 5,553 visas."),
    "an acronym in a summary": ("achievements", "2012-13 7.2 UKR152 1 1", "summary", "IOM drafted a law."),
    "a year in a contribution": ("achievements", "2012-13 7.2 ARM902 1 1", "ilo_contribution", "A seminar in 2013."),
    "a year in a stage's reason": ("achievements", "2012-13 7.1 VNM105 1 1", "stage_reason", "Adopted in 2011."),
    "a language": ("achievements", "2012-13 7.2 SEN127 1 1", "language", "es"),
    "women who are not named": ("achievements", "2014-15 7.2 KWT106 1 1", "women_in_result", True),
    "women who are named": ("achievements", "2014-15 7.2 ETH155 2 1", "women_in_result", False),
    "a criterion of a type": ("achievement_types", "2012-13 7.1 IDN102 2 1 legal", "criterion", 1),
    "a number": ("figures", "2012-13 7.2 THA176 3 3", "value", 7885),
    "a share": ("figures", "2012-13 7.2 SEN127 4 2", "women_pct", 51.0),
    "a line of a number": ("figures", "2012-13 7.2 MDA128 3 5", "lines", "1289-1289"),
    "a criterion of a number": ("figures", "2014-15 7.2 CRI134 3 1", "criterion", 1),
    "a month of a number": ("figures", "2012-13 7.1 JOR103 2 1", "period", "2013-03"),
    "a year of a number": ("figures", "2014-15 7.1 VNM105 3 1", "period", "2013"),
    "a funder": ("funding", "2014-15 7.1 IDN102 4 CAN", "funder_id", "AUS"),
    "a line of a payment": ("funding", "2014-15 7.1 BGD303 - GBR", "lines", "264-264"),
    "a project paid for": ("funding", "2014-15 7.1 NGA904 1 EU", "project_name", "GMS Triangle project"),
    "an instrument": ("result_instruments", "2014-15 7.2 KWT106 1 C189", "instrument_id", "C188"),
    "a partner": ("result_partners", "2014-15 7.1 NPL105 asia_foundation", "partner_id", "brac"),
    "a line of a partner": ("result_partners", "2014-15 7.1 SHA127 acms", "lines", "42-42"),
    "a target": ("targets", "2012-13 7.1 africa", "target", 3),
    "a total": ("reported_totals", "2014-15 7.2 - member_state", "count", 9),
    "a listed place": ("reported_places", "2012-13 7.2 PAN programme", "place_id", "CRI"),
    "a column of a listed place": ("reported_places", "2012-13 7.1 IDN legal", "type", "policy"),
    "a year of a project": ("projects", "annex-07", "last_year", 2017),
    "a title of a project": ("projects", "annex-06", "title", "Labour Governance in the Pacific"),
    "a place of a project": ("project_places", "annex-19 UKR", "place_id", "GEO"),
    "a partner of a project": ("project_partners", "annex-15 bsr", "partner_id", "iom"),
    "a funder of a project": ("project_funders", "annex-16 GBR", "funder_id", "USA"),
    "a strength": ("project_results", "annex-17 2014-15 7.2 CRI134", "strength", "A"),
    "a group of an output": ("outputs", "2014-15 10", "type", "capacity"),
    "a number of an output": ("outputs", "2012-13 9", "summary", "Training for 559 people."),
    "a number of the narrative": ("narrative_figures", "summary-2014-15 3", "value", 127.0),
    "a year of the narrative": ("narrative_figures", "background-note-2013 22", "year", 2011),
    "a line of a lesson": ("lessons", "2012-13 7", "lines", "30-30"),
    "a quotation of a note": ("source_notes", "11", "note", 'It says "adopts".'),
    "a pointer of a note": ("source_notes", "13", "note", "See results-2014-15, line 999."),
    "a line of a note": ("source_notes", "34", "lines", "140-141"),
    "a count of lines": ("documents", "summary-2012-13", "line_count", 40),
}
DROPPED = {
    "a result": ("results", "2014-15 7.1 MEX128"),
    "an achievement": ("achievements", "2014-15 7.1 KHM129 4 1"),
    "a number": ("figures", "2014-15 7.1 BGD303 3 15"),
    "a payment": ("funding", "2014-15 7.1 VNM105 3 AUS"),
    "an instrument": ("result_instruments", "2012-13 7.2 THA176 1 C189"),
    "a target": ("targets", "2014-15 7.2 -"),
    "a total": ("reported_totals", "2012-13 7.2 africa member_state"),
    "a listed place": ("reported_places", "2014-15 7.2 PNG -"),
    "a project": ("projects", "annex-21"),
    "a place of a project": ("project_places", "annex-08 MLI"),
    "a partner of a project": ("project_partners", "annex-20 mpi"),
    "a funder of a project": ("project_funders", "annex-09 DEU"),
    "an output": ("outputs", "2014-15 6"),
    "a lesson": ("lessons", "2012-13 4"),
}
EXTRA = {
    "a result": ("results", "2014-15 7.2 PHL130", {"cpo": "PNG101", "place_id": "PNG", "indicator": "7.2"}),
    "an achievement": ("achievements", "2014-15 7.1 NPL105 3 1", {"criterion": 2}),
    "a second item": ("achievements", "2014-15 7.1 NPL105 4 1", {"item": 2}),
    "a payment": ("funding", "2014-15 7.1 NPL105 4 EU", {"funder_id": "CHE"}),
}


def changed(frames):
    """The record with every error put in: changes, rows added, two criteria swapped, rows dropped."""
    out = {name: frame.copy() for name, frame in frames.items()}
    places = {
        (name, key_of(schema().table(name), row)): i for name, frame in frames.items() for i, row in frame.iterrows()
    }
    for table, key, column, value in CHANGES.values():
        out[table].loc[places[table, key], column] = value
    for table, key, cells in EXTRA.values():
        like = key.replace("2014-15 7.2 PHL130", "2014-15 7.1 PHL130")
        row = frames[table].loc[places[table, like]].to_frame().T.assign(**cells)
        out[table] = pd.concat([out[table], row.astype(out[table].dtypes)], ignore_index=True)
    a = out["achievements"]
    swapped = (a["cpo"] == "KHM129") & (a["biennium"] == "2012-13")
    a.loc[swapped, "criterion"] = a.loc[swapped, "criterion"].replace({1: 2, 2: 1})
    for table, key in DROPPED.values():
        out[table] = out[table].drop(index=places[table, key])
    return out


@pytest.fixture(scope="module")
def record():
    return load_all()


@pytest.fixture(scope="module")
def mutated(record, sources):
    return audit(Record(changed({name: record.untracked(name) for name in record})), sources)


@pytest.fixture(scope="module")
def clean(record, sources):
    return audit(record, sources)


def said(found: Audit, table: str) -> list[Finding]:
    return [f for f in found.findings if f.table == table]


def test_the_record_is_borne_out_by_the_documents(clean):
    assert clean.findings == []


def test_every_row_is_tied_or_excused(clean, record):
    assert clean.coverage["table"].tolist() == audited(schema())
    assert clean.coverage["rows"].tolist() == [len(record[t]) for t in audited(schema())]
    assert (clean.coverage["tied"] + clean.coverage["excused"] == clean.coverage["rows"]).all()


@pytest.mark.parametrize("error", CHANGES)
def test_an_error_in_a_row_is_caught(error, mutated, clean, record):
    table, key, _, _ = CHANGES[error]
    line = (
        next(i for i, row in record.untracked(table).iterrows() if key_of(record.schema.table(table), row) == key) + 2
    )
    assert not [f for f in said(clean, table) if f.line == line]
    assert [f for f in said(mutated, table) if f.line == line], f"{error} passes"


@pytest.mark.parametrize("error", DROPPED)
def test_a_row_that_was_dropped_is_missed(error, mutated):
    table, key = DROPPED[error]
    missed = [f for f in said(mutated, table) if f.line == 1]
    group = {
        "figures": "2014-15 7.1 BGD303 3 for the number 45",
        "outputs": "Upstream policy advice",
        "lessons": "23-23",
        "targets": "2014-15 7.2 - member_state",
    }
    assert any(group.get(table, key) in f.key for f in missed), f"{error} is not missed"


@pytest.mark.parametrize("error", EXTRA)
def test_a_row_too_many_is_caught(error, mutated, record):
    table, _, cells = EXTRA[error]
    extra = [f for f in said(mutated, table) if f.line > len(record.untracked(table)) and f.value in cells.values()]
    assert extra or any(f.line > len(record.untracked(table)) + 1 for f in said(mutated, table)), f"{error} passes"


def test_a_swap_of_two_criteria_is_caught(mutated):
    swapped = [f for f in said(mutated, "achievements") if "KHM129" in f.key and f.column == "lines"]
    assert [(f.value, f.expected.split(",")[0]) for f in swapped] == [("194-227", "231-249"), ("231-249", "194-227")]


@pytest.fixture
def decided(tmp_path):
    """A data folder with the shipped decisions, but excuses as the test wants them."""
    shutil.copytree(data_folder() / "coding", tmp_path / "coding")

    def write(change):
        excuses = pd.read_csv(data_folder() / "coding" / "untied.csv", dtype=str)
        change(excuses).to_csv(tmp_path / "coding" / "untied.csv", index=False)
        return tmp_path

    return write


IDLE = ["figures", "2012-13 7.1 KHM129 1 1", "value", "8", "We counted again."]


def test_an_excuse_for_nothing_that_is_found_is_a_finding(record, sources, decided):
    folder = decided(
        lambda excuses: pd.DataFrame([*excuses.to_numpy(), IDLE], columns=excuses.columns).sort_values(
            ["table", "key", "column", "value"]
        )
    )
    found = audit(record, sources, folder)
    line = (folder / "coding" / "untied.csv").read_text(encoding="utf-8").splitlines().index(",".join(IDLE)) + 1
    assert [str(f) for f in found.findings if not f.table] == [
        f"data/coding/untied.csv:{line}  key is 'figures 2012-13 7.1 KHM129 1 1 value 8'; "
        "expected an excuse for something an audit finds, or no line"
    ]


def test_without_excuses_nothing_is_excused(record, sources, decided):
    found = audit(record, sources, decided(lambda excuses: excuses[:0]))
    assert found.coverage["excused"].sum() == 0 and found.coverage["failing"].sum() > 0


def test_an_excuse_without_a_reason_is_refused(record, sources, decided):
    folder = decided(lambda excuses: excuses.assign(reason=""))
    with pytest.raises(TableError, match=r"coding/untied.csv:2  reason is ''; expected a value"):
        audit(record, sources, folder)


def test_a_report_names_file_line_and_locator(mutated):
    text = report(*mutated)
    assert "data/figures.csv:" in text
    assert "value is 7885; expected a number that the lines print in results-2012-13:922-923" in text
    assert (
        "data/results.csv:1  no row 2014-15 7.1 MEX128; expected one, since it is printed in results-2014-15:320-331"
        in text
    )
    assert text.splitlines()[-1].startswith("all ")
