"""Everything this library refuses, in one family.

O7Error
├── TableError       the tables break the schema or a rule of the ILO's
├── ParameterError   something was asked for that the record does not hold
├── BriefError       a brief could not be built
└── SourceError      a source document is missing or is not the one the locators count
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

SHOWN = 5


class O7Error(Exception):
    """Base of the family: its message is written for the person who must mend the cause."""


class ParameterError(O7Error):
    """Something was asked for that the record does not hold."""


class BriefError(O7Error):
    """A brief could not be built; the page built earlier is still in place."""


class SourceError(O7Error):
    """A source document is missing, or is not the text that the locators count."""


@dataclass(frozen=True, order=True)
class Problem:
    """One cell that breaks the schema or a rule, said so that a person can mend it.

    `line` is the line of the file, counted from 1 with the header as line 1, so that
    `file:line` opens in an editor. A problem of the whole file stands on line 1.

    >>> print(Problem("data/achievements.csv", 4, "stage", "adoptd", "adopted or drafted"))
    data/achievements.csv:4  stage is 'adoptd'; expected adopted or drafted
    """

    file: str
    line: int
    column: str
    value: object
    expected: str

    def __str__(self) -> str:
        what = f"{self.column} is {self.value!r}" if self.column else str(self.value)
        return f"{self.file}:{self.line}  {what}; expected {self.expected}"


class TableError(O7Error):
    """The tables break the schema or a rule; every problem is in `problems`.

    The message shows the first five of each file and counts the rest.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(problems, key=lambda p: (p.file, p.line, p.column))
        super().__init__("\n".join(worded(self.problems)))


def worded(problems: Sequence[Problem], shown: int = SHOWN) -> list[str]:
    """Word problems file by file: a heading with the count, then the first `shown`.

    >>> worded([Problem("a.csv", 2, "stage", "x", "adopted")])
    ['a.csv: 1 problem', "  a.csv:2  stage is 'x'; expected adopted"]
    """
    lines = []
    for file in dict.fromkeys(p.file for p in problems):
        mine = [p for p in problems if p.file == file]
        lines.append(f"{file}: {len(mine)} problem{'s' if len(mine) != 1 else ''}")
        lines += [f"  {p}" for p in mine[:shown]]
        if len(mine) > shown:
            lines.append(f"  and {len(mine) - shown} more in {file}")
    return lines
