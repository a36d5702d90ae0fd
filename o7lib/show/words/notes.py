"""Sentences on the source notes."""

from collections.abc import Mapping

import pandas as pd

from o7lib.show.words.grammar import count

MOST = 3  # kinds of doubt that a sentence names


def notes_by_kind(rows: pd.DataFrame, names: Mapping[str, str]) -> str:
    """How many source notes there are and of which kinds most, from `notes.by_kind`.

    Args:
        names: the label of each kind; the last is the one for what fits no other, and is not named.

    >>> rows = pd.DataFrame({"kind": ["not_adopted", "misprint", "other"], "notes": [2, 1, 5]})
    >>> notes_by_kind(rows, {"not_adopted": "Not adopted", "misprint": "Misprint", "other": "Other"})
    '8 notes on results say what does not agree or does not fit: not adopted 2, misprint 1.'
    """
    total = int(rows["notes"].sum())
    if total == 0:
        return "No source note concerns a result here."
    kinds = rows.assign(kind=rows["kind"].astype(str)).groupby("kind", sort=False)["notes"].sum()
    ranked = kinds[kinds > 0].drop(list(names)[-1], errors="ignore").sort_values(ascending=False, kind="stable")
    most = ", ".join(f"{names[str(kind)].lower()} {n}" for kind, n in ranked.head(MOST).items())
    verb = "says" if total == 1 else "say"
    return f"{count(total, 'note')} on results {verb} what does not agree or does not fit{f': {most}' if most else ''}."
