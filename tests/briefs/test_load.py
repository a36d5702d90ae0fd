"""A long run leaves nothing behind and holds no more at its end than at its beginning."""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import psutil

from bench import load

ALONE = "import json; from bench import load; print(json.dumps(list(load.alone(24))))"


def gone(after, before):
    """Whether all that a run began has ended, but for the one process in which multiprocessing tracks what is shared."""
    return after.processes <= before.processes + 1 and after.temporary == before.temporary


def test_many_briefs_in_one_run_leave_nothing_and_hold_no_more_as_it_goes(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before, mine = load.held(tmp_path), psutil.Process().num_fds()
    held = dict(load.watched(load.again(40), tmp_path, 1))
    assert list(held) == [*range(1, 41), 0]
    early, late = ([held[n] for n in range(first, first + 15)] for first in (6, 26))
    # A look meets any number of kernels at any moment of theirs, so the lowest or the middle of many is compared.
    assert min(now.processes for now in late) <= min(now.processes for now in early) + 3
    assert median(now.memory for now in late) < median(now.memory for now in early) * 1.25
    assert min(now.temporary for now in late) <= 8
    end = time.monotonic() + 10
    while not gone(after := load.held(tmp_path), before) and time.monotonic() < end:
        time.sleep(0.1)
    assert gone(after, before)
    assert psutil.Process().num_fds() <= mine + 4


def test_a_brief_closes_every_file_it_opened(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    run = subprocess.run([sys.executable, "-c", ALONE], cwd=Path(__file__).parents[2], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    held = json.loads(run.stdout.splitlines()[-1])
    files, temporary = zip(*held, strict=True)
    assert max(files[12:]) <= max(files[4:12]) + 4  # one more a brief would be twelve
    assert set(temporary) == {0}
