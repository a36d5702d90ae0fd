"""Agreement of two coders before they settled: Cohen's kappa with its interval, Gwet's AC1, weighted kappa."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from o7lib.tables.model.references import ACHIEVEMENT

NOT_JUDGED = (*ACHIEVEMENT, "reason")
RESAMPLES = 2000
SEED = 20121315  # any fixed number: the same codings give the same interval
LEVEL = 0.95

Floats = NDArray[np.float64]


class Judgement(NamedTuple):
    """What two coders gave the same things, in one order.

    `clusters` says which things belong together (the CPO they are about): an interval is drawn over
    clusters, because reports of one CPO are read together and err together. `order` holds the codes of
    a graded scale, lowest first; empty where codes have no order.
    """

    first: pd.Series
    second: pd.Series
    clusters: pd.Series
    order: Sequence[str] = ()


def _tables(judgement: Judgement) -> Floats:
    """One table of first by second code for each cluster: clusters x codes x codes."""
    codes = list(judgement.order) or sorted({*judgement.first.astype(str), *judgement.second.astype(str)})
    at = {code: place for place, code in enumerate(codes)}
    cluster, names = pd.factorize(judgement.clusters)
    counts = np.zeros((len(names), len(codes), len(codes)))
    pairs = zip(cluster, judgement.first.astype(str), judgement.second.astype(str), strict=True)
    for place, one, other in pairs:
        counts[place, at[one], at[other]] += 1
    return counts


def _kappa(tables: Floats, weights: Floats) -> Floats:
    """Weighted kappa of tables of codes; not a number where chance alone gives full agreement."""
    shares = tables / tables.sum(axis=(-2, -1), keepdims=True)
    chance = shares.sum(axis=-1)[..., :, None] * shares.sum(axis=-2)[..., None, :]
    expected = (chance * weights).sum(axis=(-2, -1))
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(expected > 1e-12, 1 - (shares * weights).sum(axis=(-2, -1)) / expected, np.nan)


def _distance(codes: int, graded: bool = False) -> Floats:
    """How far apart two codes count: one where they differ; on a graded scale, steps apart (linear weights)."""
    steps = np.abs(np.subtract.outer(np.arange(codes), np.arange(codes)))
    return (steps if graded else steps > 0).astype(np.float64)


def _ac1(table: Floats) -> float:
    """Gwet's AC1: agreement beyond chance, where chance does not grow as one code becomes rare."""
    codes, shares = len(table), table / table.sum()
    prevalence = (shares.sum(axis=0) + shares.sum(axis=1)) / 2
    chance = float((prevalence * (1 - prevalence)).sum()) / (codes - 1) if codes > 1 else 1.0
    return (float(np.trace(shares)) - chance) / (1 - chance) if chance < 1 else np.nan


def interval(judgement: Judgement, resamples: int = RESAMPLES) -> tuple[float, float]:
    """The 95 % bootstrap interval of kappa, resampling clusters with replacement.

    A resample in which both coders give a single code has no kappa: it counts as full agreement, which
    it is. Not a number where that holds of the judgement itself.
    """
    tables = _tables(judgement)
    drawn = np.random.default_rng(SEED).multinomial(len(tables), np.full(len(tables), 1 / len(tables)), resamples)
    kappas = _kappa(np.tensordot(drawn, tables, axes=1), _distance(tables.shape[1]))
    if np.isnan(_kappa(tables.sum(axis=0), _distance(tables.shape[1]))):
        return np.nan, np.nan
    low, high = np.quantile(np.where(np.isnan(kappas), 1.0, kappas), [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(low), float(high)


def kappa(first: pd.Series, second: pd.Series) -> float | None:
    """Cohen's kappa of two judgements of the same things: agreement beyond what chance would give.

    None where both coders gave everything the same single code: there is nothing to agree beyond.

    >>> kappa(pd.Series(["a", "a", "b", "b"]), pd.Series(["a", "a", "b", "a"]))
    0.5
    >>> kappa(pd.Series(["a", "a"]), pd.Series(["a", "a"])) is None
    True
    """
    tables = _tables(Judgement(first, second, pd.Series(0, index=first.index)))
    agreement = _kappa(tables[0], _distance(tables.shape[1]))
    return None if np.isnan(agreement) else float(agreement)


def judged(first: pd.DataFrame) -> list[str]:
    """The columns of a coding that hold a judgement: all but the key and the reason."""
    return [column for column in first.columns if column not in NOT_JUDGED]


def _paired(first: pd.DataFrame, second: pd.DataFrame) -> pd.DataFrame:
    return first.merge(second, on=ACHIEVEMENT, suffixes=("_first", "_second"), validate="one_to_one")


def per_column(
    first: pd.DataFrame, second: pd.DataFrame, graded: Mapping[str, Sequence[str]] | None = None
) -> pd.DataFrame:
    """Agreement on every judgement column, in the order of the coding.

    Counts achievements (result x criterion x item).

    Args:
        first, second: the codings of `tables.coding.codings.read_codings`.
        graded: columns whose codes have an order, such as `stage`, with the codes, lowest first.

    Returns:
        As `per_judgement`, one row per column.
    """
    both, graded = _paired(first, second), graded or {}
    return per_judgement(
        {
            column: Judgement(both[f"{column}_first"], both[f"{column}_second"], both["cpo"], graded.get(column, ()))
            for column in judged(first)
        }
    )


def per_judgement(judgements: Mapping[str, Judgement]) -> pd.DataFrame:
    """Agreement on judgements of any kind, one row each.

    Returns:
        One row per judgement: `column` (its name), `n` (things that both coded), `agreed` (count), `share`
        (agreed of n, 0 to 1), `kappa` with `low` and `high` (95 % bootstrap interval over CPOs), `ac1`
        (Gwet's), `weighted` (kappa with linear weights; graded scales only) and `disagreements` (count).
        Missing where only one code occurs, or where a scale is not graded.
    """
    rows = []
    for name, judgement in judgements.items():
        tables = _tables(judgement)
        table, codes = tables.sum(axis=0), tables.shape[1]
        agreed, things = int(np.trace(table)), int(table.sum())
        weighted = _kappa(table, _distance(codes, graded=True)) if judgement.order else np.nan
        plain, ac1 = _kappa(table, _distance(codes)), _ac1(table)
        share = agreed / things if things else np.nan
        rows.append((name, things, agreed, share, float(plain), *interval(judgement), ac1, float(weighted)))
    columns = ["column", "n", "agreed", "share", "kappa", "low", "high", "ac1", "weighted"]
    out = pd.DataFrame(rows, columns=columns)
    shares = ["share", "kappa", "low", "high", "ac1", "weighted"]
    out[shares] = out[shares].astype(float).where(out[shares].notna()).astype("Float64")
    return out.assign(disagreements=out["n"] - out["agreed"])


def disagreements(first: pd.DataFrame, second: pd.DataFrame, settled: pd.DataFrame) -> pd.DataFrame:
    """Every judgement on which the coders differed, with what was settled and why.

    Returns:
        One row per achievement x column: the key, `column`, `first`, `second`, `settled`, `reason` (both
        missing where nothing was settled yet).
    """
    both = _paired(first, second)
    sides = []
    for column in judged(first):
        pair = both[[*ACHIEVEMENT, f"{column}_first", f"{column}_second"]].set_axis(
            [*ACHIEVEMENT, "first", "second"], axis=1
        )
        sides.append(pair[pair["first"] != pair["second"]].assign(column=column))
    kept = settled[[*ACHIEVEMENT, "column", "settled", "reason"]]
    order = [*ACHIEVEMENT, "column"]
    out = pd.concat(sides, ignore_index=True).merge(kept, on=order, how="left", validate="one_to_one")
    return out.sort_values(order, ignore_index=True)[[*order, "first", "second", "settled", "reason"]]


def confusion(first: pd.Series, second: pd.Series, order: Sequence[str] = ()) -> pd.DataFrame:
    """How often the first coder's code met each of the second's: one row a code of the first.

    Args:
        first, second: codes of the same things, in one order; the empty text is a code too.
        order: codes in the order wanted; others follow.

    Returns:
        `code` (the first coder's), one column per code of the second with the count of things, and one per code
        named `at_CODE` with the places of those things in the order given, counted from 0.

    >>> confusion(pd.Series(["a", "a", "b"]), pd.Series(["a", "b", "b"]))[["code", "a", "b"]].values.tolist()
    [['a', 1, 1], ['b', 0, 1]]
    """
    seen = {*first.astype(str), *second.astype(str)}
    codes = [*(c for c in order if c in seen), *sorted(seen - set(order))]
    places: dict[tuple[str, str], list[int]] = {(one, other): [] for one in codes for other in codes}
    for at, pair in enumerate(zip(first.astype(str), second.astype(str), strict=True)):
        places[pair].append(at)
    rows = [
        {"code": one, **{c: len(places[one, c]) for c in codes}, **{f"at_{c}": places[one, c] for c in codes}}
        for one in codes
    ]
    return pd.DataFrame(rows)
