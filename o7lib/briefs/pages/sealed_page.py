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
        name: what the page is called among files; the files it saves begin with it.
    """

    sealed = True

    def __init__(self, here: Collection[str] = (), planned: Collection[str] | None = None, name: str = "") -> None:
        self.links, self.cards, self.name = PageLinks(here, planned), Cards(), name

    def href(self, file: str, anchor: str = "") -> str:
        """Where a link leads; see `PageLinks.href`."""
        return self.links.href(file, anchor)

    def card_class(self, table: Part) -> str | None:
        """More classes of a wide table; see `Cards.card_class`."""
        return self.cards.card_class(table)

    def download(self, name: str) -> str:
        """What a saved file is called: of many pages' tables in one folder each still tells its page.

        >>> SealedPage(name="region-africa").download("results-by-biennium")
        'region-africa-results-by-biennium'
        """
        return f"{self.name}-{name}" if self.name else name
