"""Maps lose no place, take no silence for a value, and carry their disclaimer."""

import json
import re
from typing import Any

import pandas as pd
import pytest

from o7lib.briefs.figures import svg as figures_svg
from o7lib.measures import places, scope
from o7lib.show.maps import layers, maps
from o7lib.show.style import theme
from o7lib.show.words.standing import POLICY
from o7lib.tables.geography import shapes
from o7lib.tables.load import load_all
from o7lib.tables.model.schema import schema

AREAS = shapes.areas()
SHAPES = shapes.topojson_text()
STAGES = schema().labels("achievements", "stage")
REGIONS = [name for name in shapes.windows() if name != "world"]


@pytest.fixture(scope="module")
def record():
    return load_all()


@pytest.fixture(scope="module")
def rows(record) -> pd.DataFrame:
    return places.by_place(record, AREAS)


@pytest.fixture(scope="module")
def by_biennium(record) -> pd.DataFrame:
    return places.by_place(record, AREAS, by=["biennium"])


def every(node: Any, key: str) -> list:
    """Every value under a key, anywhere in a spec."""
    if isinstance(node, dict):
        here = [node[key]] if key in node else []
        return here + [found for value in node.values() for found in every(value, key)]
    return [found for value in node for found in every(value, key)] if isinstance(node, list) else []


def legend(chart: Any) -> dict[str, tuple[str, str, list]]:
    """Class to fill, outline and dash, as the legend of a chart gives them."""
    colours = next(e for e in every(chart.to_dict(), "encoding") if "fill" in e)
    names = [colours[c]["scale"]["domain"] for c in ("fill", "stroke", "strokeDash")]
    assert names[0] == names[1] == names[2]
    return dict(
        zip(
            names[0],
            zip(*(colours[c]["scale"]["range"] for c in ("fill", "stroke", "strokeDash")), strict=True),
            strict=True,
        )
    )


def data(chart: Any, *columns: str) -> list[dict]:
    """The rows of a chart that have exactly these columns."""
    tables = chart.to_dict()["datasets"].values()
    return [row for rows in tables for row in rows if set(row) == set(columns)]


def drawn_classes(chart: Any) -> dict[str, str]:
    """Place to the class it is drawn in, by what it says of itself."""
    rows = data(chart, "place_id", "key", "tooltip") + data(chart, "x", "y", "key", "tooltip")
    return {row["tooltip"].split(": ")[0]: row["key"] for row in rows if row["tooltip"]}


def drawn(chart: Any) -> str:
    return figures_svg.drawn(chart.to_dict(), SHAPES)


@pytest.fixture(scope="module")
def every_map(rows: pd.DataFrame, by_biennium: pd.DataFrame) -> dict[str, Any]:
    """Each map once."""
    return {
        "results": maps.results(by_biennium, "says"),
        "criteria": maps.criteria(rows, "says"),
        "policies": maps.policies(rows, "says"),
        "funders": maps.funders(rows, "says"),
    } | {region: maps.region(rows, region, "says") for region in REGIONS}


def test_every_place_on_record_says_what_it_is_on_each_map_of_the_world(rows, every_map):
    told = set(places.on_record(rows)["place"])
    for name in ("results", "criteria", "policies", "funders"):
        assert set(drawn_classes(every_map[name])) == told, name


@pytest.mark.parametrize("name", ["results", "criteria", "policies", "funders", *REGIONS])
def test_each_map_carries_the_disclaimer_its_finding_and_no_geometry(name, every_map):
    spec = every_map[name].to_dict()
    text = json.dumps(spec, allow_nan=False)
    assert spec["description"] == "says"
    assert spec["title"]["text"] == layers.DISCLAIMER and "delimitation of its frontiers" in " ".join(layers.DISCLAIMER)
    assert "arcs" not in text and "../data/geo/countries.topo.json" in text
    assert len(text) < 60_000


def test_a_map_is_drawn_with_every_place_hovering_and_stays_small(rows):
    svg = drawn(maps.policies(rows, "says"))
    said = re.findall(r'<path aria-label="(.*?)"', svg)
    assert len(said) == len(places.on_record(rows))
    assert "Jordan: adopted, with a doubt" in said
    assert "NaN" not in svg and "undefined" not in svg
    assert len(svg.encode()) < 150_000


def test_a_small_state_and_a_subregion_are_points_with_their_names(rows):
    svg = drawn(maps.criteria(rows, "says"))
    for name in ("Kiribati", "Tuvalu", "Kuwait", "Southern Africa", "(regional entry)"):
        assert f">{name}<" in svg, name
    assert 'aria-label="Tuvalu: at most 3 criteria that one result reports under"' in svg


def test_a_state_drawn_as_a_point_is_not_drawn_as_a_speck_of_value_beneath(rows):
    lookup = {row["place_id"] for row in data(maps.criteria(rows, "says"), "place_id", "key", "tooltip")}
    assert "TUV" not in lookup and "BRA" in lookup


def test_no_result_is_grey_no_member_is_pale_and_a_mere_count_is_neither(rows):
    key = legend(maps.criteria(rows, "says"))
    grey, pale, counted = key[layers.NO_RESULT], key[layers.NOT_A_MEMBER], key[f"{maps.COUNTED}: 1 place"]
    assert (grey[0], pale[0], counted[0]) == (theme.LAND, theme.PAPER, theme.LAND)
    assert counted[1] == theme.EDGE and grey[1] != theme.EDGE


def test_a_place_that_is_only_drafted_does_not_look_adopted(rows):
    drafted = rows.assign(policy=rows["policy"].where(rows["place_id"] != "BRA", "not_adopted"))
    chart = maps.policies(drafted, "says")
    fill, edge, dash = legend(chart)[drawn_classes(chart)["Brazil"]]
    assert (fill, edge, list(dash)) == (theme.HOLLOW, theme.EDGE, [4, 3])
    adopted = legend(chart)[drawn_classes(chart)["Kiribati"]]
    assert adopted[0] == theme.DEEP and list(adopted[2]) == [1, 0]
    doubted = legend(chart)[drawn_classes(chart)["Jordan"]]
    assert doubted[0] == theme.TINT and list(doubted[2]) == [4, 3]  # told from the clear ones without colour


def test_every_state_of_the_policy_stands_in_the_legend_also_when_no_place_has_it(rows):
    rows = rows.assign(policy=rows["policy"].where(rows["policy"] != "not_adopted", "doubted"))
    names = list(legend(maps.policies(rows, "says")))
    assert [name.split(": ")[0] for name in names[: len(POLICY)]] == list(POLICY.values())
    assert f"{POLICY['not_adopted']}: no place" in names


def test_a_text_that_names_nobody_is_hollow_not_the_lowest_value(rows):
    key = legend(maps.funders(rows, "says"))
    (silent,) = [paint for words, paint in key.items() if words.startswith("No payer named")]
    assert silent[:2] == (theme.HOLLOW, theme.EDGE)


def test_many_counts_are_three_classes_the_last_open(rows):
    many = rows.assign(results=rows["results"].where(rows["results"].isna(), range(1, len(rows) + 1)))
    names = [name.split(": ")[0] for name in legend(maps.region(many, "asia_pacific", "says"))]
    assert len([name for name in names if "result" in name and name[0].isdigit()]) == 3
    assert sum(name.endswith("or more") for name in names) == 1


def test_there_is_one_panel_for_each_biennium(by_biennium):
    chart = maps.results(by_biennium, "says")
    assert len(chart.to_dict()["vconcat"]) == by_biennium["biennium"].nunique()
    assert set(by_biennium["biennium"]) <= {row["name"] for row in data(chart, "x", "y", "name")}


def test_one_biennium_alone_is_a_map_too(record):
    rows = places.by_place(scope.narrow(record, biennium="2012-13"), AREAS, by=["biennium"])
    assert len(maps.results(rows, "says").to_dict()["vconcat"]) == 1


def test_a_new_biennium_is_one_panel_more_without_a_word_of_code(third_biennium, next_biennium):
    rows = places.by_place(load_all(third_biennium), shapes.areas(third_biennium), by=["biennium"])
    chart = maps.results(rows, "says")
    assert len(chart.to_dict()["vconcat"]) == rows["biennium"].nunique() == load_all()["biennia"].shape[0] + 1
    assert next_biennium in {row["name"] for row in data(chart, "x", "y", "name")}


def test_a_scope_without_a_result_is_a_grey_map(record):
    nothing = scope.narrow(record, biennium="2012-13", region="americas", indicator="7.1")
    rows = places.by_place(nothing, AREAS)
    assert "<path aria-label" not in drawn(maps.criteria(rows, "says"))


@pytest.mark.parametrize("region", REGIONS)
def test_a_close_up_names_each_place_of_its_region_and_draws_all_it_shows(region, rows):
    chart = maps.region(rows, region, "says")
    svg = drawn(chart)
    own = places.on_record(places.of_region(rows, region))
    for name in own["short"]:
        assert f">{name.split(' (')[0]}<" in svg, name
    classes = drawn_classes(chart)
    assert set(own["place"]) <= set(classes)
    assert all(classes[place] != maps.ELSEWHERE for place in own["place"])
    assert len(svg.encode()) < 100_000


def test_a_result_of_another_region_is_never_drawn_as_no_result(rows):
    chart = maps.region(rows, "arab_states", "says")
    key, elsewhere = legend(chart), drawn_classes(chart)["Ethiopia"]
    assert elsewhere.startswith(maps.ELSEWHERE) and key[elsewhere][0] == theme.RULE


def test_a_region_without_a_window_of_its_own_is_shown_on_the_map_of_the_world(rows):
    own, africa = (str(maps.region(rows, region, "says").to_dict()) for region in ("mars", "africa"))
    scale = str(shapes.window(shapes.WORLD).projection["scale"])
    assert scale in own and scale not in africa


def test_only_colours_of_the_palette_are_used(every_map):
    for name, chart in every_map.items():
        used = set(re.findall(r"#[0-9a-fA-F]{6}", json.dumps(chart.to_dict())))
        assert used <= set(theme.VARIABLES), name
