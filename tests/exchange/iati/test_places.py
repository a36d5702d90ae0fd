"""Countries and regions have the codes of the standard's own lists."""

import csv
import json
from importlib import resources
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from o7lib.errors import ParameterError
from o7lib.exchange.iati.places import country_code, recipient
from o7lib.tables.load import load_all

LISTS = json.loads((Path(__file__).parent / "standard" / "codelists.json").read_text())


def listed(file: str) -> list[dict[str, str]]:
    text = resources.files("o7lib.exchange.iati").joinpath(file).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def test_every_country_and_region_has_a_code_of_the_standards_lists() -> None:
    codes = [row["alpha_2"] for row in listed("countries.csv")]
    assert set(codes) <= set(LISTS["Country"]) and len(set(codes)) == len(codes) == 249
    assert {row["code"] for row in listed("regions.csv")} <= set(LISTS["Region"])


def test_every_member_state_of_the_record_has_a_code() -> None:
    places = load_all().places
    states = places.loc[places["kind"] == "member_state", "place_id"]
    assert len({country_code(state) for state in states}) == len(states)


def test_a_place_that_is_no_country_is_refused() -> None:
    with pytest.raises(ParameterError, match="the place 'XXX' has no country code in ISO 3166-1"):
        country_code("XXX")


@pytest.mark.parametrize(
    ("name", "code", "says"),
    [
        ("Southern Africa (regional entry)", "289", "the region of this code is wider (South of Sahara, regional)"),
        ("Asia and the Pacific", "798", ""),
        ("Atlantis", "998", "the region of this code is not the same (Developing countries, unspecified)"),
    ],
)
def test_a_region_says_where_its_code_does_not_fit(name: str, code: str, says: str) -> None:
    activity: Any = ET.Element("iati-activity")
    recipient(activity, {"kind": "subregion", "name": name, "place_id": "X"})
    region = activity.find("recipient-region")
    assert region.get("code") == code
    assert region.findtext("narrative") == (f"{name}; {says}" if says else name)
