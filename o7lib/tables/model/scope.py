"""A scope: the region, place, funder, biennium and indicator that a record is narrowed to."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

from o7lib.errors import ParameterError


@dataclass(frozen=True)
class Scope:
    """What a record is narrowed to, as keys of its tables; empty where it is not narrowed.

    `naming` is the place that the text of every achievement kept names.

    >>> str(Scope(region="africa", biennium="2012-13"))
    'region=africa,biennium=2012-13'
    >>> bool(Scope())
    False
    """

    region: str = ""
    place: str = ""
    funder: str = ""
    biennium: str = ""
    indicator: str = ""
    naming: str = ""

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """The parts that are narrowed, each with its key."""
        return ((f.name, value) for f in fields(self) if (value := getattr(self, f.name)))

    def __bool__(self) -> bool:
        return any(True for _ in self)

    def __str__(self) -> str:
        """How a seal writes it; `from_text` reads it back."""
        return ",".join(f"{part}={key}" for part, key in self)

    @classmethod
    def from_text(cls, text: str) -> "Scope":
        """A scope as `str` wrote it.

        >>> Scope.from_text("place=KHM")
        Scope(region='', place='KHM', funder='', biennium='', indicator='', naming='')
        """
        return cls(**dict(part.split("=", 1) for part in text.split(",") if part))

    def narrowed_to(self, more: "Scope") -> "Scope":
        """Both scopes together.

        Raises:
            ParameterError: a part has another key already; no row lies in both.
        """
        parts = dict(self)
        if any(parts.get(part, key) != key for part, key in more):
            raise ParameterError(f"the record is narrowed to {self}; narrow the whole record to {more} instead")
        return Scope(**(parts | dict(more)))
