"""Sentences and labels on standing: what stands without a source note that doubts it."""

from o7lib.show.words.grammar import all_of, capital

STANDINGS = {
    "doubted": "Doubted: a note says that it does not count",
    "condition": "A condition of the wording is not shown",
    "clear": "No doubt that touches it",
}
MARKS = {"doubted": "doubted", "condition": "condition not shown", "clear": ""}


POLICY = {
    "clear": "Adopted, clear of doubt",
    "doubted": "Adopted, with a doubt",
    "not_adopted": "Not adopted",
    "unreported": "No report under criterion 1",
}


LEFT_OUT = "if what a source note disputes is left out"
SHOWN = "if every condition of the wording must be shown as well"


def results_standing(results: int, keeps: int, keeps_clear: int) -> str:
    """How many results still report under enough criteria without doubted reports, and with every condition shown.

    >>> results_standing(41, 17, 4)
    '17 of 41 results still report under enough criteria if what a source note disputes is left out, and 4 if every condition of the wording must be shown as well.'
    >>> results_standing(1, 0, 0)
    'The one result no longer reports under enough criteria if what a source note disputes is left out.'
    >>> results_standing(1, 1, 0)
    'The one result still reports under enough criteria if what a source note disputes is left out, but not if every condition of the wording must be shown as well.'
    """
    if results == 0:
        return ""
    if results == 1:
        if not keeps:
            return f"The one result no longer reports under enough criteria {LEFT_OUT}."
        return f"The one result still reports under enough criteria {LEFT_OUT}, {'and' if keeps_clear else 'but not'} {SHOWN}."
    who = capital(all_of(results, "results")) if keeps == results else f"{keeps or 'None'} of {results} results"
    head = f"{who} still {'reports' if keeps < 2 else 'report'} under enough criteria {LEFT_OUT}"
    return f"{head}, and {keeps_clear or 'none'} {SHOWN}." if keeps else f"{head}."


def policies_headline(name: str, results: int, policy: int, policy_clear: int) -> str:
    """What was found on a place or region, as the title of its page: policies adopted, and those clear of doubt.

    >>> policies_headline("Africa", 6, 2, 1)
    'Africa: policy adopted in 2 of 6 results, 1 of them clear of doubt'
    >>> policies_headline("Togo", 1, 1, 0), policies_headline("Togo", 1, 0, 0)
    ('Togo: policy of the one result adopted, with a doubt', 'Togo: policy of the one result not adopted')
    >>> policies_headline("Togo", 0, 0, 0), policies_headline("Togo", 2, 2, 2), policies_headline("Togo", 3, 1, 0)
    ('Togo: no result on record', 'Togo: policy adopted in both results, clear of doubt', 'Togo: policy adopted in 1 of 3 results, with a doubt')
    """
    if results == 0:
        return f"{name}: no result on record"
    if results == 1:
        end = f"adopted, {clear_of_doubt(1, policy_clear)}" if policy else "not adopted"
        return f"{name}: policy of the one result {end}"
    if not policy:
        return f"{name}: policy adopted in none of {results} results"
    which = all_of(results, "results") if policy == results else f"{policy} of {results} results"
    return f"{name}: policy adopted in {which}, {clear_of_doubt(policy, policy_clear)}"


def clear_of_doubt(adopted: int, clear: int) -> str:
    """How many of those adopted, policies or achievements, are clear of doubt.

    >>> clear_of_doubt(2, 2), clear_of_doubt(3, 1), clear_of_doubt(2, 0), clear_of_doubt(1, 0)
    ('clear of doubt', '1 of them clear of doubt', 'none of them clear of doubt', 'with a doubt')
    """
    if clear == adopted:
        return "clear of doubt"
    return "with a doubt" if adopted == 1 else f"{clear or 'none'} of them clear of doubt"
