"""Sections: a table of results, and every result in full with its achievements, payers, partners and notes."""

import re
from collections.abc import Mapping, Sequence

import pandas as pd

from o7lib.measures import details, progress, requirements, scope, standing
from o7lib.show.html.elements import Cell, Markup, nowrap, plain
from o7lib.show.html.parts import Part, part, render
from o7lib.show.html.references import anchor, csv_file, page_of
from o7lib.show.html.tables import table_fields
from o7lib.show.page import show_part, stage_badge
from o7lib.show.sections.doubts import note_fields, on_report, on_whole_result
from o7lib.show.words.funding import payment
from o7lib.show.words.grammar import the
from o7lib.tables.model.record import Record
from o7lib.tables.model.references import RESULT, passage, row_keys
from o7lib.tables.model.schema import Schema


def results_table(record: Record) -> None:
    """The results of a scope: place, code, title in its own language, criteria reported under, furthest stage."""
    _results(record, f"Results of {the(scope.name(record))}")


def results_paid_by(record: Record) -> None:
    """The results whose text names the funder that the record is narrowed to."""
    funder = the(scope.name(record))
    _results(record, f"Results whose text names {funder} as paying; what each reached, whoever paid")


def _results(record: Record, caption: str) -> None:
    rows = progress.results_list(record)
    schema = record.schema
    names = schema.labels("achievements", "stage")
    possible = requirements.of_results(rows, requirements.number(record))
    stands = standing.results(record)
    held = dict(zip(row_keys(stands, RESULT), stands["undoubted"], strict=True))
    shown = pd.DataFrame(
        {
            "place": [linked(r) for r in rows.to_dict("records")],
            "title": [_title(r) for r in rows.to_dict("records")],
            "criteria": [f"{met} of {of}" for met, of in zip(rows["criteria_met"], possible, strict=True)],
            "undoubted": [str(held[key]) for key in row_keys(rows, RESULT)],
            "best": [stage_badge(s, schema) for s in rows["best"]],
            "firm": [f"{r.firm} of {r.achievements}" for r in rows.itertuples()],
            "at": [_where(r.doc_id, r.lines) for r in rows.itertuples()],
        }
    )
    headings = {
        "place": "Result",
        "title": "Title of the outcome",
        "criteria": "Criteria reported under",
        "undoubted": "of them without a doubt that strikes them",
        "best": "Furthest stage",
        "firm": "Achievements at least adopted",
        "at": "Source",
    }
    if rows.empty:
        show_part(part("nothing", words=f"{caption}: none."))
        return
    data = rows.drop(columns=["refs"], errors="ignore").assign(
        best=rows["best"].astype("object").map(names),
        criteria_possible=possible,
        criteria_undoubted=[held[key] for key in row_keys(rows, RESULT)],
    )
    fields = table_fields(shown, headings, caption, style="plain wide")
    show_part(part("results", **fields, csv=csv_file(data, caption)))


def _where(doc_id: str, lines: str) -> Markup:
    """A passage that breaks between its document and its lines, nowhere else."""
    document, at = passage(doc_id, lines).split(", ")
    return Markup(f"{nowrap(document + ',')} {nowrap(at)}")


def linked(row: dict) -> Cell:
    """A result as a link to where it stands in full, with its biennium, indicator and code below."""
    key = [row[c] for c in RESULT]
    return Cell(words=row["place"], file=page_of(row["place_id"]), anchor=anchor(*key), at=", ".join(key))


def _title(result: dict) -> Cell | str:
    """The title of a result in its own language, so that a screen reader pronounces it; English stands bare."""
    words, language = result["title"], result["title_language"]
    return words if language == "en" else Cell(words=words, lang=language)


def entries(record: Record) -> None:
    """Every result and achievement of the scope in full, each under an id that numbers elsewhere link to.

    A source note stands once, under the report it is about, else under its result; slips of writing and filing
    are left to the brief on reconciliation.
    """
    rows = details.achievements(record).assign(standing=standing.reports(record)["standing"].astype(str).tolist())
    notes = details.notes(record)
    achievements, doubts = _by_result(rows), _by_result(notes[notes["effect"].astype(str) != "clerical"])
    known = details.short_forms(record) | record.schema.labels("funding", "channel")
    results = []
    for result in details.results(record).to_dict("records"):
        key = tuple(result[c] for c in RESULT)
        results.append(_result(result, achievements.get(key, []), doubts.get(key, []), known, record.schema))
    if results:
        show_part(part("entries", results=results))
    else:
        show_part(part("nothing", words="The country documents have no entry here."))


def _by_result(frame: pd.DataFrame) -> dict[tuple, list[dict]]:
    """The rows of a frame by their result, in its order."""
    rows: dict[tuple, list[dict]] = {}
    for row in frame.to_dict("records"):
        rows.setdefault(tuple(row[c] for c in RESULT), []).append(row)
    return rows


def _result(result: dict, rows: list[dict], notes: list[dict], known: Mapping[str, str], schema: Schema) -> Part:
    place, biennium, indicator, cpo = (result[c] for c in ("place", "biennium", "indicator", "cpo"))
    whole = on_whole_result(notes)
    facts = [
        ("Paid by, for the result as a whole", _paid(result) if result["funders"] or result["support"] else ""),
        ("Gender, additional information", result["gender_note"]),
        ("Partnerships, additional information", result["partnership_note"]),
        ("Partners named", ", ".join(result["partners"])),
        ("Short forms", spelt_out([r["summary"] for r in rows] + [r["ilo_contribution"] for r in rows], known)),
    ]
    return {
        "id": anchor(biennium, indicator, cpo),
        "words": f"{place}, {biennium}, indicator {indicator}, {cpo}",
        "title": _title(result),
        "at": cited(result),
        "achievements": [_achievement(row, schema, on_report(row, rows, notes)) for row in rows],
        "facts": [{"term": term, "words": words} for term, words in facts if isinstance(words, str) and words],
        **({"doubts": {"notes": [note_fields(n, schema) for n in whole]}} if whole else {}),
    }


def spelt_out(texts: Sequence[object], known: Mapping[str, str]) -> str:
    """The short forms that stand in some texts, each with what it stands for, in the order of the alphabet.

    >>> spelt_out(["The WPU met.", None], {"WPU": "World Post Union", "RC": "Red Cross"})
    'WPU: World Post Union'
    """
    words = {word for text in texts if isinstance(text, str) for word in re.findall(r"\w+", text)}
    return "; ".join(f"{short}: {known[short]}" for short in sorted(words & set(known)))


def achievement(row: dict, schema: Schema, notes: Sequence[dict] = ()) -> str:
    """One row of `details.achievements` in full as HTML: stage, what was achieved, who paid, doubts, where it stands.

    `row` may hold its `standing`; `notes` are the source notes on it.
    """
    return render(part("achievement", **_achievement(row, schema, notes)))


def _achievement(row: dict, schema: Schema, notes: Sequence[dict]) -> Part:
    item = f", item {row['item']}" if int(row["item"]) > 1 else ""
    kinds = ", ".join(schema.label("achievement_types", "type", t) for t in row["types"])
    facts = [
        ("Achieved", row["summary"]),
        ("ILO contribution", row["ilo_contribution"]),
        ("Why this stage", row["stage_reason"] if pd.notna(row["stage_reason"]) else ""),
        ("Kind", kinds),
        ("Paid by", _paid(row)),
        ("Women or gender mentioned", _women(row)),
        ("Repeats", f"the text of criterion {row['repeats']}" if pd.notna(row["repeats"]) else ""),
    ]
    return {
        "id": anchor(row["biennium"], row["indicator"], row["cpo"], row["criterion"], int(row["item"])),
        "words": f"Criterion {row['criterion']}{item}: {row['criterion_label']}",
        "stage": stage_badge(row["stage"], schema, row.get("standing", standing.CLEAR)).cell,
        "facts": [{"term": term, "words": plain(words)} for term, words in facts if words],
        "at": cited(row),
        **({"doubts": [note_fields(n, schema) for n in notes]} if notes else {}),
    }


def _paid(row: dict) -> str:
    """Who paid as the text puts it, funders of a programme of others marked."""
    payers = [f"{name} (only indirectly)" if name in row["indirect"] else name for name in row["funders"]]
    return payment(payers, row["support"])


def _women(row: dict) -> str:
    parts = {"in the result": "women_in_result", "in the ILO's contribution": "women_in_contribution"}
    return " and ".join(words for words, column in parts.items() if row[column]) or (
        "neither in the result nor in the ILO's contribution"
    )


def cited(row: dict) -> str:
    """Document and lines of a row."""
    return passage(row["doc_id"], row["lines"])
