"""Where the data is: an argument, the variable O7_DATA, or the folder shipped with the project."""

import hashlib
import os
from pathlib import Path

VARIABLE = "O7_DATA"
SHIPPED = Path(__file__).resolve().parents[2] / "data"


def data_folder(folder: str | Path | None = None) -> Path:
    """The data folder to read: the argument, else `O7_DATA`, else the shipped `data/`."""
    return Path(folder or os.environ.get(VARIABLE) or SHIPPED).expanduser().resolve()


def data_files(folder: str | Path | None = None) -> list[Path]:
    """The schema and the tables of a data folder, sorted: what its checksum covers."""
    here = data_folder(folder)
    return sorted([*here.glob("*.csv"), *here.glob("datapackage.json")])


def fingerprint(files: list[Path]) -> str:
    """SHA-256 over names and bytes of files, so that a renamed file counts as a change."""
    total = hashlib.sha256()
    for file in files:
        total.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()
