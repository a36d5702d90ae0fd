"""Records that are well formed and wrong: what the rules must notice in the whole of the data.

And their opposite: records that look odd and are legal, which must load as they stand.
"""

from itertools import pairwise

import pytest


def _line(faults, table: str, row: int) -> str:
    return f"data/{faults.tables[table].path}:{row + 2}  "


def _row(faults, table: str, **cells: str) -> int:
    """The first row of a table that has these cells."""
    return next(n for n, row in enumerate(faults.rows[table]) if all(row[c] == v for c, v in cells.items()))


def test_years_of_a_biennium_out_of_order_are_refused(faults):
    for first, last in (("2013", "2012"), ("2012", "2012"), ("2012", "2014"), ("2011", "2012")):
        broken = faults.with_cells(("biennia", 0, "first_year", first), ("biennia", 0, "last_year", last))
        faults.refused("dates out of order", broken, "data/biennia.csv:2  ")


def test_biennia_that_share_a_year_are_refused(faults):
    rows = faults.rows["biennia"]
    first = int(rows[0]["first_year"]) + 1
    shared = {"biennium": f"{first}-{(first + 1) % 100:02d}", "first_year": str(first), "last_year": str(first + 1)}
    broken = faults.with_rows(biennia=[rows[0], shared, *rows[1:]])
    faults.refused(
        "biennia that overlap", broken, "data/biennia.csv:3  first_year is", "a year that no other biennium has"
    )


def test_a_project_that_ends_before_it_starts_is_refused(faults):
    ending = [(n, int(p["first_year"])) for n, p in enumerate(faults.rows["projects"]) if p["last_year"]]
    words = [
        f"{_line(faults, 'projects', row)}last_year is {first - 1}; expected {first} or later"
        for row, first in ending[:5]
    ]
    broken = faults.with_cells(*(("projects", row, "last_year", str(first - 1)) for row, first in ending))
    faults.refused(
        "dates out of order", broken, *words, f"data/projects.csv: {len(ending)} problems", tried=len(ending)
    )


@pytest.mark.parametrize(
    "period", ["2013-13", "2013-00", "2013-02-30", "0000", "2013-07/2012-07", "2014/2013-12", "2013-02-29"]
)
def test_a_period_that_no_calendar_has_is_refused(faults, period):
    words = (
        f"data/figures.csv:2  period is '{period}'; expected a date of the calendar, or two with the earlier one first"
    )
    faults.refused("dates out of order", faults.with_cells(("figures", 0, "period", period)), words)


@pytest.mark.parametrize(
    "period", ["2013", "2013-12", "2012-02-29", "2013/2014", "2013-07/2013-07", "2013-07/2013", ""]
)
def test_a_period_that_the_calendar_has_loads(faults, period):
    faults.loads("dates in order", faults.with_cells(("figures", 0, "period", period)))


def test_more_women_or_men_than_people_are_refused(faults):
    row = next(n for n, figure in enumerate(faults.rows["figures"]) if figure["women"])
    total = int(faults.rows["figures"][row]["value"])
    line = _line(faults, "figures", row)
    more = str(total + 1)
    faults.refused(
        "women above total",
        faults.with_cells(("figures", row, "women", more)),
        f"{line}women is {more}; expected at most {total}",
    )
    faults.refused(
        "men above total",
        faults.with_cells(("figures", row, "men", more)),
        f"{line}men is {more}; expected at most {total}",
    )
    both = faults.with_cells(("figures", row, "women", str(total)), ("figures", row, "men", "1"))
    faults.refused(
        "women and men above total", both, f"{line}men is 1; expected at most 0, what the women leave of {total}"
    )


def test_a_locator_past_its_document_or_turned_round_is_refused(faults):
    located = [t.name for t in faults.tables.values() if {"doc_id", "lines"} <= set(t.columns)]
    ends = {row["doc_id"]: int(row["line_count"]) for row in faults.rows["documents"]}
    for kind, lines in (
        ("lines beyond the document", f"1-{max(ends.values()) + 1}"),
        ("lines beyond the document", f"1-{10**18}"),
        ("lines beyond the document", f"{10**30}-{10**30}"),
        ("lines reversed", "9-2"),
        ("lines reversed", f"{10**18}-1"),
    ):
        words = []
        for table in located:
            doc = faults.rows[table][0]["doc_id"]
            words.append(f"data/{table}.csv:2  lines is '{lines}'; expected first-last, at most {ends[doc]} in {doc}")
        broken = faults.with_cells(*((table, 0, "lines", lines) for table in located))
        faults.refused(kind, broken, *words, tried=len(located))


HANGING = ("achievements", "funding", "figures", "result_instruments", "result_partners")


def _home(faults, table: str) -> tuple[int, int]:
    """The lines of the result that the first row of a table hangs on."""
    key = {c: faults.rows[table][0][c] for c in ("biennium", "indicator", "cpo")}
    first, last = faults.rows["results"][_row(faults, "results", **key)]["lines"].split("-")
    return int(first), int(last)


def test_evidence_outside_its_result_is_refused(faults):
    homes = {table: _home(faults, table) for table in HANGING}
    for lines in ("{before}-{first}", "{last}-{after}", "{before}-{before}", "{after}-{after}"):
        cells, words = [], []
        for table, (first, last) in homes.items():
            text = lines.format(before=first - 1, first=first, last=last, after=last + 1)
            cells.append((table, 0, "lines", text))
            words.append(f"data/{table}.csv:2  lines is '{text}'; expected lines within its result, {first}-{last}")
        faults.refused("lines outside the result", faults.with_cells(*cells), *words, tried=len(cells))


def test_evidence_from_another_document_is_refused(faults):
    documents = [row["doc_id"] for row in faults.rows["documents"]]
    for table in (
        "results",
        "achievements",
        "figures",
        "targets",
        "reported_totals",
        "reported_places",
        "outputs",
        "lessons",
    ):
        mine = faults.rows[table][0]["doc_id"]
        other = next(d for d in documents if d[-7:] != mine[-7:])
        broken = faults.with_cells((table, 0, "doc_id", other), (table, 0, "lines", "1-1"))
        faults.refused("another biennium's document", broken, f"data/{table}.csv:2  doc_id is '{other}'; expected ")


def test_an_indicator_that_asks_for_more_criteria_than_it_has_is_refused(faults):
    line, first = _line(faults, "indicators", 0), faults.rows["indicators"][0]
    has = sum(all(row[c] == first[c] for c in ("biennium", "indicator")) for row in faults.rows["criteria"])
    faults.refused(
        "indicator that asks for more than it has",
        faults.with_cells(("indicators", 0, "criteria_required", str(has + 1))),
        f"{line}criteria_required is {has + 1}; expected at most {has}, the criteria of {first['indicator']} in ",
    )


def test_an_indicator_that_its_biennium_lacks_is_refused(faults):
    gone = faults.rows["indicators"][-1]
    broken = faults.with_rows(indicators=faults.rows["indicators"][:-1])
    words = f"is '{gone['biennium']}, {gone['indicator']}'; expected a key of indicators.csv"
    faults.refused("indicator that its biennium lacks", broken, words)


def test_a_criterion_that_its_indicator_lacks_is_refused(faults):
    gone = faults.rows["criteria"][-1]
    broken = faults.with_rows(criteria=faults.rows["criteria"][:-1])
    faults.refused(
        "criterion that its indicator lacks",
        broken,
        f"is '{gone['biennium']}, {gone['indicator']}, {gone['criterion']}'; expected a key of criteria.csv",
    )
    for table in ("funding", "figures", "result_instruments"):
        row = next(n for n, r in enumerate(faults.rows[table]) if r["criterion"])
        result = {c: faults.rows[table][row][c] for c in ("biennium", "indicator", "cpo")}
        has = {r["criterion"] for r in faults.rows["achievements"] if all(r[c] == v for c, v in result.items())}
        lacks = next((c for c in "1234" if c not in has), None)
        if lacks:
            faults.refused(
                "criterion that its result lacks",
                faults.with_cells((table, row, "criterion", lacks)),
                f"data/{table}.csv:",
            )


def test_a_result_with_one_criterion_only_is_refused(faults):
    first = faults.rows["results"][0]
    result = ("biennium", "indicator", "cpo")

    def other(row):
        return any(row[c] != first[c] for c in result) or row.get("criterion") == "1"

    tables = ("achievements", "achievement_types", "funding", "figures", "result_instruments")
    broken = faults.with_rows(**{name: [row for row in faults.rows[name] if other(row)] for name in tables})
    faults.refused(
        "too few criteria met",
        broken,
        "data/results.csv:2  cpo is",
        "expected achievements under at least 2 criteria, not 1",
    )


def test_a_gap_in_numbered_rows_is_refused(faults):
    broken = faults.with_cells(("achievements", 0, "item", "7"), ("achievement_types", 0, "item", "7"))
    words = "data/achievements.csv:2  item is 7; expected 1, the first number missing"
    faults.refused("gap in the numbering", broken, words)
    words = "data/figures.csv:2  figure_no is 7; expected 1, the first number missing"
    faults.refused("gap in the numbering", faults.with_cells(("figures", 0, "figure_no", "7")), words)


def test_places_and_funders_that_contradict_themselves_are_refused(faults):
    state, region = _row(faults, "places", kind="member_state"), _row(faults, "places", kind="subregion")
    donor, own = _row(faults, "funders", kind="bilateral"), _row(faults, "funders", kind="ilo")
    number, name = faults.rows["places"][state]["m49"], faults.rows["places"][state]["name"]
    for cells, words in (
        ([("places", state, "m49", "")], "m49 is ''; expected the M49 number of a member State"),
        ([("places", region, "m49", "777")], "m49 is 777; expected nothing: a subregion has no M49 number"),
        ([("places", state + 1, "m49", number)], f"m49 is {int(number)}; expected a number that no other place has"),
        ([("places", state + 1, "name", name.upper())], f"expected names of its own: {name.casefold()} is "),
        ([("funders", donor, "iso3", "")], "iso3 is ''; expected an ISO code for a bilateral donor"),
        (
            [("funders", own, "iso3", "CHE")],
            "iso3 is 'CHE'; expected an ISO code for a bilateral donor, nothing for another funder",
        ),
        ([("funding", 0, "channel", "RBSA")], "channel is 'RBSA'; expected XBTC for a donor"),
    ):
        faults.refused("place or funder that contradicts itself", faults.with_cells(*cells), words)


def test_a_result_under_another_countrys_number_is_refused(faults):
    other = next(
        row["place_id"] for row in faults.rows["places"] if row["place_id"] != faults.rows["results"][0]["place_id"]
    )
    faults.refused(
        "result of another place",
        faults.with_cells(("results", 0, "place_id", other)),
        f"place_id is '{other}'; expected ",
    )


def test_a_note_on_a_result_that_does_not_exist_is_refused(faults):
    row = next(n for n, r in enumerate(faults.rows["source_notes"]) if r["cpo"])
    broken = faults.with_cells(("source_notes", row, "cpo", "ZZZ999"))
    faults.refused(
        "note on no result",
        broken,
        _line(faults, "source_notes", row),
        "cpo is 'ZZZ999'; expected a result of results.csv",
    )


def test_a_text_that_repeats_itself_is_refused(faults):
    criterion = faults.rows["achievements"][0]["criterion"]
    broken = faults.with_cells(("achievements", 0, "repeats", criterion))
    faults.refused(
        "repeats itself", broken, f"repeats is {criterion}; expected another criterion that this result reports"
    )


def test_an_achievement_without_a_type_is_refused(faults):
    first = faults.rows["achievement_types"][0]
    rows = [
        row for row in faults.rows["achievement_types"] if any(row[c] != first[c] for c in ("cpo", "criterion", "item"))
    ]
    faults.refused(
        "achievement without a type",
        faults.with_rows(achievement_types=rows),
        "expected at least one row in achievement_types",
    )


def test_a_biennium_without_targets_is_legal(faults):
    last = faults.rows["biennia"][-1]
    first = int(last["last_year"]) + 1
    new = {"biennium": f"{first}-{(first + 1) % 100:02d}", "first_year": str(first), "last_year": str(first + 1)}
    frames = faults.loads("biennium without targets", faults.with_rows(biennia=[*faults.rows["biennia"], new]))
    assert len(frames["biennia"]) == len(faults.rows["biennia"]) + 1


def test_a_record_without_a_single_row_is_legal(faults):
    frames = faults.loads("empty record", faults.with_rows(**{name: [] for name in faults.tables}))
    assert {len(frame) for frame in frames.values()} == {0}
    full = faults.loads("nothing broken", faults.files)
    for name, frame in frames.items():
        assert list(frame.dtypes) == list(full[name].dtypes), name


def test_each_table_without_rows_is_refused_where_others_need_them_else_loads_empty(faults):
    for name in faults.tables:
        faults.either("empty table", faults.with_rows(**{name: []}))


@pytest.mark.parametrize(
    "text",
    ["NA", "NaN", "nan", "null", "NULL", "None", "NONE", "N/A", "#N/A", "n/a", "-", "<NA>", "inf", "True", "0", "1e5"],
)
def test_text_that_other_programs_take_for_missing_stays_text(faults, text):
    free = [(t, c) for t, c in faults.columns(lambda c: c.type == "string" and not (c.codes or c.pattern))]
    tied = {(t.name, c) for t in faults.tables.values() for own, _, _ in t.references for c in own}
    tied |= {("source_notes", "indicator")}  # a rule ties it: an empty biennium beside it is no reference
    shared = {("regions", "name"), ("places", "name"), ("funders", "name")}
    columns = [(t, c) for t, c in free if (t, c) not in tied | shared and c != "cpo"]
    frames = faults.loads(
        "text that looks missing", faults.with_cells(*((t, 0, c, text) for t, c in columns)), tried=len(columns)
    )
    for table, column in columns:
        assert frames[table][column][0] == text


@pytest.mark.parametrize("code", ["NONE", "NULL", "NA", "NAN", "TRUE", "N-A"])
def test_a_funder_may_be_called_none(faults, code):
    old = faults.rows["funding"][0]["funder_id"]

    def renamed(table: str) -> list[dict[str, str]]:
        rows = [row | {"funder_id": code} if row["funder_id"] == old else row for row in faults.rows[table]]
        return sorted(rows, key=lambda row: [row[c] for c in faults.tables[table].key])

    frames = faults.loads(
        "funder called none", faults.with_rows(**{t: renamed(t) for t in ("funders", "funding", "project_funders")})
    )
    assert code in set(frames["funding"]["funder_id"])
    assert not frames["funding"]["funder_id"].isna().any()


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1+2",
        "@SUM(A1:A9)",
        '=HYPERLINK("http://example.org","x")',
        "=cmd|' /C calc'!A0",
        "|",
        ";",
        "'",
        "''",
    ],
)
def test_text_like_a_formula_is_text(faults, text):
    cells = [("outputs", 0, "summary", text), ("achievements", 0, "summary", text), ("results", 0, "title", text)]
    frames = faults.loads("formula-like text", faults.with_cells(*cells), tried=3)
    assert frames["outputs"]["summary"][0] == text


@pytest.mark.parametrize(
    "text",
    [
        'a "quoted" word',
        '"',
        '""',
        ",",
        '","',
        "a,b",
        "œuvre à l’étranger – “ainsi”",
        "中文",
        "العربية",
        "🙂",
        "a\u00a0b",
        "x" * 9000,
    ],
)
def test_odd_text_is_text(faults, text):
    frames = faults.loads("odd text", faults.with_cells(("outputs", 0, "summary", text)))
    assert frames["outputs"]["summary"][0] == text


def test_the_largest_numbers_load_to_the_last_digit(faults):
    frames = faults.loads(
        "large number",
        faults.with_cells(
            ("figures", 0, "value", "999999999999999"), ("narrative_figures", 0, "value", "-99999999999.125")
        ),
        tried=2,
    )
    assert frames["figures"]["value"][0] == 999_999_999_999_999
    assert frames["narrative_figures"]["value"][0] == -99_999_999_999.125


def _exchanged(faults, table: str, column: str, one: int, other: int) -> dict[str, bytes]:
    rows = faults.rows[table]
    return faults.with_cells((table, one, column, rows[other][column]), (table, other, column, rows[one][column]))


@pytest.mark.parametrize("column", ["name", "m49"])
def test_what_two_states_have_exchanged_is_refused_for_every_pair_of_neighbours(faults, column):
    states = [n for n, row in enumerate(faults.rows["places"]) if row["kind"] == "member_state"]
    for one, other in pairwise(states):
        faults.refused("State that is another", _exchanged(faults, "places", column, one, other), f"{column} is ")


def test_every_state_in_another_region_or_made_a_subregion_is_refused(faults):
    for n, row in enumerate(faults.rows["places"]):
        if row["kind"] != "member_state":
            continue
        region = next(r["region_id"] for r in faults.rows["regions"] if r["region_id"] != row["region_id"])
        moved, demoted = (
            faults.with_cells(("places", n, "region_id", region)),
            faults.with_cells(("places", n, "kind", "subregion"), ("places", n, "m49", "")),
        )
        faults.refused(
            "State in another region",
            moved,
            f"{_line(faults, 'places', n)}region_id is '{region}'; expected {row['region_id']}, or",
        )
        faults.refused("State made a subregion", demoted, "expected member_state")


def test_funders_that_have_exchanged_names_or_codes_are_refused(faults):
    donors = [n for n, row in enumerate(faults.rows["funders"]) if row["iso3"]]
    for one, other in pairwise(donors):
        for column in ("name", "iso3"):
            faults.refused(
                "State that is another", _exchanged(faults, "funders", column, one, other), "; this is one of "
            )


@pytest.mark.parametrize(
    "alike",
    [
        str,
        str.upper,
        lambda name: name.replace("a", "а").replace("e", "е"),
        lambda name: name + ".",
        lambda name: name.replace("e", "é"),
    ],
)
def test_two_bodies_that_a_reader_takes_for_one_are_refused(faults, alike):
    for table in ("partners", "funders", "instruments"):
        name = alike(faults.rows[table][0]["name"])
        faults.refused(
            "two of one name", faults.with_cells((table, 1, "name", name)), f"{_line(faults, table, 1)}name is "
        )


def test_a_key_that_means_something_else_to_a_page_is_refused(faults):
    for word in ("all", "world", "index", "explore", "constructor", "con", "nul"):
        rows = [dict(row) for row in faults.rows["regions"]] + [
            {"region_id": word, "name": "Mine", "printed_names": "Mine"}
        ]
        faults.refused(
            "reserved word as key",
            faults.with_rows(regions=sorted(rows, key=lambda r: r["region_id"])),
            f"region_id is '{word}'",
        )


def _unnoted(faults, which) -> int:
    """The first figure wanted on whose very lines no source note is."""
    noted = {(note["doc_id"], note["lines"]) for note in faults.rows["source_notes"]}
    return next(n for n, f in enumerate(faults.rows["figures"]) if which(f) and (f["doc_id"], f["lines"]) not in noted)


def test_numbers_that_no_document_could_print_are_refused(faults):
    row = _unnoted(faults, lambda f: f["period"] and f["biennium"] == "2012-13")
    for table, n, column, text in (
        ("targets", 0, "target", str(10**12)),
        ("targets", 0, "target", "188"),
        ("reported_totals", 0, "count", str(10**14)),
        ("documents", 0, "line_count", str(10**14)),
        ("projects", 0, "first_year", "1900"),
        ("figures", row, "period", "0001"),
        ("figures", row, "period", "2016"),
    ):
        faults.refused(
            "implausible number or year",
            faults.with_cells((table, n, column, text)),
            f"{_line(faults, table, n)}{column} is ",
        )


def test_a_result_whose_lines_swallow_anothers_is_refused(faults):
    first, second = sorted(
        (n for n, r in enumerate(faults.rows["results"]) if r["doc_id"] == "results-2014-15"),
        key=lambda n: int(faults.rows["results"][n]["lines"].split("-")[0]),
    )[:2]
    lines = [faults.rows["results"][n]["lines"].split("-") for n in (first, second)]
    broken = faults.with_cells(("results", first, "lines", f"{lines[0][0]}-{lines[1][1]}"))
    faults.refused("lines over another result's", broken, "expected lines of its own; ")


def test_a_share_of_women_that_its_counts_deny_is_refused(faults):
    row = next(
        n
        for n, f in enumerate(faults.rows["figures"])
        if f["women"] and f["women"] != f["value"] and not f["women_pct"]
    )
    broken = faults.with_cells(("figures", row, "women_pct", "100"))
    faults.refused(
        "share of women against the counts",
        broken,
        f"{_line(faults, 'figures', row)}women_pct is 100.0; expected from ",
    )
