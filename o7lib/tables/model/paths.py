"""Find the data folder: an argument, the variable O7_DATA, or the folder shipped with the project."""

import hashlib
import os
import re
import stat
from collections.abc import Iterable
from pathlib import Path

from o7lib.errors import ParameterError, Problem, TableError

VARIABLE = "O7_DATA"
# A table of the record has some hundred kilobytes; what is a thousand times that is another file.
LARGEST = 256 * 2**20
PLAIN_NAME = re.compile(r"\w[\w.-]*", re.ASCII)
PACKAGE = Path(__file__).resolve().parents[2]
# A wheel holds data, notebooks and page templates inside the library; in a checkout they stand next to it.
INSTALLED = PACKAGE / "shipped"
IN_CHECKOUT = not INSTALLED.is_dir()
ROOT = PACKAGE.parent if IN_CHECKOUT else INSTALLED
SHIPPED = ROOT / "data"


def refuse_installed(what: str) -> None:
    """Raise ParameterError where the library is installed without its checkout: what is asked changes the checkout."""
    if not IN_CHECKOUT:
        raise ParameterError(f"{what} needs a checkout of the project; here the library alone is installed")


def data_folder(folder: str | Path | None = None) -> Path:
    """The data folder to read: the argument, else `O7_DATA`, else the shipped `data/`.

    Raises TableError for a name that can be no folder (an unknown `~person`, a circle of links).
    """
    asked = str(folder or os.environ.get(VARIABLE) or SHIPPED)
    try:
        return Path(asked).expanduser().resolve()
    except (RuntimeError, ValueError, OSError) as error:
        raise TableError([Problem(asked, 1, "", f"can be no folder ({error})", "a folder with tables")]) from None


def _is_regular(file: Path) -> bool:
    """Whether a file can be read from its beginning to its end, in a moment: no pipe, device or folder, no lock that
    an editor left dangling, not larger than a table can be; and whether it has a name that a table can have."""
    try:
        found = file.stat()
    except (OSError, ValueError):
        return False
    return stat.S_ISREG(found.st_mode) and found.st_size <= LARGEST and PLAIN_NAME.fullmatch(file.name) is not None


def data_files(folder: str | Path | None = None) -> list[Path]:
    """The schema and the tables of a data folder, sorted: what its checksum covers.

    What else lies there (an editor's lock, a folder that is called like a table) is not opened: see `strays`.
    """
    here = data_folder(folder)
    return sorted(file for file in (*here.glob("*.csv"), here / "datapackage.json") if _is_regular(file))


def strays(folder: str | Path | None = None) -> list[str]:
    """Names in a data folder that end as a table's and are never opened, sorted, with odd characters escaped."""
    here = data_folder(folder)
    names = (file.name for file in here.glob("*.csv") if not _is_regular(file))
    return sorted(ascii(name)[1:-1] for name in names)


def geo_folder(folder: str | Path | None = None) -> Path:
    """The folder with the shapes: `geo` beside the tables, or the shipped one.

    Raises TableError where something else than a folder has that name.
    """
    own = data_folder(folder) / "geo"
    if own.is_dir():
        return own
    if os.path.lexists(own):
        fault = Problem(
            f"{own.parent.name}/geo", 1, "", "is no folder", "a folder with shapes, or nothing of that name"
        )
        raise TableError([fault])
    return SHIPPED / "geo"


def geo_files(folder: str | Path | None = None) -> list[Path]:
    """What maps are drawn from for a data folder, sorted: shapes, windows and their tables."""
    return sorted(f for f in geo_folder(folder).iterdir() if f.suffix in (".json", ".csv") and _is_regular(f))


def coding_files(folder: str | Path | None = None) -> list[Path]:
    """The codings beside the tables of a data folder, sorted: pages say which rows were coded twice."""
    here = data_folder(folder) / "coding"
    return sorted(f for f in here.glob("*") if f.suffix in (".json", ".csv") and _is_regular(f))


def own_files(folder: str | Path | None = None) -> list[Path]:
    """Every file that a page of a data folder depends on and that the project does not ship: its schema,
    its tables, its codings and, where it has any, shapes of its own."""
    here = data_folder(folder)
    shapes = geo_files(here) if geo_folder(here).parent == here else []
    return [*data_files(here), *coding_files(here), *shapes]


def _bytes(file: Path) -> bytes:
    """The bytes of a regular file. Raises OSError for what is none, or is larger than a table can be."""
    # Not blocking: to open a pipe is to wait for whoever writes into it.
    with os.fdopen(
        os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)), "rb"
    ) as opened:
        found = os.fstat(opened.fileno())
        if stat.S_ISDIR(found.st_mode):
            raise IsADirectoryError
        if not stat.S_ISREG(found.st_mode):
            raise OSError("it is a pipe, a socket or a device")
        if found.st_size > LARGEST:
            raise OSError(f"it has {found.st_size} bytes; at most {LARGEST} are read")
        return opened.read(LARGEST + 1)


def contents(file: Path, expected: str, shown: str = "") -> bytes:
    """The bytes of a file of the data folder; `shown` is its name in messages, by default with its folder's.

    Raises TableError when it is missing, is not a regular file, is too large, may not be read, or is a link
    that leads out of its folder, whose target nobody would think to keep with the tables.
    """
    shown = shown or f"{file.parent.name}/{file.name}"
    try:
        if not file.resolve().is_relative_to(file.parent.resolve()):
            raise TableError([Problem(shown, 1, "", f"a link to {file.resolve()}", f"{expected}, inside the folder")])
        return _bytes(file)
    except FileNotFoundError:
        fault = f"{file} does not exist"
    except (IsADirectoryError, NotADirectoryError):
        fault = f"{file} is not a file in a folder"
    except PermissionError:
        fault = f"{file} may not be read by this account"
    except (OSError, RuntimeError, ValueError) as error:
        fault = f"{file} cannot be read ({error})"
    raise TableError([Problem(shown, 1, "", fault, expected)])


def fingerprint(files: Iterable[Path]) -> str:
    """SHA-256 over names and bytes of files, so that a renamed file counts as a change."""
    return fingerprint_of((file.name, file.read_bytes()) for file in files)


def fingerprint_of(named: Iterable[tuple[str, bytes]]) -> str:
    """SHA-256 over names and bytes already read.

    >>> fingerprint_of([("a", b"x")]) == fingerprint_of([("b", b"x")])
    False
    """
    total = hashlib.sha256()
    for name, raw in named:
        total.update(name.encode("utf-8", "surrogateescape") + b"\0" + hashlib.sha256(raw).digest())
    return total.hexdigest()
