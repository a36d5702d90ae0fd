"""What rectangles share and lines cross."""

from o7lib.show.maps.rectangles import crosses, overlap


def test_a_line_that_only_touches_a_rectangle_does_not_cross_it():
    assert not crosses((0, 0, 4, 0), (4, -1, 6, 1))
    assert crosses((0, 0, 5, 0), (4, -1, 6, 1))


def test_an_upright_line_crosses_what_it_runs_through_only():
    assert crosses((5, 0, 5, 9), (4, 2, 6, 4))
    assert not crosses((7, 0, 7, 9), (4, 2, 6, 4))


def test_a_line_that_ends_before_a_rectangle_does_not_cross_it():
    assert not crosses((0, 0, 3, 3), (4, 4, 6, 6))


def test_rectangles_that_share_an_edge_share_no_area():
    assert overlap((0, 0, 2, 2), (2, 0, 4, 2)) == 0
