"""What a funder is named for, and what the annex lists: rows of a measure in, sentences out."""

from collections.abc import Mapping, Sequence

import pandas as pd

from o7lib.show.words.grammar import the
from o7lib.show.words.sentences import capital, count, listing, under


def headline(name: str, direct: int, indirect: int = 0) -> str:
    """What was found on a funder, as the title of its page.

    Args:
        direct: results that name it as paying. indirect: results that name it only for a programme of others.

    >>> headline("Canada", 0), headline("Canada", 1), headline("Canada", 5, 1)
    ('Canada: named as paying for no result', 'Canada: named as paying for 1 result', 'Canada: named as paying for 5 results, indirectly for 1 more')
    """
    more = f", indirectly for {indirect}{' more' if direct else ''}" if indirect else ""
    return f"{name}: named as paying for {count(direct, 'result')}{more}"


def funder_results(name: str, n: int, by_indicator: Mapping[str, int], indirect: Sequence[str] = ()) -> str:
    """How many results name a funder as paying for part of their work, and which only for a programme of others.

    Args:
        n, by_indicator: results that name the funder, in all and by indicator.
        indirect: places whose result names it only indirectly.

    >>> funder_results("European Union", 0, {})
    'No result names the European Union as paying; it stands in the record only as paying for projects of the annex.'
    >>> funder_results("Canada", 3, {"7.1": 3})
    '3 results name Canada as paying for part of their work, all under 7.1.'
    >>> funder_results("Canada", 2, {"7.1": 1, "7.2": 1}, ["Togo"])
    '1 result names Canada as paying for part of its work; 1 more, Togo, only for a programme of others.'
    >>> funder_results("Canada", 1, {"7.1": 1}, ["Togo"])
    '1 result, Togo, names Canada, and only as paying for a programme of others.'
    """
    if n == 0:
        return (
            f"No result names {the(name)} as paying; it stands in the record only as paying for projects of the annex."
        )
    where, direct = listing([the(place) for place in indirect]), n - len(indirect)
    verb = "names" if (direct or n) == 1 else "name"
    if not direct:
        return f"{count(n, 'result')}, {where}, {verb} {the(name)}, and only as paying for a programme of others."
    head = (
        f"{count(direct, 'result')} {verb} {the(name)} as paying for part of {'its' if direct == 1 else 'their'} work"
    )
    if not indirect:
        return f"{head}{under(n, by_indicator)}."
    return f"{head}; {len(indirect)} more, {where}, only for a programme of others."


def credited(name: str, rows: pd.DataFrame) -> str:
    """How many achievements carry a funder's name in their own row, from `funding.credited`.

    >>> rows = pd.DataFrame({"named": [True, True, False], "indirect": [False, True, False], "firm": [True, False, True]})
    >>> credited("European Union", rows)
    'Of the 3 achievements in these results, 2 name the European Union in their own row (1 only indirectly); 1 of the 2 is at least adopted.'
    """
    mine = rows[rows["named"]]
    if rows.empty:
        return ""
    if mine.empty:
        of = (
            f"None of the {len(rows)} achievements in these results names"
            if len(rows) > 1
            else "The one achievement does not name"
        )
        return f"{of} {the(name)} in its own row: the text names it for the result as a whole."
    firm, indirect = int(mine["firm"].sum()), int(mine["indirect"].sum())
    aside = f" ({indirect} only indirectly)" if indirect else ""
    head = f"Of the {count(len(rows), 'achievement')} in these results, {len(mine)} {'names' if len(mine) == 1 else 'name'} {the(name)} in {'its' if len(mine) == 1 else 'their'} own row{aside}"
    if len(mine) == 1:
        return f"{head}; it is {'at least' if firm else 'not yet'} adopted."
    return f"{head}; {firm or 'none'} of the {len(mine)} {'is' if firm < 2 else 'are'} at least adopted."


def _dates(rows: pd.DataFrame) -> str:
    """The years of annex projects, which were plans when the annex was written."""
    end = int(rows["last_year"].fillna(rows["first_year"]).max())
    return f"with years, as given there, from {int(rows['first_year'].min())} to {end}"


def annex(rows: pd.DataFrame) -> str:
    """How many projects the annex lists and over which years, from `projects.timeline`.

    >>> annex(pd.DataFrame({"first_year": [2008, 2012], "last_year": [2011, 2016]}))
    'The annex lists 2 projects, with years, as given there, from 2008 to 2016.'
    """
    return (
        f"The annex lists {count(len(rows), 'project')}, {_dates(rows)}."
        if len(rows)
        else "The annex lists no project."
    )


def annex_of(name: str, rows: pd.DataFrame, total: int) -> str:
    """Which of the annex's projects one funder pays for, from `projects.of_funder`.

    >>> annex_of("European Union", pd.DataFrame({"first_year": [2010], "last_year": [2016]}), 21)
    "Of the annex's 21 projects, 1 names the European Union as paying, with years, as given there, from 2010 to 2016."
    >>> annex_of("Canada", pd.DataFrame({"first_year": [], "last_year": []}), 21)
    "None of the annex's 21 projects names Canada as paying."
    """
    if rows.empty:
        return f"None of the annex's {total} projects names {the(name)} as paying."
    verb = "names" if len(rows) == 1 else "name"
    return f"Of the annex's {count(total, 'project')}, {len(rows)} {verb} {the(name)} as paying, {_dates(rows)}."


def links(rows: pd.DataFrame, unlinked: pd.DataFrame) -> str:
    """How strongly annex projects are tied to results, from `projects.links` and `projects.unlinked`.

    >>> links(pd.DataFrame({"strength": ["A", "C"]}), pd.DataFrame({"project_id": []}))
    '2 possible links tie annex projects to results; in 1 the result names the project. Every project has a link.'
    """
    if rows.empty:
        return "Nothing ties a project of the annex to a result here."
    strongest = int((rows["strength"].astype(str) == "A").sum())
    left = len(unlinked)
    tail = (
        f"{count(left, 'project')} of the annex {'has' if left == 1 else 'have'} none"
        if left
        else "Every project has a link"
    )
    verb = "ties" if len(rows) == 1 else "tie"
    return f"{count(len(rows), 'possible link')} {verb} annex projects to results; in {strongest or 'none'} the result names the project. {capital(tail)}."
