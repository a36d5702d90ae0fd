"""Codes and shares of a measure put into the words a reader sees, beside the columns they come from."""

from collections.abc import Mapping, Sequence

import pandas as pd

from o7lib.show.html.elements import Markup, StageText, in_language, nowrap, tag, text
from o7lib.show.page import stage_badge
from o7lib.show.words.sentences import count, listing, percent
from o7lib.tables.model.schema import firm_stage, label, labels

VERDICTS = {
    "met": "target met",
    "missed": "target missed",
    "no_target": "no target was set",
    "no_report": "not yet reported",
}


VERDICTS_ON_COUNTS = {
    "agree": "all agree",
    "list_differs": "total and list differ",
    "entry_missing": "counted without an entry",
    "entry_unlisted": "an entry that no list names",
    "below_criteria": "too few criteria",
    "subregion_counted": "a regional entry beside member States",
}


def targets(rows: pd.DataFrame) -> pd.DataFrame:
    """`targets.against_targets` with `target_said` ("none set" is a value, not a blank) and `verdict_said`."""
    said = ["none set" if pd.isna(t) else str(t) for t in rows["target"]]
    return rows.assign(target_said=said, verdict_said=rows["verdict"].map(VERDICTS))


def stages(rows: pd.DataFrame) -> pd.DataFrame:
    """`progress.stage_counts` with stages as labels and shares as per cent."""
    shares = [percent(s, 1) for s in rows["share"]]
    return rows.assign(stage=rows["stage"].astype("str").map(labels("achievements", "stage")), percent=shares)


def with_best_stage(rows: pd.DataFrame) -> pd.DataFrame:
    """A frame with `with_best_stage` (a stage, or missing) and `best_said`, its label; a `title` in its own language."""
    told = rows.assign(best_said=rows["best"].astype("object").map(labels("achievements", "stage")))
    return with_title_languages(told) if "title_language" in rows else told


def with_title_languages(rows: pd.DataFrame, title: str = "title", language: str = "title_language") -> pd.DataFrame:
    """A frame whose titles say in which language they stand, so that a screen reader pronounces them."""
    pairs = zip(rows[title], rows[language], strict=True)
    return rows.assign(**{title: [Markup(in_language(t, code)) if isinstance(code, str) else t for t, code in pairs]})


def funders(rows: pd.DataFrame) -> pd.DataFrame:
    """`funding.by_funder` with channels as labels."""
    names = labels("funding", "channel")
    said = [", ".join(names.get(c, c) for c in str(codes).split(", ")) for codes in rows["channel"]]
    return rows.assign(channel=said)


def _listed(values: object) -> str:
    return ", ".join(map(str, values)) if isinstance(values, (list, tuple)) and values else "–"


def with_labels(rows: pd.DataFrame, **columns: Mapping[str, str] | None) -> pd.DataFrame:
    """A frame with codes put into words and lists joined, column by column.

    Args:
        columns: column to its labels, or None where it holds lists of names.

    >>> with_labels(pd.DataFrame({"m": ["left"], "who": [["A", "B"]]}), m={"left": "Reports no more"}, who=None).values.tolist()
    [['Reports no more', 'A, B']]
    """
    out = rows.copy()
    for column, words in columns.items():
        out[column] = [_listed(v) if words is None else words.get(str(v), "–") for v in rows[column]]
    return out


def shares(rows: pd.DataFrame, **columns: str) -> pd.DataFrame:
    """A frame with shares (0 to 1) as whole per cents under new column names: `percent="share"`.

    >>> shares(pd.DataFrame({"share": [0.25]}), percent="share")["percent"].tolist()
    ['25%']
    """
    return rows.assign(
        **{new: ["–" if pd.isna(s) else percent(float(s), 1) for s in rows[old]] for new, old in columns.items()}
    )


def with_stage_badges(rows: pd.DataFrame, column: str = "best") -> pd.DataFrame:
    """A frame with a column of stages as badges: solid where adopted, hollow where not."""
    names = labels("achievements", "stage")
    return rows.assign(**{column: [stage_badge(s, names, firm_stage()) for s in rows[column].astype("object")]})


def kicker(kind: str) -> str:
    """What a page on a place of a kind is called where "country brief" would be wrong; nothing for a member State.

    >>> kicker("subregion"), kicker("member_state")
    ('Regional entry', '')
    """
    return "" if kind == "member_state" else label("places", "kind", kind)


def rules(rows: pd.DataFrame) -> pd.DataFrame:
    """`sensitivity.table` with the verdict in words and the places lost by name."""
    verdict = [
        "no target" if pd.isna(t) else "met" if m else "missed"
        for t, m in zip(rows["target"], rows["met"], strict=True)
    ]
    return with_labels(rows.assign(verdict=verdict), lost=None)


def disagreements(rows: pd.DataFrame, regions: Mapping[str, str]) -> pd.DataFrame:
    """`reconcile.disagreements` in words; a total that is not printed says so."""
    printed = ["not printed" if pd.isna(p) else str(p) for p in rows["printed"]]
    places = rows["region_id"].map(lambda r: regions.get(r, "World"))
    told = rows.assign(region=places, printed=printed)
    return with_labels(told, verdict=VERDICTS_ON_COUNTS, kind=labels("places", "kind"), names=None)


SMALL = ("no", "one", "two", "three", "four", "five", "six")


def _spelt(n: int) -> str:
    return SMALL[n] if n < len(SMALL) else f"{n}"


def terms(indicators: Sequence[tuple[str, str, int]], criteria: int, years: int) -> str:
    """What the record counts, said before any number.

    Args:
        indicators: each with its label and the criteria a result needs. criteria: that each has.
        years: of a biennium.

    >>> terms([("7.1", "Protection policies", 2), ("7.2", "Employment policies", 2)], 4, 2).split(". ")[0]
    'Outcome 7 of the ILO is measured by two counts of member States with new policies for migrant workers: 7.1 (protection policies) and 7.2 (employment policies)'
    """
    named = listing([f"{i} ({label[:1].lower()}{label[1:]})" for i, label, _ in indicators])
    needed = listing(list(dict.fromkeys(_spelt(int(n)) for _, _, n in indicators)))
    counts = "one count" if len(indicators) == 1 else f"{_spelt(len(indicators))} counts"
    return (
        f"Outcome 7 of the ILO is measured by {counts} of member States with new policies for migrant workers: {named}. "
        f"A result is one country programme outcome (CPO) of one place in one biennium, which is {_spelt(int(years))} years; "
        f"it counts when it reports under at least {needed} of its indicator's {_spelt(int(criteria))} criteria. "
        "An achievement is what it reports under one criterion."
    )


def movements(rows: pd.DataFrame) -> pd.DataFrame:
    """`periods.movements` in words that fit a record of a few biennia: who has an entry in which of the two."""
    words = {
        "stayed": "In both, under the same indicators",
        "moved": "In both, under other indicators",
        "left": "In {before}, not in {after}",
        "arrived": "In {after}, not in {before}",
        "returned": "In {after} again, not in {before}",
    }
    told = [
        Markup(text(words[m]).format(before=nowrap(b), after=nowrap(a)))
        for m, b, a in zip(rows["movement"], rows["before"], rows["after"], strict=True)
    ]
    return with_labels(rows.assign(movement=told), indicators_before=None, indicators_after=None)


def across(rows: pd.DataFrame) -> pd.DataFrame:
    """`periods.place_history` as one row per place, with a column per biennium: how much, how far; a dash for no entry."""
    names, found = labels("achievements", "stage"), []
    for place, mine in rows.groupby("place", sort=True):
        line: dict = {"place": place, "refs": [ref for refs in mine["refs"] for ref in refs]}
        for cell in mine.to_dict("records"):
            line[cell["biennium"]] = _stood(cell, names)
        found.append(line)
    return pd.DataFrame(found, columns=["place", *dict.fromkeys(rows["biennium"]), "refs"])


def _stood(cell: dict, names: Mapping[str, str]) -> object:
    """Where a place stood in a biennium: its indicators, achievements at least adopted, furthest stage."""
    if not cell["achievements"]:
        return "–"
    words = f"{', '.join(cell['indicators'])}: {cell['firm']} of {cell['achievements']} at least adopted, furthest "
    return Markup(tag("span", text(words), stage_badge(cell["best"], names, firm_stage())))


def biennium_columns(rows: pd.DataFrame, **first: str) -> dict[str, str]:
    """The headings of a table with a column per biennium: those given, then each biennium under its own name.

    >>> biennium_columns(pd.DataFrame(columns=["place", "2012-13", "refs"]), place="Place")
    {'place': 'Place', '2012-13': '2012-13'}
    """
    return first | {c: c for c in rows.columns if c not in first and c != "refs"}


def unlike(rows: pd.DataFrame, kinds: Mapping[str, str], regions: Mapping[str, str]) -> pd.DataFrame:
    """`comparability.not_comparable` as one row per difference, with a column per biennium: what is printed there.

    Args:
        kinds: labels of the kinds of difference. regions: names of the regions.
    """
    subjects = {**regions, **labels("outputs", "type"), **labels("reported_totals", "unit"), "": "–"}
    found = []
    for (kind, subject), mine in rows.groupby(["kind", "subject"], sort=False):
        line: dict = {"kind": kinds[str(kind)], "subject": subjects[str(subject)]}
        for biennium, cells in mine.groupby("biennium", sort=False):
            line[str(biennium)] = _printed(cells)
        found.append(line | {"refs": [ref for refs in mine["refs"] for ref in refs]})
    return pd.DataFrame(found, columns=["kind", "subject", *dict.fromkeys(rows["biennium"]), "refs"]).fillna("–")


def _printed(cells: pd.DataFrame) -> str:
    """What one biennium prints: the labels with their numbers of rows, or the number of rows alone."""
    if cells["printed"].ne("").any():
        return ", ".join(f"{c.printed} ({count(c.rows, 'row')})" for c in cells.itertuples())
    return count(int(cells["rows"].sum()), "row")


def with_women(rows: pd.DataFrame) -> pd.DataFrame:
    """`people.with_women` with `told`: the share of women as printed, or computed from two printed numbers."""
    told = [
        f"{share:g}% as printed" if pd.notna(share) else f"{percent(women, value)} ({women:,} of {value:,})"
        for share, women, value in zip(rows["women_pct"], rows["women"], rows["value"], strict=True)
    ]
    return rows.assign(told=told)


def statements(rows: pd.DataFrame) -> pd.DataFrame:
    """`funding.statements` in words: the stage as a badge, a statement on the whole result said to be one."""
    at = [
        f"{c} {label}" if pd.notna(c) else "the result as a whole"
        for c, label in zip(rows["criterion"], rows["label"], strict=True)
    ]
    how = {"True": "indirect: a programme of others", "False": "direct"}
    told = with_labels(rows.assign(criterion=at), channel=labels("funding", "channel"), indirect=how)
    return with_stage_badges(told.assign(project_name=rows["project_name"].fillna("–")), "stage")


def silence(rows: pd.DataFrame, by: str, names: Mapping[str, str] | None = None) -> pd.DataFrame:
    """`funding.unnamed_payer` with the group's name and the share in words."""
    return shares(rows.assign(name=[(names or {}).get(k, k) for k in rows[by]]), percent="share_silent")


def projects(rows: pd.DataFrame, most: int = 44) -> pd.DataFrame:
    """`projects.timeline` with `label`: the number in the annex and the start of the title."""
    short = [t if len(t) <= most else t[:most].rsplit(" ", 1)[0] + " …" for t in rows["title"]]
    return rows.assign(label=[f"{p[-2:]}  {t}" for p, t in zip(rows["project_id"], short, strict=True)])


def gaps(rows: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """`gaps.by_region` or `by_place` with one column per criterion: how many of the results report under it.

    An empty cell is a value: "no result" where there is none to report, a hollow "0 of n" where results
    pass the criterion over. References stand in `refs_1`, `refs_2` and so on: to what reports under the
    criterion, or else to the results that pass it over.
    """
    found = []
    for key, mine in rows.groupby(by, sort=False):
        row: dict = dict(zip(by, key, strict=True)) | {"results": int(mine["results"].iloc[0])}
        for cell in mine.to_dict("records"):
            row[f"criterion_{cell['criterion']}"] = _gap(cell)
            row[f"refs_{cell['criterion']}"] = cell["refs"] or cell["skipped_by"]
        found.append(row)
    return pd.DataFrame(found)


def _gap(cell: dict) -> object:
    if cell["results"] == 0:
        return "no result"
    words = f"{cell['reporting']} of {cell['results']}"
    return words if cell["reporting"] else StageText(words, "stage hollow")


def additivity_labels(rows: pd.DataFrame, reasons: Mapping[str, str]) -> pd.DataFrame:
    """`adding.verdicts` with its reasons and the rows it collides with in words."""
    why = ["; ".join(reasons[r].lower() for r in mine) for mine in rows["reasons"]]
    against = ["; ".join(str(ref) for ref in mine) or "–" for mine in rows["against"]]
    return rows.assign(reasons=why, against=against)


def matrix(rows: pd.DataFrame, row: str, column: str, names: Mapping[str, str], value: str = "results") -> pd.DataFrame:
    """A long frame of counts as one row per `row` and one column per key of `names`; references beside each."""
    found = []
    for key, mine in rows.groupby(row, sort=False):
        cells = mine.set_index(column)
        line: dict = {row: key}
        for name in names:
            line[name] = int(cells[value].get(name, 0))
            line[f"refs_{name}"] = cells["refs"].get(name, [])
        found.append(line)
    return pd.DataFrame(found, columns=[row, *names, *ref_columns(names).values()])


def ref_columns(names: Mapping[str, str]) -> dict[str, str]:
    """Which column of references each column of `matrix` opens."""
    return {name: f"refs_{name}" for name in names}


STATES = {
    "reported": "reported",
    "listed_only": "counted in a summary, no entry",
    "no_result": "no result reported",
    "not_applicable": "not an ILO member State",
}


def places(rows: pd.DataFrame) -> pd.DataFrame:
    """`places.by_place` with the state of the record and the furthest stage in words."""
    payers = ["nobody" if n == 0 else who for n, who in zip(rows["funders"].fillna(-1), rows["payers"], strict=True)]
    return with_best_stage(rows).assign(state_said=rows["state"].map(STATES), payers=payers)
