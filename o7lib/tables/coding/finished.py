"""Digests of finished files: stored before the two are read together, held to ever after."""

import csv
import hashlib
import io
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from o7lib import files
from o7lib.errors import Problem, TableError
from o7lib.tables.coding import forms

STEM = "finished"
COLUMNS = ("coder", "rows", "sha256")


class Digest(NamedTuple):
    """A finished file: how many achievements it judges, and its SHA-256."""

    rows: int
    sha256: str


def _file(folder: str | Path | None) -> Path:
    return forms.work_folder(folder) / f"{STEM}.csv"


def digest(raw: bytes) -> Digest:
    """What is stored of a finished file.

    >>> digest(b"header\\nrow\\n").rows
    1
    """
    return Digest(len(forms.read_rows(raw)), hashlib.sha256(raw).hexdigest())


def read(folder: str | Path | None) -> dict[str, Digest]:
    """Coder to digest; empty as long as the files were not compared.

    Raises TableError for a file that this library did not write.
    """
    try:
        text = _file(folder).read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    if text.splitlines()[:1] != [",".join(COLUMNS)] or not all((row["rows"] or "").isdigit() for row in rows):
        expected = f"the columns {','.join(COLUMNS)}, as they were stored"
        raise TableError([Problem(forms.shown(_file(folder)), 1, "", text[:80], expected)])
    return {row["coder"]: Digest(int(row["rows"]), row["sha256"]) for row in rows}


def store(folder: str | Path | None, contents: Mapping[str, bytes]) -> None:
    """Store the digests of the finished files, or hold the files to those stored before.

    Args:
        contents: coder to the bytes of the file.

    Raises TableError: a file is not the one whose digest was stored, or the coders are others.
    """
    now = {coder: digest(raw) for coder, raw in sorted(contents.items())}
    before = read(folder)
    if not before:
        lines = [",".join(COLUMNS), *(f"{coder},{d.rows},{d.sha256}" for coder, d in now.items())]
        files.write(_file(folder), "\n".join(lines) + "\n")
        return
    found = [
        Problem(
            forms.shown(forms.work_folder(folder) / f"{coder}.csv"), 1, "",
            f"SHA-256 {now[coder].sha256 if coder in now else 'of no file'}",
            f"{stored.sha256}, stored when both were finished: put the file back as it was compared",
        )
        for coder, stored in before.items()
        if now.get(coder) != stored
    ]  # fmt: skip
    if found:
        raise TableError(found)
