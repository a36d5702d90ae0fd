"""Charts: a measure in, one Altair chart out, with direct labels and its finding as description.

Each chart keeps to what Vega-Lite 5.6 draws, so that JupyterLab shows what the brief prints. What a chart is
made of is given to it when it is made: each step afterwards copies all of it again.
"""

from o7lib.show.charts.gaps import gap_grid
from o7lib.show.charts.named_bars import bars
from o7lib.show.charts.people import number_strips
from o7lib.show.charts.projects import timeline
from o7lib.show.charts.regions import region_bars
from o7lib.show.charts.rules import rule_bars
from o7lib.show.charts.stages import stage_bars
from o7lib.show.charts.targets import target_bars

__all__ = ["bars", "gap_grid", "number_strips", "region_bars", "rule_bars", "stage_bars", "target_bars", "timeline"]
