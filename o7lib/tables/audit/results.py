"""Check the rows on country entries against the lines of their entry."""

import re
from collections.abc import Iterator

import pandas as pd

from o7lib.tables.audit.evidence import Evidence, Finding, Key, hull, key_with_criterion
from o7lib.tables.audit.matching import any_occurs, convention_occurs, months, numbers, occurs, squashed, years
from o7lib.tables.audit.own_text import untied_words
from o7lib.tables.documents.passages import ADDITIONAL
from o7lib.tables.documents.two_columns import ACHIEVED, CONTRIBUTION
from o7lib.tables.model.references import ACHIEVEMENT, RESULT

ACI = re.compile(r"\[(ACI\d+)\]\s*")
WOMEN = re.compile(
    r"\b(?:wom[ae]n|gender|girls?|female|sex|femmes?|filles?|genre|mujer(?:es)?|género|niñas?|femenin\w+)\b", re.I
)
LANGUAGE = {"en": {"the", "and", "of", "was"}, "fr": {"le", "et", "des", "les"}, "es": {"el", "y", "del", "los"}}
FUNDS = re.compile(r"\b(?:fund(?:s|ed|ing)?|financ(?!ial)\w+|sponsored|fondos|recursos|RBSA)\b", re.I)
CONVENTION = re.compile(r"C(\d{3})")


def results_are_the_printed_ones(e: Evidence) -> Iterator[Finding]:
    """Every printed result has its row, none is extra; heading, region, title, code and lines agree."""
    printed = e.results.set_index(RESULT)
    rows = e.record.untracked("results")
    keys = set(map(tuple, rows[RESULT].to_numpy()))
    for _, entry in e.results.iterrows():
        if tuple(entry[RESULT]) not in keys:
            yield e.missing("results", " ".join(entry[RESULT]), f"{entry['doc_id']}:{entry['lines']}")
    for _, row in rows.iterrows():
        key = tuple(row[RESULT])
        if key not in printed.index:
            yield e.finding("results", row, "cpo", row["cpo"], f"a result printed for {row['biennium']}")
            continue
        yield from _as_printed(e, row, printed.loc[key])


def _as_printed(e: Evidence, row: pd.Series, entry: pd.Series) -> Iterator[Finding]:
    aci = ACI.search(entry["title"])
    for column, wanted in {
        "doc_id": entry["doc_id"],
        "lines": entry["lines"],
        "region_printed": entry["region_printed"],
        "aci": aci.group(1) if aci else None,
    }.items():
        have = None if pd.isna(row[column]) else row[column]
        if have != wanted:
            yield e.finding("results", row, column, have or "", str(wanted or "nothing"))
    title = ACI.sub("", entry["title"])
    if squashed(title) != squashed(row["title"]):
        yield e.finding("results", row, "title", row["title"], "the title as printed")
    if squashed(entry["place_printed"]) not in map(squashed, e.forms("places", row["place_id"])):
        yield e.finding("results", row, "place_id", row["place_id"], f"the place printed, {entry['place_printed']}")


def notes_of_results_are_printed(e: Evidence) -> Iterator[Finding]:
    """Notes on gender and partnerships stand on the entry's additional information, numbers and acronyms too."""
    extra = e.passages[e.passages["column"] == ADDITIONAL].set_index(RESULT)["lines"]
    for _, row in e.record.untracked("results").iterrows():
        where = extra.get(tuple(row[RESULT]), "")
        for column in ("gender_note", "partnership_note"):
            if pd.notna(row[column]) and not where:
                yield e.finding("results", row, column, row[column], "nothing: the entry has no additional information")
            elif pd.notna(row[column]):
                yield from untied_words(e, "results", row, column, e.raw(row["doc_id"], where))


def achievements_are_the_printed_ones(e: Evidence) -> Iterator[Finding]:
    """Every row of a criterion has its achievement, none is extra, and the lines are all of the row's lines."""
    rows = e.record.untracked("achievements")
    keys = set(map(tuple, rows[ACHIEVEMENT].to_numpy()))
    for key, printed in e.rows.items():
        if key not in keys:
            first, last = hull(printed["lines"])
            yield e.missing("achievements", " ".join(map(str, key)), f"{printed['doc_id'].iloc[0]}:{first}-{last}")
    for _, row in rows.iterrows():
        group = e.rows.get(tuple(row[ACHIEVEMENT]))
        if group is None:
            yield e.finding("achievements", row, "criterion", row["criterion"], "a criterion that the result reports")
            continue
        first, last = hull(group["lines"])
        if row["lines"] != f"{first}-{last}" or row["doc_id"] != group["doc_id"].iloc[0]:
            yield e.finding("achievements", row, "lines", row["lines"], f"{first}-{last}, the criterion's row")


def achievements_say_what_is_printed(e: Evidence) -> Iterator[Finding]:
    """Numbers and acronyms of our summaries, the language, and the mention of women stand in the columns."""
    for _, row in e.record.untracked("achievements").iterrows():
        group = e.rows.get(tuple(row[ACHIEVEMENT]))
        if group is None:
            continue
        text = e.raw(row["doc_id"], row["lines"])
        yield from untied_words(e, "achievements", row, "summary", text)
        yield from untied_words(e, "achievements", row, "ilo_contribution", text)
        columns = group.set_index("column")["text"]
        spoken = language(columns[ACHIEVED])
        if spoken != row["language"]:
            yield e.finding("achievements", row, "language", row["language"], f"{spoken}, as printed")
        for column, of in (("women_in_result", ACHIEVED), ("women_in_contribution", CONTRIBUTION)):
            named = WOMEN.search(columns[of])
            if bool(named) != row[column]:
                wanted = f"true, since it names {named.group()}" if named else "false: no word for women or gender"
                yield e.finding("achievements", row, column, str(row[column]).lower(), wanted)


def language(text: str) -> str:
    """The language of a text, by its commonest little words: en, fr or es.

    >>> language("Les migrants et le Gouvernement")
    'fr'
    """
    words = re.findall(r"\w+", text.casefold())
    return max(LANGUAGE, key=lambda code: sum(map(words.count, LANGUAGE[code])))


def stage_reasons_are_borne_out(e: Evidence) -> Iterator[Finding]:
    """Numbers and acronyms of a stage's reason stand in the result's lines: it may lean on a sister row."""
    entries = e.record.untracked("results").set_index(RESULT)
    rows = e.record.untracked("achievements").dropna(subset=["stage_reason"])
    for _, row in rows[rows.set_index(RESULT).index.isin(entries.index)].iterrows():
        doc_id, lines = entries.loc[tuple(row[RESULT]), ["doc_id", "lines"]]
        yield from untied_words(e, "achievements", row, "stage_reason", e.raw(doc_id, lines))


def types_hang_on_achievements(e: Evidence) -> Iterator[Finding]:
    """A type belongs to a printed achievement."""
    for _, row in e.record.untracked("achievement_types").iterrows():
        if tuple(row[ACHIEVEMENT]) not in e.rows:
            yield e.finding(
                "achievement_types", row, "criterion", row["criterion"], "a criterion that the result reports"
            )


def rows_lie_in_their_passage(e: Evidence) -> Iterator[Finding]:
    """What is said under a criterion stands in its row; without a criterion, in title or additional information."""
    for table in ("funding", "figures", "result_instruments", "result_partners"):
        for _, row in e.record.untracked(table).iterrows():
            key = key_with_criterion(row) if "criterion" in row.index else tuple(row[RESULT])
            if not e.within(row["doc_id"], row["lines"], key):
                yield e.finding(table, row, "lines", row["lines"], "lines of the criterion's row or of the result")


def figures_are_printed(e: Evidence) -> Iterator[Finding]:
    """The number, its parts, its years and months stand in the lines; a period may stand elsewhere in the row."""
    for _, row in e.record.untracked("figures").iterrows():
        text = e.raw(row["doc_id"], row["lines"])
        for column in ("value", "women", "men", "women_pct"):
            if pd.notna(row[column]) and float(row[column]) not in numbers(text):
                whole = column == "value" and float(row[column]).is_integer()
                value = int(row[column]) if whole else row[column]
                yield e.finding("figures", row, column, value, "a number that the lines print")
        yield from untied_words(e, "figures", row, "measure", e.texts.get(key_with_criterion(row), ""), spelled=False)
        if pd.notna(row["period"]):
            yield from _period(e, row)


def _period(e: Evidence, row: pd.Series) -> Iterator[Finding]:
    text = e.texts.get(key_with_criterion(row), "")
    biennium = re.search(r"\bbien(?:io|nium)\b", text)
    for year, month in re.findall(r"(\d{4})(?:-(\d\d))?", row["period"]):
        if int(year) not in years(text) and not (biennium and year[2:] in str(row["biennium"])):
            yield e.finding("figures", row, "period", year, "a year that the row prints")
        if month and int(month) not in months(text):
            yield e.finding("figures", row, "period", f"{year}-{month}", "a month that the row prints")


def funders_are_named(e: Evidence) -> Iterator[Finding]:
    """The funder and the project are named in the lines, beside a word of paying."""
    for _, row in e.record.untracked("funding").iterrows():
        text = e.raw(row["doc_id"], row["lines"])
        if not any_occurs(e.forms("funders", row["funder_id"]), text):
            yield e.finding("funding", row, "funder_id", row["funder_id"], "a funder that the lines name")
        if not FUNDS.search(text):
            yield e.finding("funding", row, "lines", row["lines"], "lines with a word of paying")
        # Words, not the phrase: a spelt-out name may stand between an acronym and the rest.
        if pd.notna(row["project_name"]) and not all(occurs(w, text) for w in row["project_name"].split()):
            yield e.finding("funding", row, "project_name", row["project_name"], "a project that the lines name")


def every_funder_named_has_its_row(e: Evidence) -> Iterator[Finding]:
    """A sentence that names a funder beside a word of paying calls for a row of funding."""
    have = {(*key_with_criterion(row), row["funder_id"]) for _, row in e.record.untracked("funding").iterrows()}
    for key, text in e.texts.items():
        paying = [s for s in re.split(r"(?<=[.;])\s+(?=[A-Z])", text) if FUNDS.search(s)]
        for funder in e.record.untracked("funders")["funder_id"] if paying else ():
            forms = e.forms("funders", funder)
            if (*key, funder) not in have and any(any_occurs(forms, s) for s in paying):
                yield e.missing("funding", " ".join(str(k or "-") for k in (*key, funder)), _where(e, key))


def _where(e: Evidence, key: Key) -> str:
    doc_id, first, last = e.spans[key][0]
    return f"{doc_id}:{first}-{last}"


def _names_instrument(e: Evidence, instrument: str, text: str) -> bool:
    number = CONVENTION.fullmatch(instrument)
    if number:
        return convention_occurs(int(number.group(1)), text)
    return any_occurs(e.forms("instruments", instrument), text)


def instruments_are_named(e: Evidence) -> Iterator[Finding]:
    """The instrument is named in the lines."""
    for _, row in e.record.untracked("result_instruments").iterrows():
        if not _names_instrument(e, row["instrument_id"], e.raw(row["doc_id"], row["lines"])):
            yield e.finding(
                "result_instruments", row, "instrument_id", row["instrument_id"], "an instrument the lines name"
            )


def every_instrument_named_has_its_row(e: Evidence) -> Iterator[Finding]:
    """An instrument that a criterion's row names has a row; one named outside needs one in the result only."""
    rows = e.record.untracked("result_instruments")
    have = {(*key_with_criterion(row), row["instrument_id"]) for _, row in rows.iterrows()}
    somewhere = {(*key[:3], key[4]) for key in have}
    for instrument in e.record.untracked("instruments")["instrument_id"]:
        for key, text in e.texts.items():
            known = (*key, instrument) in have or (key[3] is None and (*key[:3], instrument) in somewhere)
            if not known and _names_instrument(e, instrument, text):
                missing = " ".join(str(k or "-") for k in (*key, instrument))
                yield e.missing("result_instruments", missing, _where(e, key))


def partners_are_named(e: Evidence) -> Iterator[Finding]:
    """The partner is named in the lines."""
    for _, row in e.record.untracked("result_partners").iterrows():
        if not any_occurs(e.forms("partners", row["partner_id"]), e.raw(row["doc_id"], row["lines"])):
            yield e.finding("result_partners", row, "partner_id", row["partner_id"], "a partner that the lines name")


CHECKS = (
    results_are_the_printed_ones,
    notes_of_results_are_printed,
    achievements_are_the_printed_ones,
    achievements_say_what_is_printed,
    stage_reasons_are_borne_out,
    types_hang_on_achievements,
    rows_lie_in_their_passage,
    figures_are_printed,
    funders_are_named,
    every_funder_named_has_its_row,
    instruments_are_named,
    every_instrument_named_has_its_row,
    partners_are_named,
)
