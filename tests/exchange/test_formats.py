"""One export for every format: the ending decides, and a publisher is named only where the format has one."""

from pathlib import Path

import pytest

import o7lib as o7
from o7lib.cli import main
from o7lib.errors import ParameterError
from o7lib.exchange.formats import ENDINGS


def test_every_ending_is_offered_when_none_fits(tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match="no ending that can be written") as refused:
        o7.export(tmp_path / "o7.xml")
    assert all(ending in str(refused.value) for ending in ENDINGS)


def test_a_publisher_is_refused_where_the_format_has_none(tmp_path: Path) -> None:
    with pytest.raises(
        ParameterError, match=r"only a file ending in \.iati\.xml names who publishes it; 'o7\.zip' does not"
    ):
        o7.export(tmp_path / "o7.zip", org="GB-COH-01234567")
    assert list(tmp_path.iterdir()) == []


def test_iati_without_a_publisher_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--to", str(tmp_path / "o7.iati.xml")]) == 2
    assert "names who publishes it: give --org" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_command_writes_a_scope(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "o7.iati.xml"
    assert main(["export", "--to", str(file), "--org", "GB-COH-01234567", "--region", "Arab States"]) == 0
    assert f"tables in {file}" in capsys.readouterr().out
    assert (
        file.read_bytes()
        == o7.export(tmp_path / "b.iati.xml", o7.scope(region="arab_states"), org="GB-COH-01234567").read_bytes()
    )
    assert main(["export", "--to", str(file), "--org", "GB-COH-01234567", "--region", "Atlantis"]) == 2
    assert "there is no region 'Atlantis'" in capsys.readouterr().err
