"""Section: how a brief on a region, a place or a funder opens: what was found, and related briefs."""

from o7lib.measures import comparison, funding, progress, related, scope, targets
from o7lib.show import page
from o7lib.show.sections.terms import terms
from o7lib.show.words import funding as funding_words
from o7lib.show.words import headlines
from o7lib.show.words import progress as words
from o7lib.show.words.targets import uncovered_finding
from o7lib.tables.model.record import Record


def _title(record: Record, more: str = "", kind: str = "") -> None:
    """What was found as the title, how many results there are as the lead."""
    name = scope.name(record)
    lead = words.results_reported(name, *progress.sizes(record), progress.biennia(record))
    headline, stands = headlines.of_scope(record)
    page.title(headline, " ".join(filter(None, [lead, stands, more])), kind)
    page.links(related.neighbours(record))


def open_region(record: Record) -> None:
    """The opening of a region's brief, from the record narrowed to it."""
    _title(record, uncovered_finding(targets.listed_without_entry(record)))


def open_country(record: Record) -> None:
    """The opening of a place's brief, from the record narrowed to it; a regional entry says that it is one."""
    kind = comparison.kind_of(record, record.scope.place)
    _title(record, kind="" if kind == "member_state" else record.schema.label("places", "kind", kind))


def open_funder(record: Record) -> None:
    """The opening of a funder's brief, from the record narrowed to it."""
    name = scope.name(record)
    total, _, by_indicator = progress.sizes(record)
    indirect = list(funding.only_indirect(record, record.scope.funder)["place"])
    headline = funding_words.funder_headline(name, total - len(indirect), len(indirect))
    page.title(headline, funding_words.funder_results(name, total, by_indicator, indirect))
    page.links(related.neighbours(record, "region", "country"))


def open_counted(record: Record, lead: str) -> None:
    """The opening of the brief on a place that a summary counts and no entry describes."""
    page.title(f"{scope.name(record)}: counted, with no entry to bear it out", lead)
    page.links(related.neighbours(record))


def open_overview(record: Record) -> None:
    """The opening of the overview: did the ILO do what it set out to do, and how firm is the record?"""
    page.title(*headlines.of_overview(record))
    terms(record)
