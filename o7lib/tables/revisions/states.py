"""A state of the data to compare: a folder, an exported zip, or a git revision of the data folder."""

import io
import shutil
import subprocess
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from o7lib.errors import ParameterError
from o7lib.tables.model.schema import SCHEMA_FILE


def _git(folder: Path, *words: str) -> bytes:
    program = shutil.which("git")
    if program is None:
        raise ParameterError("git is not installed; compare folders or zips")
    done = subprocess.run([program, "-C", str(folder), *words], capture_output=True, check=False)
    if done.returncode:
        raise ParameterError(f"git says: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout


def _revision(name: str, data: Path, place: Path) -> Path:
    """The data folder as it stood in a revision, unpacked."""
    if name.startswith("-"):
        raise ParameterError(f"{name!r} is no revision")
    try:
        revision = _git(data, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}").decode().strip()
    except ParameterError:
        raise ParameterError(f"{name!r} is no folder, no .zip and no git revision of {data}") from None
    with tarfile.open(fileobj=io.BytesIO(_git(data, "archive", revision, "."))) as box:
        box.extractall(place, filter="data")
    return place


def _unpacked(file: Path, place: Path) -> Path:
    try:
        with zipfile.ZipFile(file) as box:
            box.extractall(place)  # names that lead out of the folder are made to stay in it
    except zipfile.BadZipFile:
        raise ParameterError(f"{file.name} is no zip, or is cut") from None
    return place


@contextmanager
def state(name: str, data: Path) -> Iterator[Path]:
    """The folder of a state, for as long as the block lasts.

    Args:
        name: a folder, a .zip that `export` made, or a git revision such as `HEAD~1`.
        data: the data folder whose revision is meant.

    Raises:
        ParameterError: the name is none of the three, or holds no tables.
    """
    given = Path(name).expanduser()
    with tempfile.TemporaryDirectory() as made:
        place = Path(made)
        if given.is_dir():
            folder = given
        else:
            folder = _unpacked(given, place) if given.is_file() else _revision(name, data, place)
        if not (folder / SCHEMA_FILE).is_file():
            raise ParameterError(f"{name} holds no {SCHEMA_FILE}, so no tables to compare")
        yield folder
