"""Stop runs at random moments, in every rude way, and look at what is left.

    python -m bench.interrupt [--times 120] [--seed 1]

Each round changes the data, starts a run and stops it: by Control-C, SIGTERM or SIGKILL, by killing
one of its processes, by a limit to what a file may hold, on a full disk, or beside a second run. Then every
page must be whole, old or new; the front page must link to pages that stand; nothing may run; and
the next run must end with the pages that an undisturbed one gives.
"""

import argparse
import csv
import hashlib
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import psutil

from o7lib.briefs import freshness
from o7lib.tables.model.paths import SHIPPED

ROOT = SHIPPED.parent
ONLY = ["--only", "country/KHM", "--only", "region/arab_states"]
SEALED_NOT = {"index.html"}  # the front page is made of the others and carries no seal
LINK = re.compile(r'href="([\w.-]+\.html)')
WORDS = "o7: stopped; what is written is whole, and the same command goes on from there\n"


class Room:
    """A folder for pages, and one for everything else that a run may leave behind."""

    def __init__(self, folder: Path) -> None:
        self.out, self.data, self.temp = folder / "out", folder / "data", folder / "temp"
        self.mark = f"o7-test-{os.getpid()}-{folder.name}"
        shutil.copytree(SHIPPED, self.data)
        self.temp.mkdir()

    def start(self, *more: str, before: Callable[[], None] | None = None) -> subprocess.Popen:
        """Start a run of two briefs; `before` is called in its process first."""
        own = {"O7_TEST_MARK": self.mark, "TMPDIR": str(self.temp), "PYTHONUNBUFFERED": "1"}
        command = [sys.executable, "-m", "o7lib", "--data", str(self.data), "reports", "--out", str(self.out), *ONLY]
        pipe = subprocess.PIPE
        return subprocess.Popen(
            [*command, *more],
            cwd=ROOT,
            env=os.environ | own,
            stdout=pipe,
            stderr=pipe,
            text=True,
            start_new_session=True,
            preexec_fn=before,
        )

    def change(self) -> None:
        """Other rows for every page: the summaries of the achievements say one word more."""
        file = self.data / "achievements.csv"
        with file.open(encoding="utf-8", newline="") as rows:
            found = csv.DictReader(rows)
            changed = [row | {"summary": f"{row['summary']} Again."} for row in found]
        with file.open("w", encoding="utf-8", newline="") as paper:
            out = csv.DictWriter(paper, list(changed[0]), lineterminator="\n")
            out.writeheader()
            out.writerows(changed)

    def left(self) -> list[psutil.Process]:
        """Processes of this room that still run, the runs' kernels and their keepers among them."""
        return [p for p in psutil.process_iter() if self._mine(p)]

    def _mine(self, process: psutil.Process) -> bool:
        try:
            return process.status() != psutil.STATUS_ZOMBIE and process.environ().get("O7_TEST_MARK") == self.mark
        except psutil.Error:
            return False

    def wait_until_nothing_runs(self, seconds: float = 15) -> None:
        """Wait for the end of every process; AssertionError names those that stay."""
        end = time.monotonic() + seconds
        while (left := self.left()) and time.monotonic() < end:
            time.sleep(0.05)
        assert not left, [p.cmdline() for p in left if p.is_running()]

    def seen(self) -> dict[str, str]:
        """Every page with its digest; each is whole, and the front page links only to pages that stand."""
        found = {}
        for file in self.out.glob("*.html") if self.out.exists() else ():
            text = file.read_text("utf-8")
            assert text.rstrip().endswith("</html>") if file.name in SEALED_NOT else freshness.seal_of(text), file.name
            found[file.name] = hashlib.sha256(text.encode()).hexdigest()
        if "index.html" in found:
            assert set(LINK.findall((self.out / "index.html").read_text("utf-8"))) <= set(found)
        return found

    def parts(self) -> list[str]:
        """What lies among the pages and is none."""
        pages = {f.stem for f in self.out.glob("*.html")}
        return [f.name for f in self.out.iterdir() if f.suffix != ".html" and f.name.removesuffix(".json") not in pages]


def ended(run: subprocess.Popen, seconds: float = 120) -> tuple[int, str, str]:
    """Exit status, standard output and standard error of a run."""
    said, complaint = run.communicate(timeout=seconds)
    return run.returncode, said, complaint


def interrupted(room: Room, number: int, moment: float, written: int) -> tuple[int, str, float]:
    """Stop a run some seconds after its start or after some pages: its group, as a terminal does, or it alone."""
    run = room.start("--force")
    for _ in range(written):
        run.stdout.readline()
    time.sleep(moment)
    group = number == signal.SIGINT and not written
    os.killpg(run.pid, number) if group else run.send_signal(number)
    started = time.monotonic()
    status, _, complaint = ended(run)
    return status, complaint, time.monotonic() - started


def _signalled(number: int) -> Callable[[Room, random.Random], str]:
    def stop(room: Room, chance: random.Random) -> str:
        late = chance.random() < 0.5
        moment = chance.uniform(0, 1.5) if late else chance.uniform(0, 6)
        status, complaint, seconds = interrupted(room, number, moment, int(late))
        if number == signal.SIGINT and status:
            assert status in (130, -number) and complaint == WORDS, (status, complaint)
            assert seconds < 10, seconds
        return "too late" if status == 0 else "stopped"

    return stop


def _one_killed(room: Room, chance: random.Random) -> str:
    """One process of the run, whichever: a worker, a kernel, the keeper of kernels."""
    run = room.start("--force")
    time.sleep(chance.uniform(1.5, 6))
    # Python's own tracker of what processes share is left alone: its loss is Python's to tell of.
    others = [p for p in room.left() if p.pid != run.pid and "resource_tracker" not in " ".join(p.cmdline())]
    if others:
        chance.choice(others).kill()
    status, _, complaint = ended(run)
    assert "Traceback" not in complaint, complaint
    assert (status == 0) == ("FAILED" not in complaint), (status, complaint)
    return "told" if status else "mended at once"


def _short_files(room: Room, chance: random.Random) -> str:
    """No file may grow beyond a size: what a quota does."""
    size = chance.randrange(1_000, 400_000)

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    status, _, complaint = ended(room.start("--force", before=limit))
    assert "Traceback" not in complaint and status in (0, 1, 2), (size, status, complaint)
    assert status == 0 or "could not be written" in complaint or "FAILED" in complaint, complaint
    return "told" if status else "room enough"


def _full_disk(room: Room, chance: random.Random) -> str:
    """The pages on a disk of their own, too small; only a superuser of Linux can make one."""
    disk, home = room.temp.parent / "disk", room.out
    disk.mkdir(exist_ok=True)
    size = f"size={chance.randrange(40, 900)}k"
    if subprocess.run(["mount", "-t", "tmpfs", "-o", size, "o7-test", str(disk)], capture_output=True).returncode:
        return "no disk could be made"
    room.out = disk / "pages"
    try:
        status, _, complaint = ended(room.start())
        assert "Traceback" not in complaint and status in (0, 1, 2), (status, complaint)
        assert status == 0 or "No space left on device" in complaint, complaint
        room.seen()
        assert not room.out.exists() or not room.parts(), room.parts()
    finally:
        room.out = home
        subprocess.run(["umount", str(disk)], check=True)
    return "told" if status else "room enough"


def _two_at_once(room: Room, chance: random.Random) -> str:
    """Two runs into one folder, one of them killed."""
    one, two = room.start("--force"), room.start("--force", "--only", "country/UKR")
    time.sleep(chance.uniform(0, 7))
    one.kill()
    ended(one)
    status, _, complaint = ended(two)
    assert (status, complaint) == (0, ""), (status, complaint)
    return "the other ended well"


WAYS: dict[str, Callable[[Room, random.Random], str]] = {
    "SIGINT": _signalled(signal.SIGINT),
    "SIGTERM": _signalled(signal.SIGTERM),
    "SIGKILL": _signalled(signal.SIGKILL),
    "one process killed": _one_killed,
    "files cut short": _short_files,
    "full disk": _full_disk,
    "two at once, one killed": _two_at_once,
}


def rounds(room: Room, times: int, seed: int) -> Counter[tuple[str, str]]:
    """Stop runs so many times, each way in turn, and count how each ended; AssertionError where something is wrong."""
    chance, counted = random.Random(seed), Counter[tuple[str, str]]()
    assert ended(room.start())[0] == 0
    last = room.seen()
    for n, way in zip(range(times), [*WAYS] * times, strict=False):
        if n % len(WAYS) == 0:
            room.change()
        before = room.seen()
        counted[way, WAYS[way](room, chance)] += 1
        between = room.seen()
        room.wait_until_nothing_runs()
        if n % len(WAYS) == len(WAYS) - 1 or n == times - 1:
            status, _, complaint = ended(room.start())
            assert (status, complaint) == (0, ""), complaint
            last = room.seen()
            assert room.parts() == [], room.parts()
            assert [f.name for f in room.temp.iterdir() if f.name.startswith("o7-")] == []
            assert "2 were current" in ended(room.start())[1]
        else:
            assert before.keys() <= between.keys()
        print(f"{n + 1}: {way}, {len(last)} pages stand", flush=True)
    return counted


def main() -> None:
    """Stop runs and print what came of it."""
    parser = argparse.ArgumentParser(prog="python -m bench.interrupt", description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=120)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="interrupt-") as folder:
        for (way, how), count in sorted(rounds(Room(Path(folder)), args.times, args.seed).items()):
            print(f"{way}: {how} {count}")


if __name__ == "__main__":
    main()
