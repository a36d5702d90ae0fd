"""Overlap of rectangles and crossing of lines."""

Box = tuple[float, float, float, float]  # left, top, right, bottom; of a line, its two ends


def overlap(a: Box, b: Box) -> float:
    """How many square pixels two rectangles share.

    >>> overlap((0, 0, 2, 2), (1, 1, 3, 3)), overlap((0, 0, 1, 1), (2, 2, 3, 3))
    (1, 0)
    """
    across, down = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    return across * down if across > 0 and down > 0 else 0


def crosses(line: Box | None, covered: Box) -> bool:
    """Whether a line crosses a rectangle.

    >>> crosses((0, 0, 10, 10), (4, 4, 6, 6)), crosses((0, 0, 10, 0), (4, 4, 6, 6)), crosses(None, (0, 0, 1, 1))
    (True, False, False)
    """
    if line is None:
        return False
    x, y, across, down = line[0], line[1], line[2] - line[0], line[3] - line[1]
    enter, leave = 0.0, 1.0
    for step, start, low, high in ((across, x, covered[0], covered[2]), (down, y, covered[1], covered[3])):
        if step == 0:
            if not low < start < high:
                return False
            continue
        near, far = sorted(((low - start) / step, (high - start) / step))
        enter, leave = max(enter, near), min(leave, far)
    return enter < leave
