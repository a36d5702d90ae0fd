"""What columns are called in every view: words, never codes, and nothing said twice."""

import pytest

from o7lib.show import views

COLUMNS = {
    f"{module}.{name}": value
    for module in views.__all__
    for name, value in vars(getattr(views, module)).items()
    if name.isupper() and isinstance(value, dict)
}
OPENS = {name: value for name, value in COLUMNS.items() if name.endswith("OPENS")}
HEADINGS = {name: value for name, value in COLUMNS.items() if name not in OPENS}


@pytest.mark.parametrize("name", HEADINGS)
def test_no_heading_is_a_code_or_says_the_same_twice(name: str) -> None:
    said = list(HEADINGS[name].values())
    assert all(h and "_" not in h and (h[0].isupper() or h.startswith("of them") or h == "name none") for h in said), (
        said
    )
    assert len(said) == len(set(said))


@pytest.mark.parametrize("name", OPENS)
def test_what_a_number_opens_is_a_column_of_references(name: str) -> None:
    assert all("refs" in column for column in OPENS[name].values())


def test_no_heading_promises_a_first_time() -> None:
    """The record knows a few biennia only: what came before the first is not in it."""
    every = " ".join(h for table in HEADINGS.values() for h in table.values())
    assert "first time" not in every and "no more" not in every


def test_headings_of_one_region_leave_the_region_out() -> None:
    assert list(views.targets.COLUMNS) == [c for c in views.targets.REGION_COLUMNS if c != "region"]
