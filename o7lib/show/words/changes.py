"""Sentences on what a change of the tables does to what the briefs say."""

from collections.abc import Mapping

from o7lib.measures import evidence, scope, sensitivity, targets
from o7lib.show.words import overview, standing
from o7lib.tables.model.record import Record


def _region(record: Record) -> str:
    strength = evidence.strength(record)
    policy, results = evidence.value(strength, "policy")
    keeps, keeps_clear = (evidence.value(strength, measure)[0] for measure in ("undoubted", "conditions_shown"))
    clear = evidence.value(strength, "policy_clear")[0]
    headline = standing.policies_headline(scope.name(record), results, policy, clear)
    return f"{headline}. {standing.results_standing(results, keeps, keeps_clear)}"


def headlines(record: Record) -> dict[str, str]:
    """What the overview and each region's brief open with, by what they are about."""
    promised, strength = targets.for_region(record), evidence.strength(record)
    keeps, results = evidence.value(strength, "undoubted")
    clear, _ = evidence.value(strength, "conditions_shown")
    answer = overview.overview_answer(promised, results, keeps, clear, sensitivity.verdict(sensitivity.table(record)))
    said = {"overview": f"{overview.overview_headline(record.schema.subject.heading, promised, results)}. {answer}"}
    return said | {key: _region(scope.narrow(record, region=key)) for key in scope.keys(record, "region")}


def moved(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """The headlines that differ, before and after; a sentence where none does.

    >>> moved({"africa": "1 result"}, {"africa": "2 results"})
    ['headline of africa', '  before: 1 result', '  after:  2 results']
    >>> moved({}, {})
    ['no headline of the overview or of a region differs']
    """
    lines = []
    for name in dict.fromkeys([*before, *after]):
        was, now = before.get(name, "(none)"), after.get(name, "(none)")
        if was != now:
            lines += [f"headline of {name}", f"  before: {was}", f"  after:  {now}"]
    return lines or ["no headline of the overview or of a region differs"]
