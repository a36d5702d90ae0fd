"""Every code that a measure computes has its words, beside the sentences on the same measure, and no other code has."""

import pytest

from o7lib import measures
from o7lib.show.words import additivity, comparability, dac, periods, reconciliation, targets

LABELS = {
    "additivity.REASONS": (additivity.REASONS, measures.additivity.REASONS),
    "comparability.DIFFERENCES": (comparability.DIFFERENCES, measures.comparability.DIFFERENCES),
    "dac.DAC": (dac.DAC, measures.dac.CRITERIA),
    "dac.ROLES": (dac.ROLES, measures.dac.ROLES),
    "periods.MOVEMENTS": (periods.MOVEMENTS, measures.periods.MOVEMENTS),
    "periods.STEPS": (periods.STEPS, measures.periods.STEPS),
    "reconciliation.VERDICTS": (reconciliation.VERDICTS, measures.reconciliation.VERDICTS),
    "targets.VERDICTS": (targets.VERDICTS, measures.targets.VERDICTS),
}


@pytest.mark.parametrize("name", LABELS)
def test_the_labels_of_a_measure_are_those_of_its_codes_in_their_order(name: str) -> None:
    labels, codes = LABELS[name]
    assert list(labels) == list(codes)
