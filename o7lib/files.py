"""A file is written whole or not at all: beside its place first, then moved into it in one step."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from o7lib.errors import O7Error, ParameterError


def _refuse(file: Path) -> None:
    if file.is_dir():
        raise ParameterError(f"{file} is a folder; give the name of a file")
    if not file.parent.is_dir():
        raise ParameterError(f"there is no folder {file.parent} to write {file.name} in; make it first")


@contextmanager
def whole(file: str | Path) -> Iterator[Path]:
    """A path to write to, beside `file`, which takes its place when the block ends well.

    When the block fails, an older `file` is left as it was. The path lies in a folder of its own,
    so that what a database writes beside its file never stays behind.

    Raises:
        ParameterError: `file` is a folder, or lies in a folder that does not exist.
        O7Error: the system refuses the writing (rights, space).
    """
    place = Path(file).expanduser()
    try:
        _refuse(place)
        workshop = Path(tempfile.mkdtemp(prefix=f".{place.name}.", dir=place.parent))
    except OSError as error:
        raise O7Error(f"{place} cannot be written: {error.strerror}") from None
    try:
        yield workshop / place.name
        (workshop / place.name).replace(place)
    except OSError as error:
        raise O7Error(f"{place} cannot be written: {error.strerror or error}") from None
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
