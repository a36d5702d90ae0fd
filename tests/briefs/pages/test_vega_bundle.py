"""The bundle is made once per version and kept whole."""

import pytest

from o7lib.briefs.pages import vega_bundle


@pytest.fixture
def made(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    calls = []
    monkeypatch.setattr(vega_bundle, "_made", lambda: calls.append(1) or "window.x = 'é';\n")
    return calls


def test_it_is_made_once_and_read_the_second_time(made):
    assert vega_bundle.vega_bundle() == vega_bundle.vega_bundle() == "window.x = 'é';\n"
    assert len(made) == 1


@pytest.mark.parametrize(
    "spoil", [lambda t: t[:-3], lambda t: t.replace("x", "y"), lambda t: "", lambda t: t.split("\n", 1)[1]]
)
def test_a_kept_file_that_was_cut_or_changed_is_made_again(made, spoil):
    vega_bundle.vega_bundle()
    kept = vega_bundle.remembered()
    kept.write_text(spoil(kept.read_text(encoding="utf-8")), encoding="utf-8")
    assert vega_bundle.vega_bundle() == "window.x = 'é';\n" and len(made) == 2


def test_another_version_has_a_file_of_its_own(made, monkeypatch):
    first = vega_bundle.remembered()
    monkeypatch.setattr(vega_bundle, "VEGA_LITE", "9.9")
    assert vega_bundle.remembered() != first


def test_a_folder_that_cannot_be_written_only_costs_time(made, tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert vega_bundle.vega_bundle() == vega_bundle.vega_bundle()
    assert len(made) == 2
