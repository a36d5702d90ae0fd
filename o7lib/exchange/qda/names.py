"""What both directions of REFI-QDA share: the namespace, identifiers made from names, the codes of a record."""

import uuid
from pathlib import Path
from typing import NamedTuple

from o7lib.tables.coding import forms

NAMESPACE = "urn:QDA-XML:project:1.0"
ENDING = ".qdpx"
PROJECT = "project.qde"
_OURS = uuid.uuid5(uuid.NAMESPACE_URL, "o7lib:refi-qda")


class Code(NamedTuple):
    """A code that can be applied to a passage: the judgement it belongs to, its value there, and its name."""

    column: str
    value: str
    name: str


def guid(*parts: str) -> str:
    """The identifier of a thing by its name, so that the same record gives the same file.

    >>> guid("code", "stage") == guid("code", "stage") != guid("code", "types")
    True
    """
    return str(uuid.uuid5(_OURS, "\0".join(parts))).upper()


def tag(name: str) -> str:
    """The name of an element with its namespace.

    >>> tag("Code")
    '{urn:QDA-XML:project:1.0}Code'
    """
    return f"{{{NAMESPACE}}}{name}"


def codes(folder: Path | None, used: dict[str, set[str]]) -> dict[str, list[Code]]:
    """Judgement to its codes: one for a judgement that is true or false, else one a value.

    Args:
        folder: the data folder.
        used: column to the values that occur, for judgements whose values the codebook does not list.
    """
    found: dict[str, list[Code]] = {}
    for name, column in forms.judgements(folder).items():
        if column.type == "boolean":
            found[name] = [Code(name, "true", column.title or name)]
        else:
            labels = forms.labels(folder, column) or {value: value for value in sorted(used.get(name, set()))}
            found[name] = [Code(name, value, label) for value, label in labels.items()]
    return found
