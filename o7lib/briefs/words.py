"""Which words stand on which brief: what the search of the front page knows, without a network."""

import re
import unicodedata
from collections.abc import Mapping
from html import unescape

_APART = re.compile(
    r'<(style|script|svg)\b.*?</\1>|<div popover.*?</div>|<details class="code">.*?</details>|<footer>.*?</footer>'
    r'|<nav class="(?:contents|onward|trail)".*?</nav>|<span class="(?:at|whole)[^"]*">.*?</span>',
    re.DOTALL,
)
_WORD = re.compile(r"[^\W\d_][^\W_]{2,}")
EVERYWHERE = "*"


def bare(text: str) -> str:
    """Text as it is compared: small letters without accents.

    >>> bare("Türkiye, Côte d'Ivoire")
    "turkiye, cote d'ivoire"
    """
    apart = unicodedata.normalize("NFD", text)
    return "".join(c for c in apart if unicodedata.category(c) != "Mn").lower()


def on(page: str) -> set[str]:
    """The words of a page, of three letters or more: what it says, not its frame, code, locators or lists of rows.

    >>> sorted(on('<main><p>The Law of Türkiye</p><footer>cite</footer></main>'))
    ['law', 'the', 'turkiye']
    """
    _, mark, main = page.partition("<main")
    said = re.sub(r"<[^>]+>", " ", _APART.sub(" ", mark + main or page))
    return set(_WORD.findall(bare(unescape(said))))


def index(pages: Mapping[int, str]) -> dict[str, str]:
    """Word to the numbers of the pages it stands on, with blanks between; a star where it is on most.

    A word that most briefs share finds nothing, but it must not empty a search either.

    >>> index({0: "<p>the labour law</p>", 4: "<p>the pension</p>", 5: "<p>the law</p>"})
    {'labour': '0', 'law': '*', 'pension': '4', 'the': '*'}
    """
    found: dict[str, list[int]] = {}
    for number, page in pages.items():
        for word in on(page):
            found.setdefault(word, []).append(number)
    most = len(pages) / 2
    said = {w: EVERYWHERE if len(n) > most else " ".join(map(str, n)) for w, n in found.items()}
    return dict(sorted(said.items()))
