"""Check the rows that cite the summaries and the background note."""

import re
from collections.abc import Iterator

import pandas as pd

from o7lib.tables.audit.evidence import Evidence, Finding
from o7lib.tables.audit.matching import any_occurs, numbers, occurs, years
from o7lib.tables.audit.own_text import untied_words
from o7lib.tables.documents.texts import spans

TARGET, TOTAL = re.compile(r"\btargets?\b", re.I), re.compile(r"\bTotal No", re.I)
COUNTED = re.compile(r"(?P<count>\d+)\s+(?P<unit>member States|regions)", re.I)
SHARE = re.compile(r"(?P<count>\d+)\s+in\s+(?:the\s+)?(?P<region>[A-Z][\w -]*\w)")
UNITS = {"member states": "member_state", "regions": "subregion"}
MARKED = re.compile(r"•|(?<![\w.-])\d{1,2}\.\s")
LESSONS = "Lessons learned"


def _cells(e: Evidence, row_doc: str, indicator: str) -> pd.DataFrame:
    label = rf"^(?:Indicator )?{re.escape(indicator)}\b"
    return e.parts[(e.parts["doc_id"] == row_doc) & e.parts["label"].str.contains(label)]


def _summaries(e: Evidence) -> Iterator[tuple[str, str, str, pd.DataFrame]]:
    """Biennium, document, indicator and cells of each indicator's row of a summary."""
    documents = e.record.untracked("documents").set_index("doc_id")["biennium"]
    for doc_id in e.parts["doc_id"].unique():
        for indicator in e.record.untracked("indicators")["indicator"].unique():
            cells = _cells(e, doc_id, indicator)
            if len(cells):
                yield documents[doc_id], doc_id, indicator, cells


def _region(e: Evidence, printed: str) -> str | None:
    ids = e.record.untracked("regions")["region_id"]
    return next((r for r in ids if printed.strip() in e.forms("regions", r)), None)


def _counts(e: Evidence, cells: pd.DataFrame, column: re.Pattern[str]) -> dict[tuple[str | None, str], int]:
    """What the cells under a heading count: by region (None for all) and unit."""
    found: dict[tuple[str | None, str], int] = {}
    for text in cells.loc[cells["column"].str.contains(column), "text"]:
        for m in COUNTED.finditer(text):
            found.setdefault((None, UNITS[m["unit"].lower()]), int(m["count"]))
        for m in SHARE.finditer(text):
            found[_region(e, m["region"]), "member_state"] = int(m["count"])
    return found


def targets_and_totals_are_printed(e: Evidence) -> Iterator[Finding]:
    """Every target and total printed has its row with its number, and no other row is there."""
    for table, column, heading in (("targets", "target", TARGET), ("reported_totals", "count", TOTAL)):
        rows = e.record.untracked(table)
        printed = {
            (biennium, indicator, *key): (count, f"{doc_id}:{cells['lines'].iloc[0]}")
            for biennium, doc_id, indicator, cells in _summaries(e)
            for key, count in _counts(e, cells, heading).items()
        }
        for _, row in rows.iterrows():
            region = None if pd.isna(row["region_id"]) else row["region_id"]
            key = (row["biennium"], row["indicator"], region, row.get("unit", "member_state"))
            count, where = printed.pop(key, (None, ""))
            if count != row[column]:
                yield e.finding(
                    table, row, column, row[column], f"{count if count is not None else 'nothing'}, as printed"
                )
            elif where != f"{row['doc_id']}:{row['lines']}":
                yield e.finding(table, row, "lines", row["lines"], f"the cell's line, {where}")
        for key, (_, where) in printed.items():
            yield e.missing(table, " ".join(str(k or "-") for k in key), where)


def _places_in(e: Evidence, text: str) -> set[str]:
    """The places a cell names; the longest name is taken first, so that no place is seen in another's name."""
    forms = [(f, p) for p in e.record.untracked("places")["place_id"] for f in e.forms("places", p)]
    found = set()
    for form, place in sorted(forms, key=lambda pair: -len(pair[0])):
        if occurs(form, text):
            found.add(place)
            text = re.sub(re.escape(form), "|", text)
    return found


def _typed(e: Evidence, heading: str) -> str | None:
    """The typology code that a column's heading stands for; None for a region or a count."""
    columns = [(code, e.forms("reported_places", code)) for code in e.record.schema.codes("reported_places", "type")]
    return next((code for code, forms in columns if any_occurs(forms, heading)), None)


def reported_places_are_printed(e: Evidence) -> Iterator[Finding]:
    """A place listed stands in the cell of its type or region, and every place in such a cell has its row."""
    rows = e.record.untracked("reported_places")
    region_of = e.record.untracked("places").set_index("place_id")["region_id"]
    printed: dict[tuple[str, str, str, str | None], str] = {}
    for biennium, doc_id, indicator, cells in _summaries(e):
        for _, cell in cells.iterrows():
            code, region = _typed(e, cell["column"]), _region(e, cell["column"])
            for place in _places_in(e, cell["text"]) if code or region else ():
                if code or region_of[place] == region:
                    printed[biennium, indicator, place, code] = f"{doc_id}:{cell['lines']}"
    for _, row in rows.iterrows():
        key = (row["biennium"], row["indicator"], row["place_id"], None if pd.isna(row["type"]) else str(row["type"]))
        where = printed.pop(key, None)
        if where != f"{row['doc_id']}:{row['lines']}":
            yield e.finding("reported_places", row, "place_id", row["place_id"], "a place that the cell lists")
    for key, where in printed.items():
        yield e.missing("reported_places", " ".join(str(k or "-") for k in key), where)


def _part(e: Evidence, row: pd.Series) -> pd.Series | None:
    """The part of a document in which all lines of a row lie."""
    mine = e.parts[e.parts["doc_id"] == row["doc_id"]]
    for _, part in mine.iterrows():
        held = spans(part["lines"])
        if spans(row["lines"])[0][0] >= held[0][0] and spans(row["lines"])[-1][1] <= held[-1][1]:
            return part
    return None


def outputs_are_printed(e: Evidence) -> Iterator[Finding]:
    """An output stands in its group's cell; where items are marked, there are as many rows as marks."""
    rows = e.record.untracked("outputs")
    counted: dict[tuple[str, str, str], int] = {}
    for _, row in rows.iterrows():
        part = _part(e, row)
        if part is None or not any_occurs(e.forms("outputs", str(row["type"])), part["label"]):
            yield e.finding("outputs", row, "type", row["type"], "the group whose cell the lines are")
            continue
        group = (row["doc_id"], part["lines"], part["label"])
        counted[group] = counted.get(group, 0) + 1
        yield from untied_words(e, "outputs", row, "summary", e.raw(row["doc_id"], row["lines"]))
    for _, part in e.parts[e.parts["section"].str.contains("outputs")].iterrows():
        text = e.raw(part["doc_id"], f"{spans(part['lines'])[0][0]}-{spans(part['lines'])[-1][1]}")
        marked = len(MARKED.findall(text)) + len(re.findall(r"<ul[^>]*>\s*(?!•)(?=\w)", text))
        have = counted.get((part["doc_id"], part["lines"], part["label"]), 0)
        if have < marked or not have:
            where = f"{part['doc_id']}:{part['lines']}"
            yield e.missing("outputs", f"for one of the {marked} items under {part['label']} ({have} have one)", where)


def lessons_are_printed(e: Evidence) -> Iterator[Finding]:
    """A lesson lies in one paragraph; where a heading promises lessons, all lie under it, one or more a paragraph."""
    rows = e.record.untracked("lessons")
    headed = e.parts[e.parts["section"] == LESSONS]
    cited = set(zip(rows["doc_id"], rows["lines"], strict=True))
    for _, part in headed.iterrows():
        if (part["doc_id"], part["lines"]) not in cited:
            yield e.missing("lessons", f"for the paragraph at {part['lines']}", f"{part['doc_id']}:{part['lines']}")
    for _, row in rows.iterrows():
        lies_in = _part(e, row)
        sections = set(e.parts.loc[e.parts["doc_id"] == row["doc_id"], "section"])
        if lies_in is None or (LESSONS in sections and lies_in["section"] != LESSONS):
            yield e.finding("lessons", row, "lines", row["lines"], "lines of one paragraph on lessons")
        yield from untied_words(e, "lessons", row, "lesson", e.raw(row["doc_id"], row["lines"]))


def narrative_figures_are_printed(e: Evidence) -> Iterator[Finding]:
    """The number and its year stand in the lines."""
    for _, row in e.record.untracked("narrative_figures").iterrows():
        text = e.raw(row["doc_id"], row["lines"])
        if float(row["value"]) not in numbers(text):
            yield e.finding("narrative_figures", row, "value", f"{row['value']:g}", "a number that the lines print")
        if pd.notna(row["year"]) and int(row["year"]) not in years(text):
            yield e.finding("narrative_figures", row, "year", row["year"], "a year that the lines print")
        yield from untied_words(e, "narrative_figures", row, "measure", text, spelled=False)


def documents_have_their_lines(e: Evidence) -> Iterator[Finding]:
    """A document has as many lines as the record says."""
    for _, row in e.record.untracked("documents").iterrows():
        count = len(e.lines[row["doc_id"]])
        if count != row["line_count"]:
            yield e.finding("documents", row, "line_count", row["line_count"], f"{count}, the lines of the file")


CHECKS = (
    documents_have_their_lines,
    targets_and_totals_are_printed,
    reported_places_are_printed,
    outputs_are_printed,
    lessons_are_printed,
    narrative_figures_are_printed,
)
