"""Where a place is named in the entries of other places: a State without an entry need not be out of the record.

The names are looked for as whole words in what was achieved and in what the ILO contributed, under every
name that the documents print for the place.
"""

import re

import pandas as pd

from o7lib.tables.cells import each, placed
from o7lib.tables.locator import RESULT
from o7lib.tables.record import Record

COLUMNS = ["named_id", "named", "place_id", "place", *RESULT, "criterion", "label", "refs"]


def _pattern(names: list[str]) -> re.Pattern[str]:
    """Any of the names as a whole word; a longer name wins over one that begins it."""
    ordered = sorted({n for n in names if n}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)")


def _names(place: dict) -> list[str]:
    """The names a place is looked for under; what a name says in brackets is ours."""
    own = re.sub(r"\s*\(.*?\)", "", str(place["name"]))
    printed = str(place["printed_names"]).split("; ") if pd.notna(place["printed_names"]) else []
    return [own, *printed] if str(place["kind"]) == "member_state" else [own]


def elsewhere(record: Record, *place_ids: str) -> pd.DataFrame:
    """Achievements of other places whose text names a place.

    A place's own entries are left out. A regional entry is looked for under the name of its region alone:
    what the documents print for it, such as the name of a continent, is part of other names.

    Args:
        place_ids: the places looked for; every place where none is given.

    Returns:
        One row per place named x achievement: `named_id`, `named`, the `place_id` and `place` whose entry
        it is, its key, `criterion`, `label` (of the criterion) and `refs`. Empty where none is named.
    """
    where = record.only("places", "place_id", "name", "kind", "printed_names")
    sought = where[where["place_id"].isin(place_ids)] if place_ids else where
    rows = record.only("achievements", *RESULT, "criterion", "item", "summary", "ilo_contribution", "doc_id", "lines")
    rows = rows.merge(placed(record).drop(columns=["kind", "region_id"]), on=RESULT, validate="many_to_one")
    asked = record.only("criteria", "indicator", "criterion", "label")
    rows = rows.merge(asked, on=["indicator", "criterion"], how="left", validate="many_to_one")
    rows = rows.assign(refs=each(rows), text=rows["summary"].fillna("") + " " + rows["ilo_contribution"].fillna(""))
    found = []
    for place in sought.to_dict("records"):
        mine = rows[(rows["place_id"] != place["place_id"]) & rows["text"].str.contains(_pattern(_names(place)))]
        found.append(mine.assign(named_id=place["place_id"], named=place["name"]))
    return pd.concat(found, ignore_index=True)[COLUMNS] if found else pd.DataFrame(columns=COLUMNS)


def in_stead(rows: pd.DataFrame, movements: pd.DataFrame) -> pd.DataFrame:
    """Places without an entry in one of two biennia that other places' regional entries name in that biennium.

    Args:
        rows: from `elsewhere`.
        movements: from `periods.movements`.

    Returns:
        One row per such place x biennium x place whose entry names it: `named`, `biennium`, `place`, `refs`.
    """
    gone = movements[movements["movement"] == "left"][["place_id", "after"]].set_axis(["named_id", "biennium"], axis=1)
    new = movements[movements["movement"] == "arrived"][["place_id", "before"]]
    absent = pd.concat([gone, new.set_axis(["named_id", "biennium"], axis=1)]).drop_duplicates()
    both = rows.merge(absent, on=["named_id", "biennium"])
    groups = both.groupby(["named", "biennium", "place"], sort=True)["refs"].agg(lambda lists: lists.sum())
    return groups.reset_index()
