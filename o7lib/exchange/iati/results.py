"""Results of an activity: one a biennium and indicator, with its criteria and its printed numbers as indicators."""

from calendar import monthrange
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET

from o7lib.exchange.iati.elements import Row, add_text, child, document_link, documents_by_id, period, table_rows
from o7lib.measures import standing
from o7lib.tables.export.values import Plain
from o7lib.tables.model.record import Record
from o7lib.tables.model.references import ACHIEVEMENT, RESULT
from o7lib.tables.model.schema import Schema

OUTCOME, UNIT, QUALITATIVE = "2", "1", "5"  # type of a result; measures of its indicators
OWN_VOCABULARY = "99"
Key = tuple[Plain, ...]


def grouped_by(rows: list[dict[str, Plain]], *columns: str) -> dict[Key, list[dict[str, Plain]]]:
    """Rows by the values of some columns, in their order.

    >>> grouped_by([{"cpo": "KHM129", "item": 1}], "cpo")
    {('KHM129',): [{'cpo': 'KHM129', 'item': 1}]}
    """
    found: dict[Key, list[dict[str, Plain]]] = {}
    for row in rows:
        found.setdefault(tuple(row[c] for c in columns), []).append(row)
    return found


def _day(moment: str, last: bool) -> str:
    """The first or last day of an ISO year, month or day."""
    year, month, day = (*(int(part) for part in moment.split("-")), 0, 0)[:3]
    month = month or (12 if last else 1)
    return f"{year:04}-{month:02}-{day or (monthrange(year, month)[1] if last else 1):02}"


def bounds(printed: str) -> tuple[str, str]:
    """First and last day of a period: an ISO year, month or day, or two of them with a slash between.

    >>> bounds("2013"), bounds("2012-06/2013-02")
    (('2013-01-01', '2013-12-31'), ('2012-06-01', '2013-02-28'))
    """
    first, _, last = printed.partition("/")
    return _day(first, last=False), _day(last or first, last=True)


@dataclass(frozen=True)
class Material:
    """What the results of a record are written from: rows by key, and the words of its schema."""

    schema: Schema
    documents: dict[Plain, dict[str, Any]]
    biennia: dict[Plain, tuple[str, str]]
    indicators: dict[Key, dict[str, Plain]]
    criteria: dict[Key, dict[str, Plain]]
    achievements: dict[Key, list[dict[str, Plain]]]
    figures: dict[Key, list[dict[str, Plain]]]
    doubts: dict[Key, list[dict[str, Plain]]]


def material(record: Record) -> Material:
    """Gather what the results of a record are written from."""
    doubts = standing.notes_on_reports(record)
    return Material(
        record.schema,
        documents_by_id(record),
        {b["biennium"]: bounds(f"{b['first_year']}/{b['last_year']}") for b in table_rows(record, "biennia")},
        {(i["biennium"], i["indicator"]): i for i in table_rows(record, "indicators")},
        {(c["biennium"], c["indicator"], c["criterion"]): c for c in table_rows(record, "criteria")},
        grouped_by(table_rows(record, "achievements"), *RESULT),
        grouped_by(table_rows(record, "figures"), *RESULT),
        grouped_by(table_rows(Record({"doubts": doubts}), "doubts"), *ACHIEVEMENT),
    )


def started(activity: ET.Element, title: str, indicator: Row) -> ET.Element:
    """Append a result of an indicator, as far as its title and description."""
    result = child(activity, "result", type=OUTCOME, aggregation_status="0")
    add_text(result, "title", title)
    add_text(result, "description", f"{indicator['label']}. {indicator['description']}")
    return result


def refer(result: ET.Element, indicator: Row, schema: Schema) -> None:
    """Append the indicator's number in the record's own vocabulary; on the result, so never on its indicators."""
    home = str(schema.descriptor.get("homepage") or "datapackage.json")
    child(
        result,
        "reference",
        vocabulary=OWN_VOCABULARY,
        code=indicator["indicator"],
        vocabulary_uri=f"{home}#indicators",
    )


def add_result(activity: ET.Element, row: Row, given: Material) -> bool:
    """Append one row of `results`; False, and nothing appended, where it has neither achievement nor number.

    IATI asks for an indicator in every result, and a scope can leave a result without any.
    """
    key = tuple(row[c] for c in RESULT)
    achievements, figures = given.achievements.get(key, []), given.figures.get(key, [])
    if not achievements and not any(_counts(f) for f in figures):
        return False
    indicator = given.indicators[row["biennium"], row["indicator"]]
    result = started(activity, f"Indicator {row['indicator']}, {row['biennium']}", indicator)
    document_link(result, given.documents, row)
    refer(result, indicator, given.schema)
    for (number,), items in sorted(grouped_by(achievements, "criterion").items()):
        _criterion(result, given.criteria[row["biennium"], row["indicator"], number], items, given)
    for figure in figures:
        _figure(result, figure, given)
    return True


def _criterion(result: ET.Element, criterion: Row, items: list[dict[str, Plain]], given: Material) -> None:
    """One measurement criterion as a qualitative indicator: what was reached stands in words, without a value."""
    indicator = child(result, "indicator", measure=QUALITATIVE, aggregation_status="0")
    add_text(indicator, "title", f"Criterion {criterion['criterion']}: {criterion['label']}")
    add_text(indicator, "description", criterion["description"])
    when = period(indicator, *given.biennia[items[0]["biennium"]])
    for item in sorted(items, key=lambda row: int(row["item"] or 0)):
        actual = child(when, "actual")
        if len(items) > 1:
            child(actual, "dimension", name="item", value=item["item"])
        add_text(actual, "comment", comment(item, given))
        document_link(actual, given.documents, item)


def comment(item: Row, given: Material) -> str:
    """What an achievement is: its stage with the reason, the notes that doubt it, and what it was, in lines."""
    stage = given.schema.label("achievements", "stage", str(item["stage"]))
    lines = [f"Stage: {stage}. {item['stage_reason'] or ''}".strip()]
    doubts = given.doubts.get(tuple(item[c] for c in ACHIEVEMENT), [])
    for doubt in doubts:
        effect = given.schema.label("source_notes", "effect", str(doubt["effect"]))
        lines.append(f"Doubt ({effect.lower()}): {doubt['note']}")
    if not doubts:
        lines.append("Doubt: no source note touches whether it counts.")
    lines += [f"{head}: {item[column]}" for head, column in TOLD.items() if item[column]]
    return "\n".join(lines)


TOLD = {"Achieved": "summary", "The ILO's contribution": "ilo_contribution"}
PEOPLE = {"value": None, "women": "female", "men": "male"}


def _counts(figure: Row) -> bool:
    return any(figure[column] is not None for column in PEOPLE)


def _figure(result: ET.Element, figure: Row, given: Material) -> None:
    """One printed number as an indicator of units, women and men as dimensions; nothing where no number is given."""
    if not _counts(figure):
        return
    indicator = child(result, "indicator", measure=UNIT, aggregation_status="0")
    add_text(indicator, "title", figure["measure"])
    add_text(indicator, "description", given.schema.label("figures", "measure_group", str(figure["measure_group"])))
    printed = figure["period"]
    when = period(indicator, *(bounds(str(printed)) if printed else given.biennia[figure["biennium"]]))
    for column, sex in PEOPLE.items():
        if figure[column] is None:
            continue
        actual = child(when, "actual", value=figure[column])
        if sex:
            child(actual, "dimension", name="sex", value=sex)
        if not sex and figure["women_pct"] is not None:
            add_text(actual, "comment", f"Share of women as printed: {figure['women_pct']} per cent.")
        document_link(actual, given.documents, figure)
