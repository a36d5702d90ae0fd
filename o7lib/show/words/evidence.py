"""Labels of the measures of evidence."""

import pandas as pd

from o7lib.show.words.grammar import percent
from o7lib.tables.model.schema import Schema

EVIDENCE = {
    "results": "Results",
    "achievements": "Achievements",
    "firm": "Achievements at least adopted",
    "firm_clear": "Achievements at least adopted without a doubt that touches them",
    "operational": "Achievements in operation",
    "criteria": "Criteria reported under, of those possible",
    "policy": "Results with a criterion 1 at least adopted",
    "policy_clear": "Results with an adopted criterion 1 without a doubt that touches it",
    "undoubted": "Results with enough criteria left without reports that a note says do not count",
    "conditions_shown": "Results with enough criteria left whose wording is shown to be met",
    "women_result": "Achievements whose result mentions women",
    "women_contribution": "Achievements whose ILO contribution mentions women",
    "women": "Achievements that mention women at all",
    "funder": "Results that name a funder",
    "partner": "Results that name a partner",
    "instrument": "Results that name an international instrument",
    "figures": "Printed numbers",
    "people": "Printed numbers of people",
    "people_sex": "Printed numbers of people that say anything of sex",
    "notes": "Doubts noted",
    "language": "Achievements written in the language",
    "listed_only": "Listings in the summaries without an entry",
    "target_met": "Targets met",
    "place_kept": "Places with an entry again in the next biennium",
    "place_left": "Places without an entry in the next biennium",
    "project_tied": "Results tied to an annex project by name or funder",
    "project_untied": "Results that no annex project is tied to",
}


OPEN = {
    "needs": "What {group} and countries needed, and who said so",
    "priorities": "How countries were chosen",
    "work_of_others": "What others did in the same countries",
    "counterfactual": "What would have happened without the ILO",
    "amounts": "What anything cost",
    "staff_time": "How much work went into it",
    "baselines": "Where countries stood before",
    "change_in_lives": "What changed for {people}",
    "national_budgets": "Whether countries pay to carry it on",
    "after_the_period": "What became of it after the biennium",
}


def measure_label(name: str, code: str, schema: Schema) -> str:
    """A measure in words, with what it is narrowed to."""
    words = EVIDENCE.get(name) or OPEN[name].format(group=schema.subject.group, people=schema.subject.people)
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
