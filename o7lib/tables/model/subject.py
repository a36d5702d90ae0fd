"""What a record is about: its outcome, and the people it speaks of; read from `datapackage.json`."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any


@dataclass(frozen=True)
class Subject:
    """The subject of a record, in words that fit into a sentence.

    Attributes:
        outcome: number of the outcome, such as `7`. title: what it is about, such as `labour migration`.
        people: whom it is for, such as `migrant workers`. group: the same in a word, such as `migrants`.
        counted: what its indicators count, such as `member States with new policies for migrant workers`.
    """

    outcome: str
    title: str
    people: str
    group: str
    counted: str

    @property
    def heading(self) -> str:
        """The outcome with its title.

        >>> Subject("7", "labour migration", "migrant workers", "migrants", "member States").heading
        'Outcome 7, labour migration'
        """
        return f"Outcome {self.outcome}, {self.title}"

    @property
    def file(self) -> str:
        """The beginning of the name of a file that holds a part of the record.

        >>> Subject("7", "labour migration", "migrant workers", "migrants", "member States").file
        'outcome7'
        """
        return "outcome" + "".join(letter for letter in self.outcome.lower() if letter.isascii() and letter.isalnum())


PARTS = tuple(field.name for field in fields(Subject))


def faults(raw: Any) -> list[str]:
    """What keeps the `subject` of a descriptor from being one: parts that are missing, or no text.

    >>> faults({"outcome": "7", "title": "labour migration", "people": 3, "group": "migrants"})
    ["subject lacks 'people'", "subject lacks 'counted'"]
    """
    if not isinstance(raw, Mapping):
        return ["there is no subject"]
    return [f"subject lacks {part!r}" for part in PARTS if not isinstance(raw.get(part), str) or not raw[part].strip()]


def of(raw: Mapping[str, Any]) -> Subject:
    """The subject of a descriptor that has no `faults`."""
    return Subject(**{part: raw[part] for part in PARTS})
