"""How parts are rendered on a self-contained page: links resolved, wide tables as cards, lists of rows at the end."""

from collections.abc import Collection

from o7lib.briefs.pages.links import PageLinks
from o7lib.briefs.pages.responsive_tables import Cards
from o7lib.show.html.parts import Part, Surroundings


class SealedPage(Surroundings):
    """One page, with its links and its cards.

    Args:
        here: the ids of the rows that stand on the page.
        planned: the files of every page that will stand beside this one; None where all are taken to.
    """

    sealed = True

    def __init__(self, here: Collection[str] = (), planned: Collection[str] | None = None) -> None:
        self.links, self.cards = PageLinks(here, planned), Cards()

    def href(self, file: str, anchor: str = "") -> str:
        """Where a link leads; see `PageLinks.href`."""
        return self.links.href(file, anchor)

    def card_class(self, table: Part) -> str | None:
        """More classes of a wide table; see `Cards.card_class`."""
        return self.cards.card_class(table)
