"""Find passages that print the same sentences, and check that the coding says so.

Sentences are compared, not passages: evidence is recycled a sentence at a time, inside passages that
differ in everything else.
"""

import re

import numpy as np
import pandas as pd
from rapidfuzz import fuzz, process

from o7lib.tables.documents.texts import spans

RESULT = ["biennium", "indicator", "cpo"]
PASSAGE = [*RESULT, "criterion", "item", "column"]
LEAST_WORDS = 8
NEAR = 75
SENTENCE = re.compile(r"(?<=[.;])\s+|\s+-\s+(?=[A-ZÉ])|(?<=:)\s+(?=[a-z]\))")
PAIRS = ["left", "right", "relation", "score", "alike", "words"]


def sentences(text: str) -> list[str]:
    """The sentences and list items of a text, in lower case without punctuation.

    >>> sentences("1. Two circulars passed; training began. - A manual")
    ['1', 'two circulars passed', 'training began', 'a manual']
    """
    parts = (re.findall(r"[^\W_]+", part.casefold()) for part in SENTENCE.split(text))
    return [" ".join(words) for words in parts if words]


def relation(left: pd.Series, right: pd.Series) -> str:
    """How two passages stand to each other: columns of one row, criteria, results or biennia.

    >>> row = pd.Series({"biennium": "2012-13", "indicator": "7.1", "cpo": "KHM129", "criterion": 1, "item": 1})
    >>> relation(row, row.replace(1, 2)), relation(row, row.replace("2012-13", "2014-15"))
    ('criteria', 'biennia')
    """
    if left["biennium"] != right["biennium"]:
        return "biennia"
    if (left[RESULT] != right[RESULT]).any():
        return "results"
    return "columns" if (left["criterion"], left["item"]) == (right["criterion"], right["item"]) else "criteria"


def _long_sentences(passages: pd.DataFrame) -> pd.DataFrame:
    """The sentences that are compared: the place of their passage, their text, their length in words."""
    rows = [(place, s, len(s.split())) for place, text in enumerate(passages["text"]) for s in sentences(text)]
    found = pd.DataFrame(rows, columns=["passage", "text", "words"])
    return found[found["words"] >= LEAST_WORDS].reset_index(drop=True)


def _near(held: pd.DataFrame) -> pd.DataFrame:
    """Pairs of near sentences of different passages: their passages, their likeness, and their own numbers."""
    texts = list(held["text"])
    scores = process.cdist(texts, texts, scorer=fuzz.ratio, score_cutoff=NEAR, dtype=np.uint8)
    a, b = np.nonzero(np.triu(scores, 1))
    of = held["passage"].to_numpy()
    found = pd.DataFrame({"left": of[a], "right": of[b], "alike": scores[a, b].astype(int), "a": a, "b": b})
    return found[found["left"] != found["right"]]


def near_duplicates(passages: pd.DataFrame) -> pd.DataFrame:
    """Pairs of passages that print nearly the same sentence, or several.

    Two sentences are near when at least 75 of 100 characters agree (rapidfuzz's `ratio`); shorter
    ones than 8 words are left out, since names and headings recur by nature.

    Args:
        passages: one row a passage: `biennium`, `indicator`, `cpo`, `criterion`, `item`, `column`
            and `text`; those of a criterion's row, without titles.

    Returns:
        One row a pair of passages, the nearest first: `left` and `right` (their keys in one string),
        `relation` (see `relation`), `score` (0 to 100: of the words of the passage that the shared
        sentences fill more, the share in such sentences), `alike` (0 to 100: the likest two
        sentences) and `words` (count of words in shared sentences, in that same passage).
    """
    held = passages.reset_index(drop=True)
    total = held["text"].map(lambda text: max(sum(len(s.split()) for s in sentences(text)), 1))
    long = _long_sentences(held)
    rows = []
    for _, hits in _near(long).groupby(["left", "right"]):
        left, right = int(hits["left"].iloc[0]), int(hits["right"].iloc[0])
        filled = [(int(long["words"][hits[side].unique()].sum()), at) for side, at in (("a", left), ("b", right))]
        share, words = max((count / total[at], count) for count, at in filled)
        one, other = held.iloc[left], held.iloc[right]
        rows.append((key(one), key(other), relation(one, other), round(100 * share), hits["alike"].max(), words))
    found = pd.DataFrame(rows, columns=PAIRS)
    return found.sort_values(["score", "left", "right"], ascending=[False, True, True], ignore_index=True)


def key(row: pd.Series) -> str:
    """The key of a passage in one string.

    >>> key(pd.Series({"biennium": "2012-13", "indicator": "7.1", "cpo": "KHM129", "criterion": 1,
    ...     "item": 1, "column": "achieved"}))
    '2012-13 7.1 KHM129 1 1 achieved'
    """
    return " ".join(str(row[c]) for c in PASSAGE)


def _meet(one: pd.Series, other: pd.Series) -> bool:
    """Whether two locators share a line of one document."""
    pairs = ((a, b) for a in spans(one["lines"]) for b in spans(other["lines"]))
    return one["doc_id"] == other["doc_id"] and any(a[0] <= b[1] and b[0] <= a[1] for a, b in pairs)


def _coded(achievements: pd.DataFrame) -> set[frozenset[str]]:
    """Pairs of criteria of one result that `repeats` ties, as result and criterion in one string."""
    claimed = achievements[achievements["repeats"].notna()]
    return {
        frozenset(f"{' '.join(row[RESULT])} {row[c]}" for c in ("criterion", "repeats"))
        for _, row in claimed.iterrows()
    }


def _criterion(passage: str) -> str:
    """Result and criterion of a passage's key, without item and column."""
    return " ".join(passage.split()[:4])


def _row(passage: str) -> str:
    """Result, criterion and item of a passage's key: both columns of a row are one place for a note."""
    return passage.rsplit(" ", 1)[0]


def _rows(passages: pd.DataFrame) -> dict[str, pd.Series]:
    """Document and lines of both columns of each row, by `_row`."""
    found = passages.assign(row=[_row(key(p)) for _, p in passages.iterrows()])
    held = found.groupby("row").agg({"doc_id": "first", "lines": ", ".join})
    return {str(name): spot for name, spot in held.iterrows()}


def compare(
    pairs: pd.DataFrame, passages: pd.DataFrame, achievements: pd.DataFrame, noted: pd.DataFrame, reasons: pd.DataFrame
) -> pd.DataFrame:
    """Set what the texts share beside what the coding says they share.

    Args:
        pairs: from `near_duplicates`.
        passages: the passages compared, with `doc_id` and `lines`.
        achievements: the table, with `repeats`.
        noted: the passages that source notes of recycled evidence name: `note` (which note),
            `doc_id`, `lines`; a note's own passage and those it points at, one row each.
        reasons: `left`, `right`, `verdict`, `reason` for what does not agree.

    Returns:
        One row a pair, then one for each `repeats` and each note without a pair (`right` empty for
        a note, score 0): `left`, `right`, `score`, `coded` (in `repeats`), `noted` (the notes that
        name a line of both rows, in either column), `verdict` (`agrees` where a pair is coded or
        noted, else the written one, else `unexplained`) and `reason`.
    """
    at = _rows(passages)
    by_note = [(note, [row for _, row in rows.iterrows()]) for note, rows in noted.groupby("note", sort=False)]
    coded = _coded(achievements)
    rows: list[tuple[object, ...]] = []
    used: set[object] = set()
    for pair in pairs.itertuples():
        sides = [at[_row(str(pair.left))], at[_row(str(pair.right))]]
        notes = [n for n, spots in by_note if all(any(_meet(side, spot) for spot in spots) for side in sides)]
        both = frozenset(map(_criterion, (str(pair.left), str(pair.right))))
        used |= {both, *notes}
        rows.append((pair.left, pair.right, pair.score, both in coded, "; ".join(map(str, notes))))
    rows += [(*sorted(both), 0, True, "") for both in sorted(coded - used, key=sorted)]
    rows += [(note, "", 0, False, str(note)) for note, _ in by_note if note not in used]
    found = pd.DataFrame(rows, columns=["left", "right", "score", "coded", "noted"])
    found = found.merge(reasons[["left", "right", "verdict", "reason"]].fillna(""), on=["left", "right"], how="left")
    agrees = (found["score"] > 0) & (found["coded"] | (found["noted"] != ""))
    found["verdict"] = found["verdict"].mask(agrees, "agrees").fillna("unexplained")
    return found.fillna({"reason": ""})


def unexplained(compared: pd.DataFrame) -> pd.DataFrame:
    """The rows of a comparison in which text and coding differ and nobody has written why."""
    return compared[compared["verdict"] == "unexplained"]
