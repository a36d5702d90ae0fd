"""Sentences on how far results got."""

from collections.abc import Mapping, Sequence

import pandas as pd

from o7lib.measures import standing
from o7lib.show.words.grammar import all_of, capital, count, for_place, listing
from o7lib.show.words.standing import clear_of_doubt


def results_reported(
    place: str, n: int, places: int, by_indicator: Mapping[str, int], biennia: Sequence[str] = ()
) -> str:
    """How many results there are, and under which indicators.

    Args:
        biennia: in which there are any; told where all the results stand in one.

    >>> results_reported("Arab States", 0, 0, {})
    'The country documents have no entry for the Arab States.'
    >>> results_reported("Togo", 1, 1, {"7.1": 1}, ["2012-13"])
    'The documents report 1 result for Togo, under 7.1 in 2012-13.'
    >>> results_reported("Togo", 2, 1, {"7.1": 2, "7.2": 0}, ["2012-13", "2014-15"])
    'The documents report 2 results for Togo, both under 7.1.'
    >>> results_reported("Asia", 5, 4, {"7.1": 3, "7.2": 2})
    'The documents report 5 results in 4 places for Asia: 3 under 7.1 and 2 under 7.2.'
    >>> results_reported("the world", 5, 4, {"7.1": 3, "7.2": 2})
    'The documents report 5 results in 4 places: 3 under 7.1 and 2 under 7.2.'
    """
    if n == 0:
        return f"The country documents have no entry{for_place(place)}."
    where = f" in {places} places" if places > 1 else ""
    return f"The documents report {count(n, 'result')}{where}{for_place(place)}{under_indicators(n, by_indicator, biennia)}."


def under_indicators(n: int, by_indicator: Mapping[str, int], biennia: Sequence[str] = ()) -> str:
    """How results fall under indicators: the tail of a sentence that has said how many there are.

    >>> under_indicators(3, {"7.1": 3, "7.2": 0}), under_indicators(1, {"7.2": 1}, ["2014-15"])
    (', all under 7.1', ', under 7.2 in 2014-15')
    """
    some = [(k, i) for i, k in by_indicator.items() if k]
    when = f" in {biennia[0]}" if len(biennia) == 1 else ""
    if len(some) == 1:
        return f",{'' if n == 1 else ' both' if n == 2 else ' all'} under {some[0][1]}{when}"
    return f": {listing([f'{k} under {i}' for k, i in some])}{when}" if some else ""


def _clear(firm: int, clear: int) -> str:
    """How many of the adopted are clear of doubt, as the tail of a clause.

    >>> _clear(4, 1), _clear(2, 2), _clear(1, 0), _clear(3, 0)
    (', 1 of them clear of doubt', ', clear of doubt', ', with a doubt', ', none of them clear of doubt')
    """
    if not firm:
        return ""
    return f", {clear_of_doubt(firm, clear)}"


def reached(done: int, clear: int, total: int, place: str) -> str:
    """Say how many achievements in `place` were at least adopted: the stage is our judgement, and says so.

    Args:
        done: at least adopted. clear: of these, without a doubt that touches them. total: all.

    >>> reached(0, 0, 0, "Arab States")
    'The documents report no achievement for the Arab States.'
    >>> reached(0, 0, 1, "Africa")
    'The one achievement reported for Africa is, by our reading, not yet adopted or in operation.'
    >>> reached(1, 1, 12, "Africa")
    '1 of 12 achievements reported for Africa is, by our reading, adopted or in operation, clear of doubt; 11 are drafts or in preparation.'
    >>> reached(3, 1, 3, "the world")
    'All 3 achievements reported are, by our reading, adopted or in operation, 1 of them clear of doubt.'
    """
    if total == 0:
        return f"The documents report no achievement{for_place(place)}."
    if total == 1:
        state = f"adopted or in operation{_clear(1, clear)}" if done else "not yet adopted or in operation"
        return f"The one achievement reported{for_place(place)} is, by our reading, {state}."
    if done == total:
        who = capital(all_of(total, "achievements"))
        return f"{who} reported{for_place(place)} are, by our reading, adopted or in operation{_clear(done, clear)}."
    verb, left = ("is" if done == 1 else "are"), total - done
    rest = f"{left} {'is a draft' if left == 1 else 'are drafts'} or in preparation"
    who = f"{done or 'None'} of {total} achievements reported{for_place(place)}"
    return f"{who} {verb}, by our reading, adopted or in operation{_clear(done, clear)}; {rest}."


def policies(claimed: int, firm: int, clear: int, total: int) -> str:
    """How many results carry an adopted policy: criterion 1, which the indicators are named after.

    Args:
        claimed: report under criterion 1. firm: have it adopted. clear: of these, clear of doubt. total: results.

    >>> policies(3, 2, 1, 4)
    'Of 4 results, 3 report under criterion 1, the policy itself; it is adopted or in operation in 2 of them, 1 of them clear of doubt, and not yet in 1.'
    >>> policies(0, 0, 0, 2)
    'None of the 2 results reports under criterion 1, the policy itself.'
    >>> policies(1, 0, 0, 1)
    'The one result reports under criterion 1, the policy itself, which is not yet adopted.'
    """
    if total == 0:
        return "There is no result, and so no policy to look at."
    if claimed == 0:
        none = f"None of the {total} results reports" if total > 1 else "The one result does not report"
        return f"{none} under criterion 1, the policy itself."
    if total == 1:
        state = f"adopted or in operation{_clear(1, clear)}" if firm else "not yet adopted"
        return f"The one result reports under criterion 1, the policy itself, which is {state}."
    if firm == claimed:
        which = {1: "that one", 2: "both"}.get(claimed, "all of them")
        tail = f"it is adopted or in operation in {which}{_clear(firm, clear)}"
    elif claimed == 1:
        tail = "it is not yet adopted"
    else:
        rest = f"{', and' if firm else ' and'} not yet in {claimed - firm}"
        tail = f"it is adopted or in operation in {firm or 'none'} of them{_clear(firm, clear)}{rest}"
    who = (
        f"{capital(all_of(total, 'results'))} report"
        if claimed == total
        else f"Of {total} results, {claimed} {'reports' if claimed == 1 else 'report'}"
    )
    return f"{who} under criterion 1, the policy itself; {tail}."


def stages_finding(place: str, counts: pd.DataFrame) -> str:
    """How many achievements of `standing.by_stage` were at least adopted, and how many of these are clear of doubt."""
    return reached(*standing.firm_and_clear(counts), place)
