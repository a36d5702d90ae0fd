"""The filters: all of them, in order, with choices from the tables."""

import pandas as pd
import pytest

from o7lib.show.explorer.choices import Choice, criteria, filters, funders, stages
from o7lib.show.explorer.labels import FILTERS
from o7lib.tables.model.schema import schema


def test_filters_stand_in_the_order_of_their_words():
    offered = {name: [Choice(name, name)] for name in reversed(list(FILTERS))}
    assert [f.name for f in filters(offered, "Adopted")] == list(FILTERS)


def test_a_filter_without_choices_given_is_a_mistake_and_not_an_empty_box():
    with pytest.raises(KeyError, match="biennium"):
        filters({}, "Adopted")


def test_a_criterion_is_chosen_within_its_indicator():
    same = {"asked": "7.2-3", "indicator": "7.2", "criterion": 3, "label": "Capacity", "earlier": [], "biennia": []}
    new = {**same, "asked": "7.2-5", "criterion": 5, "label": "Reach", "biennia": ["2016-17"]}
    said = [Choice("7.2-3", "7.2, 3: Capacity"), Choice("7.2-5", "7.2, 5: Reach (in 2016-17)")]
    assert criteria(pd.DataFrame([same, new])) == said


def test_those_whose_text_names_nobody_can_be_chosen_too():
    frame = pd.DataFrame({"funder_id": ["EU"], "name": ["European Union"]})
    assert funders(frame, "nobody")[-1] == Choice("nobody", "No payer named")


def test_a_stage_is_offered_as_it_is_drawn():
    assert stages(schema())[0].drawn == "stage hollow end"
