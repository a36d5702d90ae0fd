"""Similarity of two short texts: the share of distinctive words they have in common.

A word counts the more the fewer texts use it, so that "labour" and "migration", which stand nearly
everywhere, prove little, and "Kampong" proves much.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

# Enough of a word to see "trained" and "training" as one, and "migrants" and "manual" as two.
STEM = 5
ASIDE = re.compile(r"\([^)]*\)")
WORD = re.compile(r"[^\W\d_]{4,}")
LITTLE = frozenset(("about", "from", "have", "into", "that", "their", "them", "this", "which", "whose", "with"))


@lru_cache(maxsize=2**16)
def words(text: str) -> frozenset[str]:
    """The telling words of a text, shortened to their stems; what stands in brackets is left out.

    >>> sorted(words("officials trained (about), at training sessions"))
    ['offic', 'sessi', 'train']
    """
    plain = ASIDE.sub(" ", text.casefold())
    return frozenset(word[:STEM] for word in WORD.findall(plain) if word not in LITTLE)


@dataclass(frozen=True)
class Weights:
    """How telling each word is among some texts; a word that none of them uses tells the most."""

    of: Mapping[str, float]
    unused: float
    _totals: dict[frozenset[str], float] = field(default_factory=dict, repr=False, compare=False)
    _shared: dict[tuple[frozenset[str], frozenset[str]], float] = field(default_factory=dict, repr=False, compare=False)

    def total(self, found: frozenset[str]) -> float:
        """Weight of some words together, added in one order so that it never wavers."""
        if found not in self._totals:
            self._totals[found] = sum(self.of.get(word, self.unused) for word in sorted(found))
        return self._totals[found]

    def shared(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Weight of the words that both have, of the weight of the lighter: 0 to 1; 0 where either has none."""
        if (one, other) not in self._shared:
            least = min(self.total(one), self.total(other))
            self._shared[one, other] = self.total(one & other) / least if least else 0.0
        return self._shared[one, other]


def weights(texts: Iterable[str]) -> Weights:
    """Weigh every word by the logarithm of one and the number of texts for each that uses it."""
    sets = [words(text) for text in texts]
    used = Counter(word for found in sets for word in found)
    most = math.log(1 + len(sets))
    return Weights({word: math.log(1 + len(sets) / times) for word, times in used.items()}, most)


def likeness(one: str, other: str, telling: Weights) -> float:
    """Weight of the words two texts share, of the weight of the shorter one's: 0 to 1.

    >>> telling = weights(["database of good practices", "good practices recorded", "people trained"])
    >>> likeness("database of good practices", "good practices recorded", telling) > 0.5
    True
    """
    return telling.shared(words(one), words(other))
