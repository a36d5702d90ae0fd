"""Standing caveats, by name: what numbers of this record cannot say, whatever they are."""

import pandas as pd

from o7lib.show.words.grammar import listing

STANDING = {
    "self_reported": "Everything here is what the ILO reports of itself. No outside evidence was used and none is implied.",
    "counts": "Results, achievements and member States are counted, never added to each other; the documents print no amounts of money.",
    "states": "Targets count member States. Entries for a whole region are shown apart and reach no target.",
    "judgement": "The stage of an achievement is our judgement from the text, made twice independently and then settled; both codings are kept with the data.",
    "silence": "Only a verb of paying names a funder; words of support do not. Silence says nothing about who paid, only that it is not written.",
    "few": "Numbers are small. A share of a handful of rows moves far when one row changes, so counts stand beside shares.",
    "no_regional_targets": "Where no regional target was set, a region can neither have met nor missed one.",
    "claims": "A criterion counts as met because the document reports under it; whether the evidence fits its wording is discussed under the doubts of each place.",
    "contribution": "What the ILO did stands beside what a country did. The documents do not show that one caused the other.",
    "links": "Links between annex projects and results are possibilities with a stated strength, not findings.",
    "unnamed": "Partners are bodies with a name that are named as working with the ILO. Bodies without one, such as trade unions left unnamed, and those that only attend or sign are not counted.",
    "figures": "Printed numbers of people, events or documents may overlap in time and place; unlike things are never summed.",
    "grey": "A place without a result is one for which the documents report none: not one where nothing was done.",
    "furthest": "A place with several results stands at the one whose policy got furthest; the others may still be drafts.",
    "boundaries": "Maps show where results are reported. Boundaries and names imply no opinion on the status of any territory.",
}


def judgement(coverage: pd.DataFrame, coded_twice: bool = True) -> str:
    """Whose judgement the stages are, from `coding_coverage.by_biennium`: twice is said of rows that were coded twice.

    Args:
        coded_twice: whether the record has codings by two people at all; this is what a page without a row says.

    >>> rows = pd.DataFrame({"biennium": ["2012-13", "2016-17"], "achievements": [9, 4], "twice": [9, 0]})
    >>> judgement(rows[:1]) == STANDING["judgement"]
    True
    >>> judgement(rows)
    'The stage of an achievement is our judgement from the text. Coded twice independently and then settled: all 9 of 2012-13 and none of 4 of 2016-17.'
    >>> judgement(rows[1:])
    "The stage of an achievement is one coder's judgement from the text; none was coded a second time."
    """
    counts = list(zip(coverage["biennium"], coverage["achievements"], coverage["twice"], strict=True))
    if coded_twice and all(twice == n for _, n, twice in counts):
        return STANDING["judgement"]
    if not any(twice for *_, twice in counts):
        return "The stage of an achievement is one coder's judgement from the text; none was coded a second time."
    told = [f"all {n} of {b}" if twice == n else f"{twice or 'none'} of {n} of {b}" for b, n, twice in counts]
    return (
        "The stage of an achievement is our judgement from the text. "
        f"Coded twice independently and then settled: {listing(told)}."
    )


def always() -> list[str]:
    """The caveats that every brief carries."""
    return ["self_reported", "counts", "judgement"]
