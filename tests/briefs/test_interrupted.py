"""A run that is stopped, doubled or out of room leaves whole pages, old or new, and nothing else."""

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bench.interrupt import LINK, ROOT, WORDS, Room, ended, interrupted
from o7lib import files
from o7lib.briefs import build
from o7lib.briefs.pages import front_page
from o7lib.briefs.plan.briefs import Brief
from o7lib.briefs.task import Made

SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGKILL] * 4


@pytest.fixture
def room(tmp_path):
    mine = Room(tmp_path)
    yield mine
    for process in mine.left():
        process.kill()


def test_a_run_stopped_at_any_moment_leaves_whole_pages_and_no_process(room):
    assert ended(room.start())[0] == 0
    states = [room.seen()]
    room.change()
    chance = random.Random(7)
    for n, number in enumerate(SIGNALS):
        late = n >= 9  # when pages, the explorer and the front page are being written
        status, complaint, seconds = interrupted(room, number, chance.uniform(0, 1) if late else 0.5 + 0.2 * n, late)
        states.append(room.seen())
        room.wait_until_nothing_runs()
        if number == signal.SIGINT:
            # Python ends by the signal itself where an `exec` was interrupted; a shell says 130 of both.
            assert status in (130, -number) and complaint == WORDS
            assert seconds < 5
    status, _, complaint = ended(room.start())
    assert (status, complaint) == (0, "")
    last = room.seen()
    assert all(digest in (states[0][name], last[name]) for state in states for name, digest in state.items())
    assert states[0]["country-KHM.html"] != last["country-KHM.html"]
    assert room.parts() == []
    room.wait_until_nothing_runs()
    assert [f.name for f in room.temp.iterdir() if f.name.startswith("o7-")] == []
    assert "2 were current" in ended(room.start())[1]


def test_a_killed_run_with_plain_kernels_leaves_no_process_and_no_folder(room):
    run = room.start("--force", "--kernel", "plain")
    end = time.monotonic() + 60
    while not list(room.temp.glob("o7-kernel-*/*")) and time.monotonic() < end:
        time.sleep(0.05)
    assert list(room.temp.glob("o7-kernel-*"))
    run.kill()
    ended(run)
    room.wait_until_nothing_runs()
    assert list(room.temp.glob("o7-kernel-*")) == []


def test_two_runs_into_one_folder_both_end_well_and_the_front_page_has_every_page(room):
    one, two = room.start("--only", "country/UKR"), room.start("--only", "country/MDA")
    ends = [ended(one), ended(two)]
    assert [(status, complaint) for status, _, complaint in ends] == [(0, "")] * 2
    pages = set(room.seen())
    assert {"country-KHM.html", "country-UKR.html", "country-MDA.html"} <= pages
    assert pages - {"index.html"} <= set(LINK.findall((room.out / "index.html").read_text("utf-8")))
    assert room.parts() == []


def test_a_front_page_is_made_again_where_another_run_adds_a_page_meanwhile(tmp_path, monkeypatch):
    one, two = Brief("region/a", "", name="A"), Brief("region/b", "", name="B")
    (tmp_path / one.file).write_text("<p>a</p>")
    whole, wrote = files.write, []

    def meanwhile(file: Path, text: str) -> None:
        if not wrote:
            (tmp_path / two.file).write_text("<p>b</p>")
        wrote.append(file.name)
        whole(file, text)

    monkeypatch.setattr(files, "write", meanwhile)
    page = front_page.index([one, two], tmp_path).read_text("utf-8")
    assert wrote == ["index.html"] * 2
    assert "region-a.html" in page and "region-b.html" in page


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 300 kB; only a superuser of Linux can make one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    made = shutil.which("mount") and hasattr(os, "geteuid") and os.geteuid() == 0
    command = ["mount", "-t", "tmpfs", "-o", "size=300k", "o7-test", str(disk)]
    if not made or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("no small disk can be mounted here; the next test plays a full one")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_is_told_and_no_page_is_half(room, small_disk):
    room.out = small_disk / "pages"
    status, _, complaint = ended(room.start())
    assert status == 1
    assert "Traceback" not in complaint
    full = r"\S* could not be written: No space left on device; what stood there stays"
    assert re.search(re.escape(str(room.out)) + full, complaint)
    assert room.seen().keys() & {"country-KHM.html", "region-arab_states.html"}
    assert room.parts() == []


def test_a_page_that_finds_no_room_leaves_the_old_one_and_stops_no_other(tmp_path, monkeypatch):
    first, second = Brief("a", "a.ipynb"), Brief("b", "b.ipynb")
    (tmp_path / first.file).write_text("old")
    sync, calls = os.fsync, []

    def full(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 1:
            raise OSError(28, "No space left on device")
        sync(handle)

    monkeypatch.setattr(os, "fsync", full)
    problem = build._kept(tmp_path / first.file, Made("new", "{}"))
    assert problem == f"{tmp_path / 'a.html'} could not be written: No space left on device; what stood there stays"
    assert build._kept(tmp_path / second.file, Made("new", "{}")) == ""
    left = sorted((f.name, f.read_text()) for f in tmp_path.iterdir())
    assert left == [("a.html", "old"), ("b.html", "new"), ("b.json", "{}")]


def test_a_folder_that_cannot_be_made_is_refused_in_words(tmp_path):
    (tmp_path / "taken").write_text("a file")
    run = subprocess.run(
        [sys.executable, "-m", "o7lib", "reports", "--out", str(tmp_path / "taken"), "--only", "country/KHM"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 2
    assert run.stderr == f"o7: {tmp_path / 'taken'} could not be written: File exists; what stood there stays\n"
