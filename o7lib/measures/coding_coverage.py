"""How much of a record was coded twice: the achievements of each biennium, and those that both coders have."""

from collections.abc import Collection

import pandas as pd

from o7lib.measures.counting import own_refs
from o7lib.tables.model.record import Record
from o7lib.tables.model.references import ACHIEVEMENT


def by_biennium(record: Record, twice: Collection[tuple[str, ...]] = ()) -> pd.DataFrame:
    """Achievements of the scope, and those coded twice, by biennium.

    Args:
        twice: the achievements that two coders have, from `tables.coding.twice_coded`.

    Returns:
        One row per biennium with an achievement: `biennium`, `achievements`, `twice` (counts) and `refs` (those
        that were coded once).
    """
    rows = record.columns("achievements", *ACHIEVEMENT, "doc_id", "lines")
    keys = [tuple(map(str, key)) for key in rows[ACHIEVEMENT].itertuples(index=False)]
    rows = rows.assign(
        twice=pd.Series([key in twice for key in keys], index=rows.index, dtype=bool), ref=own_refs(rows)
    )
    groups = rows.groupby("biennium", observed=True)
    table = pd.DataFrame({"achievements": groups.size(), "twice": groups["twice"].sum().astype(int)})
    table["refs"] = [[ref for refs in rows[_once(rows, b)]["ref"] for ref in refs] for b in table.index]
    return table.rename_axis("biennium").reset_index()


def _once(rows: pd.DataFrame, biennium: object) -> pd.Series:
    return (rows["biennium"] == biennium) & ~rows["twice"]
