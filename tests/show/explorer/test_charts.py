"""The explorer's charts hold no row and no colour of their own: the page fills in both."""

import json

import pytest

from o7lib.show.explorer import charts, criteria_charts
from o7lib.show.style import theme

WINDOW = {"width": 640, "height": 279, "projection": {"type": "equalEarth"}}
VIEWS = {
    "places": charts.places_map(WINDOW),
    "stages": charts.stage_bars(),
    "cells": criteria_charts.criteria_squares(["Africa"], [1, 2], 2, 9),
    "rows": criteria_charts.criteria_squares(["Africa"], [1, 2], 2, 9),
    "targets": charts.target_rows(),
}


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_names_its_data_set_and_holds_no_row(name):
    spec = charts.spec(VIEWS[name])
    assert f'"data": {{"name": "{name}"}}' in json.dumps(spec) and not spec.get("datasets")


@pytest.mark.parametrize("name", VIEWS)
def test_every_colour_follows_the_theme(name):
    text = json.dumps(charts.spec(VIEWS[name]))
    assert "var(--" in text and not [c for c in theme.VARIABLES if c in text.lower()]


def test_rows_that_come_and_go_have_a_height_each():
    assert charts.spec(charts.target_rows())["usermeta"]["step"] == charts.spec(charts.target_rows())["height"]
