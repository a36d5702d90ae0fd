"""Which results a table speaks of, and which it passes over in silence.

The same question for every table that hangs on a result: partners, instruments, funding, figures,
projects. Where the text says nothing, that is all that is known: it is not a finding of absence.
"""

import pandas as pd

from o7lib.measures.counting import among, counted, each, every, placed, share
from o7lib.tables.model.record import Record
from o7lib.tables.model.references import RESULT


def by(record: Record, table: str, level: str = "biennium") -> pd.DataFrame:
    """How many results have a row in a table, group by group.

    Counts results. The denominator is every result of the group in the scope.

    Args:
        table: a table with the key of a result, such as `result_partners`.
        level: `biennium`, `indicator`, `region_id` or `place_id`.

    Returns:
        One row per value of the level, zeros included: the level, `results`, `naming`, `silent`,
        `share` (naming of results; missing where there is none) and `refs` (the silent results).
    """
    results = placed(record, "doc_id", "lines")
    named = among(results, record.only(table, *RESULT))
    cells = every(record, level)
    silent = counted(results[~named], cells)
    out = pd.DataFrame({"results": counted(results, cells)["count"], "naming": counted(results[named], cells)["count"]})
    out["silent"] = silent["count"]
    out["share"] = share(out["naming"], out["results"])
    out["refs"] = silent["refs"]
    return out.reset_index()


def missing(record: Record, table: str) -> pd.DataFrame:
    """The results that have no row in a table, in key order.

    Returns:
        One row per silent result: the key, `place_id`, `place`, `region_id` and `refs`.
    """
    results = placed(record, "doc_id", "lines")
    silent = results[~among(results, record.only(table, *RESULT))].reset_index(drop=True)
    out = silent[[*RESULT, "place_id", "place", "region_id"]]
    return out.assign(refs=each(silent))
