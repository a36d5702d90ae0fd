"""Controls tell of each change, once of many made together, and not of a change that failed."""

import pytest

from o7lib.show.lab.events import ChangeNotifier


def test_a_change_that_ends_with_an_error_is_told_to_nobody_and_the_next_one_is():
    here, told = ChangeNotifier(), []
    here.observe(lambda: told.append(1))
    with pytest.raises(ValueError, match="no such box"), here._as_one_change():
        raise ValueError("no such box")
    assert told == []
    here._changed(None)
    assert told == [1]
