"""Which links a page holds: to its own rows where it has them, and to no page that is not planned."""

import re
from collections.abc import Collection

_LINK = re.compile(r'<a [^>]*?href="([\w.-]+\.html)(?:#[^"]*)?"[^>]*>(.*?)</a>', re.DOTALL)


def at_home(page: str) -> str:
    """Links to a row of another brief become links within the page where the row stands on it.

    >>> at_home('<p id="e-1">x</p><a href="country-KHM.html#e-1">x</a>')
    '<p id="e-1">x</p><a href="#e-1">x</a>'
    """
    here = set(re.findall(r'id="(e-[^"]+)"', page))

    def local(link: re.Match[str]) -> str:
        return f'href="#{link[1]}"' if link[1] in here else link[0]

    return re.sub(r'href="[\w.-]+\.html#(e-[^"]+)"', local, page)


def kept(page: str, planned: Collection[str]) -> tuple[str, dict[str, bool]]:
    """A page whose links to pages that are not planned are plain words, so that none is dead.

    Args:
        planned: the files of every page that will stand beside this one.

    Returns:
        The page, and every page it names with whether it links there: the page is out of date as soon
        as the plan says otherwise.

    >>> kept('<a href="a.html">A</a> and <a href="b.html#x">B</a>', {"a.html"})
    ('<a href="a.html">A</a> and B', {'a.html': True, 'b.html': False})
    """
    named: dict[str, bool] = {}

    def decided(link: re.Match[str]) -> str:
        named[link[1]] = link[1] in planned
        return link[0] if named[link[1]] else link[2]

    return _LINK.sub(decided, page), dict(sorted(named.items()))


def same(named: dict[str, bool], planned: Collection[str]) -> bool:
    """Whether the plan still agrees with the links that a page kept and dropped.

    >>> same({"a.html": True, "b.html": False}, {"a.html"}), same({"b.html": False}, {"b.html"})
    (True, False)
    """
    return all((file in planned) == there for file, there in named.items())
