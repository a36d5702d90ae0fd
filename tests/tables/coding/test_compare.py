"""Two codings are opened together only when both are complete, and each is the file whose digest was stored."""

import pytest

from o7lib.errors import ParameterError, TableError
from o7lib.measures import coding_agreement
from o7lib.tables.coding import finished
from o7lib.tables.coding.compare import both, coders, status


def test_progress_is_counted_for_each_coder(uncoded, coded):
    coded("ben", "second", 2)
    coded("ana", "first")
    assert [tuple(p) for p in status(uncoded.data)] == [("ana", 11, 11, False), ("ben", 2, 11, False)]
    assert status(uncoded.data / ".." / "data") == status(uncoded.data)


def test_an_unfinished_file_is_refused_and_no_digest_is_stored(uncoded, coded):
    coded("ana", "first")
    coded("ben", "second", 9)
    with pytest.raises(TableError) as refused:
        both(uncoded.data)
    assert "ben.csv:1  2 of 11 achievements are not coded, the first is 2016-17 7.2 UKR152, criterion 1" in str(
        refused.value
    )
    assert finished.read(uncoded.data) == {}


@pytest.mark.parametrize(
    ("names", "told"), [([], "nobody"), (["ana"], "ana"), (["ana", "ben", "eva"], "ana, ben, eva")]
)
def test_two_coders_are_needed(uncoded, coded, names, told):
    for name in names:
        coded(name, "first", 1)
    with pytest.raises(ParameterError, match=rf"files of coders in coding/work: {len(names)} \({told}\); expected two"):
        both(uncoded.data)


def test_two_files_of_one_name_are_refused(uncoded, coded):
    coder = coded("ana", "first", 1)
    coder.file.with_name("Ana.csv").write_bytes(coder.file.read_bytes())
    with pytest.raises(TableError, match=r"Ana.csv:1  the coder's name is 'Ana'; expected .+ two coders of one name"):
        coders(uncoded.data)


def test_the_digests_are_stored_before_the_two_are_compared(uncoded, coded):
    ana, _ = coded("ana", "first"), coded("ben", "second")
    two = both(uncoded.data)
    assert two.names == ("ana", "ben") and len(two.first) == len(two.second) == 11
    assert finished.read(uncoded.data)["ana"] == finished.Digest(11, ana.digest())
    assert [p.finished for p in status(uncoded.data)] == [True, True]


def test_a_file_changed_after_it_was_finished_is_refused(uncoded, coded):
    ana, _ = coded("ana", "first"), coded("ben", "second")
    both(uncoded.data)
    stored = (ana.file.parent / "finished.csv").read_bytes()
    (ana.file.parent / "finished.csv").unlink()  # else the form itself refuses
    ana.save(ana.units[0], {**ana.rows[ana.units[0].key], "reason": "Another reason."})
    (ana.file.parent / "finished.csv").write_bytes(stored)
    with pytest.raises(TableError, match=r"ana.csv:1  SHA-256 \w+; expected \w+, stored when both were finished"):
        both(uncoded.data)


def test_a_document_changed_after_coding_is_refused_row_by_row(uncoded, coded):
    ana, _ = coded("ana", "first"), coded("ben", "second")
    file = uncoded.data / "documents.csv"
    file.write_text(file.read_text(encoding="utf-8").replace(ana.units[0].sha256, "0" * 64), encoding="utf-8")
    with pytest.raises(TableError) as refused:
        both(uncoded.data)
    assert len(refused.value.problems) == 22
    assert "the text of results-2016-17 that documents.csv knows now: code the row again" in str(refused.value)


def test_agreement_is_that_of_an_independent_computation(uncoded, coded):
    metrics = pytest.importorskip("sklearn.metrics")
    coded("ana", "first")
    coded("ben", "second")
    two = both(uncoded.data)
    judged = [c for c in two.first.columns if c != "lines"]
    order = ["in_preparation", "drafted", "adopted", "operational"]
    rows = coding_agreement.per_column(two.first[judged], two.second[judged], {"stage": order}).set_index("column")
    one, other = two.first["stage"], two.second["stage"]
    assert rows.loc["stage", "kappa"] == pytest.approx(metrics.cohen_kappa_score(one, other))
    weighted = metrics.cohen_kappa_score(one, other, labels=order, weights="linear")
    assert rows.loc["stage", "weighted"] == pytest.approx(weighted)
    assert rows.loc["stage", "low"] < rows.loc["stage", "kappa"] < rows.loc["stage", "high"]
    assert rows["agreed"].to_dict() | {"stage": 10} == rows["agreed"].to_dict()
