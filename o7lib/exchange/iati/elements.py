"""XML elements that several parts of an IATI file share: narratives, dates, links to a passage.

Written with the standard library alone. An attribute is named by its Python name: `iso_date` is written `iso-date`,
and a trailing underscore is dropped.
"""

import base64
import re
from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree as ET

from o7lib.tables.export.values import Plain, rows
from o7lib.tables.model.record import Record
from o7lib.tables.model.references import passage

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
ILO = "XM-DAC-41302"  # the ILO's own identifier: it carries out the activities and is never the publisher here
ILO_NAME = "International Labour Organization"
MULTILATERAL = "40"
RESULTS_DOCUMENT = "A08"  # category of documents: results, outcomes and outputs
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # signs that XML 1.0 cannot hold

Row = Mapping[str, Plain]


def table_rows(record: Record, name: str) -> list[dict[str, Plain]]:
    """The rows of a table as plain values by column; a missing cell is None."""
    frame = record[name]
    return [dict(zip(frame.columns, line, strict=True)) for line in rows(frame)]


def clean(text: object) -> str:
    """A text that XML can hold: a sign that it forbids becomes the replacement character.

    >>> clean(" a\\x00b ")
    'a\\ufffdb'
    """
    return FORBIDDEN.sub("\ufffd", str(text)).strip()


def child(parent: ET.Element, tag: str, text: object = None, **attributes: object) -> ET.Element:
    """Append an element; attributes that are None are left out.

    >>> ET.tostring(child(ET.Element("a"), "b", "c", iso_date="2013-01-01", type=None))
    b'<b iso-date="2013-01-01">c</b>'
    """
    named = {k.rstrip("_").replace("_", "-"): clean(v) for k, v in attributes.items() if v is not None}
    element = ET.SubElement(parent, tag, named)
    if text is not None:
        element.text = clean(text)
    return element


def add_text(
    parent: ET.Element, tag: str, text: object, language: str | None = None, **attributes: object
) -> ET.Element:
    """Append an element that holds one narrative; its language is named where it is not the file's English."""
    element = child(parent, tag, **attributes)
    narrative = child(element, "narrative", text)
    if language:
        narrative.set(LANGUAGE, language)
    return element


def period(parent: ET.Element, start: str, end: str) -> ET.Element:
    """Append a period of a result's indicator, from one ISO date to another."""
    element = child(parent, "period")
    child(element, "period-start", iso_date=start)
    child(element, "period-end", iso_date=end)
    return element


def locator(sha256: str, lines: str) -> str:
    """The address of a passage in a text that is known by its content: RFC 6920 with a fragment of RFC 5147.

    The documents have no address of their own in the record. The digest names the very text whose lines were
    counted; the fragment counts the gaps between lines from 0, so that lines 3 to 5 are `line=2,5`.

    >>> locator("00" * 32, "3-5")
    'ni:///sha-256;AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA#line=2,5'
    """
    digest = base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip("=")
    first, last = lines.split("-")
    return f"ni:///sha-256;{digest}#line={int(first) - 1},{int(last)}"


def document_link(parent: ET.Element, documents: Mapping[Plain, Row], row: Row) -> None:
    """Append a link to the passage that a row cites, titled as `results-2012-13, lines 49-128`."""
    document = documents.get(row["doc_id"])
    if document is None:  # a scope has left it out
        return
    url = locator(str(document["sha256"]), str(row["lines"]))
    link = child(parent, "document-link", url=url, format="text/plain")
    add_text(link, "title", passage(str(row["doc_id"]), str(row["lines"])))
    child(link, "category", code=RESULTS_DOCUMENT)
    for language in str(document["languages"]).split():
        child(link, "language", code=language)


def documents_by_id(record: Record) -> dict[Plain, dict[str, Any]]:
    """Every document of the record by its short name."""
    return {row["doc_id"]: row for row in table_rows(record, "documents")}


def file_text(root: ET.Element) -> bytes:
    """A tree as the bytes of an indented UTF-8 file that ends in a line feed."""
    ET.indent(root)
    return ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"
