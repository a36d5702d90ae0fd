"""Contents of the linked views as HTML and chart specs, from a selection.

Plain functions: what a widget shows is what these return, so that it can be tested without a browser.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

from o7lib.measures import selection
from o7lib.measures.places import by_place
from o7lib.show import charts
from o7lib.show.explorer import labels
from o7lib.show.explorer.choices import Names
from o7lib.show.html.elements import Markup, tag, text
from o7lib.show.html.tables import table
from o7lib.show.maps import maps
from o7lib.show.maps.layers import NO_RESULT
from o7lib.show.page import stage_badge
from o7lib.show.style import theme
from o7lib.show.views import targets as targets_views
from o7lib.show.words import places as places_words
from o7lib.show.words.funding import payment
from o7lib.show.words.targets import VERDICTS
from o7lib.tables.geography import shapes
from o7lib.tables.model.record import Record
from o7lib.tables.model.references import RESULT, passage
from o7lib.tables.model.schema import Schema

NOT_SELECTED = "No result in the selection"
Html = str


def summary(rows: pd.DataFrame, everything: pd.DataFrame, schema: Schema, listed: Sequence[str] = ()) -> str:
    """How much of the record is selected, in one sentence: achievements, results, places, how many at least adopted.

    Args:
        rows: the selected rows of `facets.achievements`; `everything`: all of them. schema: of the record.
        listed: names of places in the selection that a summary counts without an entry.
    """
    words = labels.PAGE
    if rows.empty:
        return " ".join(words["no_entry"].format(place=place) for place in listed) or words["none"]
    counts = selection.sizes(rows, everything, schema.firm_stage)
    firm = {
        "firm_word": schema.label("achievements", "stage", schema.firm_stage).lower(),
        "firm_one": "" if counts["firm"] else words["not"],
        "clear_said": labels.clear_said(len(rows), counts["firm"], counts["clear"]),
    }
    sentence = words["one" if len(rows) == 1 else "many"].format(**counts, **firm)
    return f"{sentence} {words['everything']}" if len(rows) == len(everything) else sentence


def chart_output(drawn: alt.TopLevelMixin, says: str) -> dict[str, Any]:
    """A chart as the output of a cell: its spec and, where it cannot be drawn, what it says.

    The spec is not validated each time, which a reader who ticks boxes would wait for; tests do it once.
    """
    spec = drawn.to_dict(validate=False)
    spec.pop("$schema", None)
    data = {theme.MIME: {**spec, "description": says}, "text/plain": f"[chart] {says}"}
    return {"output_type": "display_data", "data": data, "metadata": {}}


def _sentence_output(words: str) -> dict[str, Any]:
    """A sentence as the output of a cell, where there is nothing to draw."""
    return {
        "output_type": "display_data",
        "data": {"text/html": tag("p", text(words), class_="none"), "text/plain": words},
        "metadata": {},
    }


def selection_map(selected: Record, regions: Sequence[str], whole: bool, names: Names) -> dict[str, Any]:
    """The map of a selection: how far the policy got in each place; one region chosen is a close-up.

    Args:
        selected: `selection.narrowed`. regions: those chosen. whole: whether nothing is left out.
    """
    if selected.untracked("results").empty and selected.untracked("reported_places").empty:
        return _sentence_output(labels.PAGE["none"])
    rows = by_place(selected, shapes.areas())
    says = places_words.policies(rows)
    near = regions[0] if len(regions) == 1 else shapes.WORLD
    drawn = chart_output(maps.policies(rows, says, near), says)
    return drawn if whole else _reworded(drawn, NO_RESULT, NOT_SELECTED)


def _reworded(output: dict[str, Any], words: str, others: str) -> dict[str, Any]:
    """A chart with some words put otherwise throughout: rows, scales, legend and conditions must say the same."""
    return json.loads(json.dumps(output).replace(json.dumps(words)[1:-1], json.dumps(others)[1:-1]))


TARGETS = {
    "region": "Region", "biennium": "Biennium", "indicator": "Indicator", "target_label": "Target",
    "reported": "Reported", "detailed": "With an entry", "selected": "of them in the selection",
    "verdict_label": "Verdict",
}  # fmt: skip


def targets(rows: pd.DataFrame) -> Html:
    """`selection.against_targets` as a table."""
    return table(targets_views.labelled(rows), TARGETS, "Targets and reports beside the selection; member States")


def targets_chart(rows: pd.DataFrame) -> dict[str, Any]:
    """Reports against targets as bars: of the one region shown, else a sentence that sends to the table."""
    if len(set(rows["region_id"])) != 1:
        return _sentence_output("The bars show one region, or the world; the table below shows each region chosen.")
    parts = [f"{r.biennium}, {r.indicator}: {r.reported} reported, {VERDICTS[r.verdict]}" for r in rows.itertuples()]
    says = f"Member States reported against targets, {rows['region'].iloc[0]}: {'; '.join(parts)}."
    return chart_output(charts.target_bars(rows, says), says)


def matrix(cells: pd.DataFrame, rows: pd.DataFrame, judged: pd.DataFrame, schema: Schema) -> Html:
    """Results of the selection against every criterion; what the selection leaves out of them is pale.

    Args:
        cells: `progress.matrix` of the whole record. rows: the selected achievements.
        judged: `sensitivity.judged` under the rule in force.
    """
    key = [*RESULT, "criterion"]
    chosen = set(rows[key].itertuples(index=False, name=None))
    counts = judged.set_index(RESULT)["counts"]
    selected = cells[pd.MultiIndex.from_frame(cells[RESULT]).isin(pd.MultiIndex.from_frame(rows[RESULT]))]
    badges = {code: stage_badge(code, schema) for code in (*schema.codes("achievements", "stage"), None)}
    lines = [
        _result(result, group, chosen, bool(counts[result]), badges)
        for result, group in selected.groupby(RESULT, sort=False)
    ]
    criteria = {f"criterion_{c}": f"Criterion {c}" for c in sorted(cells["criterion"].unique())}
    heads = {"result": "Result", **criteria, "counts": "Counts under the rule"}
    shown = pd.DataFrame([{head: line.get(head, "not asked") for head in heads} for line in lines], columns=list(heads))
    return table(shown, heads, f"Results of the selection against the criteria; {len(lines)} results", kind="matrix")


def _result(
    result: Sequence[str],
    cells: pd.DataFrame,
    chosen: set[tuple[Any, ...]],
    counts: bool,
    badges: Mapping[str | None, Markup],
) -> dict[str, Markup]:
    row = {"result": Markup(text(cells["place"].iloc[0]) + tag("span", text(", ".join(result)), class_="at below"))}
    for cell in cells.to_dict("records"):
        badge = badges[cell["stage"] if isinstance(cell["stage"], str) else None]
        title = f"Criterion {cell['criterion']}: {cell['label']}"
        pale = None if (*result, cell["criterion"]) in chosen else "pale"
        row[f"criterion_{cell['criterion']}"] = Markup(tag("span", badge, class_=pale, title=title))
    return row | {"counts": Markup("yes" if counts else tag("strong", "no"))}


EVIDENCE = {
    "place": "Place", "biennium": "Biennium", "indicator": "Indicator", "cpo": "CPO", "criterion": "Criterion",
    "stage": "Stage", "summary": "What was achieved", "kinds": "Kind", "paid": "Paid by", "at": "Source",
}  # fmt: skip


def evidence(rows: pd.DataFrame, names: Names, schema: Schema) -> Html:
    """The selected achievements as a table, one row each, to be read or copied into a spreadsheet."""
    shown = rows.assign(
        stage=[stage_badge(s, schema, held) for s, held in zip(rows["stage"], rows["standing"], strict=True)],
        kinds=[", ".join(names["type"][t] for t in types) for types in rows["types"]],
        summary=[Markup(tag("span", text(words), class_="told")) for words in rows["summary"]],
        paid=[payers(row, names) for row in rows.to_dict("records")],
        at=[passage(doc_id, lines) for doc_id, lines in zip(rows["doc_id"], rows["lines"], strict=True)],
    )
    return table(shown, EVIDENCE, f"{labels.CAPTION}: {len(rows)}", kind="evidence")


def payers(row: Mapping[Any, Any], names: Names) -> str:
    """Who is named as paying for an achievement, and who for its result as a whole; else what is said of support."""
    own = [names["funder"][f] for f in row["funders"]]
    whole = [f"{names['funder'][f]} (for the result as a whole)" for f in row["funders_of_result"]]
    return payment([*own, *whole], row["support"])
