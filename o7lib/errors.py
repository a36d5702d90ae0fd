"""The exceptions that this library raises.

O7Error
├── TableError       the tables break the schema or a rule of the ILO's
├── ParameterError   something was asked for that the record does not hold
├── BriefError       a brief could not be built
└── SourceError      a source document is missing or is not the one the locators count
"""

from collections.abc import Iterable
from dataclasses import dataclass

SHOWN = 5
WIDE = 120  # characters of a cell; a sentence that stands for a whole line may take twice as many


class O7Error(Exception):
    """Base of the family: its message is written for the person who must mend the cause."""


class ParameterError(O7Error):
    """Something was asked for that the record does not hold."""


class BriefError(O7Error):
    """A brief could not be built; the page built earlier is still in place."""


class SourceError(O7Error):
    """A source document is missing, or is not the text that the locators count."""


def shortened(text: str, width: int = WIDE) -> str:
    """A text that fits a message: its beginning, its end and how much is left out.

    >>> shortened("abcdefghijklmnopqrstuvwxyz", width=10)
    'abcde ... 16 characters ... vwxyz'
    """
    if len(text) <= width:
        return text
    half = width // 2
    return f"{text[:half]} ... {len(text) - 2 * half} characters ... {text[-half:]}"


def printable(text: str) -> str:
    """A text for a terminal: what would move its cursor, colour it or turn it round is written as its number.

    >>> printable("red\\x1b[31m"), printable("Côte d'Ivoire")
    ('red\\\\x1b[31m', "Côte d'Ivoire")
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode() for c in text)


@dataclass(frozen=True, order=True)
class Problem:
    """One cell that breaks the schema or a rule, said so that a person can mend it.

    `line` is the line of the file, counted from 1 with the header as line 1, so that
    `file:line` opens in an editor. A problem of the whole file stands on line 1. The whole
    value is kept; only what is printed of it is shortened.

    >>> print(Problem("data/achievements.csv", 4, "stage", "adoptd", "adopted or drafted"))
    data/achievements.csv:4  stage is 'adoptd'; expected adopted or drafted
    """

    file: str
    line: int
    column: str
    value: object
    expected: str

    def __str__(self) -> str:
        # A value that is not text is shown as it is written: 7, not np.int64(7).
        shown = repr(shortened(self.value)) if isinstance(self.value, str) else str(self.value)
        what = f"{self.column} is {shown}" if self.column else shortened(str(self.value), 2 * WIDE)
        return printable(f"{self.file}:{self.line}  {what}; expected {self.expected}")


class TableError(O7Error):
    """The tables break the schema or a rule; every problem is in `problems`.

    The message shows the first five of each file and counts the rest.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(problems, key=lambda p: (p.file, p.line, p.column))
        super().__init__("\n".join(worded(self.problems)))

    def __reduce__(self) -> tuple[type["TableError"], tuple[list[Problem]]]:
        # By default an exception is rebuilt from its message, here it needs its problems:
        # else a worker process that refuses a table takes the whole pool down.
        return type(self), (self.problems,)


def worded(problems: Iterable[Problem], shown: int = SHOWN) -> list[str]:
    """Word problems file by file: a heading with the count, then the first `shown`.

    >>> worded([Problem("a.csv", 2, "stage", "x", "adopted")])
    ['a.csv: 1 problem', "  a.csv:2  stage is 'x'; expected adopted"]
    """
    by_file: dict[str, list[Problem]] = {}
    for problem in problems:
        by_file.setdefault(problem.file, []).append(problem)
    lines = []
    for file, mine in by_file.items():
        lines.append(f"{printable(file)}: {len(mine)} problem{'s' if len(mine) != 1 else ''}")
        lines += [f"  {p}" for p in mine[:shown]]
        if len(mine) > shown:
            lines.append(f"  and {len(mine) - shown} more in {printable(file)}")
    return lines
