"""A new biennium is rows in tables: nothing in the code knows which biennia there are."""

import hashlib
import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import o7lib.measures
from o7lib.briefs import build
from o7lib.measures import comparison, funding, progress, scope, targets
from o7lib.measures.counting_rules import Rule
from o7lib.tables.geography import shapes
from o7lib.tables.load import load_all, problems
from o7lib.tables.model.record import Record

NEW = object()  # stands for the invented biennium where its name is not yet known

# What a measure is given for a parameter that has no default, so that the new biennium is in what it returns.
GIVEN: dict[str, Any] = {
    "place": "CIV",
    "place_id": "CIV",
    "region": "africa",
    "region_id": "africa",
    "funder": "SWE",
    "funder_id": "SWE",
    "biennium": NEW,
    "indicator": "7.1",
    "cpo": "CIV101",
    "part": "biennium",
    "value": NEW,
    "name": "biennium",
    "stage": "adopted",
    "by": "biennium",
    "table": "funding",
    "rule": Rule(),
    "areas": shapes.areas(),
}
ONLY_THERE = {"CIV", "SWE", "CIV101"}  # keys that the shipped data lacks: nothing to compare with
# These speak of no biennium: names and keys, what a scope makes of the tables (tested below), the annex's projects.
WITHOUT_BIENNIA = {
    "facets.criteria",
    "scope.resolve",
    "scope.example",
    "scope.digester",
    "scope.name",
    "scope.narrow",
    "scope.keys",
    "projects.timeline",
    "details.short_forms",
    "counting_rules.standard",
}
# The invented biennium names no place in another's entry, and pays nothing indirectly in the name of the funder asked for.
HOLDS_NONE = {"mentions.elsewhere", "funding.only_indirect"}


def measures() -> list[tuple[str, Callable[..., Any]]]:
    """Every public function of the measures room whose first parameter is a record."""
    found = []
    shelf = [i for i in pkgutil.iter_modules(o7lib.measures.__path__) if i.name != "counting"]
    for info in shelf:
        module = importlib.import_module(f"o7lib.measures.{info.name}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            first = next(iter(inspect.signature(function, eval_str=True).parameters.values()), None)
            own = function.__module__ == module.__name__ and not name.startswith("_")
            if own and first is not None and first.annotation is Record:
                found.append((f"{info.name}.{name}", function))
    return found


def arguments(name: str, function: Callable[..., Any], biennium: str) -> dict[str, Any]:
    """What the function needs besides the record."""
    needed = {}
    for parameter in list(inspect.signature(function, eval_str=True).parameters.values())[1:]:
        if parameter.default is parameter.empty and parameter.kind is parameter.POSITIONAL_OR_KEYWORD:
            assert parameter.name in GIVEN, f"say in GIVEN what {name} is to be given for {parameter.name!r}"
            needed[parameter.name] = biennium if GIVEN[parameter.name] is NEW else GIVEN[parameter.name]
    return needed


def told(result: Any) -> str:
    """A result as text, every cell of it."""
    if isinstance(result, pd.DataFrame | pd.Series):
        return result.to_csv()
    return str(result)


@pytest.fixture(scope="module")
def new(next_biennium: str) -> str:
    return next_biennium


@pytest.fixture(scope="module")
def record(third_biennium: Path) -> Record:
    return load_all(third_biennium)


@pytest.fixture(scope="module")
def shipped() -> Record:
    return load_all(Path(__file__).parents[1] / "data")


def test_a_third_biennium_loads_clean(third_biennium: Path) -> None:
    assert problems(third_biennium) == []


def test_the_invented_documents_are_the_ones_the_locators_count(record: Record, new: str) -> None:
    sources = sorted((Path(__file__).parent / "third_biennium" / "sources").glob("*.txt"))
    texts = [file.read_bytes() for file in sources]
    documents = record.documents[record.documents["biennium"] == new].sort_values("doc_id")
    assert list(documents["line_count"]) == [text.count(b"\n") for text in texts]
    assert list(documents["sha256"]) == [hashlib.sha256(text).hexdigest() for text in texts]


def test_every_table_that_knows_a_biennium_has_rows_of_the_new_one(record: Record, new: str) -> None:
    known = {name: frame for name, frame in record.items() if "biennium" in frame}
    assert [name for name, frame in known.items() if new not in set(frame["biennium"])] == []


def test_there_are_measures_to_try() -> None:
    assert len(measures()) >= 15


@pytest.mark.parametrize(("name", "function"), measures(), ids=[name for name, _ in measures()])
def test_every_measure_runs_on_three_biennia_and_shows_the_new_one(
    name: str, function: Callable[..., Any], record: Record, shipped: Record, new: str
) -> None:
    asked = arguments(name, function, new)
    result = function(record, **asked)
    if name in WITHOUT_BIENNIA | HOLDS_NONE:
        return
    if isinstance(result, pd.DataFrame) and "biennium" in result:
        assert new in set(result["biennium"]), f"{name} shows only {sorted(set(result['biennium']))}"
    elif any(value in ONLY_THERE for value in asked.values() if isinstance(value, str)):
        assert len(result) > 0, f"{name} finds nothing for {asked}"
    else:
        last = shipped.untracked("biennia")["biennium"].iloc[-1]
        before = function(shipped, **{k: last if isinstance(v, str) and v == new else v for k, v in asked.items()})
        assert told(result) != told(before), f"{name} says the same without {new}"


def test_the_new_biennium_can_be_a_scope(record: Record, new: str) -> None:
    here = scope.narrow(record, biennium=new)
    assert sorted(set(here.results["place_id"])) == ["CIV", "KHM", "UKR"]
    assert set(here.achievements["biennium"]) == {new}


def test_stages_are_counted_for_the_new_biennium(record: Record, new: str) -> None:
    counts = progress.stage_counts(scope.narrow(record, biennium=new))
    assert dict(zip(counts["stage"], counts["achievements"], strict=True)) == {
        "in_preparation": 2,
        "drafted": 1,
        "adopted": 4,
        "operational": 4,
    }


def test_a_total_met_hides_the_region_that_missed_its_target(record: Record, new: str) -> None:
    masked = targets.masked(record).set_index(["biennium", "indicator"])
    assert masked.loc[(new, "7.1"), "missed"] == ["Arab States"]
    assert masked.loc[(new, "7.1"), "short"] == 1


def test_a_region_without_a_target_of_its_own_neither_met_nor_missed_it(record: Record, new: str) -> None:
    rows = targets.against_targets(record)
    here = rows[(rows["biennium"] == new) & (rows["indicator"] == "7.2")].set_index("region_id")["verdict"]
    assert here["world"] == "missed"
    assert set(here.drop("world")) == {"no_target"}


def test_a_place_listed_without_an_entry_is_found(record: Record, new: str) -> None:
    rows = targets.listed_without_entry(record)
    assert list(rows.loc[rows["biennium"] == new, "place_id"]) == ["MDA"]


def test_a_new_place_is_shown_from_its_first_biennium(record: Record, new: str) -> None:
    rows = comparison.place_across(record, "CIV")
    assert list(zip(rows["biennium"], rows["indicator"], rows["criteria"], strict=True)) == [
        (new, "7.1", 3),
        (new, "7.2", 2),
    ]


def test_an_old_place_gains_a_biennium(record: Record, new: str) -> None:
    rows = comparison.place_across(record, "KHM")
    assert {"2012-13", "2014-15", new} <= set(rows["biennium"])


def test_a_new_funder_stands_among_the_funders(record: Record) -> None:
    rows = funding.by_funder(record).set_index("funder_id")
    assert rows.loc["SWE", "results"] == 1


def test_a_new_place_is_found_by_any_of_its_names(record: Record) -> None:
    for said in ("civ", "cote d'ivoire", "CÔTE D’IVOIRE", "ivory coast", "384"):
        assert scope.resolve(record, "place", said) == "CIV"


def test_a_funder_of_a_programme_of_others_is_found_in_the_new_biennium_too(record, new):
    rows = funding.only_indirect(record, "CHE")
    assert rows.loc[rows["biennium"] == new, "cpo"].tolist() == ["KHM129"]


@pytest.fixture(scope="module")
def pages(third_biennium: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """One page of every notebook, built of three biennia: those of the new place, its region and the new funder."""
    briefs = build.all_briefs(third_biennium)
    alone = {"country/CIV", "region/africa", "funder/SWE"} | {b.key for b in briefs if "/" not in b.key}
    first = {brief.notebook: brief for brief in reversed(briefs)}
    covered = {brief.notebook for brief in briefs if brief.key in alone}
    alone |= {brief.key for notebook, brief in first.items() if notebook not in covered}
    wanted = [brief for brief in briefs if brief.key in alone]
    out, run = tmp_path_factory.mktemp("three"), build.on_this_machine(build.cores())
    outcome = build.build(wanted, out, lambda _: None, run, data=third_biennium, among=briefs)
    assert not outcome.failed, outcome.failed
    return {brief.key: (out / brief.file).read_text(encoding="utf-8") for brief in wanted}


def test_every_kind_of_brief_takes_the_new_biennium_in(pages: dict[str, str], record: Record, new: str) -> None:
    """All but the brief on a place that a summary counts, where the new biennium has no word on that place."""
    named = {name: record[name] for name in ("results", "reported_places")}
    there = {f"country/{p}" for rows in named.values() for p in rows.loc[rows["biennium"] == new, "place_id"]}
    silent = [key for key, page in pages.items() if new not in page]
    assert [key for key in silent if not key.startswith("country/") or key in there] == []


def test_no_brief_speaks_of_three_biennia_as_of_two(pages: dict[str, str]) -> None:
    wrong = re.compile(r"both (biennia|periods|years|summaries)|either biennium|the other biennium", re.IGNORECASE)
    assert {key: found[0] for key, page in pages.items() if (found := wrong.search(page))} == {}
