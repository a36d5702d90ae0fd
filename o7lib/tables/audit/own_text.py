"""Check that numbers and acronyms in our own texts occur in the lines they cite."""

import re
from collections.abc import Iterator

import pandas as pd

from o7lib.tables.audit.evidence import Evidence, Finding
from o7lib.tables.audit.matching import any_occurs, untied_acronyms, untied_numbers

OURS = {"ILO", "CPO"}


def untied_words(
    e: Evidence, table: str, row: pd.Series, column: str, text: str, spelled: bool = True
) -> Iterator[Finding]:
    """Numbers and acronyms in a column of ours that a text does not hold; an acronym may stand there in full.

    The record's own terms need no tie: the names of biennia, and `ILO` and `CPO`. With `spelled`
    false, numbers that we write in words need none either.
    """
    labels = "|".join(map(re.escape, e.record.untracked("biennia")["biennium"]))
    ours = re.sub(rf"\b(?:{labels})\b", " ", row[column])
    for number in untied_numbers(ours, text, spelled):
        yield e.finding(table, row, column, number, "a number that the lines print")
    for acronym in untied_acronyms(ours, text):
        if acronym not in OURS and not any_occurs(e.forms("acronyms", acronym), text):
            yield e.finding(table, row, column, acronym, "an acronym that the lines use")
