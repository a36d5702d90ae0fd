"""Which words stand on which brief: what the search of the front page knows, without a network."""

import re
import unicodedata
from collections.abc import Mapping
from html import unescape

_APART = re.compile(
    r'<(style|script|svg)\b.*?</\1>|<div popover.*?</div>|<details class="code">.*?</details>|<footer>.*?</footer>'
    r'|<nav class="(?:contents|onward|trail)".*?</nav>|<dt>.*?</dt>'
    r'|<span class="(?:at|whole)[^"]*">.*?</span>',
    re.DOTALL,
)
_ITEM = re.compile(r"<li>.*?</li>", re.DOTALL)
_WORD = re.compile(r"[^\W\d_][^\W_]{2,}")
EVERYWHERE = "*"
MOST = 0.8  # of the pages, from which on a word tells none apart


def fold(text: str) -> str:
    """Text as it is compared: small letters without accents.

    >>> fold("Türkiye, Côte d'Ivoire")
    "turkiye, cote d'ivoire"
    """
    apart = unicodedata.normalize("NFD", text)
    return "".join(c for c in apart if unicodedata.category(c) != "Mn").lower()


def words_of(page: str) -> set[str]:
    """The words of a page, of three letters or more: what it says, not its frame, code, locators or lists of rows.

    >>> sorted(words_of('<main><p>The Law of Türkiye</p><footer>cite</footer></main>'))
    ['law', 'the', 'turkiye']
    """
    _, mark, main = page.partition("<main")
    said = re.sub(r"<[^>]+>", " ", _APART.sub(" ", mark + main or page))
    return set(_WORD.findall(fold(unescape(said))))


def initials(name: str) -> str:
    """What a name may be called for short: the first letters of its words, without those that join.

    >>> initials("Papua New Guinea"), initials("United States"), initials("Brazil")
    ('PNG', 'US', '')
    """
    first = [word[0] for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper()]
    return "".join(first) if len(first) > 1 else ""


def without_common_items(pages: Mapping[int, str]) -> dict[int, str]:
    """Pages without the list items that each of them holds, as the notes on the documents as a whole.

    They would make a name that is in the evidence of one country alone a word of every page.

    >>> without_common_items({0: "<li>all</li><li>one</li>", 1: "<li>two</li><li>all</li>"})
    {0: '<li>one</li>', 1: '<li>two</li>'}
    """
    items = [set(_ITEM.findall(page)) for page in pages.values()]
    common = set.intersection(*items) if len(items) > 1 else set()
    return {n: _ITEM.sub(lambda li: "" if li[0] in common else li[0], page) for n, page in pages.items()}


def index(pages: Mapping[int, str]) -> dict[str, str]:
    """Word to the numbers of the pages it stands on, with blanks between; a star where it is on nearly all.

    A word that nearly all briefs share finds nothing, but it must not empty a search either.

    >>> index({0: "<p>the labour law</p>", 4: "<p>the pension</p>", 5: "<p>the law</p>"})
    {'labour': '0', 'law': '0 5', 'pension': '4', 'the': '*'}
    """
    found: dict[str, list[int]] = {}
    for number, page in without_common_items(pages).items():
        for word in words_of(page):
            found.setdefault(word, []).append(number)
    most = len(pages) * MOST
    said = {w: EVERYWHERE if len(n) > most else " ".join(map(str, n)) for w, n in found.items()}
    return dict(sorted(said.items()))
