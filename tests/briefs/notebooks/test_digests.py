"""Only what equals the shipped digest is trusted, whoever owns the folder and whether or not git answers."""

import hashlib

from o7lib.briefs.notebooks.digests import FILE, as_shipped, write_sums
from o7lib.briefs.plan.briefs import NOTEBOOKS


def test_a_notebook_from_elsewhere_is_not_among_the_shipped_ones(tmp_path):
    (tmp_path / "ours.ipynb").write_text("ours")
    write_sums(tmp_path)
    (tmp_path / "theirs.ipynb").write_text("theirs")
    assert as_shipped(tmp_path) == [tmp_path / "ours.ipynb"]


def test_a_notebook_saved_over_a_shipped_ones_name_is_not_trusted(tmp_path):
    for name in ("a.ipynb", "b.ipynb"):
        (tmp_path / name).write_text(name)
    write_sums(tmp_path)
    (tmp_path / "b.ipynb").write_text("somebody else's")
    assert as_shipped(tmp_path) == [tmp_path / "a.ipynb"]


def test_without_the_list_of_digests_nothing_is_trusted(tmp_path):
    (tmp_path / "a.ipynb").write_text("a")
    assert as_shipped(tmp_path) == []


def test_every_shipped_notebook_is_listed_with_the_digest_it_has():
    lines = (NOTEBOOKS / FILE).read_text(encoding="utf-8").splitlines()
    found = [f"{hashlib.sha256(f.read_bytes()).hexdigest()}  {f.name}" for f in sorted(NOTEBOOKS.glob("*.ipynb"))]
    assert lines == found
