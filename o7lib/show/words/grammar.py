"""English grammar for sentences: articles, plurals, lists, shares."""

import re
from collections.abc import Sequence
from itertools import pairwise
from math import floor

# Names whose head is one of these nouns, and plurals that are names, carry an article inside a sentence.
_NOUNS = (
    "account agreement americas bahamas charter code comoros community convention declaration emirates federation "
    "framework fund funds gambia government instrument islands kingdom maldives netherlands organisation organization "
    "philippines programme protocol recommendation republic secretariat states union"
)
_HEADS = frozenset(_NOUNS.split())
_ADDED = re.compile(r"\s*[,(].*")  # ", 2011 (No. 189)"
_TAIL = re.compile(r"\s*\b(?:of|on|for|to)\b.*")  # "of Moldova", "on Migrant Workers"


def _heads(name: str) -> set[str]:
    """The words that may be the noun of a name: its last, and the last before "of" and its like."""
    plain = _ADDED.sub("", name)
    return {words.split()[-1].casefold() for words in (plain, _TAIL.sub("", plain)) if words.split()}


def the(name: str) -> str:
    """A name as it stands inside a sentence.

    >>> the("European Union"), the("Republic of Moldova"), the("Viet Nam")
    ('the European Union', 'the Republic of Moldova', 'Viet Nam')
    >>> the("Asia and the Pacific"), the("the world"), the("Domestic Workers Convention, 2011 (No. 189)")
    ('Asia and the Pacific', 'the world', 'the Domestic Workers Convention, 2011 (No. 189)')
    """
    named = name.casefold().startswith("the ")
    return name if named or not _heads(name) & _HEADS else f"the {name}"


def count(n: int, noun: str, plural: str = "") -> str:
    """A number with its noun.

    >>> count(0, "result"), count(1, "result"), count(3, "country", "countries")
    ('no result', '1 result', '3 countries')
    """
    if n == 0:
        return f"no {noun}"
    return f"{n:,} {noun if n == 1 else plural or noun + 's'}"


def listing(names: Sequence[str]) -> str:
    """Names in a row; where a name holds an "and" of its own, a comma shows where the last one begins.

    >>> listing([]), listing(["a"]), listing(["a", "b", "c"])
    ('', 'a', 'a, b and c')
    >>> listing(["Africa", "Europe and Central Asia"])
    'Africa, and Europe and Central Asia'
    """
    if len(names) < 2:
        return "".join(names)
    bare = [re.sub(r"\(.*?\)", "", name) for name in names]
    last = ", and" if any(" and " in name for name in bare) else " and"
    return f"{', '.join(names[:-1])}{last} {names[-1]}"


def capital(text: str) -> str:
    """The first letter raised, the rest left alone.

    >>> capital("no result")
    'No result'
    """
    return text[:1].upper() + text[1:]


def first_sentence(text: str) -> str:
    """A text up to the end of its first sentence; a point after a short form ends none.

    >>> first_sentence("A law was passed in 2013. It covers recruitment."), first_sentence("Decree No. 190 stands")
    ('A law was passed in 2013.', 'Decree No. 190 stands')
    """
    end = re.match(r".*?(?:[\w)”]{3}\.(?=\s+[A-Z“])|[a-z]{3}\.(?=\s+\d))", text)
    return end.group() if end else text


def headline(finding: str) -> tuple[str, str]:
    """A finding as the title of a page and what follows it: parted at its first colon, semicolon or end of a sentence.

    >>> headline("2 of 9 results name a payer: Canada in 2. Nobody else is named.")
    ('2 of 9 results name a payer', 'Canada in 2. Nobody else is named.')
    >>> headline("No result names a payer."), headline("One is met; the others are not.")
    (('No result names a payer', ''), ('One is met', 'The others are not.'))
    """
    sentence = first_sentence(finding)
    end = re.match(r".*?(?=[:;] )", sentence)
    title = end.group() if end else sentence
    rest = finding[len(title) :].lstrip(":;. ")
    return title.removesuffix("."), capital(rest) if rest else ""


def between(biennia: Sequence[str]) -> str:
    """What lies between biennia: a step to the next, or their names where one that is skipped stands between them.

    >>> between(["2012-13", "2014-15"]), between(["2012-13", "2016-17"])
    ('from one biennium to the next', 'from 2012-13 to 2016-17')
    >>> between(["2010-11", "2012-13", "2016-17"])
    'over 2010-11, 2012-13 and 2016-17'
    """
    starts = [int(b[:4]) for b in biennia if b[:4].isdecimal()]
    if all(after - before <= 2 for before, after in pairwise(starts)):
        return "from one biennium to the next"
    return f"from {biennia[0]} to {biennia[1]}" if len(biennia) == 2 else f"over {listing(biennia)}"


def percent(part: float, whole: float) -> str:
    """A share as a whole per cent, halves rounded up, with a dash where there is nothing to share.

    >>> percent(1, 3), percent(5, 8), percent(0, 0)
    ('33%', '63%', '–')
    """
    return f"{floor(100 * part / whole + 0.5)}%" if whole else "–"


WORLD = "the world"


_ENOUGH = 10  # a share of fewer is left out: one row more or less turns it round


def for_place(place: str, word: str = "for") -> str:
    """Where a sentence speaks of a part of the record: " for the Philippines"; nothing for all of it.

    >>> for_place("Philippines"), for_place("the world")
    (' for the Philippines', '')
    """
    return "" if place == WORLD else f" {word} {the(place)}"


def all_of(number: int, noun: str) -> str:
    """All of two or more things, as one says it; the noun in the plural.

    >>> all_of(2, "results"), all_of(3, "results")
    ('both results', 'all 3 results')
    """
    return f"both {noun}" if number == 2 else f"all {number} {noun}"


def shown_share(part: int, whole: int) -> str:
    """A share behind its count, where the whole is large enough for one to mean something.

    >>> shown_share(8, 16), shown_share(4, 8)
    (' (50%)', '')
    """
    return f" ({percent(part, whole)})" if whole >= _ENOUGH else ""
