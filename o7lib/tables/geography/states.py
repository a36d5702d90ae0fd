"""The reference of States and territories: what places and donors of a record are compared with.

It is the shipped one, whatever shapes a data folder brings: a record cannot vouch for itself. It is read once.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from o7lib.tables.model.paths import SHIPPED
from o7lib.tables.model.schema import SCHEMA_FILE
from o7lib.tables.text.characters import skeleton
from o7lib.tables.validation.side_tables import cells

FILES = tuple(
    SHIPPED / room / file
    for room, file in (
        ("states", "states.csv"),
        ("states", "ilo_regions.csv"),
        ("states", SCHEMA_FILE),
        ("geo", "areas.csv"),
    )
)


@dataclass(frozen=True)
class State:
    """A State or territory: ISO code, M49 number, name, region of the ILO (empty: none), ILO membership."""

    code: str
    m49: int
    name: str
    ilo_region: str
    ilo_member: bool


@cache
def ilo_regions() -> Mapping[str, str]:
    """The name of each region of the ILO, by the key that the shipped record gives it."""
    regions = cells(SHIPPED / "states", "ilo_regions")
    return MappingProxyType(dict(zip(regions["region_id"], regions["name"], strict=True)))


@cache
def reference() -> Mapping[str, State]:
    """Every State and territory by ISO code. Raises TableError where the shipped tables are broken.

    >>> reference()["BGD"]
    State(code='BGD', m49=50, name='Bangladesh', ilo_region='asia_pacific', ilo_member=True)
    """
    areas, states = cells(SHIPPED / "geo", "areas"), cells(SHIPPED / "states", "states")
    region = dict(zip(states["place_id"], states["ilo_region"], strict=True))
    rows = zip(*(areas[column] for column in ("place_id", "m49", "name", "ilo_member")), strict=True)
    return MappingProxyType(
        {code: State(code, int(m49), name, region[code], member == "true") for code, m49, name, member in rows}
    )


@cache
def by_name() -> Mapping[str, str]:
    """The ISO code of every State under each of its names in English, French and Spanish, as `skeleton` sees it.

    >>> by_name()[skeleton("Côte d'Ivoire")], by_name()[skeleton("BOLIVIA")]
    ('CIV', 'BOL')
    """
    states = cells(SHIPPED / "states", "states")
    listed = zip(states["place_id"], states["names"], strict=True)
    return MappingProxyType({skeleton(name): code for code, names in listed for name in names.split("; ")})


@cache
def members(region: str = "") -> int:
    """How many member States the ILO has, in one of its regions or in all.

    >>> members(), members("arab_states")
    (187, 11)
    """
    count = Counter(state.ilo_region for state in reference().values() if state.ilo_member)
    return count[region] if region in ilo_regions() else count.total()
