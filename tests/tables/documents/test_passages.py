"""The passages of the real documents; nothing of their text stands here."""

import pandas as pd
import pytest

from o7lib.errors import ParameterError, SourceError
from o7lib.tables.documents.passages import passage, read_passages, read_results
from o7lib.tables.load import load_all
from o7lib.tables.model.references import ACHIEVEMENT, RESULT

DOCUMENTS = ["results-2012-13", "results-2014-15"]


@pytest.fixture(scope="module")
def record():
    return load_all()


@pytest.fixture(scope="module")
def passages(sources, record):
    return pd.concat([read_passages(sources, d, record) for d in DOCUMENTS], ignore_index=True)


def test_every_result_is_found_with_its_lines(sources, record):
    found = pd.concat([read_results(sources, d, record) for d in DOCUMENTS])
    have = record["results"][[*RESULT, "lines"]]
    assert sorted(map(tuple, found[[*RESULT, "lines"]].to_numpy())) == sorted(map(tuple, have.to_numpy()))


def test_every_achievement_has_both_columns(passages, record):
    rows = passages[passages["criterion"].notna()]
    both = rows[rows["text"] != ""].groupby(ACHIEVEMENT)["column"].nunique()
    assert len(both) == len(record["achievements"])
    assert (both == 2).all()


def test_no_line_of_the_flattened_document_is_in_two_passages_but_where_columns_run_together(passages):
    flat = passages[passages["doc_id"] == DOCUMENTS[0]]
    spans = flat["lines"].str.findall(r"(\d+)-(\d+)").explode()
    numbers = [n for first, last in spans for n in range(int(first), int(last) + 1)]
    assert sorted({n for n in numbers if numbers.count(n) > 1}) == [346, 470, 762, 1860]


def test_columns_torn_by_a_page_are_put_together(passages):
    where = passages[(passages["cpo"] == "KHM129") & (passages["criterion"] == 3)].set_index("column")["lines"]
    assert where.to_dict() == {"achieved": "253-258, 266-272", "contribution": "260-265, 274-281"}


def test_a_second_row_of_one_criterion_is_a_second_item(passages):
    rows = passages[(passages["cpo"] == "BGD303") & (passages["criterion"] == 3) & (passages["column"] == "achieved")]
    assert rows["item"].tolist() == [1, 2, 1]


def test_a_coded_row_is_shown_beside_its_passage(sources, record):
    shown = passage(record, sources, "2012-13", "7.1", "KHM129", 2)
    assert shown["lines"].tolist() == ["231-238", "240-249"]
    assert (
        shown["coded"].tolist()
        == record["achievements"]
        .query("cpo == 'KHM129' and criterion == 2 and lines == '231-249'")[["summary", "ilo_contribution"]]
        .to_numpy()
        .tolist()
        .pop()
    )


def test_an_achievement_that_is_not_there_is_refused(sources, record):
    with pytest.raises(ParameterError, match=r"no achievement 2012-13 7\.1 KHM129 4 1"):
        passage(record, sources, "2012-13", "7.1", "KHM129", 4)


def test_a_document_without_entries_is_refused(sources, record):
    with pytest.raises(ParameterError, match="has no country entries"):
        read_passages(sources, "summary-2012-13", record)


def test_a_folder_without_the_document_is_refused(tmp_path, record):
    with pytest.raises(SourceError, match="does not exist"):
        read_passages(tmp_path, DOCUMENTS[0], record)
