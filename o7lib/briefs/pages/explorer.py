"""The explorer page: the whole record in one HTML file, filtered in the browser without a network."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pandas as pd
from markupsafe import Markup

from o7lib import files
from o7lib.briefs import freshness
from o7lib.briefs.figures.svg import inlined
from o7lib.briefs.pages.exporter import Imprint
from o7lib.briefs.pages.templates import TEMPLATES, allowed, rendered, style_sheet
from o7lib.briefs.pages.vega_bundle import vega_bundle
from o7lib.briefs.plan.briefs import Brief
from o7lib.briefs.plan.navigation import FRONT, Link, Navigation, as_parts
from o7lib.measures import coding_coverage, facets, requirements, scope, targets
from o7lib.show.explorer import charts, choices, criteria_charts
from o7lib.show.explorer import rows as explorer_rows
from o7lib.show.explorer.evidence_table import evidence
from o7lib.show.explorer.labels import ALL, CAPTION, CAVEATS, COLUMNS, MATRIX_ROWS, NAME, PAGE, SORTS, TITLE
from o7lib.show.html.parts import render
from o7lib.show.maps import markers
from o7lib.show.maps.layers import DISCLAIMER
from o7lib.show.words.caveats import STANDING, always, judgement
from o7lib.show.words.standing import MARKS
from o7lib.tables.coding.codings import twice_coded
from o7lib.tables.export.values import FORMULA
from o7lib.tables.geography import shapes as geography_shapes
from o7lib.tables.model.paths import ROOT
from o7lib.tables.model.record import Record

FILE = "explore.html"
Given = dict[str, Any]


def _briefs(record: Record) -> dict[str, str]:
    """The file of the brief of every place."""
    return {place: Brief(f"country/{place}", "").file for place in facets.places(record)["place_id"]}


def _windows(regions: Iterable[str] = ()) -> Given:
    """What the map may show: the world, or the close-up of a region by `region_id`; every region given has one."""
    windows = {region: geography_shapes.close_up(region) for region in regions} | geography_shapes.windows()
    return {name: {"width": w.width, "height": w.height, "projection": w.projection} for name, w in windows.items()}


def _specs(record: Record, frame: pd.DataFrame, windows: Given) -> Given:
    """The views as specs; the map has its shapes in it."""
    criteria = explorer_rows.criteria(facets.criteria(record))
    numbers = sorted({c["criterion"] for c in criteria})
    heads = max((c["lines"].count("\n") + 1 for c in criteria), default=1)
    regions = [r["lines"] for r in explorer_rows.regions(record.columns("regions", "region_id", "name"))]
    most = max(frame.groupby(["region_id", "asked"]).size(), default=1)
    drawn = {
        "map": charts.places_map(windows[targets.WORLD]),
        "stages": charts.stage_bars(),
        "region": criteria_charts.criteria_squares(regions, numbers, heads, most),
        "result": criteria_charts.result_cells(numbers, heads),
        "targets": charts.target_rows(),
    }
    shapes = geography_shapes.topojson_text()
    return {name: inlined(charts.spec(chart), shapes) for name, chart in drawn.items()}


MARK = 15.5  # pixels of the world map that a mark of the most achievements takes on a wide screen


def _places(record: Record) -> list[Given]:
    """The places of the map; on that of the world a mark stands beside those it would cover (`markers`)."""
    known = explorer_rows.places(facets.places(record))
    shown = [p for p in known if p["longitude"] is not None]
    moved_to = markers.places(
        geography_shapes.window(targets.WORLD), [(p["longitude"], p["latitude"]) for p in shown], MARK
    )
    moved = {p["place_id"]: [round(lon, 2), round(lat, 2)] for p, (lon, lat) in zip(shown, moved_to, strict=True)}
    return [p | {"apart": moved.get(p["place_id"])} for p in known]


def given(record: Record, frame: pd.DataFrame) -> Given:
    """Everything that the page's script works with: rows, tables, charts, words. `frame`: `facets.achievements`."""
    names = choices.names(record)
    windows = _windows(record.columns("regions", "region_id")["region_id"])
    results = record.columns("results", "cpo", "place_id")
    return {
        "rows": explorer_rows.rows(frame, facets.filter_values(frame), names, _briefs(record)),
        "columns": COLUMNS,
        "places": _places(record),
        "regions": explorer_rows.regions(record.columns("regions", "region_id", "name")),
        "criteria": explorer_rows.criteria(facets.criteria(record)),
        "stages": explorer_rows.stages(names["stage"], record.schema.firm_stage),
        "targets": explorer_rows.targets(targets.against_targets(record)),
        "totals": {"results": len(results), "places": results["place_id"].nunique()},
        "firm_word": names["stage"][record.schema.firm_stage].lower(),
        "world": targets.WORLD,
        "windows": windows,
        "paint": explorer_rows.paint(),
        "specs": _specs(record, frame, windows),
        "marks": MARKS,
        "signs": criteria_charts.SIGNS,
        "words": PAGE | {"file": PAGE["file"].format(outcome=record.schema.subject.file)},
        "formula": FORMULA.pattern,
    }


def as_json(value: Any) -> str:
    """JSON that can stand inside a script element: no character of it can end the element or open a comment.

    >>> as_json({"a": "</script><!--"})
    '{"a":"\\\\u003c/script>\\\\u003c!--"}'
    """
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).replace("<", "\\u003c")


def notices() -> str:
    """Whose work the page carries, and under which licences: it stands before the script that it is about."""
    return (ROOT / "THIRD-PARTY-NOTICES.txt").read_text(encoding="utf-8")


def page(record: Record) -> str:
    """The whole page of a record, without its seal. Same record, same bytes."""
    names, frame = choices.names(record), facets.achievements(record)
    holds = given(record, frame)
    firm, shape = record.schema.firm_stage, record.schema
    said = STANDING | {"judgement": judgement(coding_coverage.by_biennium(record, twice_coded()))}
    scripts = f"/*!\n{notices()}*/\n{vega_bundle()}", (TEMPLATES / "explore.js").read_text(encoding="utf-8")
    imprint = Imprint(shape.title, shape.version, shape.created[:10], "", {}, record.reads, subject=shape.subject)
    return rendered(
        "explore.html.j2",
        subject=shape.subject,
        title=TITLE,
        policy=allowed(*scripts),
        trail=Markup(render(as_parts(Navigation((Link(FRONT, ALL),), NAME))[0])),
        disclaimer=" ".join(DISCLAIMER),
        more_css=style_sheet("explore.css"),
        filters=[asdict(f) for f in choices.filters(choices.choices_by_filter(record, names), names["stage"][firm])],
        indicators=requirements.indicators(record)[["indicator", "label"]].to_dict("records"),
        criteria=holds["criteria"],
        stages=choices.stages(shape),
        matrix_rows=MATRIX_ROWS,
        sorts=SORTS,
        table=Markup(evidence(frame, names, shape, _briefs(record), CAPTION)),
        caveats=[said[name] for name in (*always(), *CAVEATS)],
        imprint=imprint,
        cite=imprint.cite(TITLE),
        given=Markup(as_json(holds)),
        scripts=[Markup(script) for script in scripts],
    )


def made_from(record: Record) -> str:
    """A digest of everything but the rows: library, template, tools, the schema with its labels, the map."""
    also = {"schema": json.dumps(record.schema.descriptor, sort_keys=True), "shapes": geography_shapes.topojson_text()}
    also |= {"windows": json.dumps(_windows()), "notices": notices(), "coded": repr(sorted(twice_coded()))}
    return freshness.inputs("explore", also, freshness.tools())


def explore(record: Record, out: Path) -> Path:
    """Write `explore.html` into a folder, whole, unless the page that stands there is current.

    Args:
        record: the whole record, from `load_all()`.
        out: the folder; its other pages are what the rows link to.

    Raises:
        OSError: the page could not be written; what stood there stays.
    """
    file, inputs = out / FILE, made_from(record)
    if freshness.is_current(file, inputs, scope.digester(record)):
        return file
    untracked = Record(
        {name: record.untracked(name) for name in record}, schema=record.schema
    )  # it notes what this page reads, and nothing else
    files.write(
        file, freshness.add_seal(page(untracked), inputs, untracked.reads, summary={"record": record.schema.name})
    )
    return file
