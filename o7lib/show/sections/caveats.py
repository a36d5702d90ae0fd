"""Section: what the numbers of a page cannot say."""

from o7lib.measures import coding_coverage
from o7lib.show.html.parts import part
from o7lib.show.page import show_part
from o7lib.show.words.caveats import STANDING, always, judgement
from o7lib.tables.coding.codings import twice_coded
from o7lib.tables.model.record import Record


def caveats(record: Record, *also: str) -> None:
    """What the numbers cannot say: standing caveats, and those asked for by name.

    Source notes are not listed here: each stands beside the report that it doubts (`entries`, `criteria_matrix`),
    all of them in the brief on reconciliation (`source_notes`).

    Raises KeyError for a caveat that `caveats.STANDING` does not hold.
    """
    twice = twice_coded()
    said = STANDING | {"judgement": judgement(coding_coverage.by_biennium(record, twice), bool(twice))}
    standing = [STANDING[name] for name in dict.fromkeys(also) if name not in always()]
    show_part(part("caveats", always=[said[name] for name in always()], standing=standing))
