"""Shared sentences are found, and set beside what the coding says."""

import pandas as pd
import pytest

from o7lib.tables.audit.near_duplicates import PASSAGE, compare, near_duplicates, sentences, unexplained

SAME = "The ministry set up a council on labour migration that meets every month."
OTHER = "Four thousand workers were trained in three provinces by the trade unions."


def passages(*rows):
    frame = pd.DataFrame(rows, columns=[*PASSAGE, "lines", "text"])
    return frame.assign(doc_id="results")


def row(biennium, cpo, criterion, column, lines, text):
    return (biennium, "7.1", cpo, criterion, 1, column, lines, text)


@pytest.fixture
def two():
    return passages(
        row("2012-13", "KHM129", 1, "achieved", "1-2", f"{SAME} {OTHER}"),
        row("2012-13", "KHM129", 2, "achieved", "4-5", SAME.replace("every month", "each month")),
    )


@pytest.fixture
def achievements(two):
    return two[PASSAGE[:5]].assign(repeats=pd.array([None, None], dtype="Int64"))


def notes(*rows):
    return pd.DataFrame(rows, columns=["note", "doc_id", "lines"])


def reasons(*rows):
    return pd.DataFrame(rows, columns=["left", "right", "verdict", "reason"])


def test_near_sentences_make_a_pair_scored_by_the_fuller_passage(two):
    found = near_duplicates(two).iloc[0]
    assert (found["relation"], found["score"], found["words"]) == ("criteria", 100, 13)
    assert 75 <= found["alike"] < 100


def test_short_sentences_and_other_sentences_make_none():
    short = passages(
        row("2012-13", "KHM129", 1, "achieved", "1-1", "A law."),
        row("2012-13", "NPL105", 1, "achieved", "2-2", "A law."),
    )
    assert near_duplicates(short).empty
    assert near_duplicates(short.iloc[:0]).empty


def test_a_sentence_twice_in_one_passage_makes_no_pair():
    assert near_duplicates(passages(row("2012-13", "KHM129", 1, "achieved", "1-1", f"{SAME} {SAME}"))).empty


@pytest.mark.parametrize(
    ("other", "relation"),
    [
        (("2012-13", "KHM129", 1, "contribution"), "columns"),
        (("2012-13", "KHM129", 2, "achieved"), "criteria"),
        (("2012-13", "NPL105", 1, "achieved"), "results"),
        (("2014-15", "KHM129", 1, "achieved"), "biennia"),
    ],
)
def test_a_pair_says_across_what_it_goes(other, relation):
    pair = passages(row("2012-13", "KHM129", 1, "achieved", "1-1", SAME), row(*other, "2-2", SAME))
    assert near_duplicates(pair)["relation"].tolist() == [relation]


def test_a_coded_repeat_agrees(two, achievements):
    achievements.loc[1, "repeats"] = 1
    assert compare(near_duplicates(two), two, achievements, notes(), reasons())["verdict"].tolist() == ["agrees"]


def test_a_note_that_names_both_rows_agrees(two, achievements):
    noted = notes(("note a", "results", "2-2"), ("note a", "results", "5-9"))
    found = compare(near_duplicates(two), two, achievements, noted, reasons())
    assert found[["verdict", "noted"]].to_numpy().tolist() == [["agrees", "note a"]]


def test_a_note_that_names_one_row_does_not(two, achievements):
    found = compare(near_duplicates(two), two, achievements, notes(("note a", "results", "2-2")), reasons())
    assert found[["left", "score", "verdict"]].to_numpy().tolist() == [
        ["2012-13 7.1 KHM129 1 1 achieved", 100, "unexplained"],
        ["note a", 0, "unexplained"],
    ]


def test_a_written_reason_settles_a_difference(two, achievements):
    pair = near_duplicates(two).iloc[0]
    written = reasons((pair["left"], pair["right"], "formula", "Stock words."))
    found = compare(near_duplicates(two), two, achievements, notes(), written)
    assert found[["verdict", "reason"]].to_numpy().tolist() == [["formula", "Stock words."]]
    assert unexplained(found).empty


def test_a_repeat_that_the_texts_do_not_show_is_unexplained(two, achievements):
    achievements.loc[1, "repeats"] = 1
    found = compare(near_duplicates(two.iloc[:1]), two, achievements, notes(), reasons())
    assert unexplained(found)[["left", "right"]].to_numpy().tolist() == [
        ["2012-13 7.1 KHM129 1", "2012-13 7.1 KHM129 2"]
    ]


def test_list_items_are_sentences_of_their_own():
    assert sentences("Done: a) a law; - A plan. The end") == ["done", "a a law", "a plan", "the end"]


def test_the_written_comparison_is_the_computed_one():
    """What `data/coding/recycled.csv` keeps, for those who have no documents, is what the documents give."""
    from o7lib.tables.audit.notes import noted_passages
    from o7lib.tables.documents.passages import read_passages
    from o7lib.tables.documents.texts import sources_folder
    from o7lib.tables.load import load_all
    from o7lib.tables.model.paths import data_folder

    if not sources_folder().is_dir():
        pytest.skip(
            f"the ILO's documents are not part of the project, and {sources_folder()} does not exist (set O7_SOURCES)"
        )
    record = load_all()
    country = [d for d in record["documents"]["doc_id"] if d.startswith("results-")]
    held = pd.concat([read_passages(sources_folder(), d, record) for d in country], ignore_index=True)
    held = held[held["criterion"].notna()]
    said = record["source_notes"].query("kind in ('recycled_evidence', 'counted_twice')")
    written = pd.read_csv(data_folder() / "coding" / "recycled.csv", keep_default_na=False)
    found = compare(near_duplicates(held), held, record["achievements"], noted_passages(said), written)
    columns = ["left", "right", "score", "verdict"]
    assert unexplained(found)["left"].tolist() == []
    assert sorted(map(tuple, found[columns].to_numpy())) == sorted(map(tuple, written[columns].to_numpy()))
    assert (written["reason"].eq("") == written["verdict"].eq("agrees")).all()
