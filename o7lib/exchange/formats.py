"""Export a record in any format: those of the tables alone, and those that need what the measures say."""

from pathlib import Path

from o7lib.errors import ParameterError
from o7lib.exchange.iati.export import ENDING as IATI
from o7lib.exchange.iati.export import export_iati
from o7lib.exchange.iati.publisher import OTHER, publisher
from o7lib.tables.export import formats
from o7lib.tables.model.record import Record

ENDINGS = (IATI, *formats.WRITERS)


def export(
    record: Record,
    file: str | Path,
    org: str = "",
    org_name: str = "",
    org_kind: str = OTHER,
    folder: Path | None = None,
) -> Path:
    """Write a record, whole or narrowed to a scope, in the format that the file's ending names.

    Args:
        record: what to write.
        file: where; see `tables.export.formats` for the endings, and `.iati.xml` for IATI 2.03.
        org: your IATI organisation identifier, for `.iati.xml` alone.
        org_name: your organisation's name there; the identifier where it is not given.
        org_kind: its code in IATI's list of kinds of organisation; 90 is "other".
        folder: the data folder of a whole record, whose `geo/` and `coding/` a .zip then holds too.

    Returns:
        The path written.

    Raises:
        ParameterError: another ending, a wrong or missing `org`, an `org` for a format that has no publisher, or what
            the format refuses.
        O7Error: a library is missing, or the system refuses the writing.
    """
    place = Path(file).expanduser()
    if formats.ending_of(place, ENDINGS) == IATI:
        return export_iati(record, place, publisher(org, org_name, org_kind))
    if org or org_name or org_kind != OTHER:
        raise ParameterError(f"only a file ending in {IATI} names who publishes it; {place.name!r} does not")
    return formats.export(record, record.schema, place, folder)
