"""What a brief opens with: its title and whether its results stand, from a record narrowed to it."""

from o7lib.measures import evidence, scope, sensitivity, targets
from o7lib.show.words import overview, standing
from o7lib.tables.model.record import Record


def of_scope(record: Record) -> tuple[str, str]:
    """The title of a region's or a place's brief, and how many of its results still report under enough criteria."""
    strength = evidence.strength(record)
    policy, results = evidence.value(strength, "policy")
    clear, keeps, keeps_clear = (
        evidence.value(strength, measure)[0] for measure in ("policy_clear", "undoubted", "conditions_shown")
    )
    headline = standing.policies_headline(scope.name(record), results, policy, clear)
    return headline, standing.results_standing(results, keeps, keeps_clear)


def of_overview(record: Record) -> tuple[str, str]:
    """The title of the overview, and its answer: what was met, and what of it stands under stricter rules."""
    promised, strength = targets.for_region(record), evidence.strength(record)
    keeps, results = evidence.value(strength, "undoubted")
    keeps_clear, _ = evidence.value(strength, "conditions_shown")
    verdict = sensitivity.verdict(sensitivity.table(record))
    answer = overview.overview_answer(promised, results, keeps, keeps_clear, verdict)
    return overview.overview_headline(record.schema.subject.heading, promised, results), answer
