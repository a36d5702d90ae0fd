"""Sentences on partners."""

import pandas as pd

from o7lib.measures import partners
from o7lib.show.words.grammar import count, the


def partners_named(rows: pd.DataFrame) -> str:
    """How many partners are named, and who is named in most places, from `partners.reach`.

    >>> partners_named(pd.DataFrame({"partner": ["IOM", "X"], "places": [7, 1]}))
    '2 partners are named; IOM is named in most places (7), and 1 of the others in one place only.'
    """
    if rows.empty:
        return "No partner is named."
    top = rows.iloc[0]
    if len(rows) == 1:
        return f"1 partner is named: {the(top['partner'])}, in {count(int(top['places']), 'place')}."
    single = partners.in_one_place(rows)
    head = f"{count(len(rows), 'partner')} are named; {the(top['partner'])} is named in most places ({top['places']})"
    return f"{head}, and {single or 'none'} of the others in one place only."
