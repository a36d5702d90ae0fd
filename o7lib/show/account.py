"""The last parts of every brief: the evidence row by row, where it comes from, what it cannot say."""

import re
from collections.abc import Mapping, Sequence

import pandas as pd

from o7lib.measures import dossier, progress
from o7lib.show import bounds, worded
from o7lib.show.caveats import STANDING, always
from o7lib.show.evaluation import EVIDENCE
from o7lib.show.markup import ELSEWHERE, IN_CSV, Safe, anchor, csv_link, opener, page_of, spoken, table, tag, text
from o7lib.show.page import _show, _slug, gathered, short, spans_by_document, stage_badge, stage_class
from o7lib.show.sentences import count, percent
from o7lib.tables.locator import RESULT, Ref, passage
from o7lib.tables.record import Record
from o7lib.tables.schema import codes, firm_stage, label, labels, schema


def matrix(record: Record, caption: str) -> None:
    """Results against the criteria of their indicator, a table each: cells are stages that open their passage."""
    cells = progress.matrix(record)
    if cells.empty:
        _show(tag("p", text(f"{caption}: no result."), class_="none"))
        return
    names = record.only("indicators", "indicator", "label").set_index("indicator")["label"]
    parts = [_matrix(mine, f"{i} {names[i]}. {caption}") for i, mine in cells.groupby("indicator")]
    _show("".join(parts) + stage_key())


def _matrix(cells: pd.DataFrame, caption: str) -> str:
    """The table of one indicator: its criteria by name over the columns, empty cells shown."""
    names = labels("achievements", "stage")
    criteria = cells.drop_duplicates("criterion").sort_values("criterion")
    heads = [
        tag("th", text(h), scope="col")
        for h in ("Result", *(f"{c.criterion} {c.label}" for c in criteria.itertuples()))
    ]
    rows = []
    results = [mine for _, mine in cells.groupby(RESULT, sort=False)]
    for mine in bounds.beginning(results, bounds.ROWS):
        head = tag("th", _entry(mine.iloc[0].to_dict()), scope="row")
        rows.append(tag("tr", head, *(_stage_cell(c, names) for c in mine.to_dict("records"))))
    more = bounds.rest(len(results), bounds.ROWS, "results", IN_CSV)
    inside = tag(
        "table",
        tag("caption", tag("span", text(caption))),
        tag("thead", tag("tr", *heads)),
        tag("tbody", *rows),
        class_="matrix",
    )
    box = tag("div", inside, more, class_="scroll", tabindex="0", role="region", aria_label=caption)
    taken = cells[[*RESULT, "place", "criterion", "label"]].assign(stage=cells["stage"].astype("object").map(names))
    return box + csv_link(taken, _slug(caption))


def _stage_cell(cell: dict, names: dict[str, str]) -> str:
    if not cell["refs"]:
        return tag("td", stage_badge(None, names, firm_stage()))
    what = f"{cell['place']}, criterion {cell['criterion']}, {cell['label']}"
    return tag("td", opener(names[cell["stage"]], cell["refs"], what, stage_class(cell["stage"], names, firm_stage())))


def stage_key() -> str:
    """The stages with what they mean, in order: the key to every matrix and chart of stages."""
    names = labels("achievements", "stage")
    shown = [stage_badge(code, names, firm_stage()) for code in names]
    words = " ".join([*map(str, shown), tag("span", "–", class_="stage none")])
    return tag(
        "p",
        words,
        text(
            " Dashed or pale means not adopted: a draft, or an intention. A dash means the result does not report under that criterion."
        ),
        class_="key",
    )


def results_table(record: Record, caption: str) -> None:
    """The results of a scope: place, code, title in its own language, criteria met, furthest stage."""
    rows = progress.results_list(record)
    names = labels("achievements", "stage")
    shown = pd.DataFrame(
        {
            "place": [_entry(r) for r in rows.to_dict("records")],
            "title": [Safe(spoken(r.title, r.title_language)) for r in rows.itertuples()],
            "criteria": [f"{r.criteria_met} of 4" for r in rows.itertuples()],
            "best": [stage_badge(s, names, firm_stage()) for s in rows["best"]],
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


def _where(doc_id: str, lines: str) -> Safe:
    """A passage that breaks between its document and its lines, nowhere else."""
    document, at = passage(doc_id, lines).split(", ")
    return Safe(tag("span", text(f"{document},"), class_="nobreak") + " " + tag("span", text(at), class_="nobreak"))


def _entry(row: dict) -> Safe:
    """A result as a link to where it stands in full, with its biennium, indicator and code below."""
    link = tag(
        "a",
        text(row["place"]),
        href=f"{page_of(row['place_id'])}#{anchor(row['biennium'], row['indicator'], row['cpo'])}",
    )
    return Safe(link + tag("span", text(f"{row['biennium']}, {row['indicator']}, {row['cpo']}"), class_="at below"))


def evidence(record: Record) -> None:
    """Every result and achievement of the scope in full, each under an id that numbers elsewhere link to."""
    rows, notes = dossier.achievements(record), dossier.notes(record)
    known = dossier.short_forms(record) | {
        code: label("funding", "channel", code) for code in codes("funding", "channel")
    }
    parts = []
    of, doubts = _by_result(rows), _by_result(notes)
    for result in dossier.results(record).to_dict("records"):
        key = tuple(result[c] for c in RESULT)
        parts.append(_result(result, of.get(key, []), doubts.get(key, []), known))
    _show("".join(parts) or tag("p", "The country documents have no entry here.", class_="none"))


def _by_result(frame: pd.DataFrame) -> dict[tuple, list[dict]]:
    """The rows of a frame by their result, in its order."""
    found: dict[tuple, list[dict]] = {}
    for row in frame.to_dict("records"):
        found.setdefault(tuple(row[c] for c in RESULT), []).append(row)
    return found


def _result(result: dict, rows: list[dict], doubts: list[dict], known: Mapping[str, str]) -> str:
    key = (result["biennium"], result["indicator"], result["cpo"])
    head = tag("h3", text(f"{result['place']}, {result['biennium']}, indicator {result['indicator']}, {result['cpo']}"))
    lead = tag("p", spoken(result["title"], result["title_language"]), " ", _at(result), class_="outcome")
    said = [
        ("Paid by, for the result as a whole", _payers(result)),
        ("Gender, additional information", result["gender_note"]),
        ("Partnerships, additional information", result["partnership_note"]),
        ("Partners named", ", ".join(result["partners"])),
        ("Short forms", spelt_out([r["summary"] for r in rows] + [r["ilo_contribution"] for r in rows], known)),
    ]
    facts = "".join(tag("dt", text(k)) + tag("dd", text(v)) for k, v in said if isinstance(v, str) and v)
    parts = [head, lead, *(achievement(r) for r in rows), tag("dl", facts) if facts else "", doubted(doubts)]
    return tag("section", *parts, class_="result", id=anchor(*key))


def spelt_out(texts: Sequence[object], known: Mapping[str, str]) -> str:
    """The short forms that stand in some texts, each with what it stands for, in the order of the alphabet.

    >>> spelt_out(["The WPU met.", None], {"WPU": "World Post Union", "RC": "Red Cross"})
    'WPU: World Post Union'
    """
    words = {word for told in texts if isinstance(told, str) for word in re.findall(r"\w+", told)}
    return "; ".join(f"{short}: {known[short]}" for short in sorted(words & set(known)))


def achievement(row: dict) -> str:
    """One row of `dossier.achievements` in full: stage, what was achieved, who helped and paid, where it stands."""
    names = labels("achievements", "stage")
    item = f", item {row['item']}" if int(row["item"]) > 1 else ""
    head = tag(
        "h4",
        text(f"Criterion {row['criterion']}{item}: {row['criterion_label']} "),
        stage_badge(row["stage"], names, firm_stage()),
    )
    kinds = ", ".join(label("achievement_types", "type", t) for t in row["types"])
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
    return tag("article", head, tag("dl", listed), tag("p", _at(row)), id=where)


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


def _at(row: dict) -> str:
    return tag("span", text(passage(row["doc_id"], row["lines"])), class_="at")


def doubted(notes: list[dict]) -> str:
    """The source notes on one result, from rows of `dossier.notes`; nothing where there is none."""
    if not notes:
        return ""
    items = [
        tag("li", tag("strong", text(label("source_notes", "kind", n["kind"])) + ": "), text(n["note"]), " ", _at(n))
        for n in notes
    ]
    return tag("div", tag("h4", f"Doubts about this entry ({len(items)})"), tag("ul", *items), class_="doubts")


def sources(record: Record) -> None:
    """Where each number comes from: documents and line ranges, computed from the rows of the scope."""
    titles = dict(
        zip(
            record.only("documents", "doc_id", "title")["doc_id"],
            record.only("documents", "doc_id", "title")["title"],
            strict=True,
        )
    )
    tables = schema().tables
    items = []
    for doc_id, mine in dossier.passages(record).groupby("doc_id"):
        spans = spans_by_document(gathered(mine))[str(doc_id)]
        counted = ", ".join(f"{count(r.rows, 'row')} of {tables[r.table].title.lower()}" for r in mine.itertuples())
        items.append(
            tag(
                "li",
                tag("strong", text(doc_id)),
                f": {text(titles[doc_id])}. {_lines(spans)} ({text(counted)}).",
            )
        )
    summary = tag(
        "summary", text(f"{count(len(items), 'document')}, with the lines of {'it' if len(items) == 1 else 'each'}")
    )
    listed = tag("details", summary, tag("ul", *items, class_="sources"), class_="from")
    _show(
        (listed if items else tag("p", "No row of the record lies in this scope.", class_="none")) + _indicators(record)
    )


def _lines(spans: Sequence[str]) -> str:
    """Spans of lines with their noun.

    >>> _lines(["7-7"]), _lines(["7-9", "12-12"])
    ('Line 7', 'Lines 7-9, 12')
    """
    said = ", ".join(map(short, spans))
    return f"Line {said}" if said.isdecimal() else f"Lines {said}"


def _indicators(record: Record) -> str:
    """What the numbers of the indicators stand for, on every page that uses them."""
    rows = record.only("indicators", "indicator", "label").itertuples()
    return tag("p", text("; ".join(f"Indicator {r.indicator}: {r.label}" for r in rows) + "."), class_="indicators")


def terms(record: Record) -> None:
    """What is counted here, before any number: the indicators, a result, a criterion, an achievement."""
    indicators = record.only("indicators", "indicator", "label", "criteria_required").itertuples()
    criteria = record.only("criteria", "indicator", "criterion").groupby("indicator").size()
    biennia = record.only("biennia", "first_year", "last_year")
    years = (biennia["last_year"] - biennia["first_year"] + 1).iloc[0]
    _show(
        tag(
            "p",
            text(
                worded.terms([(r.indicator, r.label, r.criteria_required) for r in indicators], criteria.max(), years)
            ),
            class_="indicators",
        )
    )


def caveats(record: Record, *also: str) -> None:
    """What the numbers cannot say: standing caveats, those asked for by name, then the doubts on this scope.

    Raises KeyError for a caveat that `caveats.STANDING` does not hold.
    """
    standing = [tag("li", text(STANDING[name])) for name in dict.fromkeys([*always(), *also])]
    _show(tag("ul", *standing, class_="caveats"))
    notes = dossier.notes(record)
    kinds = labels("source_notes", "kind")
    for kind, mine in notes.groupby("kind", observed=True):
        shown = mine.head(bounds.LINES).to_dict("records")
        items = [tag("li", _who(n), " ", text(n["note"]), " ", _at(n)) for n in shown]
        summary = tag("summary", text(f"{kinds[str(kind)]}: {count(len(mine), 'note')}"))
        more = bounds.rest(len(mine), bounds.LINES, "notes", ELSEWHERE, "li")
        _show(tag("details", summary, tag("ul", *items, more), class_="notes"))
    whole = dossier.notes_on_documents(record)
    if len(whole):
        items = [tag("li", text(n["note"]), " ", _at(n)) for n in whole.to_dict("records")]
        _show(
            tag(
                "details",
                tag("summary", text(f"On the documents as a whole: {count(len(items), 'note')}")),
                tag("ul", *items),
                class_="notes",
            )
        )


def _who(note: dict) -> str:
    return tag("strong", text(f"{note['cpo']}, {note['biennium']}, {note['indicator']}:"))


def refs_of(frames: Sequence[pd.DataFrame]) -> list[Ref]:
    """The references of several measures, once each."""
    return list(dict.fromkeys(r for frame in frames for r in gathered(frame)))


BOX = ("results", "achievements", "firm", "criteria", "policy", "funder", "noted", "listed_only")


def strength(rows: pd.DataFrame) -> None:
    """The evidence in one box: how much there is, how far it goes, what it leaves out, from `evidence.strength`."""
    shown = [r for r in rows.to_dict("records") if r["measure"] in BOX]
    items = [
        tag("dt", text(EVIDENCE[r["measure"]])) + tag("dd", opener(_share(r), r["refs"], EVIDENCE[r["measure"]]))
        for r in shown
    ]
    doubts = [r for r in rows.to_dict("records") if r["measure"] == "notes" and r["count"]]
    kinds = ", ".join(f"{label('source_notes', 'kind', r['code']).lower()} {r['count']}" for r in doubts)
    items.append(tag("dt", "Doubts noted") + tag("dd", text(kinds or "none")))
    _show(
        tag(
            "section",
            tag("p", tag("strong", "How strong is this evidence?")),
            tag("dl", *items),
            class_="strength",
            aria_label="Strength of the evidence",
        )
    )


def _share(row: dict) -> str:
    if pd.isna(row["of"]):
        return f"{row['count']}"
    return f"{row['count']} of {row['of']}" + (f" ({percent(row['count'], row['of'])})" if row["of"] >= 5 else "")
