"""The kernel server: imports the libraries once, then forks a kernel for each request.

Python's own fork server was tried and left: it runs the caller's script again in each child, and
a caller that is killed leaves a socket folder and its children behind. Here each kernel has a
line, a pair of sockets. Its caller hears on it how the kernel fares; the server hears on it that
the caller is gone, and then the kernel goes too.

Never draw a picture with vl-convert before the fork: its threads do not survive it, and the
kernel would hang. Importing it is harmless.
"""

import gc
import importlib
import json
import os
import pkgutil
import select
import shutil
import signal
import socket
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

# What notebooks, ipykernel and IPython would import, some of it only at first use.
IMPORTED_ONCE = (
    "altair",
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.logger",
    "IPython.core.oinspect",
    "IPython.extensions.storemagic",
    "ipykernel.debugger",
    "ipykernel.kernelapp",
    "numpy.random",
    "o7lib.briefs.kernels.stream",
    "pandas",
    "pandas.core.methods.to_dict",
    "pandas.io.formats.csvs",
    "pandas.io.formats.html",
    "psutil",
    "shapely",
    "sqlite3",
    "tornado.platform.asyncio",
)
# ipykernel's own ways cost each cell two milliseconds: a sleep, and a wait for two streams that hold nothing.
PROMPT = ("--IPKernelApp.outstream_class=o7lib.briefs.kernels.stream.PromptStream", "--IPythonKernel._execute_sleep=0")


@dataclass(frozen=True)
class Request:
    """What a caller asks for: its line, where output goes, and the kernel's arguments and surroundings."""

    line: socket.socket
    out: int
    err: int
    text: dict[str, Any]

    def let_go(self) -> None:
        """Close the files that belong to the kernel alone."""
        os.close(self.out)
        os.close(self.err)


def import_once() -> None:
    """Import what every notebook imports, o7lib's rooms included.

    An import that fails is left for the notebook that needs it, whose reader can act on it.
    """
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]  # 2 s for a check nobody asks for
    package = importlib.import_module("o7lib")
    rooms = [m.name for m in pkgutil.walk_packages(package.__path__, "o7lib.", onerror=lambda _: None)]
    for name in (*IMPORTED_ONCE, *rooms):
        if not name.startswith(("o7lib.briefs", "o7lib.commands", "o7lib.cli")):
            with suppress(Exception):
                importlib.import_module(name)


def fill_caches() -> None:
    """Read the record and the shapes of its maps and write out one chart: all fill caches that notebooks use.

    The caches are keyed by the files' contents, so a later change is seen.
    """
    with suppress(Exception):
        importlib.import_module("o7lib.tables.load").load_all()
        importlib.import_module("o7lib.tables.geography.shapes").polygons()
    with suppress(Exception):
        alt, pd = importlib.import_module("altair"), importlib.import_module("pandas")
        alt.Chart(pd.DataFrame({"a": ["x"], "b": [1]})).mark_bar().encode(x="a", y="b").to_dict()


def _request(door: socket.socket) -> Request | None:
    """The next request; None when the caller has closed the door."""
    data, files, _, _ = socket.recv_fds(door, 1, 3)
    if not data:
        return None
    line = socket.socket(fileno=files[0])
    with line.makefile("rb") as letter:
        return Request(line, files[1], files[2], json.loads(letter.readline() or "{}"))


def _kill(pid: int) -> None:
    for kill in (os.killpg, os.kill):
        with suppress(ProcessLookupError):
            kill(pid, signal.SIGKILL)


def _reap(kernels: dict[int, Request]) -> None:
    """Tell each caller how its kernel ended, and tidy up for a caller that is gone."""
    while kernels:
        pid, status = os.waitpid(-1, os.WNOHANG)
        if not pid:
            return
        ended = kernels.pop(pid)
        try:
            ended.line.sendall(b"ended %d\n" % os.waitstatus_to_exitcode(status))
        except OSError:
            shutil.rmtree(ended.text.get("folder", ""), ignore_errors=True)
        ended.line.close()


def _watch_children() -> int:
    """A file that becomes readable whenever a child ends. Control-C is the caller's business."""
    woken, wake = os.pipe()
    os.set_blocking(wake, False)
    signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    return woken


def _fork(request: Request, kernels: dict[int, Request]) -> bool:
    """Fork; true in the child."""
    pid = os.fork()
    if not pid:
        for other in kernels.values():
            other.line.close()
        return True
    request.let_go()
    kernels[pid] = request
    return False


def serve(door: socket.socket) -> Request | None:
    """Fork at every request. Returns it in the fork; returns None when nobody asks and no kernel runs."""
    woken = _watch_children()
    kernels: dict[int, Request] = {}
    doors = [door]
    while doors or kernels:
        lines = {request.line: pid for pid, request in kernels.items()}
        watched: list[Any] = [woken, *doors, *lines]
        ready, _, _ = select.select(watched, [], [])
        for line in lines.keys() & set(ready):  # callers ask once: more to read means the end of the line
            _kill(lines[line])
        if woken in ready:
            os.read(woken, 4096)
            _reap(kernels)
        if door in ready:
            request = _request(door)
            if request is None:
                doors = []
            elif _fork(request, kernels):
                os.close(woken)
                return request
    return None


def become_process(request: Request) -> None:
    """Turn a fork into a process of its own: session, files, environment, folder, random numbers."""
    os.close(signal.set_wakeup_fd(-1))
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.setsid()
    for number, file in enumerate((os.open(os.devnull, os.O_RDONLY), request.out, request.err)):
        os.dup2(file, number)
        os.close(file)
    os.environ.clear()
    os.environ.update(request.text["env"])
    time.tzset()
    os.chdir(request.text["cwd"])
    sys.argv = ["ipykernel_launcher", *request.text["arguments"]]
    # numpy's would be the same in every fork; Python's own random numbers see to themselves.
    importlib.import_module("numpy.random").seed()


def run_kernel(request: Request) -> None:
    """Be the kernel, until it is told to stop or its server is gone."""
    become_process(request)
    gc.set_threshold(50_000, 20, 100)  # a kernel of half a second need not look for garbage every few milliseconds
    app = importlib.import_module("ipykernel.kernelapp").IPKernelApp.instance()
    app.initialize([*request.text["arguments"], f"--IPKernelApp.parent_handle={os.getppid()}", *PROMPT])
    request.line.sendall(b"ready %d\n" % os.getpid())
    request.line.close()
    app.start()
    # ipykernel ends while its control thread still answers "shut down", and the two wait for each other.
    app.control_thread.join(2)


def main() -> None:
    """Serve the process at the other end of standard input."""
    door = socket.socket(fileno=0)
    with suppress(ValueError):
        sys.path.remove("")  # a kernel adds its own folder; the server's must not lend it modules
    import_once()
    fill_caches()
    gc.collect()
    gc.freeze()
    request = serve(door)
    if request is None:
        os._exit(0)
    door.detach()
    run_kernel(request)


if __name__ == "__main__":
    main()
