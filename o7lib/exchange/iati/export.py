"""Write a record as IATI 2.03. What the format cannot carry stands in docs/interchange.md."""

from pathlib import Path
from xml.etree import ElementTree as ET

from o7lib.errors import ParameterError
from o7lib.exchange.iati.activities import add_countries, add_outcome, common
from o7lib.exchange.iati.elements import file_text
from o7lib.exchange.iati.publisher import Publisher
from o7lib.exchange.iati.results import material
from o7lib.files import whole
from o7lib.tables.model.record import Record

VERSION = "2.03"
ENDING = ".iati.xml"


def activities(record: Record, publisher: Publisher) -> ET.Element:
    """A record as a tree of IATI activities: those of the outcome by biennium, then one a country programme outcome.

    Raises:
        ParameterError: the record names no sector, a place has no country code, or the scope holds nothing to write.
    """
    shared, given = common(record, publisher), material(record)
    countries = ET.Element("countries")
    add_countries(countries, record, shared, given)
    cpos = {str(i.get("ref")) for i in countries.iter("other-identifier")}
    root = ET.Element("iati-activities", {"version": VERSION, "generated-datetime": shared.created})
    add_outcome(root, record, shared, given, cpos)
    root.extend(countries)
    _keep_relations_inside(root)
    if not len(root):
        raise ParameterError(f"there is nothing to write in {str(record.scope) or 'the record'}: no target, no result")
    return root


def _keep_relations_inside(root: ET.Element) -> None:
    """Take out relations to activities that a scope has left out of the file."""
    there = {identifier.text for identifier in root.iter("iati-identifier")}
    for activity in root:
        for relation in activity.findall("related-activity"):
            if relation.get("ref") not in there:
                activity.remove(relation)


def export_iati(record: Record, file: str | Path, publisher: Publisher) -> Path:
    """Write a record, whole or narrowed to a scope, as an IATI 2.03 file: equal rows give equal bytes.

    Args:
        record: the record; its stages, reasons and the notes that doubt them become comments.
        file: where to write; its name ends in .iati.xml.
        publisher: who publishes, see `publisher.publisher`.

    Returns:
        The path written.

    Raises:
        ParameterError: another ending, or what `activities` refuses.
        O7Error: the system refuses the writing.
    """
    place = Path(file).expanduser()
    if not place.name.lower().endswith(ENDING) or place.name.lower() == ENDING:
        raise ParameterError(f"{place.name!r} is no name of an IATI file; it ends in {ENDING}")
    content = file_text(activities(record, publisher))
    with whole(place) as path:
        path.write_bytes(content)
    return place
