"""Labels and sentences for the OECD-DAC evaluation criteria."""

from collections.abc import Mapping, Sequence

import pandas as pd

from o7lib.show.words.evidence import measure_label
from o7lib.show.words.grammar import listing
from o7lib.tables.model.schema import Schema

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


def dac_labels(rows: pd.DataFrame, schema: Schema) -> pd.DataFrame:
    """`dac.rows` in words: `measure_label`, and `shown`, its count of how many, a dash where the record is silent."""
    labelled = rows.assign(
        measure_label=[measure_label(m, c, schema) for m, c in zip(rows["measure"], rows["code"], strict=True)]
    )
    labelled["shown"] = [_counted(n, of) for n, of in zip(rows["count"], rows["of"], strict=True)]
    labelled["dac"] = rows["dac"].map(DAC)
    labelled["role"] = rows["role"].map(ROLES)
    return labelled


def _counted(n: object, of: object) -> str:
    if pd.isna(n):
        return "–"
    return f"{n}" if pd.isna(of) else f"{n} of {of}"


def dac_summary(near: Mapping[str, Sequence[str]]) -> str:
    """How near the record comes to each evaluation criterion, from `dac.criteria_by_role`.

    >>> dac_summary({"speaks": ["effectiveness"], "touches": ["relevance", "coherence"], "beside": ["impact"]})
    'The record speaks to effectiveness, touches on relevance and coherence, and says nothing that would allow a judgement on impact.'
    """
    nearness = [
        ("speaks to", near["speaks"], "and"),
        ("touches on", near["touches"], "and"),
        ("says nothing that would allow a judgement on", near["beside"], "or"),
    ]
    parts = [f"{verb} {listing(names).replace(' and ', f' {word} ')}" for verb, names, word in nearness if names]
    last = f", and {parts[-1]}" if len(parts) > 1 else ""
    return f"The record {', '.join(parts[:-1]) if len(parts) > 1 else ''.join(parts)}{last}." if parts else ""
