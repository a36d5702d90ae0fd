"""The command line: `o7` or `python -m o7lib`.

A command's module is imported when the command is called, so that a run with nothing to do ends in
about the time Python takes to start. To add a command: `commands/NAME.py`, and its line in `COMMANDS`.
"""

import atexit
import gc
import importlib
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from o7lib.commands.options import TEXT
from o7lib.errors import O7Error, ParameterError, TableError

# jsonschema would load a grammar for a kind of address that no schema here has: two seconds a process.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

# What each command does, in the order of `o7 --help`.
COMMANDS = {
    "list": "Print the key of every brief.",
    "check": "Check every table for form and for the ILO's own rules.",
    "reports": "Build the briefs that are not current, and the front page.",
    "audit": "Tie every row to the lines of the documents it cites.",
    "export": "Write every table into one file.",
    "import": "Take back tables that were exported and edited.",
    "tidy": "Write every table in the one way tables are written.",
    "changed": "Say what differs between two states of the tables.",
    "read": "Read documents into texts whose lines locators count.",
    "new": "Start a biennium.",
    "coding": "Compare two coders' files and settle them.",
    "lab": "Explore in JupyterLab.",
    "notebooks": "Run every notebook with its defaults and store its outputs.",
    "docs": "Write the pages of docs/ that are generated.",
}
DATA = "A data folder of the same schema (default: $O7_DATA, else the shipped one)."


class _Group(click.Group):
    """The commands, each imported when it is called; each takes `--data` too."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"o7lib.commands.{cmd_name}").command
        _add_data_option(command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _add_data_option(command: click.Command) -> None:
    """Let a command, and those inside it, take `--data` after their name as well as before it."""
    if any(p.name == "data" for p in command.params):
        return
    if isinstance(command, click.Group):
        for inner in command.commands.values():
            _add_data_option(inner)
    command.params.append(click.Option(["--data"], type=TEXT, metavar="DIR", help=DATA))
    command.callback = _with_data(command.callback or (lambda: None))


def _with_data(does: Callable[..., Any]) -> Callable[..., Any]:
    """Call a command with its data folder named in the environment, where kernels and workers read it too."""

    def called(data: str | None, **given: Any) -> Any:
        if data:
            os.environ["O7_DATA"] = str(Path(data).resolve())
        return does(**given)

    return called


@click.command(
    cls=_Group,
    epilog="Start with: o7 list, then o7 reports --only region/africa.",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
def o7() -> None:
    """An outcome of the ILO as a record: check it, build briefs from it, take it away."""


_add_data_option(o7)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is 0 when all went well, 1 when something failed, 2 for a wrong call, 130 when stopped."""
    atexit.register(gc.freeze)  # else Python goes over everything once more before it ends: 0.15 s
    _open_closed_streams()
    _escape_unencodable_output()
    if sys.flags.optimize > 1:
        return _refused("Python was started with -OO, which drops the docstrings that Altair needs; use -O or neither")
    try:
        # not `o7.main`, which prints a line of its own at Control-C
        with o7.make_context("o7", list(sys.argv[1:] if arguments is None else arguments)) as context:
            return int(o7.invoke(context) or 0)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except TableError as error:
        print(error, file=sys.stderr)
        return 1
    except O7Error as error:
        return _refused(error)
    except KeyboardInterrupt:
        return _stopped()
    except BrokenPipeError:
        return 1
    except (OSError, MemoryError) as error:
        return _refused(system_error(error))


def _refused(reason: object) -> int:
    print(f"o7: {reason}", file=sys.stderr)
    return 2


def _stopped() -> int:
    """A person pressed Control-C: one line, and the status that shells expect then."""
    print("o7: stopped; what is written is whole, and the same command goes on from there", file=sys.stderr)
    return 130


def _open_closed_streams() -> None:
    """Open what the caller closed of input, output and errors, as nothing: else the next file would take its place."""
    for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        try:
            os.fstat(number)
        except OSError:
            nothing = os.open(os.devnull, os.O_RDWR)
            if nothing != number:  # the lowest free number is taken, which is this one unless a file has it by now
                os.dup2(nothing, number)
                os.close(nothing)
            os.set_inheritable(number, True)
            setattr(sys, name, open(number, mode, closefd=False))  # noqa: SIM115  it stays open as long as the process


def _escape_unencodable_output() -> None:
    """Let a terminal that cannot show a letter show its number instead: a name is no reason to stop."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def system_error(error: OSError | MemoryError) -> ParameterError:
    """What the system refused, in words: used where nothing nearer has given a better message.

    >>> print(system_error(OSError(13, "Permission denied", "/root/x")))
    /root/x: Permission denied
    """
    if isinstance(error, MemoryError):
        return ParameterError("memory ran out; what is written is whole")
    return ParameterError(f"{error.filename}: {error.strerror}" if error.filename else str(error.strerror or error))
