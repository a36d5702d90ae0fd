"""One palette, in which what was adopted is solid and what was not is hollow."""

import re

import pytest

from o7lib.show.style import theme
from o7lib.tables.model.schema import schema

STAGES = schema().codes("achievements", "stage")


def _light(colour: str) -> float:
    """Relative luminance of a colour, 0 (black) to 1 (white)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_light(one), _light(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_every_stage_from_the_firm_one_on_is_strong():
    assert theme.strong(STAGES, schema().firm_stage) == dict(zip(STAGES, [False, False, True, True], strict=True))


def test_every_stage_has_its_own_look():
    assert len(set(theme.stage_paint(STAGES, schema().firm_stage).values())) == len(STAGES)


def test_a_hollow_stage_has_an_edge_of_another_colour_and_a_solid_one_its_own():
    paint = theme.stage_paint(STAGES, schema().firm_stage)
    assert {stage: fill != edge for stage, (fill, edge) in paint.items()} == {
        stage: not solid for stage, solid in theme.strong(STAGES, schema().firm_stage).items()
    }


def test_solid_and_hollow_are_told_apart_in_greyscale():
    fills = [fill for fill, _ in theme.stage_paint(STAGES, schema().firm_stage).values()]
    hollow, solid = fills[:2], fills[2:]
    assert min(_contrast(h, s) for h in hollow for s in solid) > 4.5


@pytest.mark.parametrize("ground", [theme.PAPER, theme.WASH, theme.HOLLOW])
@pytest.mark.parametrize("words", [theme.INK, theme.MUTED, theme.EDGE])
def test_words_can_be_read_on_every_ground(words, ground):
    assert _contrast(words, ground) >= 4.5


def test_no_two_colours_share_a_name_and_every_colour_has_one():
    colours = {v for k, v in vars(theme).items() if k.isupper() and re.fullmatch(r"#[0-9a-f]{6}", str(v))}
    assert set(theme.VARIABLES) == colours
    assert len(set(theme.VARIABLES.values())) == len(colours)


@pytest.mark.parametrize("classes", [1, 2, 3])
def test_classes_of_a_count_grow_darker_and_there_are_as_many_as_asked_for(classes):
    light = [_light(fill) for fill in theme.steps(classes)]
    assert (len(light), light) == (classes, sorted(light, reverse=True))


def test_no_class_needs_no_colour():
    assert theme.steps(0) == []
