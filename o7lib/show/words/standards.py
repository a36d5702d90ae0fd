"""Sentences on international instruments."""

import pandas as pd

from o7lib.show.words.grammar import count, the


def instruments_named(rows: pd.DataFrame, named: int, total: int) -> str:
    """Which instruments results name, from `standards.cited`.

    >>> instruments_named(pd.DataFrame({"name": ["Labour Convention, 1949"], "results": [2]}), 2, 5)
    '2 of 5 results name an international instrument; the most named is the Labour Convention, 1949 (2 results).'
    """
    if total == 0:
        return "There is no result to name an instrument."
    if rows.empty or named == 0:
        return f"None of {count(total, 'result')} names an international instrument."
    top, verb = rows.iloc[0], "names" if named == 1 else "name"
    most = f"{the(top['name'])} ({count(int(top['results']), 'result')})"
    return f"{named} of {count(total, 'result')} {verb} an international instrument; the most named is {most}."
