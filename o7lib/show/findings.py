"""What a measure found, in sentences: rows in, words out. The words themselves stand in `sentences`."""

import pandas as pd

from o7lib.measures import comparison, progress
from o7lib.measures import targets as _targets
from o7lib.show import sentences


def targets(place: str, rows: pd.DataFrame) -> list[str]:
    """One sentence per row of `targets.for_region`: what was promised, what was reported."""
    world = set(rows["region_id"]) == {_targets.WORLD}
    return [sentences.target("in all" if world else f"in {place}", **cell) for cell in _targets.cells(rows)]


def masked(rows: pd.DataFrame) -> list[str]:
    """One sentence per total that was met while regions missed, from `targets.masked`."""
    return [
        sentences.masking(r["biennium"], r["indicator"], r["target"], r["reported"], r["missed"], r["short"])
        for r in rows.to_dict("records")
    ]


def reached(place: str, counts: pd.DataFrame) -> str:
    """How many achievements of `progress.stage_counts` were at least adopted."""
    return sentences.reached(*progress.firm(counts), place)


def paid(funders: pd.DataFrame, named: int, total: int) -> str:
    """Who paid, from `funding.by_funder` and `funding.named`."""
    return sentences.paid(named, total, list(zip(funders["funder"], funders["results"], strict=True)))


def listed(place: str, across: pd.DataFrame) -> list[str]:
    """Whether summary and country document agree on a place, from `comparison.place_across`."""
    return [sentences.listed(place, **cell) for cell in comparison.listings(across)]


def compared(place: str, rows: pd.DataFrame, region_id: str) -> str:
    """A region beside all the others, from `comparison.regions`."""
    return sentences.compared(place, *comparison.inside_and_out(rows, region_id))


def spread(rows: pd.DataFrame) -> str:
    """The highest and the lowest region, from `comparison.regions`."""
    return sentences.spread(comparison.extremes(rows))
