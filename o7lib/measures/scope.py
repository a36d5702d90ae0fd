"""Narrow every table at once to a region, place, funder, biennium or indicator, or to what names a place."""

from collections.abc import Callable
from functools import cache

import pandas as pd

from o7lib.errors import ParameterError
from o7lib.tables.model.record import LazyTables, Record, digest
from o7lib.tables.model.references import LISTING_KEY, RESULT, has_match
from o7lib.tables.model.scope import Scope
from o7lib.tables.text.mentions import naming
from o7lib.tables.text.names import did_you_mean, folded, nearest

ALL = "all"
EXAMPLE = "example"
WITHOUT_ENTRY = "example without an entry"
PARTS = {
    "region": ("regions", "region_id", "name"),
    "place": ("places", "place_id", "name"),
    "funder": ("funders", "funder_id", "name"),
    "biennium": ("biennia", "biennium", "biennium"),
    "indicator": ("indicators", "indicator", "label"),
    "naming": ("places", "place_id", "name"),
}


def keys(record: Record, part: str) -> dict[str, str]:
    """What a part of the scope may be: key to name, in the order of its table."""
    table, key, name = PARTS[part]
    frame = record.untracked(table)
    return dict(zip(frame[key], frame[name], strict=True))


def example(record: Record, part: str, without_entry: bool = False) -> str:
    """The key that a notebook opens with: the one that the schema names under `examples`, else the first with rows.

    Args:
        without_entry: a place that a summary counts and no result describes.

    Raises:
        ParameterError: the record has none yet.
    """
    named = record.schema.descriptor.get("examples", {}).get(f"{part}_without_entry" if without_entry else part)
    table, key, _ = PARTS[part]
    known, results = list(record.untracked(table)[key]), record.untracked("results")
    places = record.untracked("places").set_index("place_id")["region_id"]
    listed = set(record.untracked("reported_places")["place_id"]) - set(results["place_id"])
    with_rows = {
        "place": listed if without_entry else set(results["place_id"]),
        "region": set(places.reindex(results["place_id"])),
        "funder": {*record.untracked("funding")["funder_id"], *record.untracked("project_funders")["funder_id"]},
    }.get(part, set(known))
    first = next((str(value) for value in (named, *known) if value in with_rows), "")
    if not first:
        kind = f"{part} that is counted without a result" if without_entry else f"{part} with a result"
        raise ParameterError(f"the record has no {kind} yet, so there is no example to show")
    return first


def _accepted_names(record: Record, part: str) -> dict[str, str]:
    """Everything a person might type for a key: the key, its name, both, printed names, M49 numbers."""
    table, key, name = PARTS[part]
    accepted: dict[str, str] = {}
    for row in record.untracked(table).to_dict("records"):
        printed = str(row.get("printed_names") or "").split("; ")
        number = [row["m49"]] if pd.notna(row.get("m49")) else []
        words = (*printed, *number, f"{row[name]} ({row[key]})", row[name], row[key])
        accepted |= {str(word): row[key] for word in words if word}
    return accepted


def resolve(record: Record, part: str, value: str) -> str:
    """The key that a person means, from a key or a name; case, accents and punctuation do not matter.

    Raises ParameterError with the nearest matches and the list of what exists.

    >>> record = Record({"places": pd.DataFrame({"place_id": ["VNM"], "name": ["Viet Nam"]})})
    >>> resolve(record, "place", "viet-nam")
    'VNM'
    """
    names = keys(record, part)
    if value in names:
        return value
    accepted = _accepted_names(record, part)
    typed = {folded(word): key for word, key in accepted.items()}
    if folded(value) in typed:
        return typed[folded(value)]
    near = dict.fromkeys(accepted[word] for word in nearest(value, accepted))
    exists = ", ".join(_shown(k, n) for k, n in names.items())
    asked = did_you_mean(_shown(k, names[k]) for k in near)
    raise ParameterError(f"there is no {part} {value!r}.{asked} The record has: {exists}")


def _chosen(record: Record, part: str, value: str) -> str:
    if value in (EXAMPLE, WITHOUT_ENTRY):
        return example(record, part, value == WITHOUT_ENTRY)
    return resolve(record, part, value)


def _shown(key: str, name: str) -> str:
    return f"{key} ({name})" if key != name else key


def _results(record: Record, chosen: dict[str, str]) -> pd.Series:
    """Which rows of `results` lie in the scope."""
    results = record.untracked("results")
    inside = pd.Series(True, index=results.index)
    if "region" in chosen:
        places = record.untracked("places")
        inside &= results["place_id"].isin(places.loc[places["region_id"] == chosen["region"], "place_id"])
    if "place" in chosen:
        inside &= results["place_id"] == chosen["place"]
    if "funder" in chosen:
        funding = record.untracked("funding")
        paid = funding.loc[funding["funder_id"] == chosen["funder"], RESULT]
        inside &= has_match(results, paid)
    for part in ("biennium", "indicator"):
        if part in chosen:
            inside &= results[part] == chosen[part]
    return inside


def _naming(record: Record, place: str) -> pd.DataFrame:
    """The achievements whose text names a place."""
    rows, places = record.untracked("achievements"), record.untracked("places")
    return rows[naming(rows, places[places["place_id"] == place].iloc[0])]


def _in_scope(frame: pd.DataFrame, results: pd.DataFrame, places: set[str], chosen: dict[str, str]) -> pd.DataFrame:
    """Rows of one table in the scope, whose results are given; a table that knows none of its columns stays whole."""
    columns = set(frame.columns)
    if set(RESULT) <= columns:
        # A source note on a document as a whole names no result; it belongs to every scope of its biennium.
        whole = frame["cpo"].isna()
        for part in {"biennium", "indicator"} & set(chosen):
            whole &= (frame[part] == chosen[part]) | frame[part].isna()
        return frame[has_match(frame, results) | whole]
    if "doc_id" not in columns:  # a table of reference, such as the places: it cites no document
        asks = {"biennium", "indicator"} <= columns and "biennium" in chosen  # what a biennium asks is its own
        return frame[frame["biennium"] == chosen["biennium"]] if asks else frame
    inside = pd.Series(True, index=frame.index)
    for part in {"biennium", "indicator"} & set(chosen) & columns:
        inside &= (frame[part] == chosen[part]) | frame[part].isna()
    if set(LISTING_KEY) <= columns and {"region", "place"} & set(chosen):
        inside &= frame["place_id"].isin(places)
    if set(LISTING_KEY) <= columns and "funder" in chosen:
        inside &= has_match(frame, results, LISTING_KEY)
    if {"biennium", "region_id"} <= columns and "region" in chosen:
        inside &= (frame["region_id"] == chosen["region"]) | frame["region_id"].isna()
    return frame[inside]


def _follows(name: str, frame: pd.DataFrame) -> bool:
    """Whether a table knows a document but no biennium of its own: it follows the documents in the scope."""
    return "doc_id" in frame and "biennium" not in frame and name != "documents"


def narrow(record: Record, **parts: str) -> Record:
    """Narrow every table to a scope: `region`, `place`, `funder`, `biennium`, `indicator`, `naming`.

    Rows that hang on a result are kept where the result lies in the scope, source notes on a whole
    document where its biennium and indicator do; targets and totals keep the region's rows and the
    world's; lists of places keep the places in the scope (of a funder, whom no list names: those of the
    results it paid for); numbers that the narratives print follow their document; tables of reference
    (places, funders, ...) and projects stay whole, indicators and criteria follow the biennium. `naming` a
    place keeps the achievements whose text names it, and their results. The value "all" narrows nothing;
    "example" is what the record opens with (`example`).

    Raises:
        ParameterError: a part or a value that the record does not have, with what exists.
    """
    unknown = sorted(set(parts) - set(PARTS))
    if unknown:
        meant = did_you_mean(nearest(unknown[0], PARTS))
        raise ParameterError(f"a scope has no part {', '.join(unknown)}; it has {', '.join(PARTS)}.{meant}")
    chosen = {part: _chosen(record, part, parts[part]) for part in PARTS if parts.get(part, ALL) != ALL}
    inside = _results(record, chosen)
    naming_rows = _naming(record, chosen["naming"]) if "naming" in chosen else None
    if naming_rows is not None:
        inside &= has_match(record.untracked("results"), naming_rows[RESULT])
    results = record.untracked("results")[inside]
    where = record.untracked("places")
    near = where["region_id"] == chosen["region"] if "region" in chosen else pd.Series(True, index=where.index)
    if "place" in chosen:
        near &= where["place_id"] == chosen["place"]
    places = set(where.loc[near, "place_id"])

    def made(name: str) -> pd.DataFrame:
        if name == "results":
            return results
        whole = naming_rows if naming_rows is not None and name == "achievements" else record.untracked(name)
        frame = _in_scope(whole, results, places, chosen)
        if "documents" in record and _follows(name, frame):
            return frame[frame["doc_id"].isin(set(frames["documents"]["doc_id"]))]
        return frame

    frames = LazyTables(record, made)
    return record.narrowed(Scope(**chosen), frames)


def digester(record: Record) -> Callable[[str], str]:
    """What digest a noted read (`scope|table|columns`) has on this record, each scope narrowed once.

    This is how a brief is known to be current: same reads, same digests, same page. The function
    raises LookupError where the rows, columns or scope of a read are gone.
    """

    @cache
    def narrowed(scope: str) -> Record:
        return narrow(record, **dict(Scope.from_text(scope)))

    @cache
    def digest_now(read: str) -> str:
        scope, table, columns = read.split("|")
        try:
            frame = narrowed(scope).untracked(table)
        except ParameterError as error:
            raise LookupError(str(error)) from error
        return digest(frame[columns.split(",")] if columns else frame)

    return digest_now


def name(record: Record) -> str:
    """The scope as a reader names it: the place, region or funder, else the world.

    >>> name(Record({}))
    'the world'
    """
    for part in ("place", "funder", "region"):
        if key := getattr(record.scope, part):
            return keys(record, part)[key]
    return "the world"
