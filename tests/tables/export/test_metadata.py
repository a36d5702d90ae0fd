"""What travels with the data."""

import pandas as pd

from o7lib.tables.export import metadata
from o7lib.tables.load import load_all
from o7lib.tables.model.record import Record
from o7lib.tables.model.schema import schema


def test_the_checksum_changes_with_one_cell_and_with_a_name() -> None:
    frame = pd.DataFrame({"a": [1, 2]})
    one = metadata.checksum(Record({"t": frame}))
    assert one == metadata.checksum(Record({"t": frame.copy()}))
    assert one != metadata.checksum(Record({"t": frame.replace(2, 3)}))
    assert one != metadata.checksum(Record({"u": frame}))


def test_the_checksum_does_not_ask_where_in_its_file_a_row_stood() -> None:
    frame = pd.DataFrame({"a": [1]})
    assert metadata.checksum(Record({"t": frame})) == metadata.checksum(Record({"t": frame.set_axis([9])}))


def test_telling_of_the_data_reads_no_table() -> None:
    everything = load_all()
    record = Record({name: everything.untracked(name) for name in everything})
    metadata.as_text(record, schema())
    assert record.reads == {}


def test_the_citation_names_who_when_what_version_and_licence() -> None:
    shape = schema()
    cited = metadata.citation(shape)
    for part in (shape.created[:4], shape.title, shape.version, "Creative Commons Attribution 4.0"):
        assert part in cited


def test_the_schema_says_what_the_data_cannot_say() -> None:
    told = metadata.limits(schema())
    assert len(told) >= 5
    assert all(one.endswith(".") for one in told)


def test_every_table_is_listed_with_what_a_row_is_and_how_many() -> None:
    record = load_all()
    text = metadata.as_text(record, schema())
    for table in schema().tables.values():
        assert f"- {table.name}: {table.description} {len(record.untracked(table.name))} {table.unit}." in text
