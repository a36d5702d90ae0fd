"""Codes and shares of a measure put into the words a reader sees, beside the columns they come from."""

from collections.abc import Mapping

import pandas as pd

from o7lib.show.markup import Safe, spoken, tag, text
from o7lib.show.page import stage_badge
from o7lib.show.sentences import percent
from o7lib.tables.schema import firm_stage, labels

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
    "subregion_counted": "a subregion beside member States",
}


def targets(rows: pd.DataFrame) -> pd.DataFrame:
    """`targets.against_targets` with `target_said` ("none set" is a value, not a blank) and `verdict_said`."""
    said = ["none set" if pd.isna(t) else str(t) for t in rows["target"]]
    return rows.assign(target_said=said, verdict_said=rows["verdict"].map(VERDICTS))


def stages(rows: pd.DataFrame) -> pd.DataFrame:
    """`progress.stage_counts` with stages as labels and shares as per cent."""
    shares = [percent(s, 1) for s in rows["share"]]
    return rows.assign(stage=rows["stage"].astype("str").map(labels("achievements", "stage")), percent=shares)


def best(rows: pd.DataFrame) -> pd.DataFrame:
    """A frame with `best` (a stage, or missing) and `best_said`, its label; a `title` in its own language."""
    told = rows.assign(best_said=rows["best"].astype("object").map(labels("achievements", "stage")))
    return titled(told) if "title_language" in rows else told


def titled(rows: pd.DataFrame, title: str = "title", language: str = "title_language") -> pd.DataFrame:
    """A frame whose titles say in which language they stand, so that a screen reader pronounces them."""
    pairs = zip(rows[title], rows[language], strict=True)
    return rows.assign(**{title: [Safe(spoken(t, code)) if isinstance(code, str) else t for t, code in pairs]})


def funders(rows: pd.DataFrame) -> pd.DataFrame:
    """`funding.by_funder` with channels as labels."""
    names = labels("funding", "channel")
    said = [", ".join(names.get(c, c) for c in str(codes).split(", ")) for codes in rows["channel"]]
    return rows.assign(channel=said)


def _listed(values: object) -> str:
    return ", ".join(map(str, values)) if isinstance(values, (list, tuple)) and values else "–"


def said(rows: pd.DataFrame, **columns: Mapping[str, str] | None) -> pd.DataFrame:
    """A frame with codes put into words and lists joined, column by column.

    Args:
        columns: column to its labels, or None where it holds lists of names.

    >>> said(pd.DataFrame({"m": ["left"], "who": [["A", "B"]]}), m={"left": "Reports no more"}, who=None).values.tolist()
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


def badged(rows: pd.DataFrame, column: str = "best") -> pd.DataFrame:
    """A frame with a column of stages as badges: solid where adopted, hollow where not."""
    names = labels("achievements", "stage")
    return rows.assign(**{column: [stage_badge(s, names, firm_stage()) for s in rows[column].astype("object")]})


def rules(rows: pd.DataFrame) -> pd.DataFrame:
    """`sensitivity.table` with the verdict in words and the places lost by name."""
    verdict = [
        "no target" if pd.isna(t) else "met" if m else "missed"
        for t, m in zip(rows["target"], rows["met"], strict=True)
    ]
    return said(rows.assign(verdict=verdict), lost=None)


def disagreements(rows: pd.DataFrame, regions: Mapping[str, str]) -> pd.DataFrame:
    """`reconcile.disagreements` in words; a total that is not printed says so."""
    printed = ["not printed" if pd.isna(p) else str(p) for p in rows["printed"]]
    places = rows["region_id"].map(lambda r: regions.get(r, "World"))
    told = rows.assign(region=places, printed=printed)
    return said(told, verdict=VERDICTS_ON_COUNTS, kind=labels("places", "kind"), names=None)


def silence(rows: pd.DataFrame, by: str, names: Mapping[str, str] | None = None) -> pd.DataFrame:
    """`funding.silence` with the group's name and the share in words."""
    return shares(rows.assign(name=[(names or {}).get(k, k) for k in rows[by]]), percent="share_silent")


def projects(rows: pd.DataFrame, most: int = 44) -> pd.DataFrame:
    """`projects.timeline` with `label`: the number in the annex and the start of the title."""
    short = [t if len(t) <= most else t[:most].rsplit(" ", 1)[0] + " …" for t in rows["title"]]
    return rows.assign(label=[f"{p[-2:]}  {t}" for p, t in zip(rows["project_id"], short, strict=True)])


def gaps(rows: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """`gaps.by_region` or `by_place` with one column per criterion: how many of the results report under it.

    An empty cell is a value: "no result" where there is none to report, a hollow "0 of n" where results
    pass the criterion over. References stand in `refs_1`, `refs_2` and so on.
    """
    found = []
    for key, mine in rows.groupby(by, sort=False):
        row: dict = dict(zip(by, key, strict=True)) | {"results": int(mine["results"].iloc[0])}
        for cell in mine.to_dict("records"):
            row[f"criterion_{cell['criterion']}"] = _gap(cell)
            row[f"refs_{cell['criterion']}"] = cell["refs"]
        found.append(row)
    return pd.DataFrame(found)


def _gap(cell: dict) -> object:
    if cell["results"] == 0:
        return "no result"
    words = f"{cell['reporting']} of {cell['results']}"
    return words if cell["reporting"] else Safe(tag("span", text(words), class_="stage hollow"))


def added(rows: pd.DataFrame, reasons: Mapping[str, str]) -> pd.DataFrame:
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
    return pd.DataFrame(found, columns=[row, *names, *opened(names).values()])


def opened(names: Mapping[str, str]) -> dict[str, str]:
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
    return best(rows).assign(state_said=rows["state"].map(STATES), payers=payers)
