"""`import o7lib`: at once, and everything at hand from there."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pandas as pd
import pytest

import o7lib as o7
from o7lib.errors import ParameterError

HERE = Path(o7.__file__).parent


def python(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_importing_the_library_imports_nothing_else() -> None:
    code = "import sys; before = set(sys.modules); import o7lib; print(sorted(set(sys.modules) - before))"
    assert python(code) == "['o7lib']"


def test_looking_at_what_there_is_imports_nothing_heavy() -> None:
    assert python("import sys, o7lib; dir(o7lib); print('pandas' in sys.modules)") == "False"


def test_tab_completion_offers_every_measure_that_an_analyst_calls() -> None:
    measures = {f.stem for f in (HERE / "measures").glob("*.py")} - {
        "__init__",
        "counting",
        "counting_rules",
        "scope",
        "selection",
        "related",
    }
    assert measures | {"load", "save", "export", "page", "charts", "maps"} <= set(dir(o7))


def test_everything_offered_can_be_had() -> None:
    for name in dir(o7):
        assert getattr(o7, name) is not None


def test_scope_is_the_function_and_its_module_stays_in_its_room() -> None:
    from o7lib.measures import scope

    assert callable(o7.scope)
    found, narrowed = o7.scope(place="viet nam"), scope.narrow(o7.load(), place="VNM")
    assert str(found.scope) == str(narrowed.scope) == "place=VNM"


def test_a_record_already_loaded_can_be_narrowed_further() -> None:
    africa = o7.scope(o7.load(), region="africa")
    assert 0 < len(africa.results) < len(o7.load().results)
    assert o7.scope(africa, biennium="2014-15").results["biennium"].unique().tolist() == ["2014-15"]


def test_a_measure_is_one_dot_away() -> None:
    assert isinstance(o7.progress.results_list(o7.scope(region="africa")), pd.DataFrame)


def test_a_frame_is_saved_and_a_record_exported(tmp_path: Path) -> None:
    assert len(pd.read_csv(o7.save(o7.load().regions, tmp_path / "r.csv"))) == len(o7.load().regions)
    assert o7.export(tmp_path / "o7.zip", o7.scope(place="KHM")).is_file()


@pytest.mark.parametrize(("typed", "meant"), [("proggress", "progress"), ("chart", "charts"), ("lod", "load")])
def test_a_misspelt_module_is_met_with_the_nearest(typed: str, meant: str) -> None:
    with pytest.raises(AttributeError, match=rf"^o7lib has no '{typed}'\. Did you mean {meant}"):
        getattr(o7, typed)


def test_tools_that_probe_for_private_names_get_a_plain_no() -> None:
    assert not hasattr(o7, "__wrapped__")
    assert not hasattr(o7, "_repr_html_")


def test_a_misspelt_part_of_a_scope_is_met_with_the_nearest() -> None:
    with pytest.raises(ParameterError, match=r"a scope has no part regoin; it has region, .*Did you mean region\?"):
        o7.scope(regoin="africa")


def test_a_record_from_another_folder_is_exported_with_its_own_schema(tmp_path: Path, third_biennium: Path) -> None:
    changed = Path(shutil.copytree(third_biennium, tmp_path / "data"))
    file = changed / "datapackage.json"
    file.write_text(file.read_text(encoding="utf-8").replace('"In operation"', '"At work"'), encoding="utf-8")
    o7.export(tmp_path / "o7.zip", o7.load(changed))
    with zipfile.ZipFile(tmp_path / "o7.zip") as box:
        assert '"At work"' in box.read("datapackage.json").decode()
