"""Section: what the numbers of a page cannot say."""

from o7lib.show.html.parts import part
from o7lib.show.page import show_part
from o7lib.show.words.caveats import STANDING, always
from o7lib.tables.model.record import Record


def caveats(record: Record, *also: str) -> None:
    """What the numbers cannot say: standing caveats, and those asked for by name.

    Source notes are not listed here: each stands beside the report that it doubts (`entries`, `criteria_matrix`),
    all of them in the brief on reconciliation (`source_notes`).

    Raises KeyError for a caveat that `caveats.STANDING` does not hold.
    """
    standing = [STANDING[name] for name in dict.fromkeys(also) if name not in always()]
    show_part(part("caveats", always=[STANDING[name] for name in always()], standing=standing))
