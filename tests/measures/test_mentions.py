"""A State without an entry of its own may be named in another's: by any name printed, as a whole word."""

import pandas as pd
import pytest

from o7lib.measures import mentions, periods, scope
from o7lib.tables.model.record import Record

PLACES = """
    place_id name kind region_id printed_names
    KHM Cambodia member_state asia_pacific Cambodia
    LAO Laos member_state asia_pacific Lao_PDR
    SHA Southern_Africa_(regional_entry) subregion africa Africa
    ZWE Zimbabwe member_state africa ."""
RESULTS = "biennium indicator cpo place_id\n2012-13 7.1 ZWE131 ZWE\n2014-15 7.1 SHA127 SHA\n2014-15 7.1 KHM129 KHM"


@pytest.fixture
def small(make):
    def made(summary: str, helped: str = "advice"):
        record = make(
            places=PLACES,
            results=RESULTS,
            achievements=f"""
                biennium indicator cpo criterion item stage summary ilo_contribution
                2012-13 7.1 ZWE131 1 1 drafted Zimbabwe's_law advice
                2014-15 7.1 SHA127 1 1 drafted {summary} {helped}""",
        )
        texts = {"achievements": ["summary", "ilo_contribution"], "places": ["name", "printed_names"]}
        frames = {name: record.untracked(name).copy() for name in record}
        for table, columns in texts.items():
            for column in columns:
                frames[table][column] = frames[table][column].str.replace("_", " ")
        return Record(frames)

    return made


def named(rows: pd.DataFrame) -> list[tuple[str, str]]:
    return list(zip(rows["named_id"], rows["place"], strict=True))


def test_a_place_is_found_in_the_entry_of_another_and_not_in_its_own(small):
    rows = mentions.elsewhere(small("Zimbabwe_began"), "ZWE")
    assert named(rows) == [("ZWE", "Southern Africa (regional entry)")]
    assert rows["refs"].map(len).tolist() == [1] and rows["label"].tolist() == ["criterion 1"]


def test_a_place_is_found_in_what_the_ilo_contributed_too(small):
    assert named(mentions.elsewhere(small("a_law", "met_Zimbabwe"), "ZWE"))


def test_any_printed_name_counts_but_only_as_a_whole_word(small):
    assert named(mentions.elsewhere(small("with_Lao_PDR"), "LAO"))
    assert mentions.elsewhere(small("Zimbabwean_law"), "ZWE").empty


def test_a_regional_entry_is_not_found_under_the_name_of_a_continent(small):
    assert mentions.elsewhere(small("South_Africa"), "SHA").empty


def test_where_no_place_is_given_every_place_is_looked_for(small):
    assert named(mentions.elsewhere(small("Zimbabwe,_Lao_PDR"))) == [
        ("LAO", "Southern Africa (regional entry)"),
        ("ZWE", "Southern Africa (regional entry)"),
    ]


def test_an_unknown_place_is_named_nowhere(small):
    assert mentions.elsewhere(small("Zimbabwe"), "XXX").empty


def test_only_a_biennium_in_which_the_place_has_no_entry_is_told(small):
    record = small("Zimbabwe_and_Cambodia")
    rows = mentions.absent_but_named(mentions.elsewhere(record), periods.movements(record))
    assert rows[["named", "biennium", "place"]].values.tolist() == [
        ["Zimbabwe", "2014-15", "Southern Africa (regional entry)"]
    ]


def test_zimbabwes_policy_stands_under_southern_africa_in_the_second_biennium(record):
    rows = mentions.absent_but_named(mentions.elsewhere(record), periods.movements(record))
    assert ("Zimbabwe", "2014-15") in set(zip(rows["named"], rows["biennium"], strict=True))


def test_of_the_texts_only_those_that_name_the_place_are_read(small):
    record = small("Zimbabwe_began")
    here = scope.narrow(record, naming="ZWE")
    assert named(mentions.elsewhere(here, "ZWE")) == named(mentions.elsewhere(small("Zimbabwe_began"), "ZWE"))
    read = [read for read in record.reads if read.split("|")[1] == "achievements"]
    assert [read.split("|")[0] for read in read] == ["naming=ZWE"]
    assert len(scope.narrow(record, naming="LAO").achievements) == 0


def test_a_scope_of_what_names_a_place_keeps_those_achievements_and_their_results(small):
    here = scope.narrow(small("Zimbabwe_began"), naming="Zimbabwe")
    assert here.achievements["cpo"].tolist() == ["ZWE131", "SHA127"]
    assert here.results["cpo"].tolist() == ["ZWE131", "SHA127"]
