"""Countries and regions by the codes that IATI takes: ISO 3166-1 alpha-2, and the regions of the OECD's DAC."""

import csv
from functools import cache
from importlib import resources
from xml.etree import ElementTree as ET

from o7lib.errors import ParameterError
from o7lib.exchange.iati.elements import Row, add_text, child

UNSPECIFIED = {"code": "998", "name": "Developing countries, unspecified", "extent": "different"}
GLOBAL, REGIONAL, NATIONAL = "1", "2", "4"  # scope of an activity
MEANT = {
    "wider": "the region of this code is wider",
    "different": "the region of this code is not the same",
}


@cache
def _listed(file: str) -> list[dict[str, str]]:
    text = resources.files(__package__).joinpath(file).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def country_code(alpha_3: str) -> str:
    """The alpha-2 code of a country.

    Raises:
        ParameterError: no country has that alpha-3 code.

    >>> country_code("VNM")
    'VN'
    """
    codes = {row["alpha_3"]: row["alpha_2"] for row in _listed("countries.csv")}
    if alpha_3 not in codes:
        raise ParameterError(f"the place {alpha_3!r} has no country code in ISO 3166-1; IATI names countries by it")
    return codes[alpha_3]


def region_code(name: str) -> dict[str, str]:
    """The DAC region that comes nearest to a region's name: `code`, `name` and `extent`, "equal" or how it differs.

    >>> region_code("Southern Africa (regional entry)")["code"], region_code("Atlantis")["code"]
    ('289', '998')
    """
    words = name.casefold()
    found = (row for row in _listed("regions.csv") if row["name_holds"] in words)
    return next(found, UNSPECIFIED)


def recipient(activity: ET.Element, place: Row) -> None:
    """Append the scope of an activity and where it goes: a country, or a region with what its code does not say."""
    if place["kind"] == "member_state":
        child(activity, "activity-scope", code=NATIONAL)
        add_text(activity, "recipient-country", place["name"], code=country_code(str(place["place_id"])))
        return
    region = region_code(str(place["name"]))
    differs = MEANT.get(region["extent"])
    name = f"{place['name']}; {differs} ({region['name']})" if differs else place["name"]
    child(activity, "activity-scope", code=REGIONAL)
    add_text(activity, "recipient-region", name, vocabulary="1", code=region["code"])


def everywhere(activity: ET.Element) -> None:
    """Append scope and region of an activity that is not of one place."""
    child(activity, "activity-scope", code=GLOBAL)
    add_text(activity, "recipient-region", "All regions of the outcome", vocabulary="1", code=UNSPECIFIED["code"])
