"""How the text says who paid: a payer, the ILO itself, support without a payer, a project, or nobody.

`funding` counts the payers that the text names with a verb of paying. This measure adds what stands beside
them: statements that the ILO paid, bodies that support without being said to pay, projects without their payer.
"""

from itertools import chain

import pandas as pd

from o7lib.measures.counting import own_refs, results_with_place
from o7lib.tables.model.record import Record
from o7lib.tables.model.references import RESULT, by_key, row_keys

WORDINGS = ("payer", "ilo", "support", "named_project", "unnamed")


def statements(record: Record) -> pd.DataFrame:
    """Every statement of the scope on payment or support, payers included.

    Returns:
        One row per result x criterion x body: the result's key, `place_id`, `place`, `criterion` (missing where
        the statement is on the result as a whole), `wording` (`payer`, `ilo`, `support`, `named_project`),
        `body` (the funder's name, or the body or project as the text names it) and `refs`; in that order.
    """
    names = record.columns("funders", "funder_id", "name").set_index("funder_id")["name"]
    paid = record.columns("funding", *RESULT, "criterion", "funder_id", "doc_id", "lines")
    paid = paid.assign(wording="payer", body=paid["funder_id"].map(names)).drop(columns="funder_id")
    also = record.columns("support", *RESULT, "criterion", "wording", "body", "doc_id", "lines")
    rows = pd.concat([paid, also.astype({"wording": "str"})], ignore_index=True)
    rows["refs"] = own_refs(rows)
    where = results_with_place(record)[[*RESULT, "place_id", "place"]]
    out = rows.merge(where, on=RESULT, how="left", validate="many_to_one")
    out["wording"] = pd.Categorical(out["wording"], WORDINGS, ordered=True)
    order = [*RESULT, "criterion", "wording", "body"]
    columns = [*RESULT, "place_id", "place", "criterion", "wording", "body", "refs"]
    return out.sort_values(order, ignore_index=True, na_position="first")[columns]


def by_result(record: Record) -> pd.DataFrame:
    """The clearest wording that each result has: a payer, else the ILO, else support, else a project, else nobody.

    Returns:
        One row per result: its key, `place_id`, `place`, `kind`, `region_id`, `wording` (ordered, the clearest
        first), `bodies` (tuple of those named in it) and `refs` (to the statements; the result itself has none).
    """
    results, rows = results_with_place(record), statements(record)
    best: dict[tuple, str] = {}
    for key, wording in zip(row_keys(rows, RESULT), rows["wording"].astype(str), strict=True):
        best[key] = min(wording, best.get(key, "unnamed"), key=WORDINGS.index)
    named = by_key(rows.astype({"wording": str}), [*RESULT, "wording"], rows["body"].tolist())
    cited = by_key(rows.astype({"wording": str}), [*RESULT, "wording"], [ref for (ref,) in rows["refs"]])
    keys = [(*key, best.get(key, "unnamed")) for key in row_keys(results, RESULT)]
    return results.assign(
        wording=pd.Categorical([key[-1] for key in keys], WORDINGS, ordered=True),
        bodies=[tuple(dict.fromkeys(named.get(key, ()))) for key in keys],
        refs=[cited.get(key, []) for key in keys],
    )


def counts(record: Record, by: str = "biennium") -> pd.DataFrame:
    """Results by the clearest wording on who paid, within each value of a column of `by_result`.

    Returns:
        One row per value and wording, zeros included: the column, `wording`, `results` (count), `of` (results of
        the value) and `refs`.
    """
    rows = by_result(record).astype({"wording": str})
    cells = by_key(rows, [by, "wording"], rows["refs"].tolist())
    lines = []
    for value in dict.fromkeys(rows[by]):
        of = int((rows[by] == value).sum())
        lists = [cells.get((value, wording), []) for wording in WORDINGS]
        lines += [
            (value, wording, len(r), of, list(chain.from_iterable(r)))
            for wording, r in zip(WORDINGS, lists, strict=True)
        ]
    out = pd.DataFrame(lines, columns=[by, "wording", "results", "of", "refs"])
    return out.assign(wording=pd.Categorical(out["wording"], WORDINGS, ordered=True))
