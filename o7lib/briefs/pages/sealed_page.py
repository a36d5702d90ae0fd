"""Where parts are rendered for a sealed page: links decided, wide tables as cards, lists of rows at its end."""

from collections.abc import Collection

from markupsafe import Markup

from o7lib.briefs.pages.links import PageLinks
from o7lib.briefs.pages.responsive_tables import Cards
from o7lib.show.html.parts import Part, Surroundings

ON_PAPER = Markup(
    '<p class="paper">On paper the notes are only counted here. Those on a result are printed with its entry '
    "in the country’s brief, all of them in the brief on reconciliation.</p>"
)


class SealedPage(Surroundings):
    """One page: its links, its cards, and whether paper shows every note or only counts them.

    Args:
        here: the ids of the rows that stand on the page.
        planned: the files of every page that will stand beside this one; None where all are taken to.
        in_full: whether paper shows every note of the page.
    """

    sealed = True

    def __init__(
        self, here: Collection[str] = (), planned: Collection[str] | None = None, in_full: bool = False
    ) -> None:
        self.links, self.cards, self._noted = PageLinks(here, planned), Cards(), in_full

    def href(self, file: str, anchor: str = "") -> str:
        """Where a link leads; see `PageLinks.href`."""
        return self.links.href(file, anchor)

    def card_class(self, table: Part) -> str | None:
        """More classes of a wide table; see `Cards.card_class`."""
        return self.cards.card_class(table)

    def notes_on_paper(self) -> str:
        """Before the first notes of a page: where those are printed that paper only counts."""
        first, self._noted = not self._noted, True
        return ON_PAPER if first else ""
