"""Section: how a brief on a region, a place or a funder opens: what was found, and related briefs."""

from o7lib.measures import comparison, evidence, funding, progress, related, scope, sensitivity, targets
from o7lib.show import page
from o7lib.show.sections.terms import terms
from o7lib.show.words import funding as funding_words
from o7lib.show.words import overview
from o7lib.show.words import progress as words
from o7lib.show.words.standing import policies_headline, results_standing
from o7lib.show.words.targets import uncovered_finding
from o7lib.tables.model.record import Record


def _title(record: Record, more: str = "", kind: str = "") -> None:
    """What was found as the title, how many results there are as the lead."""
    name = scope.name(record)
    lead = words.results_reported(name, *progress.sizes(record), progress.biennia(record))
    strength = evidence.strength(record)
    policy, results = evidence.value(strength, "policy")
    keeps, keeps_clear = (evidence.value(strength, measure)[0] for measure in ("undoubted", "conditions_shown"))
    headline = policies_headline(name, results, policy, evidence.value(strength, "policy_clear")[0])
    stands = results_standing(results, keeps, keeps_clear)
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
    promised, strength = targets.for_region(record), evidence.strength(record)
    keeps, results = evidence.value(strength, "undoubted")
    keeps_clear, _ = evidence.value(strength, "conditions_shown")
    verdict = sensitivity.verdict(sensitivity.table(record))
    answer = overview.overview_answer(promised, results, keeps, keeps_clear, verdict)
    page.title(overview.overview_headline(record.schema.subject.heading, promised, results), answer)
    terms(record)
