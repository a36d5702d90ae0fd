"""Tests of `o7lib.show.views.dac`."""

from o7lib.show import page
from o7lib.show.views import dac as dac_view
from o7lib.show.words import dac as dac_words
from o7lib.tables.model.record import Record


def test_each_criterion_is_asked_once_over_a_table_of_its_own(shown, dac_rows):
    page.show(dac_view.criteria(dac_rows, Record({})))
    assert len(shown) == 2
    assert shown[0].count(f"<span>{dac_words.DAC['impact']}") == 1
    assert shown[0].index("says nothing of") < shown[0].index("does not answer it with")
