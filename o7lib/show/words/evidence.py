"""Labels of the measures of evidence."""

import pandas as pd

from o7lib.measures.evidence import MEASURES
from o7lib.show.words.grammar import percent
from o7lib.tables.model.schema import Schema

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


def measure_label(name: str, code: str, schema: Schema) -> str:
    """A measure in words, with what it is narrowed to."""
    words = EVIDENCE.get(name) or OPEN[name]
    if not code:
        return words
    if name == "notes":
        return f"{words}: {schema.label('source_notes', 'kind', code).lower()}"
    return f"{words}: {schema.label('achievements', 'language', code)}"


def strength_labels(rows: pd.DataFrame, schema: Schema) -> pd.DataFrame:
    """`evidence.strength` in words; kinds of doubt that nobody noted are left out."""
    rows = rows[(rows["measure"] != "notes") | (rows["count"] > 0)].reset_index(drop=True)
    shares = ["–" if pd.isna(of) else percent(n, of) for n, of in zip(rows["count"], rows["of"], strict=True)]
    return rows.assign(
        said=[measure_label(m, c, schema) for m, c in zip(rows["measure"], rows["code"], strict=True)], percent=shares
    )
