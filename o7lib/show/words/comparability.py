"""Sentences on what may not be compared across biennia."""

import pandas as pd

from o7lib.show.words.grammar import listing


def form_differences(rows: pd.DataFrame, labels: dict[str, str]) -> str:
    """What the documents of one biennium have and another's lack, from `comparability.not_comparable`.

    >>> form_differences(pd.DataFrame({"kind": ["typology", "typology"]}), {"typology": "Places listed by type of result"})
    'The documents differ in form from one biennium to the next: places listed by type of result.'
    """
    kinds = [labels[k].lower() for k in dict.fromkeys(rows["kind"].astype(str))]
    if not kinds:
        return "The documents have the same form in every biennium."
    return f"The documents differ in form from one biennium to the next: {listing(kinds)}."
