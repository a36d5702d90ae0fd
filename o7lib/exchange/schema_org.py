"""The record as schema.org's Dataset in JSON-LD, by which search engines for data find it.

It stands on the front page as data, which no browser runs; the page's policy allows no other script than its search.
"""

import json
from typing import Any

from o7lib.tables.export.metadata import checksum, citation, held
from o7lib.tables.model.record import Record

LICENCES = "https://spdx.org/licenses/"


def _documents(record: Record) -> list[dict[str, str]]:
    rows = record.untracked("documents").to_dict("records")
    return [
        {"@type": "CreativeWork", "name": row["title"], "publisher": row["publisher"], "identifier": row["doc_id"]}
        for row in rows
    ]


def dataset(record: Record) -> dict[str, Any]:
    """The record as a schema.org Dataset: what its schema says, its years, its tables with their units, its sources."""
    schema, biennia = record.schema, record.untracked("biennia")
    said = schema.descriptor
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": schema.title,
        "description": " ".join([said.get("description", schema.title), *said.get("limits", ())]),
        "version": schema.version,
        "dateModified": schema.created[:10],
        "identifier": f"sha256:{checksum(record)}",
        "license": [f"{LICENCES}{one['name']}" for one in said.get("licenses", ())],
        "creator": [{"@type": "Organization", "name": one["title"]} for one in said.get("contributors", ())],
        "keywords": list(said.get("keywords", ())),
        "inLanguage": "en",
        "isAccessibleForFree": True,
        "temporalCoverage": f"{biennia['first_year'].min()}/{biennia['last_year'].max()}",
        "spatialCoverage": record.untracked("regions")["name"].tolist(),
        "creditText": citation(schema),
        "isBasedOn": _documents(record),
        "variableMeasured": [
            {"@type": "PropertyValue", "name": one.title, "description": one.description, "unitText": one.unit}
            for one in held(record, schema)
        ],
    }


def json_ld(record: Record) -> str:
    """The Dataset as text that can stand inside a script element: no sign in it can close the element."""
    return json.dumps(dataset(record), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
