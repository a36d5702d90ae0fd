"""The words of an evaluation: what each measure of evidence says, and what a record like this leaves open."""

from collections.abc import Mapping

import pandas as pd

from o7lib.measures.evidence import MEASURES
from o7lib.show import page
from o7lib.show.views import labels
from o7lib.show.words.sentences import percent
from o7lib.tables.model.schema import label

EVIDENCE = {
    **MEASURES,
    "target_met": "Targets met",
    "place_kept": "Places with an entry again in the next biennium",
    "place_left": "Places without an entry in the next biennium",
    "project_tied": "Results tied to an annex project by name or funder",
    "project_untied": "Results that no annex project is tied to",
}
OPEN = {
    "needs": "What migrants and countries needed, and who said so",
    "priorities": "How countries were chosen",
    "work_of_others": "What others did in the same countries",
    "counterfactual": "What would have happened without the ILO",
    "amounts": "What anything cost",
    "staff_time": "How much work went into it",
    "baselines": "Where countries stood before",
    "change_in_lives": "What changed for migrant workers",
    "national_budgets": "Whether countries pay to carry it on",
    "after_the_period": "What became of it after the biennium",
}
DAC = {
    "relevance": "Relevance: is it doing the right things?",
    "coherence": "Coherence: does it fit with what else is done?",
    "effectiveness": "Effectiveness: does it reach its objectives?",
    "efficiency": "Efficiency: are resources used well?",
    "impact": "Impact: what difference does it make?",
    "sustainability": "Sustainability: will the benefits last?",
}
ROLES = {
    "silent": "says nothing of",
    "speaks": "speaks to it with",
    "touches": "touches on it with",
    "beside": "does not answer it with",
    "limits": "limits what can be said",
}
HEADINGS = {"role": "The record", "said": "What", "shown": "Count"}


def measure(name: str, code: str) -> str:
    """A measure in words, with what it is narrowed to."""
    words = EVIDENCE.get(name) or OPEN[name]
    if not code:
        return words
    return f"{words}: {label('source_notes', 'kind', code).lower() if name == 'notes' else label('achievements', 'language', code)}"


def dac(rows: pd.DataFrame) -> pd.DataFrame:
    """`dac.rows` in words: `said` the measure, `shown` its count of how many, a dash where the record is silent."""
    told = rows.assign(said=[measure(m, c) for m, c in zip(rows["measure"], rows["code"], strict=True)])
    told["shown"] = [_counted(n, of) for n, of in zip(rows["count"], rows["of"], strict=True)]
    told["dac"] = rows["dac"].map(DAC)
    told["role"] = rows["role"].map(ROLES)
    return told


def _counted(n: object, of: object) -> str:
    if pd.isna(n):
        return "–"
    return f"{n}" if pd.isna(of) else f"{n} of {of}"


def gaps(grid: pd.DataFrame, by: Mapping[str, str], caption: str) -> None:
    """One table per indicator, from `gaps.by_region` or `by_place`: each criterion under its own name.

    Args:
        by: the columns that name a row, with their headings.
    """
    for indicator, mine in grid.groupby("indicator", sort=False):
        asked = mine.drop_duplicates("criterion").sort_values("criterion")
        heads = {f"criterion_{c.criterion}": f"{c.criterion} {c.label}" for c in asked.itertuples()}
        opens = {f"criterion_{c}": f"refs_{c}" for c in asked["criterion"]}
        page.table(labels.gaps(mine, list(by)), {**by, **heads}, f"{indicator}: {caption}", opens=opens)


def criteria(rows: pd.DataFrame) -> None:
    """One table per evaluation criterion, from `dac.rows`: what the record says nothing of comes first."""
    for question, mine in dac(rows).groupby("dac", sort=False):
        page.table(mine.reset_index(drop=True), HEADINGS, str(question), opens={"shown": "refs"})


def strength(rows: pd.DataFrame) -> pd.DataFrame:
    """`evidence.strength` in words; kinds of doubt that nobody noted are left out."""
    rows = rows[(rows["measure"] != "notes") | (rows["count"] > 0)].reset_index(drop=True)
    shares = ["–" if pd.isna(of) else percent(n, of) for n, of in zip(rows["count"], rows["of"], strict=True)]
    return rows.assign(said=[measure(m, c) for m, c in zip(rows["measure"], rows["code"], strict=True)], percent=shares)
