"""A map's legend and disclaimer as words: every class, in its paint, and nothing twice."""

import altair as alt
import pandas as pd

from o7lib.briefs.figures import legend
from o7lib.show.maps import layers
from o7lib.show.style import theme
from o7lib.tables.geography import shapes

PAINTS = [
    layers.MapClass("1 result", theme.SOLID),
    layers.MapClass("None <yet>", theme.HOLLOW, theme.EDGE, layers.BROKEN),
]
COLUMNS = ["place_id", "short", "kind", "state", "key", "place", "tooltip", "has_value", "named"]


def spec() -> dict:
    row = ["BRA", "Brazil", "member_state", "reported", "1 result", "Brazil", "Brazil: 1 result", True, False]
    rows = pd.DataFrame([row], columns=COLUMNS)
    return layers.compose_map([("2012-13", rows)], shapes.window(shapes.WORLD), PAINTS, "One result.").to_dict()


def test_every_class_of_a_map_is_said_with_its_paint():
    said = legend.key(spec())
    assert said.count("<li>") == 2 and "1 result" in said and "None &lt;yet&gt;" in said
    assert 'fill="var(--solid)"' in said and 'stroke="var(--edge)" stroke-dasharray="4,3"' in said


def test_the_disclaimer_is_said_as_the_spec_has_it():
    assert " ".join(layers.DISCLAIMER) in legend.disclaimer(spec())


def test_the_drawing_has_neither_but_keeps_the_heading_of_its_panel():
    drawn = str(legend.bare(spec()))
    assert "delimitation" not in drawn and "'legend': {" not in drawn
    assert "2012-13" in drawn and "'scale': {'domain': ['1 result'" in drawn


def test_a_chart_without_classes_has_no_legend():
    chart = alt.Chart(pd.DataFrame({"a": [1]})).mark_bar().encode(x="a:Q").to_dict()
    assert legend.key(chart) == "" and legend.disclaimer(chart) == ""
