"""Sentences on whether totals, lists and entries agree."""

from collections.abc import Sequence

import pandas as pd

from o7lib.measures import reconciliation
from o7lib.show.words.grammar import all_of, capital, count, listing, the

VERDICTS = {
    "agree": "all agree",
    "list_differs": "total and list differ",
    "entry_missing": "counted without an entry",
    "entry_unlisted": "an entry that no list names",
    "below_criteria": "too few criteria",
    "subregion_counted": "a regional entry beside member States",
}


def disagreements(rows: pd.DataFrame, world: str = "world") -> list[str]:
    """Where printed totals, lists and entries part, from `reconciliation.disagreements`: one sentence per world total.

    >>> rows = pd.DataFrame({"biennium": ["B"], "indicator": ["7.2"], "region_id": ["world"], "kind": ["member_state"],
    ...     "printed": [8], "listed": [8], "entered": [7], "names": [["Papua New Guinea"]], "verdict": ["entry_missing"]})
    >>> disagreements(rows)
    ['7.2 in B: 8 are printed and 8 listed, but 7 have an entry; missing: Papua New Guinea.']
    """
    sentences = []
    for r in rows[rows["region_id"] == world].to_dict("records"):
        head, names = f"{r['indicator']} in {r['biennium']}: ", listing([the(n) for n in r["names"]])
        if r["verdict"] == "entry_missing":
            sentences.append(
                f"{head}{r['printed']} are printed and {r['listed']} listed, but {r['entered']} have an entry; missing: {names}."
            )
        elif r["verdict"] == "subregion_counted":
            sentences.append(
                f"{head}{count(r['listed'], 'regional entry', 'regional entries')} ({names}) {'stands' if r['listed'] == 1 else 'stand'} beside the member States that the indicator counts."
            )
        else:
            sentences.append(f"{head}{r['listed']} are listed and {r['entered']} have an entry ({names}).")
    return sentences or ["Printed totals, printed lists and entries agree everywhere."]


def rule_holds(rows: pd.DataFrame) -> str:
    """Whether the ILO's own rule holds for every result, from `reconciliation.criteria_rule`.

    >>> rule_holds(pd.DataFrame({"holds": [True, True], "met": [2, 3], "required": [2, 2]}))
    'Both results report under at least the criteria required; 1 does so with none to spare.'
    """
    failing, bare = reconciliation.rule_counts(rows)
    if rows.empty:
        return "There is no result to test the rule on."
    if failing:
        return f"{failing} of {len(rows)} results report under fewer criteria than required."
    if len(rows) == 1:
        return f"The one result reports under at least the criteria required, with {'none' if bare else 'one or more'} to spare."
    return f"{capital(all_of(len(rows), 'results'))} report under at least the criteria required; {bare or 'none'} {'do' if bare > 1 else 'does'} so with none to spare."


def typology(rows: pd.DataFrame, biennia: Sequence[str] = ()) -> str:
    """How far the summary's types and our coding agree, from `reconciliation.typology_counts`. Counts places x types.

    Args:
        biennia: those whose summary says what type of result each place had.

    >>> typology(pd.DataFrame({"both": [3], "summary_only": [1], "coding_only": [2], "neither": [4]}), ["2012-13"])
    'In 2012-13 the summary and our coding agree on 7 of 10 pairs of place and type; 1 stands only in the summary and 2 only in our coding.'
    """
    n = reconciliation.typology_totals(rows)
    pairs = sum(n.values())
    if not pairs:
        return "No summary in this scope says what type of result each place had."
    agree, one, two = n["both"] + n["neither"], n["summary_only"], n["coding_only"]
    when = f"In {listing(biennia)} the" if biennia else "The"
    return (
        f"{when} summary and our coding agree on {agree} of {count(pairs, 'pair')} of place and type; "
        f"{one or 'none'} {'stand' if one > 1 else 'stands'} only in the summary and {two or 'none'} only in our coding."
    )
