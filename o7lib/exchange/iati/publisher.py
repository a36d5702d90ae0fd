"""Who publishes an IATI file: the identifier that every activity carries, checked before anything is written."""

import re
from dataclasses import dataclass

from o7lib.errors import ParameterError
from o7lib.exchange.iati.elements import ILO

PATTERN = re.compile(r"[A-Z]{2}-[A-Z0-9_]+-[A-Za-z0-9][A-Za-z0-9._-]*")
ILO_NUMBER = ILO.rpartition("-")[2]
OTHER = "90"  # kind of organisation: other
EXPECTED = "the code of a register, a hyphen and your number in it, such as GB-COH-01234567 or XM-DAC-12345"


@dataclass(frozen=True)
class Publisher:
    """The organisation that publishes the file, always as a secondary reporter: the activities are the ILO's.

    Attributes:
        identifier: its IATI organisation identifier.
        name: its name; the identifier where none is given.
        kind: its code in IATI's list of kinds of organisation; 90 is "other".
    """

    identifier: str
    name: str
    kind: str = OTHER


def publisher(identifier: str, name: str = "", kind: str = OTHER) -> Publisher:
    """The publisher with this identifier.

    Raises:
        ParameterError: no identifier, one of another form, or the ILO's own, which only the ILO may use.

    >>> publisher("GB-COH-01234567").name
    'GB-COH-01234567'
    """
    wanted = identifier.strip()
    if not wanted:
        raise ParameterError(f"an IATI file names who publishes it: give --org with {EXPECTED}")
    if re.search(rf"(^|\D){ILO_NUMBER}($|\D)", wanted):
        raise ParameterError(
            f"--org {wanted!r} is the ILO's own identifier: only the ILO publishes under it. Give your own, {EXPECTED}"
        )
    if not PATTERN.fullmatch(wanted):
        raise ParameterError(f"--org {wanted!r} is no IATI organisation identifier; it is {EXPECTED}")
    if not re.fullmatch(r"[1-9]0|[1-9][0-9]", kind):
        raise ParameterError(f"{kind!r} is no code of IATI's list of kinds of organisation, such as 80 (academic)")
    return Publisher(wanted, name.strip() or wanted, kind)
