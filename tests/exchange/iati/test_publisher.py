"""Who publishes is asked for, has the form of an IATI identifier, and is never the ILO."""

import pytest

from o7lib.errors import ParameterError
from o7lib.exchange.iati.publisher import publisher


def test_no_identifier_is_refused_with_what_is_expected() -> None:
    for empty in ("", "  "):
        with pytest.raises(ParameterError, match="names who publishes it: give --org with the code of a register"):
            publisher(empty)


@pytest.mark.parametrize(
    "own", ["XM-DAC-41302", "xm-dac-41302", "41302", "XM-DAC-41302-O7", " XM-DAC-41302 ", "XM_DAC:41302"]
)
def test_the_ilos_own_identifier_is_refused_however_it_is_written(own: str) -> None:
    with pytest.raises(ParameterError, match="only the ILO publishes under it. Give your own"):
        publisher(own)


@pytest.mark.parametrize(
    "bad", ["university", "GB-COH", "GB-COH-", "GB-COH-1/2", "GB-COH-1&2", "GB-COH-a b", "gb-coh-1", "GB-COH-1\n2"]
)
def test_an_identifier_of_another_form_is_refused(bad: str) -> None:
    with pytest.raises(ParameterError, match="is no IATI organisation identifier; it is the code of a register"):
        publisher(bad)


@pytest.mark.parametrize(
    "good", ["GB-COH-01234567", "XM-DAC-12345", "GB-GOV-1", "XI-ROR-01h8kz893", "US-EIN-413021234"]
)
def test_an_identifier_is_taken_as_it_is(good: str) -> None:
    assert publisher(f" {good} ").identifier == good


def test_a_kind_that_no_list_has_is_refused() -> None:
    with pytest.raises(ParameterError, match="'university' is no code of IATI's list of kinds"):
        publisher("GB-COH-1", kind="university")
