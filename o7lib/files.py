"""Write a file whole or not at all: a reader, or a run that is stopped, never sees half of one.

The new content is written in a folder of its own in the same directory, then moved into place in one step.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from uuid import uuid4

from o7lib.errors import O7Error, ParameterError

MARK = ".o7-part-"


@contextmanager
def _replacing(file: Path) -> Iterator[Path]:
    """A path to write to, which replaces `file` when the block ends well; nothing is left behind if it fails.

    Raises OSError.
    """
    folder = file.parent / f"{MARK}{os.getpid()}-{uuid4().hex}"  # the process id tells whose part it is
    try:
        folder.mkdir(mode=0o700)
        part = folder / file.name
        yield part
        with part.open("r+b") as content:
            os.fsync(content.fileno())
        part.replace(file)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _refuse(file: Path) -> None:
    if file.is_dir():
        raise ParameterError(f"{file} is a folder; give the name of a file")
    if not file.parent.is_dir():
        raise ParameterError(f"there is no folder {file.parent} to write {file.name} in; make it first")


@contextmanager
def whole(file: str | Path) -> Iterator[Path]:
    """A path to write to, which takes the place of `file` when the block ends well.

    When the block fails, an older `file` is left as it was. The path lies in a folder of its own,
    so that what a database writes next to its file never stays behind.

    Raises:
        ParameterError: `file` is a folder, or lies in a folder that does not exist.
        O7Error: the system refuses the writing (rights, space).
    """
    target = Path(file).expanduser()
    try:
        _refuse(target)
        with _replacing(target) as part:
            yield part
    except OSError as error:
        raise O7Error(f"{target} cannot be written: {error.strerror or error}") from None


def write(file: Path, content: str | bytes) -> None:
    """Write text (as UTF-8) or bytes to a file in one step; make its folder where there is none.

    Raises OSError; an older file stays as it was.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with _replacing(file) as part:
        part.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))


def write_together(contents: Mapping[Path, str]) -> None:
    """Write files that belong together: none is put in its place before all are written, the first one last.

    Raises OSError; older files stay as they were.
    """
    with ExitStack() as stack:
        parts = {stack.enter_context(_replacing(file)): text for file, text in contents.items()}
        for part, text in parts.items():
            part.write_text(text, encoding="utf-8", newline="")


@contextmanager
def new_folder(place: str | Path, name: str) -> Iterator[Path]:
    """A folder to fill, which stands at `place` when the block ends well, and nowhere when it fails.

    Args:
        name: what the folder is called while it is filled: messages about its files name it.

    Raises:
        ParameterError: the place exists already, or there is no folder to make it in.
    """
    target = Path(place).expanduser().absolute()
    if target.exists():
        raise ParameterError(f"{target} exists already; give a folder that does not")
    if not target.parent.is_dir():
        raise ParameterError(f"there is no folder {target.parent} to make {target.name} in")
    workshop = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    try:
        filled = workshop / name
        filled.mkdir()
        yield filled
        filled.replace(target)
    finally:
        shutil.rmtree(workshop, ignore_errors=True)


def write_refused(place: Path, error: OSError) -> str:
    """Why nothing could be written at a place, in words: a full disk, a folder that may not be written.

    >>> write_refused(Path("a.html"), OSError(28, "No space left on device"))
    'a.html could not be written: No space left on device; what stood there stays'
    """
    return f"{place} could not be written: {error.strerror or error}; what stood there stays"


def failure(place: Path, error: BaseException) -> str:
    """What went wrong with a page, in words: what the library or the system refused, else the error by its kind.

    >>> failure(Path("a.html"), ParameterError("there is no place 'X'")), failure(Path("a.html"), KeyError("x"))
    ("there is no place 'X'", "KeyError: 'x'")
    >>> failure(Path("a.html"), OSError(2, "No such file or directory", "b.txt"))
    "[Errno 2] No such file or directory: 'b.txt'"
    """
    if isinstance(error, OSError):
        named = Path(str(error.filename or place)).name
        return write_refused(place, error) if named == place.name or named.startswith(MARK) else str(error)
    return str(error) if isinstance(error, O7Error) else f"{type(error).__name__}: {error}"


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def remove_partial_files(folder: Path) -> None:
    """Remove parts that a killed run left behind; those of a run still alive are left alone."""
    for part in folder.glob(f"{MARK}*"):
        pid = part.name.removeprefix(MARK).split("-")[0]
        if not pid.isdigit() or _alive(int(pid)):
            continue
        if part.is_dir():
            shutil.rmtree(part, ignore_errors=True)
        else:
            part.unlink(missing_ok=True)
