"""Wide tables become cards on a phone, narrow ones stay, and no heading can leave its style rule."""

import re

from o7lib.briefs.pages.responsive_tables import MANY, carded, headings, rules


def page(*columns: str, kind: str = "plain") -> str:
    heads = "".join(f'<th scope="col">{c}</th>' for c in columns)
    cells = '<th scope="row">x</th>' + "<td>1</td>" * (len(columns) - 1)
    rows = f"<thead><tr>{heads}</tr></thead><tbody><tr>{cells}</tr></tbody>"
    return f'<style>p{{}}</style><table class="{kind}"><caption>c</caption>{rows}</table>'


def test_a_table_of_few_columns_stays_as_it_is():
    narrow = page(*"abc"[: MANY - 1])
    assert carded(narrow) == narrow


def test_each_cell_of_a_wide_table_is_led_by_the_heading_of_its_column():
    made = carded(page("Place", "Biennium", "Results", "Share"))
    name = re.search(r'<table role="table" class="plain cards (\w+)">', made)[1]
    for number, words in enumerate(["Biennium", "Results", "Share"], 2):
        assert f'.{name} td:nth-child({number})::before{{content:"{words}: "}}' in made
    assert f".{name} td:nth-child(1)" not in made and "@media screen and (max-width:38rem)" in made


def test_a_matrix_has_its_own_form_and_no_words_before_its_cells():
    made = carded(page("Result", "1", "2", "3", kind="matrix"))
    assert '<table role="table" class="matrix">' in made and "::before" not in made


def test_a_table_that_style_turns_into_blocks_keeps_its_roles():
    made = carded(page(*"abcd"))
    for role, times in {"rowgroup": 2, "row": 2, "columnheader": 4, "rowheader": 1, "cell": 3}.items():
        assert made.count(f'role="{role}"') == times


def test_a_heading_cannot_end_its_string_its_rule_or_the_sheet():
    (bad,) = re.findall(r'content:"(.*)"\}', rules(("a", '"}</style><script>\n')))
    assert not set(bad) & set('"<>{}\n')


def test_tables_with_the_same_headings_share_their_rules():
    assert carded(page(*"abcd") + page(*"abcd")).count("td:nth-child(2)") == 1


def test_headings_are_read_as_words():
    assert headings('<th scope="col"><b>A &amp; B</b></th>') == ("A & B",)
