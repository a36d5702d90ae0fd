"""Wide tables become cards on a phone, narrow ones stay, and no heading can leave its style rule."""

import re

from o7lib.briefs.pages.responsive_tables import MANY, Cards, rules
from o7lib.briefs.pages.sealed_page import SealedPage
from o7lib.show.html.parts import part, render


def table(*columns: str, style: str = "plain") -> dict:
    cells = [["x", *("1" for _ in columns[1:])]]
    return part("bare_table", caption="c", columns=[{"heading": c} for c in columns], rows=cells, style=style)


def page(*columns: str, style: str = "plain") -> tuple[str, str]:
    """A table on a sealed page, and the style rules of its cards."""
    place = SealedPage()
    return render(table(*columns, style=style), place), place.cards.sheet()


def test_a_table_of_few_columns_stays_as_it_is():
    narrow = "abc"[: MANY - 1]
    assert page(*narrow) == (render(table(*narrow)), "")


def test_each_cell_of_a_wide_table_is_led_by_the_heading_of_its_column():
    made, sheet = page("Place", "Biennium", "Results", "Share")
    name = re.search(r'<table role="table" class="plain cards (\w+)">', made)[1]
    for number, words in enumerate(["Biennium", "Results", "Share"], 2):
        assert f'.{name} td:nth-child({number})::before{{content:"{words}: "}}' in sheet
    assert f".{name} td:nth-child(1)" not in sheet and "@media screen and (max-width:38rem)" in sheet


def test_a_matrix_has_its_own_form_and_no_words_before_its_cells():
    made, sheet = page("Result", "1", "2", "3", style="matrix")
    assert '<table role="table" class="matrix">' in made and sheet == ""


def test_a_table_that_style_turns_into_blocks_keeps_its_roles():
    made, _ = page(*"abcd")
    for role, times in {"rowgroup": 2, "row": 2, "columnheader": 4, "rowheader": 1, "cell": 3}.items():
        assert made.count(f'role="{role}"') == times


def test_a_heading_cannot_end_its_string_its_rule_or_the_sheet():
    (bad,) = re.findall(r'content:"(.*)"\}', rules(("a", '"}</style><script>\n')))
    assert not set(bad) & set('"<>{}\n')


def test_tables_with_the_same_headings_share_their_rules():
    cards = Cards()
    assert cards.card_class(table(*"abcd")) == cards.card_class(table(*"abcd"))
    assert cards.sheet().count("td:nth-child(2)") == 1


def test_headings_are_taken_as_words():
    assert 'content:"A \\26  B: "' in page("x", "A & B", "c", "d")[1]
