"""Section: what the numbers cannot say, and the source notes on the scope."""

from o7lib.measures import details
from o7lib.show.html import limits
from o7lib.show.html.elements import ELSEWHERE, tag, text
from o7lib.show.page import _show
from o7lib.show.sections.results import cited
from o7lib.show.words.caveats import STANDING, always
from o7lib.show.words.grammar import count
from o7lib.tables.model.record import Record


def caveats(record: Record, *also: str) -> None:
    """What the numbers cannot say: standing caveats, those asked for by name, then the doubts on this scope.

    Raises KeyError for a caveat that `caveats.STANDING` does not hold.
    """
    standing = [tag("li", text(STANDING[name])) for name in dict.fromkeys([*always(), *also])]
    parts = [tag("ul", *standing, class_="caveats")]
    notes = details.notes(record)
    kinds, means = record.schema.labels("source_notes", "kind"), record.schema.meanings("source_notes", "kind")
    for kind, mine in notes.groupby("kind", observed=True):
        shown = mine.head(limits.LINES).to_dict("records")
        items = [tag("li", _who(n), " ", text(n["note"]), " ", cited(n)) for n in shown]
        summary = tag("summary", text(f"{kinds[str(kind)]}: {count(len(mine), 'note')}"))
        more = limits.more_items(len(mine), limits.LINES, "notes", ELSEWHERE, "li")
        meant = tag("p", text(means[str(kind)]), class_="meant") if str(kind) in means else ""
        parts.append(tag("details", summary, meant, tag("ul", *items, more), class_="notes"))
    whole = details.notes_on_documents(record)
    if len(whole):
        items = [tag("li", text(n["note"]), " ", cited(n)) for n in whole.to_dict("records")]
        summary = tag("summary", text(f"On the documents as a whole: {count(len(items), 'note')}"))
        parts.append(tag("details", summary, tag("ul", *items), class_="notes"))
    _show("".join(parts))


def _who(note: dict) -> str:
    return tag("strong", text(f"{note['cpo']}, {note['biennium']}, {note['indicator']}:"))
