"""Digests of the notebooks as they are shipped: what equals them is trusted, nothing else."""

import hashlib
from pathlib import Path

from o7lib import files

FILE = "SHA256SUMS"


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def write_sums(folder: Path) -> None:
    """Write the digests of a folder's notebooks, in the form that `sha256sum --check` reads. Raises OSError."""
    lines = [f"{_digest(file)}  {file.name}\n" for file in sorted(folder.glob("*.ipynb"))]
    files.write(folder / FILE, "".join(lines))


def as_shipped(folder: Path) -> list[Path]:
    """The notebooks of a folder that equal their shipped digest, sorted; none where the list of digests is missing.

    A notebook that somebody sent is not among them, under a name of its own or under a shipped one.
    """
    listed = folder / FILE
    if not listed.is_file():
        return []
    lines = (line.partition("  ") for line in listed.read_text(encoding="utf-8").splitlines())
    known = {name: digest for digest, _, name in lines}
    return [file for file in sorted(folder.glob("*.ipynb")) if known.get(file.name) == _digest(file)]
