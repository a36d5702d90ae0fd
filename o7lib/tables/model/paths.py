"""Find the data folder: an argument, the variable O7_DATA, or the folder shipped with the project."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from o7lib.errors import Problem, TableError

VARIABLE = "O7_DATA"
SHIPPED = Path(__file__).resolve().parents[3] / "data"


def data_folder(folder: str | Path | None = None) -> Path:
    """The data folder to read: the argument, else `O7_DATA`, else the shipped `data/`.

    Raises TableError for a name that can be no folder (an unknown `~person`, a circle of links).
    """
    asked = str(folder or os.environ.get(VARIABLE) or SHIPPED)
    try:
        return Path(asked).expanduser().resolve()
    except (RuntimeError, ValueError, OSError) as error:
        raise TableError([Problem(asked, 1, "", f"can be no folder ({error})", "a folder with tables")]) from None


def data_files(folder: str | Path | None = None) -> list[Path]:
    """The schema and the tables of a data folder, sorted: what its checksum covers."""
    here = data_folder(folder)
    return sorted([*here.glob("*.csv"), *here.glob("datapackage.json")])


def geo_folder(folder: str | Path | None = None) -> Path:
    """The folder with the shapes: `geo` beside the tables, or the shipped one."""
    own = data_folder(folder) / "geo"
    return own if own.is_dir() else SHIPPED / "geo"


def geo_files(folder: str | Path | None = None) -> list[Path]:
    """What maps are drawn from for a data folder, sorted: shapes, windows and their tables."""
    return sorted(f for f in geo_folder(folder).iterdir() if f.suffix in (".json", ".csv") and f.is_file())


def own_files(folder: str | Path | None = None) -> list[Path]:
    """Every file that a page of a data folder depends on and that the project does not ship: its schema,
    its tables and, where it has any, shapes of its own."""
    here = data_folder(folder)
    return [*data_files(here), *(geo_files(here) if geo_folder(here).parent == here else [])]


def contents(file: Path, expected: str, shown: str = "") -> bytes:
    """The bytes of a file of the data folder; `shown` is its name in messages, by default with its folder's.

    Raises TableError when it is missing, is not a file, may not be read, or is a link that leads
    out of its folder, whose target nobody would think to keep with the tables.
    """
    shown = shown or f"{file.parent.name}/{file.name}"
    try:
        if not file.resolve().is_relative_to(file.parent.resolve()):
            raise TableError([Problem(shown, 1, "", f"a link to {file.resolve()}", f"{expected}, inside the folder")])
        return file.read_bytes()
    except FileNotFoundError:
        fault = f"{file} does not exist"
    except (IsADirectoryError, NotADirectoryError):
        fault = f"{file} is not a file in a folder"
    except PermissionError:
        fault = f"{file} may not be read by this account"
    except (OSError, RuntimeError) as error:
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
        total.update(name.encode() + b"\0" + hashlib.sha256(raw).digest())
    return total.hexdigest()
