"""What each biennium asks of a result: its indicators, their criteria and how many are required.

An indicator may be new, renamed or given another criterion from one biennium to the next: what is asked
is looked up by biennium and indicator, never by indicator alone.
"""

from collections.abc import Sequence

import pandas as pd

from o7lib.tables.model.record import Record
from o7lib.tables.model.references import has_match

CELL = ["biennium", "indicator"]
CRITERION = [*CELL, "criterion"]


def criteria(record: Record) -> pd.DataFrame:
    """Every criterion that is asked: `biennium`, `indicator`, `criterion`, `label`, in the order of the table."""
    return record.columns("criteria", *CRITERION, "label")


def number(record: Record) -> pd.Series:
    """How many criteria each indicator has, by biennium and indicator."""
    return record.columns("criteria", *CRITERION).groupby(CELL).size()


def required(record: Record) -> pd.Series:
    """How many criteria a result must meet, by biennium and indicator."""
    return record.columns("indicators", *CELL, "criteria_required").set_index(CELL)["criteria_required"]


def of_results(rows: pd.DataFrame, values: pd.Series) -> pd.Series:
    """The value that stands for the biennium and indicator of each row; 0 where nothing is asked.

    >>> rows = pd.DataFrame({"biennium": ["2012-13", "2016-17"], "indicator": ["7.1", "7.1"]})
    >>> asked = pd.Series([4, 5], index=pd.MultiIndex.from_frame(rows))
    >>> of_results(rows, asked).tolist()
    [4, 5]
    """
    found = values.reindex(pd.MultiIndex.from_frame(rows[CELL])).fillna(0).astype(int)
    return pd.Series(found.to_numpy(), index=rows.index)


def in_use(cells: pd.MultiIndex, used: pd.DataFrame) -> pd.MultiIndex:
    """The cells whose `biennium` and `indicator` are among those used, the rows of `indicators`."""
    return cells[has_match(cells.to_frame(index=False), used, CELL)]


def in_both(rows: pd.DataFrame, before: str, after: str) -> pd.DataFrame:
    """The `indicator` and `criterion` pairs of `criteria` that two biennia ask for: no other can be new or dropped."""
    then, now = (rows.loc[rows["biennium"] == b, ["indicator", "criterion"]] for b in (before, after))
    return then.merge(now)


def over_biennia(rows: pd.DataFrame, key: Sequence[str]) -> pd.DataFrame:
    """One row for what keeps its key over the biennia, with every label it had.

    Args:
        rows: with `biennium`, `label` and the key, such as `criteria`. key: such as indicator and criterion.

    Returns:
        One row per key, in the order of first use: the key, `label` (the latest), `earlier` (pairs of an
        earlier label and the biennia that had it) and `biennia` (that use it; empty where all in the rows do).

    >>> rows = pd.DataFrame({"biennium": ["2012-13", "2016-17"], "indicator": "7.1", "label": ["Policies", "Laws"]})
    >>> over_biennia(rows, ["indicator"]).iloc[0].tolist()
    ['7.1', 'Laws', [('Policies', ['2012-13'])], []]
    """
    records, every = [], rows["biennium"].nunique()
    for value, group in rows.groupby(list(key), sort=False):
        uses = group.sort_values("biennium")
        last = uses["label"].iloc[-1]
        earlier = [
            (str(label), list(of["biennium"])) for label, of in uses.groupby("label", sort=False) if label != last
        ]
        partly = [] if len(uses) == every else list(uses["biennium"])
        records.append((*value, last, earlier, partly))
    return pd.DataFrame(records, columns=[*key, "label", "earlier", "biennia"])


def indicators(record: Record) -> pd.DataFrame:
    """Each indicator once, with its labels over the biennia of the record: `over_biennia` by indicator."""
    return over_biennia(record.columns("indicators", *CELL, "label"), ["indicator"])


def forms(rows: pd.DataFrame) -> list[tuple[str, list[str], pd.DataFrame]]:
    """Rows apart by indicator, and by what the indicator asks where that changed between biennia.

    Args:
        rows: one per criterion at least, with `biennium`, `indicator`, `criterion` and `label`.

    Returns:
        The indicator, the biennia in which it asks for the same criteria under the same labels (none named
        where all of its biennia do), and the rows of these biennia.
    """
    parts = []
    for indicator, mine in rows.groupby("indicator"):
        asks = {
            b: tuple(sorted(set(zip(g["criterion"], g["label"], strict=True)))) for b, g in mine.groupby("biennium")
        }
        for form in dict.fromkeys(asks.values()):
            biennia = [str(b) for b, asked in asks.items() if asked == form]
            alone = len(biennia) == len(asks)
            parts.append((str(indicator), [] if alone else biennia, mine[mine["biennium"].isin(biennia)]))
    return parts
