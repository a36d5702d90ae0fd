"""Start one kernel server for this process and its forks, and request kernels from it."""

import asyncio
import atexit
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

# macOS can fork, but Apple's libraries do not promise to work afterwards.
AVAILABLE = hasattr(os, "fork") and sys.platform != "darwin"
# Read by Python and its libraries only when they start: another value needs another server.
READ_AT_START = ("LANG", "LC_", "OMP_", "OPENBLAS_", "PANDAS_", "PYTHON")
PACKAGE = Path(__file__).resolve().parents[2]
START = ("-X", "frozen_modules=off", "-c", "from o7lib.briefs.kernels.server import main; main()")
LOST = 255
GLANCE = 0.002


class ForkedProcess:
    """A kernel's process, with the attributes and methods of `subprocess.Popen` that Jupyter uses."""

    stdin = stdout = stderr = None

    def __init__(self, line: socket.socket) -> None:
        self.pid = 0
        self.returncode: int | None = None
        self._line = line
        self._news: dict[bytes, int] = {}
        self._heard = b""

    def _listen(self, *flags: int) -> None:
        """Take in what the line says: `ready` with the process's number, `ended` with how it ended."""
        try:
            said = self._line.recv(4096, *flags)
        except BlockingIOError:
            return
        except OSError:
            said = b""
        *lines, self._heard = (self._heard + said).split(b"\n")
        self._news |= {word: int(number) for word, number in map(bytes.split, lines)}
        self.pid = self._news.get(b"ready", 0)
        if not said:
            self._news.setdefault(b"ended", LOST)

    async def ready(self, patience: float) -> None:
        """Wait until the kernel listens. Raises OSError when it ends before, or not within `patience` seconds."""
        end = time.monotonic() + patience
        while b"ready" not in self._news:
            if self.poll() is not None or time.monotonic() > end:
                raise OSError("the kernel's fork did not start")
            await asyncio.sleep(GLANCE)

    def poll(self) -> int | None:
        """How the process ended, negative for a signal; None while it runs."""
        if self.returncode is None:
            self._listen(socket.MSG_DONTWAIT)
            self._close_when_ended()
        return self.returncode

    def wait(self) -> int:
        """Wait for the end of the process and say how it ended."""
        while self.returncode is None:
            self._listen()
            self._close_when_ended()
        return self.returncode

    def _close_when_ended(self) -> None:
        if b"ended" in self._news:
            if self._news[b"ended"] == LOST:  # the server was killed, and the kernel has lost its keeper
                self.kill()
            self.returncode = self._news[b"ended"]
            self._line.close()

    def send_signal(self, number: int) -> None:
        """Send a signal to the process, if it still runs."""
        if self.pid and self.returncode is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, number)

    def terminate(self) -> None:
        """Ask the process to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End the process."""
        self.send_signal(signal.SIGKILL)


class Server:
    """A process that has imported everything once, and forks on request."""

    def __init__(self, env: Mapping[str, str]) -> None:
        self._door, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, *START],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                env=dict(env),
                start_new_session=True,  # a signal to our group must not take the kernels' keeper away
            )

    @property
    def alive(self) -> bool:
        """Whether the server runs: it says nothing at its door, so all there can be heard is its end.

        Unlike the process's status this can be asked by a fork of this process too.
        """
        try:
            return bool(self._door.recv(1, socket.MSG_DONTWAIT | socket.MSG_PEEK))
        except BlockingIOError:
            return True
        except OSError:
            return False

    def fork(self, request: Mapping[str, object], out: int, err: int) -> ForkedProcess:
        """Ask for a kernel."""
        ours, theirs = socket.socketpair()
        with theirs:
            socket.send_fds(self._door, [b"?"], [theirs.fileno(), out, err])
        ours.sendall(json.dumps(request).encode() + b"\n")
        return ForkedProcess(ours)

    def dismiss(self) -> None:
        """Ask for nothing more: the server ends when its last kernel has."""
        self._door.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(0.2)


_servers: dict[object, Server] = {}
_lock = threading.Lock()


def _moment(env: Mapping[str, str]) -> object:
    """What a fork cannot change afterwards: start-up variables, and o7lib's code as it stands."""
    start = sorted((name, value) for name, value in env.items() if name.startswith(READ_AT_START))
    code = sorted((str(file), file.stat().st_mtime_ns) for file in PACKAGE.rglob("*.py"))
    return str((start, code))


def _server(env: Mapping[str, str]) -> Server:
    moment = _moment(env)
    server = _servers.get(moment)
    if server is None or not server.alive:
        _dismiss_all()
        server = _servers[moment] = Server(env)
    return server


def prestart() -> None:
    """Start the server now, so that its second of imports passes while this process does other things."""
    if AVAILABLE:
        with _lock:
            _server(os.environ)


def fork(
    arguments: Sequence[str], cwd: str, env: Mapping[str, str], folder: str, out: int = 1, err: int = 2
) -> ForkedProcess:
    """Fork a kernel with these arguments, in this folder and environment.

    Args:
        arguments: what `ipykernel_launcher` would be given.
        cwd: the folder the notebook runs in.
        env: the kernel's environment.
        folder: the folder to remove should this process be killed.
        out: the file that takes what the kernel writes to its standard output, outside of cells.
        err: the same for its standard error.

    Raises:
        OSError: the server cannot be started or reached.
    """
    request = {"arguments": [*arguments], "cwd": cwd, "env": dict(env), "folder": folder}
    with _lock:
        return _server(env).fork(request, out, err)


def _dismiss_all() -> None:
    while _servers:
        _servers.popitem()[1].dismiss()


def stop() -> None:
    """End this process's server; the next kernel starts another."""
    with _lock:
        _dismiss_all()


atexit.register(stop)
