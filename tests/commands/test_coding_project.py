"""A coding project goes out with `o7 export --to FILE.qdpx` and one coder comes back with `o7 import --coder`."""

import pytest
from click.testing import CliRunner

from o7lib import cli
from o7lib.errors import O7Error


@pytest.fixture
def o7(uncoded, monkeypatch):
    """Run `o7 ...` on the uncoded record; returns the exit code and all that was printed."""
    monkeypatch.setenv("O7_DATA", str(uncoded.data))

    def run(*words: str) -> tuple[int, str]:
        result = CliRunner().invoke(cli.o7, words)
        refused = str(result.exception) if isinstance(result.exception, O7Error) else ""
        return result.exit_code, result.output + refused

    return run


def test_it_goes_out_with_a_warning_and_is_not_taken_back_for_nobody(o7, uncoded, tmp_path):
    file = tmp_path / "coding.qdpx"
    code, said = o7("export", "--to", str(file), "--sources", str(uncoded.sources))
    assert (code, file.is_file()) == (0, True), said
    assert "it holds the documents' texts, which are the ILO's; keep it at your desk" in said
    assert "name one with --coder" in o7("import", str(file))[1]
    assert "has no judgement of 'First coder'" in o7("import", str(file), "--coder", "First coder")[1]


def test_options_of_other_formats_are_refused(o7, tmp_path):
    assert "holds the whole coding: leave out --region" in o7("export", "--to", "a.qdpx", "--region", "africa")[1]
    assert "--sources is for a file ending in .qdpx" in o7("export", "--to", "a.zip", "--sources", "x")[1]
    assert "--coder is for a coding project" in o7("import", str(tmp_path / "a.zip"), "--coder", "ana")[1]
