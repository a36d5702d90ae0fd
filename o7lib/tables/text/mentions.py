"""Find places named in our texts: any known form of the name, as a whole word."""

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

TEXTS = ["summary", "ilo_contribution"]  # the columns of `achievements` in which a place may be named


def names(place: Mapping[str, Any]) -> list[str]:
    """The names that a place is looked for under; what its own name says in brackets is ours.

    A regional entry has its own name alone: what the documents print for it, such as the name of a
    continent, is part of other names.

    >>> names({"name": "Türkiye", "kind": "member_state", "printed_names": "Turkey; Turquie"})
    ['Türkiye', 'Turkey', 'Turquie']
    >>> names({"name": "Pacific (regional entry)", "kind": "subregion", "printed_names": "Asia"})
    ['Pacific']
    """
    own = re.sub(r"\s*\(.*?\)", "", str(place["name"]))
    printed = str(place["printed_names"]).split("; ") if pd.notna(place["printed_names"]) else []
    return [own, *printed] if str(place["kind"]) == "member_state" else [own]


def _pattern(words: list[str]) -> re.Pattern[str]:
    """Any of the names as a whole word; a longer name wins over one that begins it."""
    ordered = sorted({word for word in words if word}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)")


def naming(achievements: pd.DataFrame, place: Mapping[str, Any]) -> pd.Series:
    """Which rows name the place, in what was achieved or in what the ILO contributed.

    Args:
        achievements: any rows with the columns `TEXTS`.
        place: `name`, `kind` and `printed_names`, as in `places`.

    >>> rows = pd.DataFrame({"summary": ["Kenya met Togo.", "Togolese."], "ilo_contribution": [None, None]})
    >>> naming(rows, {"name": "Togo", "kind": "member_state", "printed_names": None}).tolist()
    [True, False]
    """
    both_texts = achievements[TEXTS[0]].fillna("") + " " + achievements[TEXTS[1]].fillna("")
    return both_texts.str.contains(_pattern(names(place)))
