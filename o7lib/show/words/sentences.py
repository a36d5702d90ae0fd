"""Findings in words, computed from plain numbers: right for none, one and many."""

import re
from collections.abc import Mapping, Sequence

from o7lib.show.words.grammar import the


def count(n: int, noun: str, plural: str = "") -> str:
    """A number with its noun.

    >>> count(0, "result"), count(1, "result"), count(3, "country", "countries")
    ('no result', '1 result', '3 countries')
    """
    if n == 0:
        return f"no {noun}"
    return f"{n:,} {noun if n == 1 else plural or noun + 's'}"


def listing(names: Sequence[str]) -> str:
    """Names in a row; where a name holds an "and" of its own, a comma shows where the last one begins.

    >>> listing([]), listing(["a"]), listing(["a", "b", "c"])
    ('', 'a', 'a, b and c')
    >>> listing(["Africa", "Europe and Central Asia"])
    'Africa, and Europe and Central Asia'
    """
    if len(names) < 2:
        return "".join(names)
    bare = [re.sub(r"\(.*?\)", "", name) for name in names]
    last = ", and" if any(" and " in name for name in bare) else " and"
    return f"{', '.join(names[:-1])}{last} {names[-1]}"


def capital(text: str) -> str:
    """The first letter raised, the rest left alone.

    >>> capital("no result")
    'No result'
    """
    return text[:1].upper() + text[1:]


def percent(part: float, whole: float) -> str:
    """A share as a whole per cent, with a dash where there is nothing to share.

    >>> percent(1, 3), percent(0, 0)
    ('33%', '–')
    """
    return f"{100 * part / whole:.0f}%" if whole else "–"


WORLD = "the world"
ENOUGH = 5  # a share of fewer is left out: one row more or less turns it round


def about(place: str, word: str = "for") -> str:
    """Where a sentence speaks of a part of the record: " for the Philippines"; nothing for all of it.

    >>> about("Philippines"), about("the world")
    (' for the Philippines', '')
    """
    return "" if place == WORLD else f" {word} {the(place)}"


def results(place: str, n: int, places: int, by_indicator: Mapping[str, int], biennia: Sequence[str] = ()) -> str:
    """How many results there are, and under which indicators.

    Args:
        biennia: in which there are any; told where all the results stand in one.

    >>> results("Arab States", 0, 0, {})
    'The country documents have no entry for the Arab States.'
    >>> results("Togo", 1, 1, {"7.1": 1}, ["2012-13"])
    'The documents report 1 result for Togo, under 7.1 in 2012-13.'
    >>> results("Togo", 2, 1, {"7.1": 2, "7.2": 0}, ["2012-13", "2014-15"])
    'The documents report 2 results for Togo, both under 7.1.'
    >>> results("Asia", 5, 4, {"7.1": 3, "7.2": 2})
    'The documents report 5 results in 4 places for Asia: 3 under 7.1 and 2 under 7.2.'
    >>> results("the world", 5, 4, {"7.1": 3, "7.2": 2})
    'The documents report 5 results in 4 places: 3 under 7.1 and 2 under 7.2.'
    """
    if n == 0:
        return f"The country documents have no entry{about(place)}."
    where = f" in {places} places" if places > 1 else ""
    return f"The documents report {count(n, 'result')}{where}{about(place)}{under(n, by_indicator, biennia)}."


def under(n: int, by_indicator: Mapping[str, int], biennia: Sequence[str] = ()) -> str:
    """How results fall under indicators: the tail of a sentence that has said how many there are.

    >>> under(3, {"7.1": 3, "7.2": 0}), under(1, {"7.2": 1}, ["2014-15"])
    (', all under 7.1', ', under 7.2 in 2014-15')
    """
    some = [(k, i) for i, k in by_indicator.items() if k]
    when = f" in {biennia[0]}" if len(biennia) == 1 else ""
    if len(some) == 1:
        return f",{'' if n == 1 else ' both' if n == 2 else ' all'} under {some[0][1]}{when}"
    return f": {listing([f'{k} under {i}' for k, i in some])}{when}" if some else ""


def every(number: int, noun: str) -> str:
    """All of two or more things, as one says it; the noun in the plural.

    >>> every(2, "results"), every(3, "results")
    ('both results', 'all 3 results')
    """
    return f"both {noun}" if number == 2 else f"all {number} {noun}"


def headline(name: str, done: int, total: int) -> str:
    """What was found on a place or region, as the title of its page.

    >>> headline("Togo", 0, 0), headline("Togo", 1, 1)
    ('Togo: no achievement on record', 'Togo: the one achievement is at least adopted')
    >>> headline("Togo", 0, 1), headline("Togo", 2, 3), headline("Togo", 2, 2)
    ('Togo: the one achievement is not yet adopted', 'Togo: 2 of 3 achievements at least adopted', 'Togo: both achievements at least adopted')
    """
    if total == 0:
        return f"{name}: no achievement on record"
    if total == 1:
        return f"{name}: the one achievement is {'at least' if done else 'not yet'} adopted"
    part = every(total, "achievements") if done == total else f"{done or 'none'} of {total} achievements"
    return f"{name}: {part} at least adopted"


def reached(done: int, total: int, place: str) -> str:
    """Say how many achievements in `place` were at least adopted: the stage is our judgement, and says so.

    >>> reached(0, 0, "Arab States")
    'The documents report no achievement for the Arab States.'
    >>> reached(0, 1, "Africa")
    'The one achievement reported for Africa is, by our reading, not yet adopted or in operation.'
    >>> reached(1, 12, "Africa")
    '1 of 12 achievements reported for Africa is, by our reading, adopted or in operation; 11 are drafts or in preparation.'
    >>> reached(3, 3, "the world")
    'All 3 achievements reported are, by our reading, adopted or in operation.'
    """
    if total == 0:
        return f"The documents report no achievement{about(place)}."
    if total == 1:
        return f"The one achievement reported{about(place)} is, by our reading, {'' if done else 'not yet '}adopted or in operation."
    if done == total:
        who = capital(every(total, "achievements"))
        return f"{who} reported{about(place)} are, by our reading, adopted or in operation."
    verb, left = ("is" if done == 1 else "are"), total - done
    rest = f"{left} {'is a draft' if left == 1 else 'are drafts'} or in preparation"
    who = f"{done or 'None'} of {total} achievements reported{about(place)}"
    return f"{who} {verb}, by our reading, adopted or in operation; {rest}."


def policies(claimed: int, firm: int, total: int) -> str:
    """How many results carry an adopted policy: criterion 1, which the indicators are named after.

    >>> policies(3, 2, 4)
    'Of 4 results, 3 report under criterion 1, the policy itself; it is adopted or in operation in 2 of them and not yet in 1.'
    >>> policies(0, 0, 2)
    'None of the 2 results reports under criterion 1, the policy itself.'
    >>> policies(1, 0, 1)
    'The one result reports under criterion 1, the policy itself, which is not yet adopted.'
    """
    if total == 0:
        return "There is no result, and so no policy to look at."
    if claimed == 0:
        none = f"None of the {total} results reports" if total > 1 else "The one result does not report"
        return f"{none} under criterion 1, the policy itself."
    if total == 1:
        state = "adopted or in operation" if firm else "not yet adopted"
        return f"The one result reports under criterion 1, the policy itself, which is {state}."
    if firm == claimed:
        tail = "it is adopted or in operation in " + {1: "that one", 2: "both"}.get(claimed, "all of them")
    elif claimed == 1:
        tail = "it is not yet adopted"
    else:
        tail = f"it is adopted or in operation in {firm or 'none'} of them and not yet in {claimed - firm}"
    who = (
        f"{capital(every(total, 'results'))} report"
        if claimed == total
        else f"Of {total} results, {claimed} {'reports' if claimed == 1 else 'report'}"
    )
    return f"{who} under criterion 1, the policy itself; {tail}."


def compared(place: str, done: int, total: int, others_done: int, others_total: int) -> str:
    """One region's share of achievements at least adopted, beside all the others together.

    >>> compared("Americas", 13, 17, 79, 98)
    'In the Americas 13 of 17 achievements are at least adopted (76%); elsewhere 79 of 98 (81%).'
    >>> compared("Africa", 0, 0, 79, 98)
    'There is no achievement to compare for Africa; elsewhere 79 of 98 are at least adopted (81%).'
    """
    if total == 0:
        elsewhere = (
            f"elsewhere {others_done} of {others_total} are at least adopted{shown_share(others_done, others_total)}"
        )
        return f"There is no achievement to compare for {the(place)}; {elsewhere}."
    here = f"{done} of {count(total, 'achievement')} {'is' if done == 1 else 'are'} at least adopted{shown_share(done, total)}"
    elsewhere = f"elsewhere {others_done} of {others_total}{shown_share(others_done, others_total)}"
    return f"In {the(place)} {here}; {elsewhere}."


def shown_share(part: int, whole: int) -> str:
    """A share behind its count, where the whole is large enough for one to mean something.

    >>> shown_share(4, 8), shown_share(1, 3)
    (' (50%)', '')
    """
    return f" ({percent(part, whole)})" if whole >= ENOUGH else ""


def beside(place: str, done: int, total: int, region: str, region_done: int, region_total: int) -> str:
    """A place's achievements at least adopted beside its whole region's.

    >>> beside("Kenya", 2, 3, "Americas", 13, 17)
    '2 of 3 achievements of Kenya are at least adopted; in the Americas as a whole 13 of 17 are (76%).'
    >>> beside("Kenya", 0, 0, "Africa", 1, 2)
    'There is no achievement to compare for Kenya; in Africa as a whole 1 of 2.'
    """
    of = (
        f"{done or 'None'} of {count(total, 'achievement')} of {the(place)} {'is' if done < 2 else 'are'} at least adopted"
        if total
        else f"There is no achievement to compare for {the(place)}"
    )
    verb = "is" if region_done == 1 else "are"
    around = (
        f"in {the(region)} as a whole {region_done} of {region_total} {verb}{shown_share(region_done, region_total)}"
    )
    return f"{of}; {around}." if total else f"{of}; {around.removesuffix(' is').removesuffix(' are')}."


def spread(regions: Sequence[tuple[str, int, int]]) -> str:
    """The regions with the highest and the lowest share of achievements at least adopted.

    >>> spread([("Asia", 9, 10), ("Arab States", 4, 7)])
    'The share of achievements at least adopted runs from 9 of 10 in Asia (90%) to 4 of 7 in the Arab States (57%).'
    >>> spread([("Asia", 9, 10)])
    'Only one region has achievements: in Asia 9 of 10 are at least adopted (90%).'
    >>> spread([])
    'No region has an achievement to compare.'
    """
    if not regions:
        return "No region has an achievement to compare."
    if len(regions) == 1:
        name, done, total = regions[0]
        verb = "is" if done == 1 else "are"
        return f"Only one region has achievements: in {the(name)} {done} of {total} {verb} at least adopted{shown_share(done, total)}."
    first, last = [
        f"{done} of {total} in {the(name)}{shown_share(done, total)}" for name, done, total in (regions[0], regions[-1])
    ]
    return f"The share of achievements at least adopted runs from {first} to {last}."
