"""The folder of the pages belongs to one record."""

from pathlib import Path

import pytest

from o7lib.briefs import folder, freshness
from o7lib.errors import BriefError


def page(out: Path, name: str, record: str | None) -> None:
    summary = None if record is None else {"record": record}
    (out / name).write_text(freshness.add_seal("<p>page</p>\n", "made", {}, summary=summary), encoding="utf-8")


def test_a_folder_that_is_not_there_is_made(tmp_path: Path) -> None:
    folder.ready(tmp_path / "a" / "b", "one")
    assert (tmp_path / "a" / "b").is_dir()


def test_pages_of_the_same_record_and_of_nobody_may_stand_there(tmp_path: Path) -> None:
    page(tmp_path, "overview.html", "one")
    page(tmp_path, "old.html", None)
    (tmp_path / "mine.html").write_bytes(b"not ours: caf\xe9")
    folder.ready(tmp_path, "one")


def test_pages_of_another_record_are_refused_and_left_alone(tmp_path: Path) -> None:
    page(tmp_path, "overview.html", "one")
    page(tmp_path, "gaps.html", "one")
    before = {f.name: f.read_bytes() for f in tmp_path.iterdir()}
    words = (
        r"holds pages of another record \(one, 2 of them, such as gaps.html\).*Give two a folder of its own with --out"
    )
    with pytest.raises(BriefError, match=words):
        folder.ready(tmp_path, "two")
    assert {f.name: f.read_bytes() for f in tmp_path.iterdir()} == before
