"""Kernel managers for notebooks: kernels forked from a prepared process ("warm"), or ordinary ones.

A warm kernel is a process of its own with a clean namespace, like any other; it only starts
sooner. Where there is no fork (Windows), or a request cannot be met by one, it starts plainly.
"""

import inspect
import os
import sys
import tempfile
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from queue import Empty
from subprocess import Popen, TimeoutExpired
from typing import Any

from jupyter_client.asynchronous import AsyncKernelClient
from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning import LocalProvisioner
from jupyter_core.utils import run_sync

from o7lib.briefs.kernels import client
from o7lib.errors import BriefError, ParameterError

NAME = "o7-warm"
OFFERED = Path(__file__).parents[1]  # holds kernels/o7-warm/kernel.json, where Jupyter looks for it
LAUNCHER = ["-m", "ipykernel_launcher"]
# A kernel that makes a page imports nothing from the folder it stands in.
SHIELD = ["--IPKernelApp.ignore_cwd=True"]
LONGEST = 90  # a socket's path may have about 100 bytes
PATIENCE = 60.0
GLANCE = 0.005


def register_kernelspec() -> None:
    """Let every Jupyter tool started from this process find the kernel `o7-warm`, without installing it."""
    known = os.environ.get("JUPYTER_PATH", "").split(os.pathsep)
    if str(OFFERED) not in known:
        os.environ["JUPYTER_PATH"] = os.pathsep.join([str(OFFERED), *filter(None, known)])


def _file(given: Any, default: int) -> int:
    """A file number of `Popen`'s `stdout` or `stderr`; negative when it asks for a pipe."""
    if given is None:
        return default
    return given if isinstance(given, int) else int(given.fileno())


def shielded(env: Mapping[str, str], folder: Path) -> dict[str, str]:
    """The environment of a kernel that makes a page: nothing of the person's own reaches into it.

    IPython's profile and start-up files, Jupyter's configuration and Matplotlib's are looked for in a folder that
    holds none; modules come from this very library and its environment, not from `PYTHONPATH` or the person's own
    packages.

    >>> env = shielded({"PYTHONPATH": "/elsewhere", "PYTHONSTARTUP": "mine.py", "LANG": "C"}, Path("/tmp/k"))
    >>> env["IPYTHONDIR"], env["LANG"], "PYTHONSTARTUP" in env, env["PYTHONPATH"] == str(client.PACKAGE.parent)
    ('/tmp/k/own', 'C', False, True)
    """
    own = {name: str(folder / "own") for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "MPLCONFIGDIR")}
    kept = {name: value for name, value in env.items() if name not in ("PYTHONSTARTUP", "PYTHONHOME")}
    return kept | own | {"PYTHONPATH": str(client.PACKAGE.parent), "PYTHONNOUSERSITE": "1"}


class WarmProvisioner(LocalProvisioner):
    """Starts a kernel by forking; everything else is as for any kernel of this machine."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Fork the kernel, or start it plainly where that cannot be."""
        out, err = _file(kwargs.get("stdout"), 1), _file(kwargs.get("stderr"), 2)
        if not client.AVAILABLE or cmd[1:3] != LAUNCHER or min(out, err) < 0:
            return await super().launch_kernel(cmd, **kwargs)
        self.cwd = str(kwargs.get("cwd") or Path.cwd())
        folder = getattr(self.parent, "folder", "")
        try:
            forked = client.fork(cmd[3:], self.cwd, kwargs["env"], folder, out, err)
            await forked.ready(PATIENCE)
        except OSError as error:
            self.log.warning("no warm kernel (%s): starting a plain one", error)
            return await super().launch_kernel(cmd, **kwargs)
        self.process = forked  # type: ignore[assignment]  # does what Jupyter asks of a Popen
        self.pid = self.pgid = forked.pid
        return self.connection_info


class _OneSpec(KernelSpecManager):
    """Knows one kernel, whatever the notebook calls its own: this Python, in this environment."""

    warm = True

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        spec = KernelSpec.from_resource_dir(str(OFFERED / "kernels" / NAME))
        if not self.warm:
            spec.metadata = {}
        return spec


class _PlainSpec(_OneSpec):
    warm = False


class PromptClient(AsyncKernelClient):
    """Is ready when the kernel's first answer has come, instead of waiting for silence."""

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Wait for the kernel. Raises BriefError when it died or took longer than `timeout` seconds."""
        end = time.monotonic() + (timeout or PATIENCE)
        while time.monotonic() < end:
            if await self._answered(self.kernel_info()):
                return
            if not await self.is_alive():
                raise BriefError("the kernel died before it was ready")
        raise BriefError(f"the kernel was not ready after {timeout or PATIENCE:g} s")

    async def _answered(self, question: str) -> bool:
        """Whether a question came back on both channels; the second is deaf until it has subscribed."""
        try:
            reply = await self.shell_channel.get_msg(timeout=1)
            while True:
                news = await self.iopub_channel.get_msg(timeout=0.1)
                mine = news["parent_header"].get("msg_id") == question
                if mine and news["content"].get("execution_state") == "idle":
                    self._handle_kernel_info_reply(reply)
                    return True
        except Empty:
            return False


_running: "set[PlainManager]" = set()
_starting = threading.Lock()  # held while a kernel's process is begun: until then nobody knows what to kill


def kill_all() -> None:
    """Kill this process's kernels and remove their folders: for a process about to end without ending them.

    No kernel of this process can be started afterwards.
    """
    _starting.acquire(timeout=1)
    for manager in list(_running):
        manager.drop()


class PlainManager(AsyncKernelManager):
    """One kernel of this Python, with its sockets in a private folder that goes when the kernel does."""

    specs: type[_OneSpec] = _PlainSpec
    # Unwrapped: jupyter_client sleeps ten milliseconds after each, for the sake of its own tests.
    start_kernel = inspect.unwrap(AsyncKernelManager.start_kernel)
    shutdown_kernel = inspect.unwrap(AsyncKernelManager.shutdown_kernel)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"kernel_spec_manager": self.specs(), "client_factory": PromptClient} | kwargs)
        self.process: Popen[bytes] | client.ForkedProcess | None = None
        self._client: AsyncKernelClient | None = None
        self._holder = tempfile.TemporaryDirectory(prefix="o7-kernel-", ignore_cleanup_errors=True)
        self.folder = self._holder.name
        _running.add(self)
        self.connection_file = str(Path(self.folder) / "kernel.json")
        if sys.platform != "win32" and len(os.fsencode(self.folder)) < LONGEST:
            # The default socket name lies in the working folder: two kernels there take each other's messages.
            self.transport = "ipc"
            self.ip = str(Path(self.folder) / "s")

    async def _async_launch_kernel(self, kernel_cmd: list[str], **kwargs: Any) -> None:
        kwargs["env"] = shielded(kwargs["env"], Path(self.folder))
        with _starting:
            await super()._async_launch_kernel([*kernel_cmd, *SHIELD], **kwargs)

    async def _async_post_start_kernel(self, **kwargs: Any) -> None:
        await super()._async_post_start_kernel(**kwargs)
        self.process = getattr(self.provisioner, "process", None)

    async def _async_wait(self, pollinterval: float = GLANCE) -> None:
        await super()._async_wait(pollinterval=min(pollinterval, GLANCE))

    def client(self, **kwargs: Any) -> AsyncKernelClient:  # type: ignore[override]
        """The client of this kernel, which `end` closes."""
        self._client = super().client(**kwargs)
        return self._client

    def cleanup_connection_file(self) -> None:
        """Remove the connection file and the folder it is in."""
        super().cleanup_connection_file()
        if hasattr(self, "_holder"):
            self.remove_folder()

    def remove_folder(self) -> None:
        """Remove the folder of the sockets, whether or not the kernel has ended."""
        _running.discard(self)
        self._holder.cleanup()

    def drop(self) -> None:
        """Kill the kernel, if it was started, and remove its folder: one just begun would make the folder anew."""
        process = getattr(self.provisioner, "process", None)
        if isinstance(process, Popen):  # a forked one is its keeper's to end, and to tidy up after
            with suppress(OSError, TimeoutExpired):
                process.kill()
                process.wait(timeout=1)
        self.remove_folder()

    def end(self) -> int | None:
        """Stop the kernel now and leave nothing behind. Returns how it ended, None if it never ran."""
        if self._client is not None:
            self._client.stop_channels()
        if self.has_kernel:
            run_sync(self.shutdown_kernel)(now=True)
        run_sync(self.cleanup_resources)()
        return self.process.returncode if self.process else None


class WarmManager(PlainManager):
    """The same, forked from the warm process."""

    specs = _OneSpec


KINDS: dict[str, type[PlainManager]] = {"warm": WarmManager, "plain": PlainManager}


def kernel_manager(kind: str = "warm") -> type[PlainManager]:
    """The kernel manager for `papermill`, `nbclient` and `nbconvert`: warm or plain, same outputs.

    Raises ParameterError for another kind.

    >>> kernel_manager("plain").__name__
    'PlainManager'
    """
    if kind not in KINDS:
        raise ParameterError(f"there is no {kind!r} kernel; choose {' or '.join(KINDS)}")
    return KINDS[kind]
