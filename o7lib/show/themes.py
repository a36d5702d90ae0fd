"""Findings of the pages that compare and doubt: rows of a measure in, sentences out."""

from collections.abc import Mapping

import pandas as pd

from o7lib.show.sentences import capital, count, listing, percent


def _states(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["kind"].astype(str) == "member_state"]


def movements(rows: pd.DataFrame) -> list[str]:
    """Who stayed, moved, left and arrived, per pair of biennia, from `periods.movements`. Counts member States.

    >>> rows = pd.DataFrame({"before": "A", "after": "B", "kind": "member_state",
    ...     "movement": ["stayed", "left", "left"], "place": ["X", "Y", "Z"]})
    >>> movements(rows)
    ['Of 3 member States with a result in A, 1 has one again in B under the same indicator and 2 have none. No member State has one in B only.']
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
        new = int(n.get("arrived", 0))
        fresh = f"{capital(count(new, 'member State'))} {'have' if new > 1 else 'has'} one in {after} only."
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
    who = listing(sorted(set(rows.loc[rows["step"].astype(str) == "back", "place"])))
    tail = f" ({who})" if who else ""
    cases = "1 case" if total == 1 else f"{total} cases"
    return (
        f"In {cases} a place reports under the same criterion again: the stage is further in {forward or 'none'}, "
        f"the same in {same or 'none'} and earlier in {back or 'none'}{tail}."
    )


def disagreements(rows: pd.DataFrame, world: str = "world") -> list[str]:
    """Where printed totals, lists and entries part, from `reconcile.disagreements`: one sentence per world total.

    >>> rows = pd.DataFrame({"biennium": ["B"], "indicator": ["7.2"], "region_id": ["world"], "kind": ["member_state"],
    ...     "printed": [8], "listed": [8], "entered": [7], "names": [["Papua New Guinea"]], "verdict": ["entry_missing"]})
    >>> disagreements(rows)
    ['7.2 in B: 8 are printed and 8 listed, but 7 have an entry; missing: Papua New Guinea.']
    """
    said = []
    for r in rows[rows["region_id"] == world].to_dict("records"):
        head, names = f"{r['indicator']} in {r['biennium']}: ", listing(r["names"])
        if r["verdict"] == "entry_missing":
            said.append(
                f"{head}{r['printed']} are printed and {r['listed']} listed, but {r['entered']} have an entry; missing: {names}."
            )
        elif r["verdict"] == "subregion_counted":
            said.append(
                f"{head}{count(r['listed'], 'subregion')} ({names}) stand beside the member States that the indicator counts."
            )
        else:
            said.append(f"{head}{r['listed']} are listed and {r['entered']} have an entry ({names}).")
    return said or ["Printed totals, printed lists and entries agree everywhere."]


def rule_holds(rows: pd.DataFrame) -> str:
    """Whether the ILO's own rule holds for every result, from `reconcile.criteria_rule`.

    >>> rule_holds(pd.DataFrame({"holds": [True, True], "met": [2, 3], "required": [2, 2]}))
    'All 2 results report under at least the criteria required; 1 does so with none to spare.'
    """
    failing, bare = int((~rows["holds"]).sum()), int((rows["met"] == rows["required"]).sum())
    if rows.empty:
        return "There is no result to test the rule on."
    if failing:
        return f"{failing} of {len(rows)} results report under fewer criteria than required."
    return f"All {len(rows)} results report under at least the criteria required; {bare or 'none'} {'do' if bare > 1 else 'does'} so with none to spare."


def typology(rows: pd.DataFrame) -> str:
    """How far the summary's types and our coding agree, from `reconcile.typology_counts`. Counts places x types.

    >>> typology(pd.DataFrame({"both": [3], "summary_only": [1], "coding_only": [2], "neither": [4]}))
    'The summary and our coding agree on 7 of 10 pairs of place and type; 1 stands only in the summary and 2 only in our coding.'
    """
    n = rows[["both", "summary_only", "coding_only", "neither"]].sum()
    if n.sum() == 0:
        return "No summary in this scope says what type of result each place had."
    agree, one, two = int(n["both"] + n["neither"]), int(n["summary_only"]), int(n["coding_only"])
    return (
        f"The summary and our coding agree on {agree} of {int(n.sum())} pairs of place and type; "
        f"{one or 'none'} {'stand' if one > 1 else 'stands'} only in the summary and {two or 'none'} only in our coding."
    )


def fallen(rows: pd.DataFrame) -> list[str]:
    """Targets that are met under the rule as printed and missed under a stricter one, from `sensitivity.table`.

    One sentence per stricter rule that costs a target.

    >>> rows = pd.DataFrame({"biennium": "B", "indicator": "7.1", "rule": ["As printed", "Three criteria"],
    ...     "states_left": [8, 4], "target": [8, 8], "met": [True, False]})
    >>> fallen(rows)
    ['Three criteria: 7.1 in B falls to 4 member States against a target of 8.']
    """
    first = rows["rule"].iloc[0] if len(rows) else ""
    cell = ["biennium", "indicator"]
    won = rows[(rows["rule"] == first) & rows["met"].eq(True)][cell]
    lost = rows[rows["met"].eq(False)].merge(won, on=cell)
    said = []
    for rule, mine in lost.groupby("rule", sort=False):
        falls = [
            f"{r.indicator} in {r.biennium} falls to {r.states_left or 'no'} member States against a target of {r.target}"
            for r in mine.itertuples()
        ]
        said.append(f"{rule}: {listing(falls)}.")
    return said or ["No stricter rule tried here costs a target that was met."]


def silent_regions(rows: pd.DataFrame, names: Mapping[str, str]) -> str:
    """Shares of results that name no funder, by region, from `funding.silence(record, "region_id")`.

    >>> rows = pd.DataFrame({"region_id": ["a", "b"], "results": [4, 2], "results_silent": [1, 2], "share_silent": [0.25, 1.0]})
    >>> silent_regions(rows, {"a": "Asia", "b": "Americas"})
    'The text is silent on who paid for 100% of results in Americas (2 of 2), 25% in Asia (1 of 4).'
    """
    ranked = rows.sort_values("share_silent", ascending=False, kind="stable")
    parts = [
        f"{percent(r.results_silent, r.results)}{' of results' if i == 0 else ''} in {names[r.region_id]} ({r.results_silent} of {r.results})"
        for i, r in enumerate(ranked.itertuples())
    ]
    return f"The text is silent on who paid for {', '.join(parts)}." if parts else "There is no result to pay for."


def verdict(rows: pd.DataFrame) -> str:
    """How many targets are met under the rule as printed, and how many stricter rules cost one, from `sensitivity.table`.

    >>> rows = pd.DataFrame({"biennium": "B", "indicator": "7.1", "rule": ["As printed", "Three", "Four"],
    ...     "met": [True, False, True]})
    >>> verdict(rows)
    '1 of 1 targets is met by States with an entry under the rule as printed; of 2 stricter rules, 1 would cost a target.'
    """
    if rows.empty:
        return "There is no target to test."
    first = rows["rule"].iloc[0]
    base = rows[rows["rule"] == first]
    met, of = int(base["met"].eq(True).sum()), int(base["met"].notna().sum())
    won = base[base["met"].eq(True)][["biennium", "indicator"]]
    stricter = rows[rows["rule"] != first]
    lost = stricter[stricter["met"].eq(False)].merge(won, on=["biennium", "indicator"])["rule"].nunique()
    verb = "is" if met == 1 else "are"
    return (
        f"{met or 'None'} of {of} targets {verb} met by States with an entry under the rule as printed; "
        f"of {stricter['rule'].nunique()} stricter rules, {lost or 'none'} would cost a target."
    )


def doubts(rows: pd.DataFrame) -> str:
    """How many source notes there are, from `notes.by_kind`.

    >>> doubts(pd.DataFrame({"kind": ["misprint", "other"], "notes": [1, 2]}))
    '3 notes on results say what does not agree or does not fit; 1 of them is a misprint.'
    """
    total = int(rows["notes"].sum())
    slips = int(rows.loc[rows["kind"].astype(str) == "misprint", "notes"].sum())
    if total == 0:
        return "No source note concerns a result here."
    tail = "is a misprint" if slips == 1 else "are misprints"
    return f"{total} notes on results say what does not agree or does not fit; {slips or 'none'} of them {tail}."


def unlike(rows: pd.DataFrame, labels: dict[str, str]) -> str:
    """What the documents of one biennium have and another's lack, from `comparability.not_comparable`.

    >>> unlike(pd.DataFrame({"kind": ["typology", "typology"]}), {"typology": "Places listed by type of result"})
    'The documents differ in form from one biennium to the next: places listed by type of result.'
    """
    kinds = [labels[k].lower() for k in dict.fromkeys(rows["kind"].astype(str))]
    if not kinds:
        return "The documents have the same form in every biennium."
    return f"The documents differ in form from one biennium to the next: {listing(kinds)}."


def annex(rows: pd.DataFrame) -> str:
    """How many projects the annex lists and over which years, from `projects.timeline`.

    >>> annex(pd.DataFrame({"first_year": [2008, 2012], "last_year": [2011, 2016]}))
    'The annex lists 2 projects, dated from 2008 to 2016 when it was written.'
    """
    if rows.empty:
        return "The annex lists no such project."
    end = int(rows["last_year"].fillna(rows["first_year"]).max())
    return f"The annex lists {count(len(rows), 'project')}, dated from {int(rows['first_year'].min())} to {end} when it was written."


def links(rows: pd.DataFrame, unlinked: pd.DataFrame) -> str:
    """How strongly annex projects are tied to results, from `projects.links` and `projects.unlinked`.

    >>> links(pd.DataFrame({"strength": ["A", "C"]}), pd.DataFrame({"project_id": []}))
    '2 possible links tie annex projects to results; in 1 the result names the project. Every project has a link.'
    """
    if rows.empty:
        return "Nothing ties a project of the annex to a result here."
    strongest = int((rows["strength"].astype(str) == "A").sum())
    left = len(unlinked)
    tail = (
        f"{count(left, 'project')} of the annex {'has' if left == 1 else 'have'} none"
        if left
        else "Every project has a link"
    )
    return f"{count(len(rows), 'possible link')} tie annex projects to results; in {strongest or 'none'} the result names the project. {capital(tail)}."


def funder_results(name: str, n: int, places: int, by_indicator: dict[str, int]) -> str:
    """How many results name a funder as paying.

    >>> funder_results("Germany", 0, 0, {})
    'No result names Germany as paying; it stands in the record only as paying for a project of the annex.'
    >>> funder_results("Canada", 3, 3, {"7.1": 3})
    '3 results in 3 places name Canada as paying: 3 under 7.1.'
    """
    if n == 0:
        return f"No result names {name} as paying; it stands in the record only as paying for a project of the annex."
    where = f" in {places} places" if places > 1 else ""
    parts = listing([f"{k} under {i}" for i, k in by_indicator.items() if k])
    return f"{count(n, 'result')}{where} {'names' if n == 1 else 'name'} {name} as paying: {parts}."


def gaps(rows: pd.DataFrame, regions: Mapping[str, str]) -> str:
    """Criteria under which no result of a region reports, from `gaps.empty`.

    >>> rows = pd.DataFrame({"indicator": ["7.1"], "criterion": [4], "label": ["Data by sex"], "region_id": ["a"]})
    >>> gaps(rows, {"a": "Africa"})
    'In 1 case a region has results and none of them reports under a criterion; most often 7.1, criterion 4 (Data by sex).'
    """
    if rows.empty:
        return "Wherever a region has results, some report under each criterion."
    often = (
        rows.groupby(["indicator", "criterion", "label"]).size().sort_values(ascending=False, kind="stable").index[0]
    )
    cases = "1 case" if len(rows) == 1 else f"{len(rows)} cases"
    return f"In {cases} a region has results and none of them reports under a criterion; most often {often[0]}, criterion {often[1]} ({often[2]})."


def sexes(rows: pd.DataFrame) -> str:
    """How many printed numbers of people say anything of sex, from `people.by_group`.

    >>> rows = pd.DataFrame({"measure_group": ["people_trained", "cases"], "figures": [4, 2], "sex_given": [1, 0]})
    >>> sexes(rows)
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


def cited(rows: pd.DataFrame, named: int, total: int) -> str:
    """Which instruments results name, from `standards.cited`.

    >>> cited(pd.DataFrame({"name": ["C1"], "results": [2]}), 2, 5)
    '2 of 5 results name an international instrument; the most named is C1 (2 results).'
    """
    if rows.empty or named == 0:
        return f"None of {count(total, 'result')} names an international instrument."
    top = rows.iloc[0]
    return f"{named} of {total} results name an international instrument; the most named is {top['name']} ({count(int(top['results']), 'result')})."


def reach(rows: pd.DataFrame) -> str:
    """How many partners are named, and who works in most places, from `partners.reach`.

    >>> reach(pd.DataFrame({"partner": ["IOM", "X"], "places": [7, 1]}))
    '2 partners are named; IOM works in most places (7), and 1 of the others is named in one place only.'
    """
    if rows.empty:
        return "No partner is named."
    top, single = rows.iloc[0], int((rows["places"] == 1).sum())
    return f"{count(len(rows), 'partner')} {'is' if len(rows) == 1 else 'are'} named; {top['partner']} works in most places ({top['places']}), and {single or 'none'} of the others {'are' if single > 1 else 'is'} named in one place only."


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


def silent_on(rows: pd.DataFrame) -> str:
    """What the record cannot answer, from `dac.rows`.

    >>> silent_on(pd.DataFrame({"dac": ["impact", "impact"], "role": ["speaks", "silent"]}))
    'The record touches on 1 of 1 evaluation criteria, and on each of them leaves questions open that it has no table for: 1 in all.'
    """
    speaks, all_of = rows.loc[rows["role"] == "speaks", "dac"].nunique(), rows["dac"].nunique()
    silent = int((rows["role"] == "silent").sum())
    return f"The record touches on {speaks} of {all_of} evaluation criteria, and on each of them leaves questions open that it has no table for: {silent} in all."
