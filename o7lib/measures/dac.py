"""The six OECD-DAC evaluation criteria: which measures speak to each, and where the record is silent.

Nothing is counted here twice: the numbers come from the frames of other measures, so that this page
cannot disagree with theirs. The words a reader sees belong to `show`; here stand codes and numbers.
"""

from itertools import chain

import pandas as pd

from o7lib.measures.counting import share

CRITERIA = ("relevance", "coherence", "effectiveness", "efficiency", "impact", "sustainability")
ROLES = ("silent", "speaks", "touches", "beside", "limits")
# How near the record comes to each criterion, and what it can draw on: measure, and code where the measure has several.
QUOTED = {
    "relevance": ("touches", (("instrument", ""), ("women", ""))),
    "coherence": ("touches", (("partner", ""), ("project_tied", ""))),
    "effectiveness": ("speaks", (("target_met", ""), ("criteria", ""), ("policy", ""), ("firm", ""))),
    "efficiency": ("beside", (("funder", ""),)),
    "impact": ("beside", (("people", ""), ("people_sex", ""))),
    "sustainability": ("touches", (("operational", ""), ("place_kept", ""))),
}
LIMITS = {
    "relevance": (),
    "coherence": (("notes", "counted_twice"), ("notes", "recycled_evidence"), ("project_untied", "")),
    "effectiveness": (
        ("notes", "not_adopted"),
        ("notes", "criterion_mismatch"),
        ("notes", "attribution"),
        ("listed_only", ""),
    ),
    "efficiency": (("notes", "outside_biennium"),),
    "impact": (("notes", "number_conflict"),),
    "sustainability": (("notes", "not_followed_up"), ("place_left", "")),
}
# What no table of the record has a column for, because the documents do not tell it throughout.
SILENT = {
    "relevance": ("needs", "priorities"),
    "coherence": ("work_of_others",),
    "effectiveness": ("counterfactual",),
    "efficiency": ("amounts", "staff_time"),
    "impact": ("baselines", "change_in_lives"),
    "sustainability": ("national_budgets", "after_the_period"),
}
# Links of these strengths rest on what the text says, not on country and subject alone.
TIED = ["A", "B"]
COLUMNS = ["measure", "code", "unit", "count", "of", "refs"]


def _facts(evidence: pd.DataFrame, targets: pd.DataFrame, movements: pd.DataFrame, tied: pd.DataFrame) -> pd.DataFrame:
    """Everything that can be quoted, in the columns of `evidence.strength`."""
    world = targets[(targets["region_id"] == "world") & targets["verdict"].isin(["met", "missed"])]
    met = world[world["verdict"] == "met"]
    before = movements[movements["movement"].isin(["stayed", "moved", "left"])]
    left = before[before["movement"] == "left"]
    kept = before[before["movement"] != "left"]
    close = tied[tied["strength"].isin(TIED)]
    none = tied[tied["strength"] == "none"]
    results = int(tied["results"].sum())
    extra = [
        ("target_met", "", "targets", len(met), len(world), list(chain.from_iterable(world["refs"]))),
        ("place_kept", "", "places", len(kept), len(before), list(chain.from_iterable(kept["refs"]))),
        ("place_left", "", "places", len(left), len(before), list(chain.from_iterable(left["refs"]))),
        ("project_tied", "", "results", int(close["results"].sum()), results, list(chain.from_iterable(close["refs"]))),
        ("project_untied", "", "results", int(none["results"].sum()), results, list(chain.from_iterable(none["refs"]))),
    ]
    return pd.concat([evidence[COLUMNS], pd.DataFrame(extra, columns=COLUMNS)], ignore_index=True)


def rows(evidence: pd.DataFrame, targets: pd.DataFrame, movements: pd.DataFrame, tied: pd.DataFrame) -> pd.DataFrame:
    """What the record can and cannot say under each evaluation criterion.

    Args:
        evidence: from `evidence.strength`.
        targets: from `targets.against_targets`.
        movements: from `periods.movements`.
        tied: from `projects.strengths`.

    Returns:
        One row per criterion (in the OECD's order) x measure, what the record is silent on first: `dac`,
        `role` (one of `ROLES`), `measure`, `code`, `unit`, `count`, `of`, `share` (each missing where the record is
        silent) and `refs`.
    """
    facts = _facts(evidence, targets, movements, tied)
    known = {(f["measure"], f["code"]): f for f in facts.to_dict("records")}
    records: list[dict] = []
    for dac in CRITERIA:
        role, quoted = QUOTED[dac]
        records += [
            {"dac": dac, "role": "silent", "measure": what, "code": "", "unit": "", "refs": []} for what in SILENT[dac]
        ]
        records += [{"dac": dac, "role": role} | known[key] for key in quoted]
        records += [{"dac": dac, "role": "limits"} | known[key] for key in LIMITS[dac]]
    table = pd.DataFrame(records, columns=["dac", "role", *COLUMNS])
    table[["count", "of"]] = table[["count", "of"]].astype("Int64")
    table["share"] = share(table["count"], table["of"])
    return table


def criteria_by_role(rows: pd.DataFrame) -> dict[str, list[str]]:
    """The criteria of `rows` by how near the record comes to them: speaks, touches, beside; in their order.

    >>> rows = pd.DataFrame({"dac": ["impact", "impact", "relevance"], "role": ["silent", "beside", "touches"]})
    >>> criteria_by_role(rows)
    {'speaks': [], 'touches': ['relevance'], 'beside': ['impact']}
    """
    near = ("speaks", "touches", "beside")
    return {role: list(dict.fromkeys(rows.loc[rows["role"] == role, "dac"])) for role in near}
