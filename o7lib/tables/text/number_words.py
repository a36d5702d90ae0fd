"""Whether a text names a number, in figures or as a word."""

import re

COUNTING = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def names_number(value: float, text: str) -> bool:
    """Whether a text names a number, in figures or in a word.

    >>> [names_number(7, text) for text in ("in seven programmes", "7 of them", "in 17 of them")]
    [True, True, False]
    >>> names_number(1400, "over 1,400 returnees")
    True
    """
    named = {f"{value:.12g}", f"{value:,.12g}", *([COUNTING[int(value)]] if value in range(len(COUNTING)) else [])}
    return bool(re.search(rf"\b({'|'.join(map(re.escape, named))})\b", text.casefold()))
