"""Decide where links of a page lead: to rows on the same page, to other planned pages, or nowhere."""

from collections.abc import Collection


class PageLinks:
    """Decides where the links of one page lead, and notes what was decided.

    Args:
        here: the ids of the rows that stand on the page.
        planned: the files of every page that will stand beside this one; None where all are taken to.

    Attributes:
        named: every other page that the page names, with whether it links there: the page is out of
            date as soon as the plan says otherwise.
    """

    def __init__(self, here: Collection[str] = (), planned: Collection[str] | None = None) -> None:
        self.here, self.planned = frozenset(here), planned
        self.named: dict[str, bool] = {}

    def href(self, file: str, anchor: str = "") -> str:
        """Where a link leads; an empty text where its page is not planned, so that none is dead.

        >>> links = PageLinks({"e-1"}, {"a.html"})
        >>> links.href("b.html", "e-1"), links.href("a.html", "e-2"), links.href("b.html")
        ('#e-1', 'a.html#e-2', '')
        >>> links.named
        {'a.html': True, 'b.html': False}
        """
        if anchor in self.here:
            return f"#{anchor}"
        self.named[file] = self.planned is None or file in self.planned
        if not self.named[file]:
            return ""
        return f"{file}#{anchor}" if anchor else file


def same(named: dict[str, bool], planned: Collection[str]) -> bool:
    """Whether the plan still agrees with the links that a page kept and dropped.

    >>> same({"a.html": True, "b.html": False}, {"a.html"}), same({"b.html": False}, {"b.html"})
    (True, False)
    """
    return all((file in planned) == there for file, there in named.items())
