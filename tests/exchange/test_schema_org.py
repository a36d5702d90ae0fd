"""What search engines for data read on the front page is what the record says, and cannot run."""

import json
from dataclasses import replace

from o7lib.briefs.pages.templates import allowed
from o7lib.exchange.schema_org import dataset, json_ld
from o7lib.tables.export import metadata
from o7lib.tables.load import load_all
from o7lib.tables.model.record import Record


def test_the_dataset_says_what_the_record_says() -> None:
    record = load_all()
    said = json.loads(json_ld(record))
    assert (said["@context"], said["@type"]) == ("https://schema.org/", "Dataset")
    assert (said["name"], said["version"]) == (record.schema.title, record.schema.version)
    assert said["license"] == ["https://spdx.org/licenses/CC-BY-4.0"]
    assert said["temporalCoverage"] == "2012/2015"
    assert said["identifier"] == f"sha256:{metadata.checksum(record)}"
    assert [(v["name"], v["unitText"]) for v in said["variableMeasured"]] == [
        (t.title, t.unit) for t in record.schema.tables.values()
    ]
    assert [d["identifier"] for d in said["isBasedOn"]] == record.documents["doc_id"].tolist()
    assert 50 <= len(said["description"]) <= 5000  # what search engines for data take


def test_the_same_record_gives_the_same_text_and_another_a_different_one() -> None:
    record = load_all()
    frames = {name: record.untracked(name) for name in record}
    assert json_ld(record) == json_ld(load_all())
    assert json_ld(Record(frames | {"targets": frames["targets"].iloc[1:]}, schema=record.schema)) != json_ld(record)


def test_no_text_of_the_record_can_close_the_element_it_stands_in() -> None:
    record = load_all()
    frames = {name: record.untracked(name) for name in record}
    hostile = Record(frames, schema=replace(record.schema, title="</script><script>alert(1)</script>"))
    assert "<" not in json_ld(hostile)
    assert dataset(hostile) == json.loads(json_ld(hostile))


def test_the_policy_of_the_front_page_allows_the_search_and_nothing_by_its_kind() -> None:
    assert "unsafe-inline" not in allowed("search").partition("script-src")[2]
