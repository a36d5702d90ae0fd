"""Section: what was achieved, one sentence an achievement, with its stage and what doubts it."""

from collections.abc import Iterable

import pandas as pd

from o7lib.measures import details, funding, standing
from o7lib.show.html.elements import plain
from o7lib.show.html.parts import Part, part
from o7lib.show.html.references import anchor, page_of
from o7lib.show.page import show_part, stage_badge
from o7lib.show.words.funding import WHOLE_RESULT
from o7lib.show.words.grammar import first_sentence
from o7lib.tables.model.record import Record
from o7lib.tables.model.references import ACHIEVEMENT, RESULT, row_keys
from o7lib.tables.model.schema import Schema


def achieved(record: Record) -> None:
    """What each result of a place achieved, biennium beside biennium."""
    _show(record, _reports(record), "The country documents have no entry here.")


def achieved_with(record: Record) -> None:
    """What the funder that the record is narrowed to paid for: the achievements of its results whose row names it.

    A result that names the funder only for the whole is listed with all it achieved, and says so.
    """
    rows = _reports(record)
    named = funding.credited(record, str(record.scope.funder))
    credited = set(row_keys(named[named["named"]], ACHIEVEMENT))
    own = pd.Series([key in credited for key in row_keys(rows, ACHIEVEMENT)], index=rows.index, dtype=bool)
    of_row = set(row_keys(rows[own], RESULT))
    whole = pd.Series([key not in of_row for key in row_keys(rows, RESULT)], index=rows.index, dtype=bool)
    _show(record, rows.assign(whole=whole)[own | whole], "No result names it as paying.", with_place=True)


def _reports(record: Record) -> pd.DataFrame:
    held = standing.reports(record)["standing"].astype(str).tolist()
    places = details.results(record)[[*RESULT, "place", "place_id"]]
    rows = details.achievements(record).assign(standing=held, whole=False)
    return rows.merge(places, on=RESULT, how="left", validate="many_to_one")


def _show(record: Record, rows: pd.DataFrame, nothing: str, with_place: bool = False) -> None:
    groups = [
        {"words": str(biennium), "results": list(_results(of_biennium, record.schema, with_place))}
        for biennium, of_biennium in rows.groupby("biennium", sort=True)
    ]
    show_part(part("achieved", groups=groups) if groups else part("nothing", words=nothing))


def _results(rows: pd.DataFrame, schema: Schema, with_place: bool) -> Iterable[Part]:
    for _, of_result in rows.groupby(RESULT, sort=False):
        first = of_result.iloc[0]
        name = f"Indicator {first['indicator']}, {first['cpo']}"
        yield {
            "words": f"{first['place']}: {name}" if with_place else name,
            "more": WHOLE_RESULT if first["whole"] else "",
            "items": [_item(row, schema) for row in of_result.to_dict("records")],
        }


def _item(row: dict, schema: Schema) -> Part:
    at = anchor(row["biennium"], row["indicator"], row["cpo"], row["criterion"], int(row["item"]))
    return {
        "stage": stage_badge(row["stage"], schema, row["standing"]).cell,
        "link": {"words": plain(row["criterion_label"]), "file": page_of(row["place_id"]), "anchor": at},
        "words": plain(first_sentence(row["summary"])),
    }
