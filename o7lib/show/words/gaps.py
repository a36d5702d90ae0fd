"""Sentences on criteria under which nothing is reported."""

from collections.abc import Mapping

import pandas as pd

from o7lib.show.words.grammar import count, the

MOST = 3  # gaps that a sentence names


KEY = "Solid: all of them do. Pale: some. Broken outline: none. A dash: there is no result."


def empty_criteria(rows: pd.DataFrame, tally: Mapping[str, int], regions: Mapping[str, str]) -> str:
    """Criteria under which no result of a region reports, from `gaps.empty` and `gaps.empty_counts`.

    >>> rows = pd.DataFrame({"biennium": ["B"], "indicator": ["7.1"], "criterion": [4], "label": ["Data by sex"],
    ...     "region_id": ["a"], "results": [5]})
    >>> empty_criteria(rows, {"cells": 4, "empty": 1, "single": 0}, {"a": "Americas"})
    'In 1 of 4 combinations of region, biennium, indicator and criterion no result reports under the criterion: Data by sex (7.1) in the Americas, B, 5 results.'
    """
    if not tally["cells"]:
        return "There is no result on record, and so no criterion that one could pass over."
    if not tally["empty"]:
        return "Wherever a region has results, some report under each criterion."
    of = f"{count(tally['cells'], 'combination')} of region, biennium, indicator and criterion"
    head = f"In {tally['empty']} of {of} no result reports under the criterion"
    most = rows[rows["results"] > 1].sort_values("results", ascending=False, kind="stable").head(MOST)
    named = [
        f"{r.label} ({r.indicator}) in {the(regions[r.region_id])}, {r.biennium}, {r.results} results"
        for r in most.itertuples()
    ]
    if not tally["single"]:
        return f"{head}: {'; '.join(named)}."
    single = f"in {tally['single']} of these the region has a single result"
    others = f" The others: {'; '.join(named)}." if named else ""
    return f"{head}; {single}.{others}"
