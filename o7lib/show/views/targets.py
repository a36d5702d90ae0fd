"""Views of targets and of what was reported against them."""

import pandas as pd

from o7lib.measures import scope
from o7lib.show import charts
from o7lib.show.page import View
from o7lib.show.words import targets as words
from o7lib.tables.model.record import Record

REGION_COLUMNS = {
    "region": "Region",
    "biennium": "Biennium",
    "indicator": "Indicator",
    "target_label": "Target (member States)",
    "reported": "Reported (member States)",
    "detailed": "With an entry (member States)",
    "subregions": "Regional entries listed",
    "verdict_label": "Verdict",
}
COLUMNS = {column: heading for column, heading in REGION_COLUMNS.items() if column != "region"}
WITHOUT_ENTRY = {"place": "Place", "biennium": "Biennium", "indicator": "Indicator"}


def labelled(rows: pd.DataFrame) -> pd.DataFrame:
    """`targets.against_targets` with `target_label` ("none set" is a value, not a blank) and `verdict_label`."""
    target = ["none set" if pd.isna(t) else str(t) for t in rows["target"]]
    return rows.assign(target_label=target, verdict_label=rows["verdict"].map(words.VERDICTS))


def one_region(rows: pd.DataFrame, record: Record) -> View:
    """Targets and reports of one region, from `targets.for_region`."""
    sentences = words.target_findings(scope.name(record), rows) or [words.NO_TARGET]
    chart = charts.target_bars(rows, sentences[0])
    return View(sentences, labelled(rows), COLUMNS, opens={"reported": "refs"}, chart=chart)


def every_region(rows: pd.DataFrame, masked: pd.DataFrame, world: pd.DataFrame, record: Record) -> View:
    """Targets and reports of the world as a chart, of every region as a table.

    Args:
        rows: `targets.against_targets`. masked: `targets.masked`. world: `targets.for_region` of the world.
    """
    sentences = words.target_findings(scope.name(record), world) or [words.NO_TARGET]
    return View(
        [*sentences, *words.masked_findings(masked)],
        labelled(rows),
        REGION_COLUMNS,
        opens={"reported": "refs"},
        chart=charts.target_bars(world, sentences[0]) if sentences else None,
        alt=" ".join(sentences),
        source=world,
    )


def without_entry(rows: pd.DataFrame) -> View:
    """Places that a summary counts and no entry describes, from `targets.listed_without_entry`."""
    caption = "Counted in a summary without an entry in the country document; places"
    return View([words.uncovered_finding(rows)], rows, WITHOUT_ENTRY, caption, source=rows)


def counted_only(rows: pd.DataFrame, world: pd.DataFrame, record: Record) -> View:
    """What the record says of a place without an entry.

    Args:
        rows: `targets.listed_without_entry` of the place. world: `targets.for_region` of the world.
    """
    sentence = words.counted_only_finding(scope.name(record), rows, world)
    return View([sentence], rows, WITHOUT_ENTRY, "Counted without an entry; places", source=rows)


def of_country(across: pd.DataFrame, kind: str, record: Record) -> View:
    """Whether the summaries and the country documents agree on a place.

    Args:
        across: `comparison.place_across`. kind: `comparison.kind_of` of the place.
    """
    return View([*words.listed_findings(scope.name(record), across, kind), words.no_country_target()])
