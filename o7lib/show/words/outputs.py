"""Sentences on the outputs, lessons and numbers of the summaries."""

import pandas as pd

from o7lib.show.words.grammar import count, listing


def comparable_numbers(rows: pd.DataFrame) -> str:
    """Numbers of the summaries that can be compared across biennia, from `outputs.comparable`.

    >>> comparable_numbers(pd.DataFrame({"measure": ["entries"], "before": ["A"], "after": ["B"], "value_before": [80.0], "value_after": [126.0]}))
    'Only 1 number of the narratives can be compared: entries, 80 in A and 126 in B.'
    """
    if rows.empty:
        return "No number of the narratives can be compared across biennia."
    sentences = [
        f"{r.measure}, {r.value_before:g} in {r.before} and {r.value_after:g} in {r.after}" for r in rows.itertuples()
    ]
    return f"Only {count(len(rows), 'number')} of the narratives can be compared: {listing(sentences)}."
