"""Tests of `o7lib.show.words.evidence`."""

import pandas as pd

from o7lib.measures import dac
from o7lib.measures.evidence import MEASURES
from o7lib.show.words import evidence
from o7lib.tables.model.schema import schema


def test_every_measure_that_a_criterion_quotes_and_every_silence_has_its_words():
    quoted = [m for _, measures in dac.QUOTED.values() for m, _ in measures]
    quoted += [m for limits in dac.LIMITS.values() for m, _ in limits]
    for name in [*quoted, *MEASURES, *(s for silent in dac.SILENT.values() for s in silent)]:
        assert evidence.measure_label(name, "", schema())[0].isupper(), name


def test_a_kind_of_doubt_and_a_language_are_labels_not_codes():
    kind, language = schema().codes("source_notes", "kind")[0], schema().codes("achievements", "language")[0]
    for name, code in (("notes", kind), ("language", language)):
        said = evidence.measure_label(name, code, schema())
        assert ": " in said and "_" not in said and not said.endswith(f": {code}")


def test_a_kind_of_doubt_that_nobody_noted_has_no_row():
    kinds = schema().codes("source_notes", "kind")[:2]
    rows = pd.DataFrame({"measure": "notes", "code": kinds, "count": [0, 2], "of": [2, 2]})
    assert evidence.strength_labels(rows, schema())["code"].tolist() == [kinds[1]]


def test_a_strength_without_a_whole_has_no_share():
    rows = pd.DataFrame({"measure": ["results", "firm"], "code": "", "count": [4, 1], "of": [pd.NA, 4]})
    assert evidence.strength_labels(rows, schema())["percent"].tolist() == ["–", "25%"]
