"""Match typed names without regard to case and accents, and suggest the nearest."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

CODE = 4  # up to so many letters, a text may be a misspelt code as well as a name


def folded(text: object) -> str:
    """A text without what people leave out or vary: case, accents, dots, hyphens, apostrophes, brackets.

    >>> folded("Côte d’Ivoire"), folded("COTE D'IVOIRE"), folded(" Asia-Pacific ")
    ('cote d ivoire', 'cote d ivoire', 'asia pacific')
    """
    apart = unicodedata.normalize("NFKD", str(text).casefold())
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return " ".join(re.split(r"[\W_]+", bare)).strip()


def nearest(wanted: object, names: Iterable[object], most: int = 3) -> list[str]:
    """The names nearest to what was typed, best first; none when nothing is near.

    A name is near when a word of it begins so, or when it is spelt much the same. A short code is
    near only to a short text: else every long word would be near to some code.

    >>> nearest("vietnm", ["Viet Nam", "Vietnam", "VNM"])
    ['Vietnam', 'Viet Nam']
    >>> nearest("cote", ["Costa Rica", "Côte d'Ivoire", "CRI"])
    ["Côte d'Ivoire"]
    """
    typed = folded(wanted)
    known = {folded(n): str(n) for n in names if len(typed) <= CODE or len(str(n)) > CODE}
    begun = [n for n in known if len(typed) > 2 and f" {n}".find(f" {typed}") >= 0]
    found = dict.fromkeys([*begun, *get_close_matches(typed, known, n=most, cutoff=0.66)])
    return [known[n] for n in found][:most]


def did_you_mean(near: Iterable[str]) -> str:
    """A question to put behind a refusal; empty when nothing is near.

    >>> did_you_mean(["Niger", "Nigeria"])
    ' Did you mean Niger or Nigeria?'
    >>> did_you_mean([])
    ''
    """
    offered = " or ".join(near)
    return f" Did you mean {offered}?" if offered else ""
