"""Results one by one: in a list, and in full with every achievement, payer, partner and doubt."""

import re
from collections.abc import Mapping, Sequence

import pandas as pd

from o7lib.measures import details, progress, scope
from o7lib.show.html.elements import Markup, in_language, nowrap, tag, text
from o7lib.show.html.references import anchor, csv_link, page_of
from o7lib.show.html.tables import table
from o7lib.show.page import _show, _slug, stage_badge
from o7lib.show.words.grammar import the
from o7lib.tables.model.record import Record
from o7lib.tables.model.references import RESULT, passage
from o7lib.tables.model.schema import Schema


def results_table(record: Record) -> None:
    """The results of a scope: place, code, title in its own language, criteria met, furthest stage."""
    _results(record, f"Results of {the(scope.name(record))}")


def results_paid_by(record: Record) -> None:
    """The results whose text names the funder that the record is narrowed to."""
    funder = the(scope.name(record))
    _results(record, f"Results whose text names {funder} as paying; what each reached, whoever paid")


def _results(record: Record, caption: str) -> None:
    rows = progress.results_list(record)
    schema = record.schema
    names = schema.labels("achievements", "stage")
    shown = pd.DataFrame(
        {
            "place": [linked(r) for r in rows.to_dict("records")],
            "title": [Markup(in_language(r.title, r.title_language)) for r in rows.itertuples()],
            "criteria": [f"{r.criteria_met} of 4" for r in rows.itertuples()],
            "best": [stage_badge(s, schema) for s in rows["best"]],
            "firm": [f"{r.firm} of {r.achievements}" for r in rows.itertuples()],
            "at": [_where(r.doc_id, r.lines) for r in rows.itertuples()],
        }
    )
    headings = {
        "place": "Result",
        "title": "Title of the outcome",
        "criteria": "Criteria met",
        "best": "Furthest stage",
        "firm": "Achievements at least adopted",
        "at": "Source",
    }
    if rows.empty:
        _show(tag("p", text(f"{caption}: none."), class_="none"))
        return
    taken = rows.drop(columns=["refs"], errors="ignore").assign(best=rows["best"].astype("object").map(names))
    _show(table(shown, headings, caption, kind="plain wide") + csv_link(taken, _slug(caption)))


def _where(doc_id: str, lines: str) -> Markup:
    """A passage that breaks between its document and its lines, nowhere else."""
    document, at = passage(doc_id, lines).split(", ")
    return Markup(f"{nowrap(document + ',')} {nowrap(at)}")


def linked(row: dict) -> Markup:
    """A result as a link to where it stands in full, with its biennium, indicator and code below."""
    link = tag(
        "a",
        text(row["place"]),
        href=f"{page_of(row['place_id'])}#{anchor(row['biennium'], row['indicator'], row['cpo'])}",
    )
    return Markup(link + tag("span", text(f"{row['biennium']}, {row['indicator']}, {row['cpo']}"), class_="at below"))


def entries(record: Record) -> None:
    """Every result and achievement of the scope in full, each under an id that numbers elsewhere link to."""
    rows, notes = details.achievements(record), details.notes(record)
    known = details.short_forms(record) | record.schema.labels("funding", "channel")
    parts = []
    of, doubts = _by_result(rows), _by_result(notes)
    for result in details.results(record).to_dict("records"):
        key = tuple(result[c] for c in RESULT)
        parts.append(_result(result, of.get(key, []), doubts.get(key, []), known, record.schema))
    _show("".join(parts) or tag("p", "The country documents have no entry here.", class_="none"))


def _by_result(frame: pd.DataFrame) -> dict[tuple, list[dict]]:
    """The rows of a frame by their result, in its order."""
    found: dict[tuple, list[dict]] = {}
    for row in frame.to_dict("records"):
        found.setdefault(tuple(row[c] for c in RESULT), []).append(row)
    return found


def _result(result: dict, rows: list[dict], doubts: list[dict], known: Mapping[str, str], schema: Schema) -> str:
    key = (result["biennium"], result["indicator"], result["cpo"])
    head = tag("h3", text(f"{result['place']}, {result['biennium']}, indicator {result['indicator']}, {result['cpo']}"))
    lead = tag("p", in_language(result["title"], result["title_language"]), " ", cited(result), class_="outcome")
    said = [
        ("Paid by, for the result as a whole", _payers(result)),
        ("Gender, additional information", result["gender_note"]),
        ("Partnerships, additional information", result["partnership_note"]),
        ("Partners named", ", ".join(result["partners"])),
        ("Short forms", spelt_out([r["summary"] for r in rows] + [r["ilo_contribution"] for r in rows], known)),
    ]
    facts = "".join(tag("dt", text(k)) + tag("dd", text(v)) for k, v in said if isinstance(v, str) and v)
    parts = [
        head,
        lead,
        *(achievement(r, schema) for r in rows),
        tag("dl", facts) if facts else "",
        doubted(doubts, schema),
    ]
    return tag("section", *parts, class_="result", id=anchor(*key))


def spelt_out(texts: Sequence[object], known: Mapping[str, str]) -> str:
    """The short forms that stand in some texts, each with what it stands for, in the order of the alphabet.

    >>> spelt_out(["The WPU met.", None], {"WPU": "World Post Union", "RC": "Red Cross"})
    'WPU: World Post Union'
    """
    words = {word for told in texts if isinstance(told, str) for word in re.findall(r"\w+", told)}
    return "; ".join(f"{short}: {known[short]}" for short in sorted(words & set(known)))


def achievement(row: dict, schema: Schema) -> str:
    """One row of `details.achievements` in full: stage, what was achieved, who helped and paid, where it stands."""
    item = f", item {row['item']}" if int(row["item"]) > 1 else ""
    head = tag(
        "h4",
        text(f"Criterion {row['criterion']}{item}: {row['criterion_label']} "),
        stage_badge(row["stage"], schema),
    )
    kinds = ", ".join(schema.label("achievement_types", "type", t) for t in row["types"])
    facts = [
        ("Achieved", row["summary"]),
        ("ILO contribution", row["ilo_contribution"]),
        ("Why this stage", row["stage_reason"] if pd.notna(row["stage_reason"]) else ""),
        ("Kind", kinds),
        ("Paid by", _payers(row) or "the text does not say"),
        ("Women or gender mentioned", _women(row)),
        ("Repeats", f"the text of criterion {row['repeats']}" if pd.notna(row["repeats"]) else ""),
    ]
    listed = "".join(tag("dt", text(k)) + tag("dd", text(v)) for k, v in facts if v)
    where = anchor(row["biennium"], row["indicator"], row["cpo"], row["criterion"], int(row["item"]))
    return tag("article", head, tag("dl", listed), tag("p", cited(row)), id=where)


def _payers(row: dict) -> str:
    """The funders named, those of a programme of others marked."""
    return ", ".join(f"{name} (only indirectly)" if name in row["indirect"] else name for name in row["funders"])


def _women(row: dict) -> str:
    inside = [
        n
        for n, c in (("in the result", "women_in_result"), ("in the ILO's contribution", "women_in_contribution"))
        if row[c]
    ]
    return " and ".join(inside) or "neither in the result nor in the ILO's contribution"


def cited(row: dict) -> str:
    """Document and lines of a row, small, behind what it bears out."""
    return tag("span", text(passage(row["doc_id"], row["lines"])), class_="at")


def doubted(notes: list[dict], schema: Schema) -> str:
    """The source notes on one result, from rows of `details.notes`; nothing where there is none."""
    if not notes:
        return ""
    items = [
        tag(
            "li",
            tag("strong", text(schema.label("source_notes", "kind", n["kind"])) + ": "),
            text(n["note"]),
            " ",
            cited(n),
        )
        for n in notes
    ]
    return tag("div", tag("h4", f"Doubts about this entry ({len(items)})"), tag("ul", *items), class_="doubts")
