"""A missing library is named with the extra that brings it."""

import sys

import pytest

from o7lib.errors import O7Error
from o7lib.optional import needed


def test_a_missing_library_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(O7Error, match=r"^writing .xlsx needs xlsxwriter, .* pip install 'o7lib\[export\]'$"):
        needed("xlsxwriter", "writing .xlsx")


def test_a_library_that_is_there_but_broken_is_another_fault(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "broken_library.py").write_text("import surely_not_there")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ModuleNotFoundError, match="surely_not_there"):
        needed("broken_library", "a thing")
