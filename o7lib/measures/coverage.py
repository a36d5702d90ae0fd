"""Which results a table speaks of, and which it passes over in silence.

The same question for every table that hangs on a result: partners, instruments, funding, figures,
projects. Where the text says nothing, that is all that is known: it is not a finding of absence.
"""

import pandas as pd

from o7lib.measures.counting import combinations, count_by, own_refs, results_with_place, share
from o7lib.tables.model.record import Record
from o7lib.tables.model.references import RESULT, has_match


def by_level(record: Record, table: str, level: str = "biennium") -> pd.DataFrame:
    """How many results have a row in a table, group by group.

    Counts results. The denominator is every result of the group in the scope.

    Args:
        table: a table with the key of a result, such as `result_partners`.
        level: `biennium`, `indicator`, `region_id` or `place_id`.

    Returns:
        One row per value of the level, zeros included: the level, `results`, `naming`, `silent`,
        `share` (naming of results; missing where there is none) and `refs` (the silent results).
    """
    results = results_with_place(record, "doc_id", "lines")
    named = has_match(results, record.columns(table, *RESULT))
    cells = combinations(record, level)
    silent = count_by(results[~named], cells)
    counts = pd.DataFrame(
        {"results": count_by(results, cells)["count"], "naming": count_by(results[named], cells)["count"]}
    )
    counts["silent"] = silent["count"]
    counts["share"] = share(counts["naming"], counts["results"])
    counts["refs"] = silent["refs"]
    return counts.reset_index()


def missing(record: Record, table: str) -> pd.DataFrame:
    """The results that have no row in a table, in key order.

    Returns:
        One row per silent result: the key, `place_id`, `place`, `region_id` and `refs`.
    """
    results = results_with_place(record, "doc_id", "lines")
    silent = results[~has_match(results, record.columns(table, *RESULT))].reset_index(drop=True)
    keys = silent[[*RESULT, "place_id", "place", "region_id"]]
    return keys.assign(refs=own_refs(silent))


def total(rows: pd.DataFrame) -> tuple[int, int]:
    """Results that have a row in the table, and all results, over the groups of `by_level`.

    >>> total(pd.DataFrame({"naming": [1, 2], "results": [4, 5]}))
    (3, 9)
    """
    return int(rows["naming"].sum()), int(rows["results"].sum())
