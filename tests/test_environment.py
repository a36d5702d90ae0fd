"""pyproject.toml, the lock files and environment.yml say the same.

This proves consistency. It does not prove that conda finds versions that fit together, nor that its
channel has every name: for that, make the environment.
"""

import json
import re
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

import o7lib
from bench.environment import USES
from bench.lock import EXTRAS, LEFT_OUT, NOT_FOR_BRIEFS

ROOT = Path(__file__).parents[1]
RENAME = {
    "jupyter-core": "jupyter_core",
    "duckdb": "python-duckdb",
    "jupyter-client": "jupyter_client",
    "playwright": "playwright-python",
}
NOT_ON_CONDA = {"axe-playwright-python", "confusable-homoglyphs", "pyrefiqda"}
LAB = [word.removeprefix("--extra=") for word in EXTRAS["lab"]]
CONDA_ALONE = {"python", "pip"}


def asked() -> dict[str, SpecifierSet]:
    """What pyproject.toml asks for, all extras together: name to bounds."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    lines = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    found: dict[str, SpecifierSet] = {}
    for requirement in map(Requirement, lines):
        bounds = found.setdefault(canonicalize_name(requirement.name), requirement.specifier)
        assert bounds == requirement.specifier, f"{requirement.name} is asked for with two different bounds"
    return found


def conda() -> tuple[dict[str, str], dict[str, str]]:
    """What environment.yml asks for: from the channel, and from pip; name to bounds as written."""
    lines = yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"]
    pip = [one for line in lines if isinstance(line, dict) for one in line["pip"]]
    return named([line for line in lines if isinstance(line, str)]), named(pip)


def named(lines: list[str]) -> dict[str, str]:
    return {m[1]: m[2] for m in (re.fullmatch(r"([\w.-]+?)\s*([<>=!~].*)?", line) for line in lines) if m}


def lock_lines(use: str) -> list[str]:
    """The lines of a lock file, one a package."""
    text = (ROOT / "locks" / f"{use}.lock").read_text().replace("\\\n", " ")
    return [*filter(None, map(str.strip, text.splitlines()))]


def locked(use: str = "test") -> dict[str, list[tuple[str, str]]]:
    """What a lock file pins: name to every version with its marker (one a Python, where they differ)."""
    found: dict[str, list[tuple[str, str]]] = {}
    for line in lock_lines(use):
        pinned = re.match(r"([\w.-]+)==(\S+)(?:\s*;\s*(.*?))?(?:\s+--hash|$)", line)
        assert pinned, f"no pinned version: {line[:60]}"
        found.setdefault(canonicalize_name(pinned[1]), []).append((pinned[2], pinned[3] or ""))
    return found


def test_conda_is_asked_for_what_the_project_asks_for_and_nothing_else() -> None:
    channel, pip = conda()
    assert set(channel) - CONDA_ALONE == {RENAME.get(name, name) for name in asked().keys() - NOT_ON_CONDA}
    assert set(pip) == NOT_ON_CONDA


def test_conda_is_asked_for_the_same_bounds() -> None:
    channel, pip = conda()
    differing = {
        name: (str(bounds), (channel | pip)[RENAME.get(name, name)])
        for name, bounds in asked().items()
        if SpecifierSet((channel | pip)[RENAME.get(name, name)] or "") != bounds
    }
    assert differing == {}


def test_conda_is_asked_for_the_same_python() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert conda()[0]["python"] == project["requires-python"]


def test_no_name_is_renamed_that_is_not_asked_for() -> None:
    assert RENAME.keys() | NOT_ON_CONDA <= asked().keys()


def test_only_conda_forge_is_asked() -> None:
    assert yaml.safe_load((ROOT / "environment.yml").read_text())["channels"] == ["conda-forge", "nodefaults"]


@pytest.mark.parametrize("name", sorted(asked()))
def test_the_lock_pins_it_inside_its_bounds(name: str) -> None:
    versions = [version for version, _ in locked().get(name, [])]
    assert versions, f"locks/test.lock lacks {name}"
    assert [v for v in versions if v not in asked()[name]] == []


@pytest.mark.parametrize(("use", "extras"), [("reports", []), ("lab", LAB)])
def test_a_smaller_lock_has_what_its_use_needs_in_the_versions_of_the_largest(use: str, extras: list[str]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    lines = [*project["dependencies"], *(one for extra in extras for one in project["optional-dependencies"][extra])]
    assert {canonicalize_name(Requirement(line).name) for line in lines} | {"hatchling"} <= locked(use).keys()
    # Markers may differ: what all platforms need for the tests, one platform alone may need for the briefs.
    pinned = {use: {name: {version for version, _ in pins} for name, pins in locked(use).items()} for use in USES}
    assert [name for name, versions in pinned[use].items() if not versions <= pinned["test"][name]] == []


def test_the_environments_of_the_makefile_grow_from_lock_to_lock() -> None:
    assert list(USES) == ["reports", "lab", "test"] == sorted(EXTRAS, key=list(USES).index)
    left_out = [set(locked(less)) - set(locked(more)) for less, more in pairwise(USES)]
    assert left_out == [set(), set()]


def test_what_is_left_out_of_the_locks_is_in_none_of_them() -> None:
    assert [name for use in USES for name in LEFT_OUT if name in locked(use)] == []
    assert not NOT_FOR_BRIEFS & locked("reports").keys() and locked("lab").keys() >= NOT_FOR_BRIEFS


@pytest.mark.parametrize("use", USES)
def test_the_lock_pins_one_version_for_any_one_python(use: str) -> None:
    doubled = [name for name, pins in locked(use).items() if len({marker for _, marker in pins}) != len(pins)]
    assert doubled == []


@pytest.mark.parametrize("use", USES)
def test_every_pin_carries_hashes(use: str) -> None:
    assert [line[:60] for line in lock_lines(use) if "==" not in line or "--hash=sha256:" not in line] == []


def test_the_version_is_the_same_in_the_package_the_citation_and_the_changelog() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    released = re.findall(r"^## \[(\d[^\]]*)\]", (ROOT / "CHANGELOG.md").read_text(), re.M)
    assert (o7lib.__version__, released[0]) == (version, version)
    assert yaml.safe_load((ROOT / "CITATION.cff").read_text())["version"] == version


def test_the_citation_has_the_fields_that_the_format_requires() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text())
    assert citation["cff-version"] == "1.2.0"
    assert {"message", "title", "authors"} <= citation.keys()
    assert "not a publication of the ILO" in citation["abstract"]


def test_the_container_runs_the_two_commands_on_a_python_that_is_supported() -> None:
    verbs = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.M))
    lines = (ROOT / "Dockerfile").read_text().splitlines()
    opened = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text())
    shown = re.findall(r"^docker run .*outcome7 make (\w+)", (ROOT / "README.md").read_text(), re.M)
    command = json.loads(next(line for line in lines if line.startswith("CMD")).removeprefix("CMD"))
    assert (command, opened["postCreateCommand"], shown) == (["make", "reports"], "make reports", ["lab"])
    assert {"reports", "lab"} <= verbs and "RUN make setup-lab" in lines
    built = {re.search(r"python:([\d.]+)", text)[1] for text in (lines[1], opened["image"])}
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text())["jobs"]
    assert built <= set(jobs["test"]["strategy"]["matrix"]["python"])


def test_hooks_and_continuous_integration_call_make_verbs_that_exist() -> None:
    verbs = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.M))
    repositories = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text())["repos"]
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text())["jobs"]
    commands = [hook["entry"] for repository in repositories for hook in repository["hooks"]]
    commands += [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step]
    called = [word for line in commands if line.startswith("make") for word in line.split()[1:] if word[0] != "-"]
    assert called and set(called) <= verbs
    assert {repository["repo"] for repository in repositories} == {"local"}


def test_continuous_integration_runs_every_python_from_the_oldest_supported() -> None:
    job = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text())["jobs"]["test"]
    versions = job["strategy"]["matrix"]["python"]
    assert f">={versions[0]}" == conda()[0]["python"]


@pytest.mark.parametrize("use", USES)
def test_the_lock_names_no_host(use: str) -> None:
    text = (ROOT / "locks" / f"{use}.lock").read_text()
    assert "http://" not in text
    assert "https://" not in text
    assert not re.search(r"^\s*(-i|-f|--index-url|--extra-index-url|--find-links|--trusted-host)\b", text, re.M)
    assert not re.search(r"(?<![\w.-])(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|local|internal)\b", text)
