"""Cells broken on purpose: wrong types, codes, keys, references and letters that only look right.

Many cells are broken at once, one a column, and the problems found must be these and no others:
all at once, none for a neighbour's fault.
"""

import pytest

# Texts that some program writes, or reads, as a number or a truth: none is how this record writes one.
NO_WHOLE_NUMBER = [
    *("x", "1.0", "1,0", "1e3", " 7", "7 ", "\u00a07", "+7", "-0", "007", "1_000", "1 000", "1,000", "0x1F"),
    *(
        "NaN",
        "nan",
        "NA",
        "N/A",
        "null",
        "None",
        "inf",
        "-",
        "#REF!",
        "true",
        "(7)",
        "7%",
        "١٢",
        "７",
        "−1",
        "½",
        "VII",
    ),
    *("9" * 16, "1" + "0" * 18, str(2**63), str(-(2**63) - 1), "1" + "0" * 30, "9" * 400),
]
NO_NUMBER = [
    *("x", "1,5", "1.", ".5", "1e5", "1.2.3", " 1.5", "+1.5", "NaN", "nan", "NA", "inf", "-inf", "Infinity", "null"),
    *("−1.5", "１.5", "1_0.5", "1 000.5", "0.1" + "0" * 20 + "1", "9" * 20, "--1", "1/2", "1°"),
]
NO_TRUTH = [
    "TRUE",
    "True",
    "1",
    "0",
    "yes",
    "no",
    "t",
    "f",
    "Y",
    "FALSE",
    "False",
    "NA",
    "vrai",
    "on",
    "true ",
    "tru",
    "wahr",
]
UNSEEN = {
    "zero-width space": "\u200b",
    "zero-width joiner": "\u200d",
    "byte order mark inside": "\ufeff",
    "soft hyphen": "\u00ad",
    "right-to-left override": "\u202e",
    "line separator": "\u2028",
    "next line": "\x85",
    "vertical tab": "\x0b",
    "file separator": "\x1c",
    "unit separator": "\x1f",
    "tab": "\t",
    "bell": "\x07",
    "escape": "\x1b",
    "delete": "\x7f",
    "replacement character": "\ufffd",
    "private use": "\ue000",
    "unassigned": "\u0378",
    "Hangul filler": "\u3164",
    "half-width Hangul filler": "\uffa0",
    "Hangul choseong filler": "\u115f",
    "blank braille": "\u2800",
    "variation selector": "\ufe0f",
    "variation selector of the supplement": "\U000e0100",
    "grapheme joiner": "\u034f",
    "Khmer inherent vowel": "\u17b5",
    "Mongolian selector": "\u180b",
}


def _first_filled(faults, table: str, column: str) -> int:
    """The first row that has a value in a column: a text put there replaces something."""
    rows = faults.rows[table]
    return next((n for n, row in enumerate(rows) if row[column]), 0)


def _refused_each(faults, kind: str, columns: list[tuple[str, str]], text, *words: str) -> None:
    """One cell broken in each column, all at once: each is named with its file, line, column and value."""
    cells = []
    for table, column in columns:
        row = _first_filled(faults, table, column)
        new = text(faults.rows[table][row][column]) if callable(text) else text
        if new != faults.rows[table][row][column]:
            cells.append((table, row, column, new))
    found = faults.refused(kind, faults.with_cells(*cells), *words, tried=len(cells))
    named = {(p.file, p.line, p.column, p.value) for p in found}
    for table, row, column, new in cells:
        assert (f"data/{faults.tables[table].path}", row + 2, column, new) in named, (table, row, column, new)


@pytest.mark.parametrize("text", NO_WHOLE_NUMBER, ids=ascii)
def test_a_whole_number_is_written_in_plain_digits(faults, text):
    columns = faults.columns(lambda c: c.type == "integer")
    _refused_each(faults, "wrong type: whole number", columns, text)


def test_the_message_for_a_wrong_number_says_what_a_right_one_is(faults):
    words = "figures.csv:2  figure_no is '1.0'; expected a whole number, 1 or more in plain digits, such as 7"
    faults.refused("wrong type: whole number", faults.with_cells(("figures", 0, "figure_no", "1.0")), words)


@pytest.mark.parametrize("text", NO_NUMBER, ids=ascii)
def test_a_number_is_written_with_a_point_and_plain_digits(faults, text):
    _refused_each(faults, "wrong type: number", faults.columns(lambda c: c.type == "number"), text)


@pytest.mark.parametrize("text", NO_TRUTH, ids=ascii)
def test_true_and_false_are_written_so_and_no_other_way(faults, text):
    _refused_each(faults, "wrong type: true or false", faults.columns(lambda c: c.type == "boolean"), text)


@pytest.mark.parametrize("text", ["-1", "-5", "-999999"])
def test_negative_counts_are_refused(faults, text):
    columns = faults.columns(lambda c: c.type == "integer" and c.minimum is not None)
    _refused_each(faults, "negative count", columns, text, "expected a whole number")


def test_numbers_beyond_their_limits_are_refused(faults):
    for name, beyond in (("minimum", -1), ("maximum", 1)):
        limited = faults.columns(lambda c, n=name: getattr(c, n) is not None)
        for table, column in limited:
            limit = getattr(faults.tables[table].columns[column], name)
            _refused_each(faults, "beyond a limit", [(table, column)], str(limit + beyond), f"{limit}")


@pytest.mark.parametrize("text", ["unknown", "NA", "null", "0", "Other things", "drafted,adopted", "adopteԁ"])
def test_an_unknown_code_is_answered_with_the_codes(faults, text):
    _refused_each(faults, "unknown code", faults.columns(lambda c: c.codes), text, "expected one of")


def test_a_code_in_other_letters_is_no_code(faults):
    columns = faults.columns(lambda c: c.codes)
    for change in (
        str.upper,
        str.title,
        lambda t: t + " ",
        lambda t: " " + t,
        lambda t: t.replace("_", " "),
        lambda t: t[:-1],
    ):
        _refused_each(faults, "unknown code", [c for c in columns if c[1] not in ("strength", "channel")], change)


def test_a_required_cell_may_not_be_empty(faults):
    columns = faults.columns(lambda c: c.required)
    _refused_each(faults, "empty cell that is required", columns, "", "expected a value: ")
    words = ("places.csv:2  region_id is ''; expected a value: ", "places.csv:3  longitude is ''; expected a value: ")
    faults.refused(
        "place without region or coordinates",
        faults.with_cells(("places", 0, "region_id", ""), ("places", 1, "longitude", "")),
        *words,
    )


def test_text_of_another_form_is_refused_with_the_form(faults):
    for text in ("lower case 7", "КHM129", "2012/13", "é", "?", "0-5", "5-", "05-6", "5–6", "-5-6"):
        _refused_each(
            faults, "text of another form", faults.columns(lambda c: c.pattern), text, "expected text of the form"
        )


def test_a_look_alike_letter_is_called_by_its_name(faults):
    broken = faults.with_cells(("results", 0, "cpo", "ВGD303"))
    faults.refused("look-alike letter", broken, "cpo is 'ВGD303'", "'В' is U+0412 CYRILLIC CAPITAL LETTER VE")
    for table, column in faults.columns(lambda c: c.pattern):
        row = _first_filled(faults, table, column)
        text = faults.rows[table][row][column]
        for plain, alike in zip("aceopxyABCEHKMOPTX0123-", "асеорхуАВСЕНКМОРТХ０１２３‑", strict=True):
            if plain in text:
                new = text.replace(plain, alike, 1)
                faults.refused("look-alike letter", faults.with_cells((table, row, column, new)), f"{alike!r} is U+")
                break


@pytest.mark.parametrize("name", UNSEEN)
def test_characters_that_nobody_sees_are_refused_by_name(faults, name):
    unseen = UNSEEN[name]
    columns = faults.columns(lambda c: c.type == "string")
    _refused_each(
        faults,
        "unseen character",
        columns,
        lambda t: (t[:1] or "a") + unseen + (t[1:] or "b"),
        f"expected no U+{ord(unseen):04X}",
    )


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u2003", "\u3000"], ids=ascii)
def test_a_space_before_or_after_is_refused(faults, space):
    columns = faults.columns(lambda c: c.type == "string")
    _refused_each(
        faults, "space at the edge", columns, lambda t: space + (t or "x"), "expected no space before or after"
    )
    _refused_each(
        faults, "space at the edge", columns, lambda t: (t or "x") + space, "expected no space before or after"
    )
    _refused_each(faults, "cell of spaces", faults.columns(lambda c: True), space)


def test_accents_apart_from_their_letters_are_refused(faults):
    free = faults.columns(lambda c: c.type == "string" and not (c.codes or c.pattern))
    _refused_each(faults, "decomposed accent", free, "e\u0301tude", "accents joined to their letters (Unicode NFC)")


def test_a_cell_beyond_what_a_spreadsheet_holds_is_refused_and_shown_short(faults):
    broken = faults.with_cells(("outputs", 0, "summary", "x" * 32_768))
    found = faults.refused("very long cell", broken, "expected at most 32767 characters", "... 32648 characters ...")
    assert len(str(found[0])) < 400 and found[0].value == "x" * 32_768
    faults.loads("very long cell", faults.with_cells(("outputs", 0, "summary", "x" * 32_767)))


def _near_miss(text: str, taken: set[str]) -> str:
    """A text like one that exists, which does not exist."""
    return next(new for last in "0123456789abcABC" if (new := text[:-1] + last) not in taken)


def test_a_reference_to_nothing_is_named_with_the_table_it_should_lead_to(faults):
    for table in faults.tables.values():
        for own, to, theirs in table.references:
            column, other = own[-1], theirs[-1]
            rows = faults.rows[table.name]
            for row in {_first_filled(faults, table.name, column), len(rows) // 2, len(rows) - 1}:
                new = _near_miss(rows[row][column], {r[other] for r in faults.rows[to]})
                words = f"{', '.join(own)} is '{', '.join([*(rows[row][c] for c in own[:-1]), new])}'; expected a key of {faults.tables[to].path}"
                faults.refused("broken reference", faults.with_cells((table.name, row, column, new)), words)


def test_a_key_that_stands_twice_is_refused_with_the_line_of_the_other(faults):
    for name, table in faults.tables.items():
        rows = [dict(row) for row in faults.rows[name]]
        rows[1] |= {column: rows[0][column] for column in table.key}
        faults.refused(
            "doubled key",
            faults.with_rows(**{name: rows}),
            f"{table.path}:3  ",
            "expected a key that no other row has; line 2 has it",
        )
        doubled = [rows[0], *faults.rows[name]]
        faults.refused("doubled row", faults.with_rows(**{name: doubled}), f"{table.path}:3  ", "line 2 has it")


def test_rows_out_of_order_are_refused_with_the_line_they_belong_to(faults):
    for name, table in faults.tables.items():
        rows = faults.rows[name]
        words = f"expected rows sorted by {', '.join(table.key)}: this one belongs above line 2"
        faults.refused("rows not sorted", faults.with_rows(**{name: rows[::-1]}), words)
        faults.refused(
            "rows not sorted",
            faults.with_rows(**{name: [*rows[1:], rows[0]]}),
            f"{table.path}:{len(rows) + 1}  ",
            words,
        )
        faults.refused(
            "rows not sorted", faults.with_rows(**{name: [*rows[:-2], rows[-1], rows[-2]]}), f"above line {len(rows)}"
        )


def test_every_row_taken_away_alone_is_missed_or_leaves_the_others_as_they_were(faults):
    for name, rows in faults.rows.items():
        for gone in {0, len(rows) // 3, len(rows) // 2, len(rows) - 1}:
            faults.either("row taken away", faults.with_rows(**{name: rows[:gone] + rows[gone + 1 :]}))


def test_all_problems_are_found_at_once(faults):
    broken = faults.with_cells(
        ("achievements", 0, "stage", "adoptd"),
        ("achievements", 0, "women_in_result", "TRUE"),
        ("achievements", 5, "item", "0"),
        ("figures", 3, "value", "many"),
        ("places", 7, "region_id", "atlantis"),
        ("results", 2, "title", ""),
    )
    found = faults.refused("several faults at once", broken, tried=6)
    assert [(p.file, p.line, p.column, p.value) for p in found] == [
        ("data/achievements.csv", 2, "stage", "adoptd"),
        ("data/achievements.csv", 2, "women_in_result", "TRUE"),
        ("data/achievements.csv", 7, "item", "0"),
        ("data/figures.csv", 5, "value", "many"),
        ("data/places.csv", 9, "region_id", "atlantis"),
        ("data/results.csv", 4, "title", ""),
    ] or [p for p in found if p.column not in ("stage", "women_in_result", "item", "value", "region_id", "title")]
