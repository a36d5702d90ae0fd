"""What a measure found, in sentences: rows in, words out. The words themselves stand in the modules it calls."""

import pandas as pd

from o7lib.measures import comparison, progress
from o7lib.measures import targets as _targets
from o7lib.show.words import funding, sentences
from o7lib.show.words import targets as targets_words


def targets(place: str, rows: pd.DataFrame) -> list[str]:
    """One sentence per row of `targets.for_region`: what was promised, what was counted."""
    return [targets_words.target(place, **cell) for cell in _targets.cells(rows)]


def masked(rows: pd.DataFrame) -> list[str]:
    """One sentence per total that was met while regions missed, from `targets.masked`."""
    return [
        targets_words.masked_shortfalls(
            r["biennium"], r["indicator"], r["reported"], list(zip(r["missed"], r["shorts"], strict=True))
        )
        for r in rows.to_dict("records")
    ]


def reached(place: str, counts: pd.DataFrame) -> str:
    """How many achievements of `progress.stage_counts` were at least adopted."""
    return sentences.reached(*progress.firm(counts), place)


def paid(funders: pd.DataFrame, silence: pd.DataFrame) -> str:
    """Who paid, from `funding.by_funder` and `funding.unnamed_payer` by biennium."""
    who = zip(funders["funder"], funders["results"], funders["results_indirect"], strict=True)
    return funding.paid(_by_biennium(silence), [(str(name), int(n), int(indirect)) for name, n, indirect in who])


def named_in(silence: pd.DataFrame) -> str:
    """For how many results the text names a funder, from `funding.unnamed_payer` by biennium."""
    return funding.named_in(_by_biennium(silence))


def _by_biennium(silence: pd.DataFrame) -> list[tuple[str, int, int]]:
    rows = zip(silence["biennium"], silence["results_named"], silence["results"], strict=True)
    return [(str(biennium), int(named), int(total)) for biennium, named, total in rows]


def listed(place: str, across: pd.DataFrame, kind: str = "member_state") -> list[str]:
    """Whether summary and country document agree on a place of a kind, from `comparison.place_across`."""
    state = kind == "member_state"
    return [targets_words.listed(place, **cell, state=state) for cell in comparison.listings(across)]


def uncovered(rows: pd.DataFrame) -> str:
    """The places that a summary counts and no entry describes, from `targets.listed_without_entry`."""
    return targets_words.uncovered(list(dict.fromkeys(rows["place"])))


def counted_only(place: str, listed: pd.DataFrame, world: pd.DataFrame) -> str:
    """What the record says of a place without an entry.

    Args:
        listed: `targets.listed_without_entry` of the place. world: `targets.for_region` of the world.
    """
    cells = {(c["biennium"], c["indicator"]): c for c in _targets.cells(world)}
    where = [(r.biennium, r.indicator, cells[r.biennium, r.indicator]) for r in listed.itertuples()]
    return targets_words.counted_only(place, [(b, i, cell["reported"], cell["wanted"]) for b, i, cell in where])


def compared(place: str, rows: pd.DataFrame, region_id: str) -> str:
    """A region beside all the others, from `comparison.regions`."""
    return sentences.compared(place, *comparison.region_and_rest(rows, region_id))


def spread(rows: pd.DataFrame) -> str:
    """The highest and the lowest region, from `comparison.regions`."""
    return sentences.spread(comparison.extremes(rows))
