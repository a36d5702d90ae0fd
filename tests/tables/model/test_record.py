"""The record in memory: what is read is noted, and nothing done to a frame reaches the record."""

from contextlib import suppress

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from o7lib.errors import ParameterError
from o7lib.measures.scope import digester, narrow
from o7lib.tables.load import frames_of, load_all
from o7lib.tables.model.record import Record, digest
from o7lib.tables.model.schema import schema
from o7lib.tables.model.scope import Scope
from o7lib.tables.model.snapshot import read_snapshot


@pytest.fixture(scope="module")
def shipped() -> dict[str, pd.DataFrame]:
    return frames_of(read_snapshot())


FRAME = pd.DataFrame(
    {
        "text": pd.array(["a", None, ""], dtype="str"),
        "whole": pd.array([1, None, 0], dtype="Int64"),
        "part": pd.array([0.5, None, 0.0], dtype="Float64"),
        "truth": pd.array([True, None, False], dtype="boolean"),
        "code": pd.Categorical(["x", None, "y"], categories=["y", "x"], ordered=True),
        "plain": [True, False, True],
    }
)


@pytest.mark.parametrize(
    ("row", "column", "value"),
    [
        (0, "text", "b"),
        (0, "text", "A"),
        (0, "text", "a "),
        (0, "text", "á"),
        (1, "text", ""),
        (1, "text", "nan"),
        (1, "text", "None"),
        (2, "text", None),
        (0, "whole", 2),
        (1, "whole", 0),
        (2, "whole", None),
        (0, "part", 0.5000000000000001),
        (1, "part", 0.0),
        (0, "truth", False),
        (1, "truth", False),
        (0, "code", "y"),
        (1, "code", "y"),
        (2, "code", None),
        (0, "plain", False),
    ],
)
def test_a_digest_changes_with_any_cell(row, column, value):
    other = FRAME.copy()
    other.loc[row, column] = value
    assert digest(other) != digest(FRAME)


def test_a_digest_changes_with_every_cell_of_the_shipped_tables(shipped):
    for name, frame in shipped.items():
        whole = digest(frame)
        for column in frame.columns:
            other = frame.copy()
            row = next((n for n in other.index if pd.notna(other.loc[n, column])), None)
            if row is not None and other[column].dtype != bool:  # else the column is empty
                other.loc[row, column] = None
                assert digest(other) != whole, f"{name}.{column}"


def test_a_digest_changes_with_names_rows_and_their_order():
    renamed, moved = FRAME.rename(columns={"text": "texts"}), FRAME[[*FRAME.columns[1:], FRAME.columns[0]]]
    shorter, turned = FRAME.iloc[:2], FRAME.iloc[::-1]
    assert len({digest(f) for f in (FRAME, renamed, moved, shorter, turned)}) == 5


def test_cells_that_run_together_are_told_apart():
    one, other = pd.DataFrame({"a": ["x,y"], "b": ["z"]}), pd.DataFrame({"a": ["x"], "b": ["y,z"]})
    assert digest(one) != digest(other)
    assert digest(pd.DataFrame({"a": ["1"]})) != digest(pd.DataFrame({"a": [1]}))
    assert digest(pd.DataFrame(index=[0])) != digest(pd.DataFrame(index=[0, 1]))


def test_a_digest_does_not_depend_on_the_index_or_on_codes_that_no_row_has():
    assert digest(FRAME.set_axis([7, 8, 9])) == digest(FRAME)
    assert digest(FRAME.assign(code=FRAME["code"].cat.add_categories("z"))) == digest(FRAME)


def _writes(frame: pd.DataFrame) -> None:
    """Everything a notebook might do to a frame, down to the arrays under its columns."""
    for name in frame.columns:
        frame.loc[frame.index[0], name] = frame[name].iloc[-1]
        array = frame[name].array
        for part in (array, getattr(array, "_data", None), getattr(array, "_mask", None), frame[name].to_numpy()):
            with suppress(ValueError, TypeError):  # read-only, or no array of cells: so much the better
                part[0] = part[1]
    frame["new"] = 1
    frame.columns.name = "x"
    frame.index.name = "y"
    frame.attrs["note"] = "z"


def test_nothing_written_into_a_frame_reaches_the_record(shipped):
    before = {name: frame.copy() for name, frame in shipped.items()}
    record = Record(shipped)
    for name, table in before.items():
        _writes(record[name])
        _writes(record.columns(name, *table.columns[:2]))
        _writes(getattr(record, name))
        assert_frame_equal(record[name], table)
        assert (record[name].columns.name, record[name].index.name, record[name].attrs) == (None, None, {})


def test_a_peek_may_be_changed_by_the_row_or_column_without_changing_the_record(shipped):
    record, before = Record(shipped), shipped["results"].copy()
    peeked = record.untracked("results")
    peeked["title"] = ""
    peeked.loc[0, "cpo"] = "XXX000"
    peeked.index = peeked.index + 1
    assert_frame_equal(record["results"], before)


def test_a_read_is_noted_with_scope_table_columns_and_digest(shipped):
    record = Record(shipped)
    record["regions"]
    record.columns("places", "place_id", "name")
    _ = narrow(record, region="africa").results
    assert set(record.reads) == {"|regions|", "|places|place_id,name", "region=africa|results|"}
    assert record.reads["|regions|"] == digest(shipped["regions"])


def test_to_look_at_a_record_is_not_to_read_it(shipped):
    record = Record(shipped)
    assert "regions" in record
    assert (len(record), repr(record)[:7], dir(record) != []) == (len(shipped), "Record(", True)
    record.untracked("regions")
    record._repr_html_()
    assert record.reads == {}


def test_the_same_read_of_two_records_is_current_for_neither():
    reads: dict[str, str] = {}
    old, new = pd.DataFrame({"a": ["old"]}), pd.DataFrame({"a": ["new"]})
    Record({"t": old}, reads=reads)["t"]
    Record({"t": old}, reads=reads)["t"]
    assert reads == {"|t|": digest(old)}
    Record({"t": new}, reads=reads)["t"]
    assert reads["|t|"] not in (digest(old), digest(new))


PARTS = {"region": "asia_pacific", "place": "KHM", "funder": "AUS", "biennium": "2014-15", "indicator": "7.1"}


@pytest.mark.parametrize("first", PARTS)
@pytest.mark.parametrize("second", PARTS)
def test_to_narrow_twice_is_to_narrow_by_both(shipped, first, second):
    record = Record(shipped)
    twice = narrow(narrow(record, **{first: PARTS[first]}), **{second: PARTS[second]})
    both = narrow(record, **{first: PARTS[first], second: PARTS[second]})
    assert {name: digest(twice.untracked(name)) for name in twice} == {
        name: digest(both.untracked(name)) for name in both
    }
    twice["results"]
    (read,) = record.reads
    assert digester(record)(read) == record.reads[read]


def test_a_record_narrowed_to_one_region_is_not_narrowed_to_another(shipped):
    africa = narrow(Record(shipped), region="africa")
    with pytest.raises(
        ParameterError, match="the record is narrowed to region=africa; narrow the whole record to region=americas"
    ):
        africa.narrowed(Scope(region="americas"), {})


def test_a_table_that_does_not_exist_is_refused_with_those_that_do(shipped):
    record = Record(shipped)
    with pytest.raises(ParameterError, match=r"there is no table 'result'.*results.*The tables are documents"):
        record.untracked("result")
    with pytest.raises(ParameterError, match="there is no table 'result'"):
        record["result"]
    with pytest.raises(AttributeError, match="the record has no table 'result'"):
        _ = record.result


def test_a_record_carries_the_schema_of_its_folder_also_when_narrowed(third_biennium):
    record = load_all(third_biennium)
    assert record.schema is schema(third_biennium)
    assert narrow(record, region="africa").schema is record.schema


def test_a_record_of_frames_alone_has_the_schema_that_is_asked():
    assert Record({}).schema is schema()
