"""Sentences on places named in the entries of other places."""

import pandas as pd

from o7lib.show.words.grammar import listing, the


def absent_but_named(rows: pd.DataFrame) -> list[str]:
    """Places without an entry in a biennium that entries of others name, from `mentions.absent_but_named`.

    >>> absent_but_named(pd.DataFrame({"named": ["Togo"], "biennium": ["2014-15"], "place": ["Gulf"]}))
    ['There is no entry for Togo in 2014-15, but it is named under Gulf.']
    """
    sentences = []
    for (place, biennium), entries in rows.groupby(["named", "biennium"]):
        under_whom = listing([the(p) for p in entries["place"]])
        sentences.append(f"There is no entry for {the(str(place))} in {biennium}, but it is named under {under_whom}.")
    return sentences


def named_elsewhere(place: str, rows: pd.DataFrame) -> str:
    """In whose entries a place is named, from `mentions.elsewhere` of that one place; nothing where in none.

    >>> named_elsewhere("Togo", pd.DataFrame({"place": []}))
    ''
    >>> named_elsewhere("Togo", pd.DataFrame({"place": ["Mali", "Mali"], "biennium": ["2012-13", "2012-13"]}))
    'The entry of Mali (2012-13) also names Togo.'
    """
    if rows.empty:
        return ""
    whose = list(dict.fromkeys(f"{the(r.place)} ({r.biennium})" for r in rows.itertuples()))
    one = len(whose) == 1
    return f"The {'entry' if one else 'entries'} of {listing(whose)} also {'names' if one else 'name'} {the(place)}."
