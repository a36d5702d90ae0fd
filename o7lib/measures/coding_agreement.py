"""How well two coders agreed before they settled: the measure of what our own codes are worth."""

from collections.abc import Mapping

import pandas as pd

from o7lib.tables.model.references import ACHIEVEMENT

APART = (*ACHIEVEMENT, "reason")


def kappa(first: pd.Series, second: pd.Series) -> float | None:
    """Cohen's kappa of two judgements of the same things: agreement beyond what chance would give.

    None where both coders gave everything the same single code: there is nothing to agree beyond.

    >>> kappa(pd.Series(["a", "a", "b", "b"]), pd.Series(["a", "a", "b", "a"]))
    0.5
    >>> kappa(pd.Series(["a", "a"]), pd.Series(["a", "a"])) is None
    True
    """
    agreed = float((first.to_numpy() == second.to_numpy()).mean())
    one, other = (codes.value_counts(normalize=True) for codes in (first, second))
    chance = float((one * other).fillna(0).sum())
    return None if chance >= 1 else (agreed - chance) / (1 - chance)


def judged(first: pd.DataFrame) -> list[str]:
    """The columns of a coding that hold a judgement: all but the key and the reason."""
    return [column for column in first.columns if column not in APART]


def _paired(first: pd.DataFrame, second: pd.DataFrame) -> pd.DataFrame:
    return first.merge(second, on=ACHIEVEMENT, suffixes=("_first", "_second"), validate="one_to_one")


def per_column(first: pd.DataFrame, second: pd.DataFrame) -> pd.DataFrame:
    """Agreement on every judgement column, in the order of the coding.

    Counts achievements (result x criterion x item).

    Args:
        first, second: the codings of `tables.coding.read_codings`.

    Returns:
        One row per column: `column`, `n` (achievements both coded), `agreed` (count), `share` (agreed of
        n, 0 to 1), `kappa` (missing where only one code occurs) and `disagreements` (count).
    """
    both = _paired(first, second)
    return per_judgement({column: (both[f"{column}_first"], both[f"{column}_second"]) for column in judged(first)})


def per_judgement(codes: Mapping[str, tuple[pd.Series, pd.Series]]) -> pd.DataFrame:
    """Agreement on judgements of any kind, one row each.

    Args:
        codes: name of the judgement to what the first and the second coder gave the same things, in one order.

    Returns:
        One row per judgement: `column` (its name) and the columns of `per_column`; `n` counts the things judged.
    """
    found = []
    for name, (one, other) in codes.items():
        agreed = int((one.to_numpy() == other.to_numpy()).sum())
        found.append((name, len(one), agreed, agreed / len(one) if len(one) else None, kappa(one, other)))
    out = pd.DataFrame(found, columns=["column", "n", "agreed", "share", "kappa"])
    out[["share", "kappa"]] = out[["share", "kappa"]].astype("Float64")
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
    out = pd.concat(sides, ignore_index=True)
    kept = settled[[*ACHIEVEMENT, "column", "settled", "reason"]]
    out = out.merge(kept, on=[*ACHIEVEMENT, "column"], how="left", validate="one_to_one")
    order = [*ACHIEVEMENT, "column"]
    return out.sort_values(order, ignore_index=True)[[*order, "first", "second", "settled", "reason"]]
