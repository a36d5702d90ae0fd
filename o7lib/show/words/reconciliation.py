"""Do totals, lists and entries agree, and would the targets stand stricter counting? Rows in, sentences out."""

from collections.abc import Mapping, Sequence

import pandas as pd

from o7lib.show.words.grammar import the
from o7lib.show.words.sentences import capital, count, every, listing

MOST = 3  # kinds of doubt that a sentence names


def disagreements(rows: pd.DataFrame, world: str = "world") -> list[str]:
    """Where printed totals, lists and entries part, from `reconcile.disagreements`: one sentence per world total.

    >>> rows = pd.DataFrame({"biennium": ["B"], "indicator": ["7.2"], "region_id": ["world"], "kind": ["member_state"],
    ...     "printed": [8], "listed": [8], "entered": [7], "names": [["Papua New Guinea"]], "verdict": ["entry_missing"]})
    >>> disagreements(rows)
    ['7.2 in B: 8 are printed and 8 listed, but 7 have an entry; missing: Papua New Guinea.']
    """
    said = []
    for r in rows[rows["region_id"] == world].to_dict("records"):
        head, names = f"{r['indicator']} in {r['biennium']}: ", listing([the(n) for n in r["names"]])
        if r["verdict"] == "entry_missing":
            said.append(
                f"{head}{r['printed']} are printed and {r['listed']} listed, but {r['entered']} have an entry; missing: {names}."
            )
        elif r["verdict"] == "subregion_counted":
            said.append(
                f"{head}{count(r['listed'], 'regional entry', 'regional entries')} ({names}) {'stands' if r['listed'] == 1 else 'stand'} beside the member States that the indicator counts."
            )
        else:
            said.append(f"{head}{r['listed']} are listed and {r['entered']} have an entry ({names}).")
    return said or ["Printed totals, printed lists and entries agree everywhere."]


def rule_holds(rows: pd.DataFrame) -> str:
    """Whether the ILO's own rule holds for every result, from `reconcile.criteria_rule`.

    >>> rule_holds(pd.DataFrame({"holds": [True, True], "met": [2, 3], "required": [2, 2]}))
    'Both results report under at least the criteria required; 1 does so with none to spare.'
    """
    failing, bare = int((~rows["holds"]).sum()), int((rows["met"] == rows["required"]).sum())
    if rows.empty:
        return "There is no result to test the rule on."
    if failing:
        return f"{failing} of {len(rows)} results report under fewer criteria than required."
    if len(rows) == 1:
        return f"The one result reports under at least the criteria required, with {'none' if bare else 'one or more'} to spare."
    return f"{capital(every(len(rows), 'results'))} report under at least the criteria required; {bare or 'none'} {'do' if bare > 1 else 'does'} so with none to spare."


def typology(rows: pd.DataFrame, biennia: Sequence[str] = ()) -> str:
    """How far the summary's types and our coding agree, from `reconcile.typology_counts`. Counts places x types.

    Args:
        biennia: those whose summary says what type of result each place had.

    >>> typology(pd.DataFrame({"both": [3], "summary_only": [1], "coding_only": [2], "neither": [4]}), ["2012-13"])
    'In 2012-13 the summary and our coding agree on 7 of 10 pairs of place and type; 1 stands only in the summary and 2 only in our coding.'
    """
    n = rows[["both", "summary_only", "coding_only", "neither"]].sum()
    if n.sum() == 0:
        return "No summary in this scope says what type of result each place had."
    agree, one, two = int(n["both"] + n["neither"]), int(n["summary_only"]), int(n["coding_only"])
    when = f"In {listing(biennia)} the" if biennia else "The"
    return (
        f"{when} summary and our coding agree on {agree} of {count(int(n.sum()), 'pair')} of place and type; "
        f"{one or 'none'} {'stand' if one > 1 else 'stands'} only in the summary and {two or 'none'} only in our coding."
    )


def fallen(rows: pd.DataFrame) -> list[str]:
    """Targets that are met under the rule as printed and missed under a stricter one, from `sensitivity.table`.

    One sentence per stricter rule that costs a target.

    >>> rows = pd.DataFrame({"biennium": "B", "indicator": "7.1", "rule": ["As printed", "Three criteria"],
    ...     "states_left": [8, 4], "target": [8, 8], "met": [True, False]})
    >>> fallen(rows)
    ['Three criteria: 7.1 in B would fall to 4 (target 8).']
    """
    said = []
    for rule, mine in _lost(rows).groupby("rule", sort=False):
        falls = [
            f"{r.indicator} in {r.biennium} would fall to {r.states_left or 'none'} (target {r.target})"
            for r in mine.itertuples()
        ]
        said.append(f"{rule}: {listing(falls)}.")
    return said or ["No stricter rule tried here costs a target that was met."]


def _lost(rows: pd.DataFrame) -> pd.DataFrame:
    """The cells of `sensitivity.table` that the first rule meets and another misses."""
    cell = ["biennium", "indicator"]
    first = rows["rule"].iloc[0] if len(rows) else ""
    won = rows[(rows["rule"] == first) & rows["met"].eq(True)][cell]
    return rows[rows["met"].eq(False)].merge(won, on=cell)


def verdict(rows: pd.DataFrame) -> str:
    """How many targets States with an entry meet, and which a stricter rule would cost, from `sensitivity.table`.

    >>> rows = pd.DataFrame({"biennium": "B", "indicator": "7.1", "rule": ["As printed", "Three", "Four"],
    ...     "met": [True, False, True]})
    >>> verdict(rows)
    'Counting only member States with an entry, 1 of 1 target is met. Of 2 stricter rules 1 would lose a target: 7.1 in B.'
    """
    if rows.empty:
        return "There is no target to test."
    first = rows["rule"].iloc[0]
    base = rows[rows["rule"] == first]
    met, of = int(base["met"].eq(True).sum()), int(base["met"].notna().sum())
    return (
        f"Counting only member States with an entry, {met or 'none'} of {count(of, 'target')} {'is' if met < 2 else 'are'} met. "
        + losing(rows)
    )


def losing(rows: pd.DataFrame) -> str:
    """How many of the stricter rules of `sensitivity.table` would lose a target, and which it is.

    >>> rows = pd.DataFrame({"biennium": "B", "indicator": ["7.1", "7.2"] * 3, "rule": ["A", "A", "T", "T", "F", "F"],
    ...     "met": [True, True, False, True, False, False]})
    >>> losing(rows)
    'Of 2 stricter rules 2 would lose a target: always 7.1 in B, and under 1 of the rules another too.'
    """
    stricter, lost = rows.loc[rows["rule"] != rows["rule"].iloc[0], "rule"].nunique(), _lost(rows)
    falling = lost["rule"].nunique()
    head = f"Of {count(stricter, 'stricter rule')} {falling or 'none'} would lose a target"
    if not stricter:
        return "No stricter rule was tried."
    if not falling:
        return f"{head}."
    per_cell = lost.groupby(["indicator", "biennium"], sort=False)["rule"].nunique()
    always = [f"{indicator} in {biennium}" for (indicator, biennium), n in per_cell.items() if n == falling]
    if not always or falling == 1:
        named = [f"{indicator} in {biennium}" for indicator, biennium in per_cell.index]
        return f"{head}: {listing(named)}."
    more = int((lost.groupby("rule").size() > len(always)).sum())
    return f"{head}: always {listing(always)}{f', and under {more} of the rules another too' if more else ''}."


def doubts(rows: pd.DataFrame, names: Mapping[str, str]) -> str:
    """How many source notes there are and of which kinds most, from `notes.by_kind`.

    Args:
        names: the label of each kind; the last is the one for what fits no other, and is not named.

    >>> rows = pd.DataFrame({"kind": ["not_adopted", "misprint", "other"], "notes": [2, 1, 5]})
    >>> doubts(rows, {"not_adopted": "Not adopted", "misprint": "Misprint", "other": "Other"})
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


def headline(targets: pd.DataFrame, results: int) -> str:
    """The title of the overview, from the world's rows of `targets.against_targets` and the number of results.

    >>> headline(pd.DataFrame({"verdict": ["met", "missed", "no_target"]}), 41)
    'Outcome 7, labour migration: 41 results, 1 of 2 targets met'
    """
    met, tested = _met(targets)
    verdict = f"{met or 'none'} of {count(tested, 'target')} met" if tested else "no target set"
    return f"Outcome 7, labour migration: {count(results, 'result')}, {verdict}"


def _met(targets: pd.DataFrame) -> tuple[int, int]:
    """Targets met, and targets that a document reports on."""
    verdicts = targets["verdict"].astype(str)
    return int((verdicts == "met").sum()), int(verdicts.isin(["met", "missed"]).sum())


def answer(targets: pd.DataFrame, noted: int, results: int, rules: pd.DataFrame) -> str:
    """The whole record in three sentences: targets by the ILO's own count, doubts, and stricter counting.

    Args:
        targets: world rows of `targets.against_targets`.
        noted, results: results with at least one doubt noted, and all.
        rules: `sensitivity.table`.
    """
    met, tested = _met(targets)
    verb = "was" if met < 2 else "were"
    first = f"By the ILO's own count {met or 'none'} of {count(tested, 'target')} {verb} met."
    if not tested:
        first = "No target was set that a document reports on."
    if results == 0:
        return f"{first} There is no result on record."
    who = (
        f"{capital(every(results, 'results'))} carry"
        if noted == results > 1
        else f"{noted or 'None'} of {count(results, 'result')} {'carries' if noted < 2 else 'carry'}"
    )
    return f"{first} {who} at least one doubt noted here. {losing(rules)}"
