"""Sentences on numbers of people and of women."""

from collections.abc import Sequence

import pandas as pd

from o7lib.measures import people
from o7lib.show.words.grammar import count, listing, the

STRIPS = (
    "Every printed number is a mark, filled where the text says how many are women or men, hollow where it does not."
)


def sex_given(rows: pd.DataFrame) -> str:
    """How many printed numbers of people say anything of sex, from `people.by_group`.

    >>> rows = pd.DataFrame({"measure_group": ["people_trained", "cases"], "figures": [4, 2], "sex_given": [1, 0]})
    >>> sex_given(rows)
    '1 of 4 printed numbers of people says anything of women or men.'
    """
    given, total = people.sex_given(rows)
    if total == 0:
        return "No number of people is printed."
    return f"{given or 'None'} of {count(total, 'printed number')} of people {'say' if given > 1 else 'says'} anything of women or men."


def women_given(rows: pd.DataFrame, sources: Sequence[tuple[str, str, int]]) -> str:
    """How many numbers of people tell how many are women, and whose they are, from `people.with_women`.

    Args:
        sources: place, biennium and count of numbers, those with the most first; from `people.sources`.

    >>> women_given(pd.DataFrame({"value": [1, 2, 3]}), [("Sri Lanka", "2014-15", 2), ("Togo", "2012-13", 1)])
    '3 printed numbers of people tell how many, or what share, are women: 2 from Sri Lanka (2014-15) and 1 from Togo (2012-13). They say nothing of the others, and are not pooled.'
    """
    if rows.empty:
        return "No printed number of people tells how many are women."
    if len(rows) == 1:
        place, biennium, _ = sources[0]
        return f"One printed number of people tells how many, or what share, are women: from {the(place)} ({biennium})."
    who = listing([f"{n} from {the(place)} ({biennium})" for place, biennium, n in sources])
    head = f"{len(rows)} printed numbers of people tell how many, or what share, are women"
    return f"{head}: {who}. They say nothing of the others, and are not pooled."
