"""Places named in the entries of other places.

The names are looked for as whole words in what was achieved and in what the ILO contributed, under every
name that the documents print for the place.
"""

import pandas as pd

from o7lib.measures import requirements
from o7lib.measures.counting import own_refs, results_with_place
from o7lib.tables.model.record import Record
from o7lib.tables.model.references import RESULT, row_keys
from o7lib.tables.text.mentions import TEXTS, naming

COLUMNS = ["named_id", "named", "place_id", "place", *RESULT, "criterion", "label", "refs"]


def elsewhere(record: Record, *place_ids: str) -> pd.DataFrame:
    """Achievements of other places whose text names a place.

    A place's own entries are left out. A regional entry is looked for under the name of its region alone:
    what the documents print for it, such as the name of a continent, is part of other names.

    Args:
        record: for one place, best narrowed to what names it (`scope(naming=...)`): no other text is read then.
        place_ids: the places looked for; every place where none is given.

    Returns:
        One row per place named x achievement: `named_id`, `named`, the `place_id` and `place` whose entry
        it is, its key, `criterion`, `label` (of the criterion) and `refs`. Empty where none is named.
    """
    where = record.columns("places", "place_id", "name", "kind", "printed_names")
    sought = where[where["place_id"].isin(place_ids)] if place_ids else where
    rows = _achievements_with_texts(record)
    records = []
    for place in sought.to_dict("records"):
        naming_place = rows[(rows["place_id"] != place["place_id"]) & naming(rows, place)]
        records.append(naming_place.assign(named_id=place["place_id"], named=place["name"]))
    return pd.concat(records, ignore_index=True)[COLUMNS] if records else pd.DataFrame(columns=COLUMNS)


def _achievements_with_texts(record: Record) -> pd.DataFrame:
    """Every achievement of a record with its texts, the place of its result, its criterion's label and `refs`."""
    rows = record.columns("achievements", *RESULT, "criterion", "item", *TEXTS, "doc_id", "lines")
    results, criteria = results_with_place(record), requirements.criteria(record)
    where = dict(zip(row_keys(results, RESULT), row_keys(results, ["place_id", "place"]), strict=True))
    label = dict(zip(row_keys(criteria, requirements.CRITERION), criteria["label"], strict=True))
    places = [where[key] for key in row_keys(rows, RESULT)]
    return rows.assign(
        place_id=pd.Series([place_id for place_id, _ in places], index=rows.index, dtype="str"),
        place=pd.Series([place for _, place in places], index=rows.index, dtype="str"),
        label=pd.Series(
            [label.get(key) for key in row_keys(rows, requirements.CRITERION)], index=rows.index, dtype="str"
        ),
        refs=own_refs(rows),
    )


def absent_but_named(rows: pd.DataFrame, movements: pd.DataFrame) -> pd.DataFrame:
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
