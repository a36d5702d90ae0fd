"""A long run leaves nothing behind and holds no more at its end than at its beginning."""

import tempfile
import time
from itertools import pairwise

import psutil

from bench import load


def test_many_briefs_in_one_run_leave_nothing_and_hold_no_more_as_it_goes(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before, mine = load.held(tmp_path), psutil.Process().num_fds()
    held = dict(load.watched(load.again(40), tmp_path, 10))
    assert list(held) == [1, 10, 20, 30, 40, 0]
    middle = [held[n] for n in (10, 20, 30)]
    for one, two in pairwise(middle):
        more = max(two.processes - one.processes, 0)
        assert two.files <= one.files + 40 + 60 * more  # kernels come and go, and each holds its own
        assert two.processes <= one.processes + 3
        assert two.memory < one.memory * 1.25
    assert held[30].temporary <= 8
    end = time.monotonic() + 10
    while (after := load.held(tmp_path)).processes > before.processes + 1 and time.monotonic() < end:
        time.sleep(0.1)
    assert after.processes <= before.processes + 1  # multiprocessing keeps one that tracks what is shared
    assert after.temporary == before.temporary
    assert psutil.Process().num_fds() <= mine + 4
