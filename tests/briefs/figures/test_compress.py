"""A map made small is the same map."""

import random
import re

from o7lib.briefs.figures.compress import share_paths, shorten_paths


def places_of(path: str) -> list[list[tuple[float, float]]]:
    """A slim path back as places: the pieces of `M..l..Z`."""
    found = []
    for piece in re.findall(r"M[^M]*", path):
        numbers = [float(n) for n in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", piece)]
        x, y = numbers[:2]
        line = [(x, y)]
        for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
            x, y = x + dx, y + dy
            line.append((round(x, 3), round(y, 3)))
        found.append(line)
    return found


def path_of(svg: str) -> str:
    return re.findall(r' d="([^"]*)"', svg)[0]


def test_every_corner_stays_within_a_tenth_of_a_pixel():
    dice = random.Random(7)
    corners = [(dice.uniform(0, 640), dice.uniform(-5, 279)) for _ in range(200)]
    path = "M" + "L".join(f"{x:.3f},{y:.3f}" for x, y in corners) + "Z"
    (line,) = places_of(path_of(shorten_paths(f'<path d="{path}"/>')))
    assert len(line) == len(corners)
    assert max(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in zip(line, corners, strict=True)) < 0.11


def test_errors_do_not_add_up_along_a_line():
    path = "M0,0L" + "L".join(f"{i * 0.26:.2f},{(i % 2) * 5}" for i in range(1, 400)) + "Z"
    (line,) = places_of(path_of(shorten_paths(f'<path d="{path}"/>')))
    assert abs(line[-1][0] - 399 * 0.26) < 0.06


def test_a_piece_that_shrinks_to_nothing_is_left_out_and_the_others_stay():
    assert shorten_paths('<path d="M1,1L1.01,1L1,1.01ZM0,0L5,0L5,5Z"/>') == '<path d="M0,0l5,0 0,5Z"/>'


def test_corners_on_the_way_are_left_out():
    assert shorten_paths('<path d="M0,0L1,0L2,0L2,2Z"/>') == '<path d="M0,0l2,0 0,2Z"/>'


def test_curves_and_bars_stay_as_they_are():
    for path in ("M1.581,0A1.581,1.581,0,1,1,-1.581,0", "M0,0h640v279h-640Z"):
        assert shorten_paths(f'<path d="{path}"/>') == f'<path d="{path}"/>'


def test_attributes_that_say_nothing_go():
    assert (
        shorten_paths('<path transform="translate(0,0)" d="" stroke-dasharray="1,0" stroke-opacity="1"/>')
        == '<path d="" stroke-opacity="1"/>'
    )


def test_a_shape_that_two_maps_draw_is_held_once_with_each_maps_own_colour_and_title():
    shape = "M0,0l" + " ".join("1,1" for _ in range(60)) + "Z"
    first = f'<svg><path d="{shape}" fill="a"/></svg>'
    second = f'<svg><path d="{shape}" fill="b"><title>Togo</title></path></svg>'
    shared = share_paths([first, second])
    assert shape not in "".join(shared.figures) and shared.store.count(shape) == 1
    assert '<use href="#g0" fill="a"/>' in shared.figures[0]
    assert '<use href="#g0" fill="b"><title>Togo</title></use>' in shared.figures[1]
    assert shared.store.startswith('<svg width="0"') and shared.used == [["g0"], ["g0"]]


def test_a_page_with_one_map_is_left_alone():
    figure = '<svg><path d="M0,0l' + " ".join("1,1" for _ in range(60)) + '"/></svg>'
    shared = share_paths([figure])
    assert (shared.figures, shared.store, shared.used) == ([figure], "", [[]])
