"""Make the project's environment, `.venv`, hold what one use needs: reports, lab (and export, read, office), or test.

Run as `python bench/environment.py USE` by `make`, with any Python 3.11 or newer and nothing installed. Each use has a
lock file in `locks/` and includes the uses before it. Packages come from uv where it is installed, else from pip, and
only as the lock says, by their hashes. `.venv/ready` says for which folder, use and lock the environment was made:
where that no longer holds, or its Python is gone, it is made again.

The environment finds the library by a path that is relative to it, so that a copied checkout never reads the
original's data.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
USES = ("reports", "lab", "test")
OLDEST = (3, 11)
SCRIPT = """#!/bin/sh
unset PYTHONPATH PYTHONHOME PYTHONSTARTUP
exec "$(dirname "$0")/python" -P -m o7lib "$@"
"""


class Environment:
    """The environment of a checkout.

    Args:
        root: the folder of the checkout; the environment is `.venv` in it.
    """

    def __init__(self, root: Path = ROOT) -> None:
        self.root = root
        self.folder = root / ".venv"
        self.python = self.folder / "bin" / "python"
        self.ready = self.folder / "ready"

    def lock(self, use: str) -> Path:
        """The lock file of a use."""
        return self.root / "locks" / f"{use}.lock"

    def stamp(self, use: str) -> dict[str, str]:
        """What `.venv/ready` says of an environment made for a use here and now."""
        files = {"locked": self.lock(use), "project": self.root / "pyproject.toml"}
        digests = {name: hashlib.sha256(file.read_bytes()).hexdigest() for name, file in files.items()}
        return {"folder": str(self.root), "use": use, **digests}

    def made_for(self) -> str:
        """The use that the environment was made for; empty where it must be made again."""
        try:
            stamp = json.loads(self.ready.read_text(encoding="utf-8"))
            if stamp | {"project": ""} != self.stamp(stamp["use"]) | {"project": ""}:
                return ""
            runs = subprocess.run([self.python, "-c", ""], capture_output=True, timeout=60).returncode == 0
        except (OSError, ValueError, LookupError, TypeError, subprocess.SubprocessError):
            return ""
        return stamp["use"] if runs else ""

    def make(self, use: str) -> None:
        """Make the environment hold what a use needs, if it does not already.

        Raises subprocess.CalledProcessError where a command failed (what it printed stands above), and
        PermissionError where the checkout belongs to another account.
        """
        before = self.made_for()
        if before and USES.index(before) >= USES.index(use):
            self._update(before)
            return
        started = time.monotonic()
        lock = self.lock(use).read_text(encoding="utf-8")
        print(f"Setting up .venv for {use}, once: {lock.count('==')} packages ...", flush=True)
        if not before:
            self._new()
        self.ready.unlink(missing_ok=True)
        run([*self._installer(), "--no-deps", "--require-hashes", "-r", str(self.lock(use))])
        self._link()
        self.ready.write_text(json.dumps(self.stamp(use)), encoding="utf-8")
        print(f"Set up in {time.monotonic() - started:.0f} s", flush=True)

    def _update(self, use: str) -> None:
        """Install the project itself again where its description changed: its version, its commands."""
        stamp = self.stamp(use)
        if json.loads(self.ready.read_text(encoding="utf-8")) != stamp:
            self._link()
            self.ready.write_text(json.dumps(stamp), encoding="utf-8")

    def _new(self) -> None:
        if not os.access(self.folder if self.folder.exists() else self.root, os.W_OK):
            raise PermissionError(
                f"this account may not write {self.folder}; copy the checkout to a folder of your own"
            )
        # With the environment active, the Python that runs is the one that is about to be cleared away.
        python = getattr(sys, "_base_executable", sys.executable)
        run([python, "-m", "venv", "--clear", str(self.folder)])

    def _installer(self) -> list[str]:
        if uv := shutil.which("uv"):
            return [uv, "pip", "install", "--python", str(self.python), "--compile-bytecode", "--quiet"]
        return [str(self.python), "-m", "pip", "install", "--disable-pip-version-check", "--progress-bar", "off"]

    def _link(self) -> None:
        """Install the project itself, to be edited in place; then make the paths that this wrote relative."""
        pip = [str(self.python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        run([*pip, "--no-deps", "--no-build-isolation", "-e", str(self.root)])
        relocate(self.folder)


def relocate(folder: Path) -> None:
    """Make what an editable install wrote into an environment relative: the path of the library, and the `o7` script."""
    [packages] = (folder / "lib").glob("python3*/site-packages")
    for found in [*packages.glob("__editable__*o7lib*"), *packages.glob("_o7lib.pth")]:
        found.unlink()
    up = "/".join([".."] * len(packages.relative_to(folder.parent).parts))
    (packages / "o7lib.pth").write_text(f"{up}\n", encoding="utf-8")
    (folder / "bin" / "o7").write_text(SCRIPT, encoding="utf-8")


def run(command: Sequence[str]) -> None:
    """Run a command; of what pip says of each package, show how many it has come to.

    Raises subprocess.CalledProcessError.
    """
    own = {"PIP_USER": "0", "PYTHONPATH": "", "PYTHONHOME": "", "PYTHONDONTWRITEBYTECODE": ""}
    env = {name: value for name, value in (os.environ | own).items() if value}
    shown = sys.stdout.isatty()
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True, errors="replace") as process:
        seen = 0
        for line in process.stdout or ():
            seen += line.startswith("Collecting ")
            if shown:
                print(f"\r  {seen} packages found", end="", flush=True)
        if shown and seen:
            print()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)


def main(words: Sequence[str]) -> int:
    """Make the environment for the use named; the exit status."""
    if sys.version_info < OLDEST:
        print("Python 3.11 or newer is needed: make PYTHON=python3.12 ...", file=sys.stderr)
        return 1
    if len(words) != 1 or words[0] not in USES:
        print(f"usage: environment.py {'|'.join(USES)}", file=sys.stderr)
        return 2
    try:
        Environment().make(words[0])
    except subprocess.CalledProcessError as error:
        print(f"The environment could not be set up: {Path(error.cmd[0]).name} failed.", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"The environment could not be set up: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
