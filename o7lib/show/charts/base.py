"""Rows that stand in a chart's spec, and charts made without Altair's checks.

Altair copies and checks a chart, its rows with it, at every step of building it: two thirds of a chart's time.
Our charts are held to Vega-Lite's schema by tests: `to_dict` checks there, and every stored chart is checked.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import altair as alt

# A decorator: within the function nothing is checked.
unchecked = alt.utils.schemapi.debug_mode(False)


def inline(rows: Iterable[Mapping[str, Any]]) -> alt.InlineData:
    """Rows for `alt.Chart`, as a tuple: Altair copies lists cell by cell, and leaves a tuple alone.

    >>> unchecked(inline)([{"a": 1}]).to_dict(validate=False)
    {'values': [{'a': 1}]}
    """
    return alt.InlineData(values=tuple(rows))
