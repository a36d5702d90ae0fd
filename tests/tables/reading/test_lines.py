"""Lines as every reader gives them."""

from o7lib.tables.reading.lines import ReadLine, table_row, without_edges, wrapped


def test_a_stroke_inside_a_cell_makes_no_new_column():
    assert table_row(["1", "yes | no"]) == "| 1 | yes / no |"


def test_empty_lines_at_the_edges_go_and_one_stays_between():
    lines = [ReadLine(text) for text in ("", "a ", "", " ", "b", "")]
    assert [line.text for line in without_edges(lines)] == ["a", "", "b"]


def test_no_word_is_broken_or_lost_in_wrapping():
    words = " ".join(f"word-{n}" for n in range(60))
    assert " ".join(wrapped(words)) == words and max(map(len, wrapped(words))) <= 100
