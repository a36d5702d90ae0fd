"""Which source notes touch what is counted: by what they would change, and by whose text they doubt."""

import pandas as pd

STRIKING = ("count", "condition")  # effects: the report does not count, or a condition of its wording is not shown
OWN_TEXT = ("result", "both")  # sides: the text of the result, alone or with the ILO's contribution


def on_own_text(notes: pd.DataFrame) -> pd.Series:
    """Whether each note doubts the result's own text; a doubt about the ILO's contribution strikes no result.

    >>> on_own_text(pd.DataFrame({"side": ["result", "contribution"]})).tolist()
    [True, False]
    """
    return notes["side"].isin(OWN_TEXT)


def strikes(notes: pd.DataFrame) -> pd.Series:
    """Whether each note would change what is counted, if it is right.

    >>> strikes(pd.DataFrame({"side": ["result", "result"], "effect": ["count", "reading"]})).tolist()
    [True, False]
    """
    return notes["effect"].isin(STRIKING) & on_own_text(notes)
