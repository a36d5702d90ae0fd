"""Sentences and labels on standing: what stands without a source note that doubts it."""

from o7lib.show.words.grammar import all_of, count, for_place

STANDINGS = {
    "doubted": "Doubted: a note says that it does not count",
    "condition": "A condition of the wording is not shown",
    "clear": "No doubt that touches it",
}
MARKS = {"doubted": "doubted", "condition": "condition not shown", "clear": ""}


def _verb(number: int) -> str:
    return "keeps" if number == 1 else "keep"


def results_standing(results: int, keeps: int, keeps_clear: int, place: str = "the world") -> str:
    """How many results keep enough criteria when doubted reports are struck, and when conditions must be shown.

    >>> results_standing(41, 17, 4)
    'Of 41 results, 17 keep enough criteria when the reports are struck that a note says do not count, and 4 when every condition of the wording must be shown too.'
    >>> results_standing(1, 0, 0, "Togo")
    'The one result for Togo keeps too few criteria when the reports are struck that a note says do not count.'
    """
    struck = "when the reports are struck that a note says do not count"
    if results == 0:
        return ""
    if results == 1:
        enough = "enough" if keeps else "too few"
        also = "; not when every condition of the wording must be shown too" if keeps and not keeps_clear else ""
        return f"The one result{for_place(place)} keeps {enough} criteria {struck}{also}."
    head = f"Of {count(results, 'result')}{for_place(place)}, {keeps or 'none'} {_verb(keeps)} enough criteria {struck}"
    if not keeps:
        return f"{head}."
    return f"{head}, and {keeps_clear or 'none'} when every condition of the wording must be shown too."


def policies_headline(name: str, results: int, policy: int, policy_clear: int) -> str:
    """What was found on a place or region, as the title of its page: policies adopted, and adopted without doubt.

    >>> policies_headline("Africa", 6, 2, 1)
    'Africa: 2 of 6 results have their policy adopted, 1 of them without a doubt that touches it'
    >>> policies_headline("Togo", 1, 1, 0), policies_headline("Togo", 1, 0, 0)
    ('Togo: the policy of the one result is adopted, with a doubt that touches it', 'Togo: the one result has no policy adopted')
    >>> policies_headline("Togo", 0, 0, 0), policies_headline("Togo", 3, 3, 3)
    ('Togo: no result on record', 'Togo: all 3 results have their policy adopted, without a doubt that touches it')
    """
    if results == 0:
        return f"{name}: no result on record"
    if policy == 0:
        who = "the one result has" if results == 1 else f"none of {results} results has"
        return f"{name}: {who} {'no' if results == 1 else 'its'} policy adopted"
    if results == 1:
        return f"{name}: the policy of the one result is adopted, {'without' if policy_clear else 'with'} a doubt that touches it"
    who = all_of(results, "results") if policy == results else f"{policy} of {results} results"
    verb = "have their" if policy > 1 else "has its"
    return f"{name}: {who} {verb} policy adopted, {_clear(policy, policy_clear)} a doubt that touches it"


def _clear(policy: int, policy_clear: int) -> str:
    """How many of the adopted policies stand without doubt.

    >>> _clear(2, 2), _clear(3, 1), _clear(2, 0), _clear(1, 0)
    ('without', '1 of them without', 'none of them without', 'with')
    """
    if policy_clear == policy:
        return "without"
    return "with" if policy == 1 else f"{policy_clear or 'none'} of them without"
