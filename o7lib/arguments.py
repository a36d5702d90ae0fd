"""Check command-line arguments, before anything is read or written."""

import argparse
import io
import sys
from pathlib import Path

from o7lib.errors import ParameterError

MANY = 64  # processes; more only wait for each other, and each takes 200 MB


def nonempty(value: str) -> str:
    """A text that says something: an empty one mostly stands for a variable that nobody set.

    >>> nonempty("reports")
    'reports'
    """
    if not value.strip():
        raise argparse.ArgumentTypeError("it is empty (a variable that is not set?)")
    return value


def folder(value: str) -> Path:
    """A folder by a name that is not empty."""
    return Path(nonempty(value))


def workers(value: str) -> int:
    """A number of processes.

    >>> workers("2")
    2
    """
    if not (value.isascii() and value.isdigit() and 0 < int(value) <= MANY):
        raise argparse.ArgumentTypeError(f"{value!r} is no number of processes; expected 1 to {MANY}")
    return int(value)


def unknown(options: list[str]) -> str:
    """What is said of options that a verb does not know; `--data` stands before the verb, not after.

    >>> unknown(["--data", "mine"])
    '--data stands before the verb: o7 --data DIR check'
    """
    if any(option.partition("=")[0] == "--data" for option in options):
        return "--data stands before the verb: o7 --data DIR check"
    return f"unrecognized arguments: {' '.join(options)}"


def escape_unencodable_output() -> None:
    """Let a terminal that cannot show a letter show its number instead: a name is no reason to stop."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def unsupported_python() -> str:
    """What is wrong with how Python itself was started; empty where nothing is."""
    if sys.flags.optimize > 1:
        return "Python was started with -OO, which takes away words that the charts are made with; use -O or neither"
    return ""


def refused(error: OSError | MemoryError) -> ParameterError:
    """What the system refused, in words: the last net, where nothing nearer has said it better.

    >>> print(refused(OSError(13, "Permission denied", "/root/x")))
    /root/x: Permission denied
    """
    if isinstance(error, MemoryError):
        return ParameterError("memory ran out; what is written is whole")
    return ParameterError(f"{error.filename}: {error.strerror}" if error.filename else str(error.strerror or error))
