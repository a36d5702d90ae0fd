"""Write a file whole or not at all: a reader, or a run that is stopped, never sees half of one."""

import os
from pathlib import Path
from uuid import uuid4

MARK = ".o7-part-"


def whole(file: Path, text: str | bytes) -> None:
    """Write text (as UTF-8) or bytes beside its place and move it there in one step.

    Raises OSError; what stood there stays.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.parent / f"{MARK}{os.getpid()}-{uuid4().hex}"
    try:
        with part.open("xb") as out:  # not a temporary file: who may read a page is the account's choice
            out.write(text if isinstance(text, bytes) else text.encode("utf-8"))
            out.flush()
            os.fsync(out.fileno())
        part.replace(file)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def write_refused(place: Path, error: OSError) -> str:
    """Why nothing could be written at a place, in words: a full disk, a folder that may not be written.

    >>> write_refused(Path("a.html"), OSError(28, "No space left on device"))
    'a.html could not be written: No space left on device; what stood there stays'
    """
    return f"{place} could not be written: {error.strerror or error}; what stood there stays"


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
        if pid.isdigit() and not _alive(int(pid)):
            part.unlink(missing_ok=True)
