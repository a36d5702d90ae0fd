"""A view: what a page shows of one measure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import altair as alt
import pandas as pd


@dataclass(frozen=True)
class View:
    """What a page shows of one measure: its sentences, its rows with their columns, and its chart.

    An analyst's own frame and chart make one too, with or without references:

        chart = alt.Chart(frame).mark_bar().encode(x="results", y="place")
        page.show(page.View(["What I found."], frame, {"place": "Place", "results": "Results"}, chart=chart))

    Attributes:
        sentences: what was found; empty ones are left out.
        rows: the frame behind the sentences, one row a row; None where the sentences stand alone.
        columns: column of `rows` to its heading with its unit, in order; every column where none is given.
        caption: what the table shows, with the unit of count; a chart needs none.
        opens: column of numbers to the column of references (`refs`) that each number opens.
        chart: an Altair chart of the rows; without one the rows stand in the open.
        alt: the chart's text alternative; the sentences where none is given.
        source: a frame whose `refs` are the passages behind the view; a chart's default is `rows`.
    """

    sentences: Sequence[str] = ()
    rows: pd.DataFrame | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    caption: str = ""
    opens: Mapping[str, str] = field(default_factory=dict)
    chart: alt.TopLevelMixin | None = None
    alt: str = ""
    source: pd.DataFrame | None = None

    def below_title(self) -> "View":
        """The view without its first sentence, for a page whose title says that already."""
        return replace(self, sentences=self.sentences[1:], alt=self.alt or " ".join(filter(None, self.sentences)))
