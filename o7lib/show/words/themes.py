"""Findings of the pages that compare and doubt: rows of a measure in, sentences out."""

from collections.abc import Mapping, Sequence

import pandas as pd

from o7lib.show.words.grammar import the
from o7lib.show.words.sentences import capital, count, listing

MOST = 3  # gaps that a sentence names


def _states(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["kind"].astype(str) == "member_state"]


def movements(rows: pd.DataFrame) -> list[str]:
    """Who stayed, moved, left and arrived, per pair of biennia, from `periods.movements`. Counts member States.

    >>> rows = pd.DataFrame({"before": "A", "after": "B", "kind": "member_state",
    ...     "movement": ["stayed", "left", "left"], "place": ["X", "Y", "Z"]})
    >>> movements(rows)
    ['Of 3 member States with a result in A, 1 has one again in B under the same indicator and 2 have none. No member State has one in B and none in A.']
    """
    said = []
    for (before, after), pair in _states(rows).groupby(["before", "after"], sort=False):
        n = pair["movement"].astype(str).value_counts()
        old = int(n.get("stayed", 0) + n.get("moved", 0) + n.get("left", 0))
        parts = [
            (int(n.get("stayed", 0)), f"one again in {after} under the same indicator"),
            (int(n.get("moved", 0)), "one under another indicator"),
            (int(n.get("left", 0)), "none"),
        ]
        spoken = listing([f"{k} {'has' if k == 1 else 'have'} {what}" for k, what in parts if k])
        new = int(n.get("arrived", 0) + n.get("returned", 0))
        fresh = (
            f"{capital(count(new, 'member State'))} {'have' if new > 1 else 'has'} one in {after} and none in {before}."
        )
        said.append(
            f"Of {count(old, 'member State')} with a result in {before}, {spoken or 'nothing more is known'}. {fresh}"
        )
    return said


def continuity(rows: pd.DataFrame) -> str:
    """Outcomes that go on under the same code, and how many changed their title, from `periods.continuity`.

    >>> continuity(pd.DataFrame({"same_title": [True, False], "same_indicator": [True, True]}))
    '2 outcomes keep their code from one biennium to the next; 1 of them has another title and none is reported under another indicator.'
    """
    if rows.empty:
        return "No outcome keeps its code from one biennium to the next."
    retitled, moved = int((~rows["same_title"]).sum()), int((~rows["same_indicator"]).sum())
    verbs = [f"{n or 'none'} of them {'have' if n > 1 else 'has'} another title" for n in [retitled]]
    other = f"{moved or 'none'} {'are' if moved > 1 else 'is'} reported under another indicator"
    keep = f"{len(rows)} outcomes keep their code" if len(rows) > 1 else "1 outcome keeps its code"
    return f"{keep} from one biennium to the next; {verbs[0]} and {other}."


def steps(rows: pd.DataFrame) -> str:
    """Where both biennia report under the same criterion, how the stage compares, from `periods.steps`.

    >>> steps(pd.DataFrame({"step": ["same", "back", "new"], "place": ["A", "B", "C"]}))
    'In 2 cases a place reports under the same criterion again: the stage is further in none, the same in 1 and earlier in 1 (B).'
    """
    n = rows["step"].astype(str).value_counts()
    forward, same, back = (int(n.get(k, 0)) for k in ("forward", "same", "back"))
    total = forward + same + back
    if total == 0:
        return "No place reports under the same criterion in two biennia."
    who = listing([the(p) for p in sorted(set(rows.loc[rows["step"].astype(str) == "back", "place"]))])
    tail = f" ({who})" if who else ""
    cases = "1 case" if total == 1 else f"{total} cases"
    return (
        f"In {cases} a place reports under the same criterion again: the stage is further in {forward or 'none'}, "
        f"the same in {same or 'none'} and earlier in {back or 'none'}{tail}."
    )


def form_differences(rows: pd.DataFrame, labels: dict[str, str]) -> str:
    """What the documents of one biennium have and another's lack, from `comparability.not_comparable`.

    >>> form_differences(pd.DataFrame({"kind": ["typology", "typology"]}), {"typology": "Places listed by type of result"})
    'The documents differ in form from one biennium to the next: places listed by type of result.'
    """
    kinds = [labels[k].lower() for k in dict.fromkeys(rows["kind"].astype(str))]
    if not kinds:
        return "The documents have the same form in every biennium."
    return f"The documents differ in form from one biennium to the next: {listing(kinds)}."


def sex_given(rows: pd.DataFrame) -> str:
    """How many printed numbers of people say anything of sex, from `people.by_group`.

    >>> rows = pd.DataFrame({"measure_group": ["people_trained", "cases"], "figures": [4, 2], "sex_given": [1, 0]})
    >>> sex_given(rows)
    '1 of 4 printed numbers of people says anything of women or men.'
    """
    mine = rows[rows["measure_group"].astype(str).str.startswith("people_")]
    said, total = int(mine["sex_given"].sum()), int(mine["figures"].sum())
    if total == 0:
        return "No number of people is printed."
    return f"{said or 'None'} of {count(total, 'printed number')} of people {'say' if said > 1 else 'says'} anything of women or men."


def adding(rows: pd.DataFrame) -> str:
    """How many printed numbers may be added to others of their kind, from `adding.verdicts`.

    >>> adding(pd.DataFrame({"may_add": [True, False, False]}))
    '2 of 3 printed numbers may not be added to others of their kind: they may count the same twice.'
    """
    not_so = int((~rows["may_add"].astype(bool)).sum())
    if rows.empty:
        return "No number is printed."
    if not_so == 0:
        return f"None of the {len(rows)} printed numbers counts what another one counts."
    return f"{not_so} of {len(rows)} printed numbers may not be added to others of their kind: they may count the same twice."


def comparable(rows: pd.DataFrame) -> str:
    """Numbers of the summaries that can be compared across biennia, from `outputs.comparable`.

    >>> comparable(pd.DataFrame({"measure": ["entries"], "before": ["A"], "after": ["B"], "value_before": [80.0], "value_after": [126.0]}))
    'Only 1 number of the narratives can be compared: entries, 80 in A and 126 in B.'
    """
    if rows.empty:
        return "No number of the narratives can be compared from one biennium to the next."
    said = [
        f"{r.measure}, {r.value_before:g} in {r.before} and {r.value_after:g} in {r.after}" for r in rows.itertuples()
    ]
    return f"Only {count(len(rows), 'number')} of the narratives can be compared: {listing(said)}."


def gaps(rows: pd.DataFrame, tally: Mapping[str, int], regions: Mapping[str, str]) -> str:
    """Criteria under which no result of a region reports, from `gaps.empty` and `gaps.tally`.

    >>> rows = pd.DataFrame({"biennium": ["B"], "indicator": ["7.1"], "criterion": [4], "label": ["Data by sex"],
    ...     "region_id": ["a"], "results": [5]})
    >>> gaps(rows, {"cells": 4, "empty": 1, "single": 0}, {"a": "Americas"})
    'In 1 of 4 combinations of region, biennium, indicator and criterion no result reports under the criterion: Data by sex (7.1) in the Americas, B, 5 results.'
    """
    if not tally["empty"]:
        return "Wherever a region has results, some report under each criterion."
    of = f"{count(tally['cells'], 'combination')} of region, biennium, indicator and criterion"
    head = f"In {tally['empty']} of {of} no result reports under the criterion"
    most = rows[rows["results"] > 1].sort_values("results", ascending=False, kind="stable").head(MOST)
    named = [
        f"{r.label} ({r.indicator}) in {the(regions[r.region_id])}, {r.biennium}, {r.results} results"
        for r in most.itertuples()
    ]
    if not tally["single"]:
        return f"{head}: {'; '.join(named)}."
    single = f"in {tally['single']} of these the region has a single result"
    others = f" The others: {'; '.join(named)}." if named else ""
    return f"{head}; {single}.{others}"


def women(rows: pd.DataFrame, sources: Sequence[tuple[str, str, int]]) -> str:
    """How many numbers of people tell how many are women, and whose they are, from `people.with_women`.

    Args:
        sources: place, biennium and count of numbers, those with the most first; from `people.sources`.

    >>> women(pd.DataFrame({"value": [1, 2, 3]}), [("Sri Lanka", "2014-15", 2), ("Togo", "2012-13", 1)])
    '3 printed numbers of people tell how many, or what share, are women: 2 from Sri Lanka (2014-15) and 1 from Togo (2012-13). They say nothing of the others, and are not pooled.'
    """
    if rows.empty:
        return "No printed number of people tells how many are women."
    if len(rows) == 1:
        place, biennium, _ = sources[0]
        return f"One printed number of people tells how many, or what share, are women: from {the(place)} ({biennium})."
    who = listing([f"{n} from {the(place)} ({biennium})" for place, biennium, n in sources])
    head = f"{len(rows)} printed numbers of people tell how many, or what share, are women"
    return f"{head}: {who}. They say nothing of the others, and are not pooled."


def cited(rows: pd.DataFrame, named: int, total: int) -> str:
    """Which instruments results name, from `standards.cited`.

    >>> cited(pd.DataFrame({"name": ["Labour Convention, 1949"], "results": [2]}), 2, 5)
    '2 of 5 results name an international instrument; the most named is the Labour Convention, 1949 (2 results).'
    """
    if total == 0:
        return "There is no result to name an instrument."
    if rows.empty or named == 0:
        return f"None of {count(total, 'result')} names an international instrument."
    top, verb = rows.iloc[0], "names" if named == 1 else "name"
    most = f"{the(top['name'])} ({count(int(top['results']), 'result')})"
    return f"{named} of {count(total, 'result')} {verb} an international instrument; the most named is {most}."


def reach(rows: pd.DataFrame) -> str:
    """How many partners are named, and who is named in most places, from `partners.reach`.

    >>> reach(pd.DataFrame({"partner": ["IOM", "X"], "places": [7, 1]}))
    '2 partners are named; IOM is named in most places (7), and 1 of the others in one place only.'
    """
    if rows.empty:
        return "No partner is named."
    top = rows.iloc[0]
    if len(rows) == 1:
        return f"1 partner is named: {the(top['partner'])}, in {count(int(top['places']), 'place')}."
    single = int((rows["places"].iloc[1:] == 1).sum())
    head = f"{count(len(rows), 'partner')} are named; {the(top['partner'])} is named in most places ({top['places']})"
    return f"{head}, and {single or 'none'} of the others in one place only."


def mentioned(rows: pd.DataFrame) -> list[str]:
    """Places without an entry in a biennium that entries of others name, from `mentions.absent_but_named`.

    >>> mentioned(pd.DataFrame({"named": ["Togo"], "biennium": ["2014-15"], "place": ["Gulf"]}))
    ['There is no entry for Togo in 2014-15, but it is named under Gulf.']
    """
    said = []
    for (place, biennium), mine in rows.groupby(["named", "biennium"]):
        under_whom = listing([the(p) for p in mine["place"]])
        said.append(f"There is no entry for {the(str(place))} in {biennium}, but it is named under {under_whom}.")
    return said


def elsewhere(place: str, rows: pd.DataFrame) -> str:
    """In whose entries a place is named, from `mentions.elsewhere` of that one place; nothing where in none.

    >>> elsewhere("Togo", pd.DataFrame({"place": []}))
    ''
    >>> elsewhere("Togo", pd.DataFrame({"place": ["Mali", "Mali"], "biennium": ["2012-13", "2012-13"]}))
    'The entry of Mali (2012-13) also names Togo.'
    """
    if rows.empty:
        return ""
    whose = list(dict.fromkeys(f"{the(r.place)} ({r.biennium})" for r in rows.itertuples()))
    one = len(whose) == 1
    return f"The {'entry' if one else 'entries'} of {listing(whose)} also {'names' if one else 'name'} {the(place)}."


def dac_summary(near: Mapping[str, Sequence[str]]) -> str:
    """How near the record comes to each evaluation criterion, from `dac.criteria_by_role`.

    >>> dac_summary({"speaks": ["effectiveness"], "touches": ["relevance", "coherence"], "beside": ["impact"]})
    'The record speaks to effectiveness, touches on relevance and coherence, and says nothing that would allow a judgement on impact.'
    """
    said = [
        ("speaks to", near["speaks"], "and"),
        ("touches on", near["touches"], "and"),
        ("says nothing that would allow a judgement on", near["beside"], "or"),
    ]
    parts = [f"{verb} {listing(names).replace(' and ', f' {word} ')}" for verb, names, word in said if names]
    last = f", and {parts[-1]}" if len(parts) > 1 else ""
    return f"The record {', '.join(parts[:-1]) if len(parts) > 1 else ''.join(parts)}{last}." if parts else ""
