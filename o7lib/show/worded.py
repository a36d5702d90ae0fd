"""Codes and shares of a measure put into the words a reader sees, beside the columns they come from."""

import pandas as pd

from o7lib.show.sentences import percent
from o7lib.tables.schema import labels

VERDICTS = {
    "met": "target met",
    "missed": "target missed",
    "no_target": "no target was set",
    "no_report": "not yet reported",
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
    """A frame with `best` (a stage, or missing) and `best_said`, its label."""
    return rows.assign(best_said=rows["best"].astype("object").map(labels("achievements", "stage")))


def funders(rows: pd.DataFrame) -> pd.DataFrame:
    """`funding.by_funder` with channels as labels."""
    names = labels("funding", "channel")
    said = [", ".join(names.get(c, c) for c in str(codes).split(", ")) for codes in rows["channel"]]
    return rows.assign(channel=said)
