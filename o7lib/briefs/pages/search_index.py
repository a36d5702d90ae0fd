"""Search index of the front page: which words occur on which brief."""

import re
from collections.abc import Collection, Iterable, Mapping

from o7lib.show.html.parts import Part, texts
from o7lib.tables.text.names import folded

_WORD = re.compile(r"[^\W\d_][^\W_]{2,}")
COMMON = ("always", "on_documents")  # of the part with the caveats: the same on every page
EVERYWHERE = "*"
MOST = 0.8  # of the pages, from which on a word tells none apart


def words_of(shown: Iterable[Part]) -> set[str]:
    """The words of a page's parts, of three letters or more: what it says, not its locators or lists of rows.

    What stands on every page, caveats and notes on the documents as a whole, is left out: it would make a
    name that is in the evidence of one country alone a word of all.

    >>> sorted(words_of([{"kind": "finding", "sentences": ["The Law of Türkiye."]}]))
    ['law', 'the', 'turkiye']
    """
    distinct = ({name: fields for name, fields in part.items() if name not in COMMON} for part in shown)
    return set(_WORD.findall(" ".join(folded(words) for part in distinct for words in texts(part))))


def initials(name: str) -> str:
    """What a name may be called for short: the first letters of its words, without those that join.

    >>> initials("Papua New Guinea"), initials("United States"), initials("Brazil")
    ('PNG', 'US', '')
    """
    first = [word[0] for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper()]
    return "".join(first) if len(first) > 1 else ""


def index(pages: Mapping[int, Collection[str]]) -> dict[str, str]:
    """Word to the numbers of the pages it stands on, with blanks between; a star where it is on nearly all.

    A word that nearly all briefs share finds nothing, but it must not empty a search either.

    Args:
        pages: number of a page to its words, as `words_of` gives them.

    >>> index({0: ["the", "labour", "law"], 4: ["the", "pension"], 5: ["the", "law"]})
    {'labour': '0', 'law': '0 5', 'pension': '4', 'the': '*'}
    """
    stands_on: dict[str, list[int]] = {}
    for number, words in pages.items():
        for word in words:
            stands_on.setdefault(word, []).append(number)
    most = len(pages) * MOST
    numbers = {w: EVERYWHERE if len(n) > most else " ".join(map(str, n)) for w, n in stands_on.items()}
    return dict(sorted(numbers.items()))
