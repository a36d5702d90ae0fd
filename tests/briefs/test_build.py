"""A run: what is current is skipped, what fails is named, what stood there stays."""

import weakref
from concurrent.futures import Future

import pytest

from o7lib.briefs import build, freshness
from o7lib.briefs.pages import explorer
from o7lib.briefs.plan.briefs import Brief, plan
from o7lib.briefs.task import Made, Task
from o7lib.commands import reports
from o7lib.errors import BriefError, ParameterError, TableError
from o7lib.tables.load import load_all
from o7lib.tables.model.paths import SHIPPED

REGION = Brief("region/africa", "region.ipynb", {"region": "africa"}, "Africa")
COUNTRY = Brief("country/KHM", "country.ipynb", {"place": "KHM"}, "Cambodia")
READ = "region=africa|results|biennium,indicator,cpo"


def page_of(task: Task) -> Made:
    from o7lib.measures import scope

    reads, numbers = {READ: scope.digester(load_all(task.data))(READ)}, f'{{"title": "{task.key}"}}\n'
    return Made(freshness.add_seal(f"<h1>{task.key}</h1>\n", task.inputs, reads, numbers=numbers), numbers)


def quick(tasks):
    for task in tasks:
        yield task, page_of(task)


def failing_on(key):
    def run(tasks):
        for task in tasks:
            yield task, BriefError(f"{task.notebook}, cell 4: ValueError: no") if task.key == key else page_of(task)

    return run


def test_every_page_is_written_under_the_name_of_its_brief(tmp_path):
    outcome = build.build([REGION, COUNTRY], tmp_path, print, quick)
    assert outcome.built == ["region/africa", "country/KHM"]
    assert (tmp_path / "country-KHM.html").read_text().startswith("<h1>country/KHM</h1>")


def test_a_second_run_finds_everything_current(tmp_path):
    build.build([REGION, COUNTRY], tmp_path, print, quick)
    again = build.build([REGION, COUNTRY], tmp_path, print, quick)
    assert again.built == [] and again.current == ["region/africa", "country/KHM"]


def test_force_builds_what_is_current(tmp_path):
    build.build([REGION], tmp_path, print, quick)
    assert build.build([REGION], tmp_path, print, quick, force=True).built == ["region/africa"]


def test_one_failing_brief_does_not_stop_the_others_and_its_old_page_stays(tmp_path):
    build.build([REGION, COUNTRY], tmp_path, print, quick)
    before = (tmp_path / "region-africa.html").read_bytes()
    outcome = build.build([REGION, COUNTRY], tmp_path, print, failing_on("region/africa"), force=True)
    assert outcome.failed == {"region/africa": "region.ipynb, cell 4: ValueError: no"}
    assert outcome.built == ["country/KHM"]
    assert (tmp_path / "region-africa.html").read_bytes() == before


def test_a_misspelt_parameter_is_refused_before_anything_runs(tmp_path):
    wrong = Brief("region/africa", "region.ipynb", {"regoin": "africa"})
    ran = []
    with pytest.raises(ParameterError, match="region.ipynb has no parameter regoin; it has biennium, region"):
        build.build([wrong], tmp_path, print, lambda tasks: ran.extend(tasks) or iter(()))
    assert ran == []


def test_bad_data_is_refused_before_anything_runs(tmp_path):
    (tmp_path / "data").mkdir()
    for file in SHIPPED.glob("*.*"):
        (tmp_path / "data" / file.name).write_bytes(file.read_bytes())
    broken = tmp_path / "data" / "achievements.csv"
    broken.write_text(broken.read_text().replace(",adopted,", ",adoptd,", 1))
    with pytest.raises(TableError, match=r"achievements.csv:\d+  stage is 'adoptd'; expected one of in_preparation"):
        build.build([REGION], tmp_path / "out", print, quick, data=tmp_path / "data")
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").iterdir())


def test_a_page_that_cannot_be_written_is_named_and_the_run_goes_on(tmp_path):
    (tmp_path / "region-africa.html").mkdir()
    outcome = build.build([REGION, COUNTRY], tmp_path, print, quick, force=True)
    assert "region-africa.html could not be written" in outcome.failed["region/africa"]
    assert outcome.built == ["country/KHM"]


def test_every_planned_brief_gives_a_task_that_its_notebook_accepts():
    briefs = plan(load_all())
    assert len(build.tasks(briefs, SHIPPED, "warm")) == len(briefs)


def test_a_page_that_the_plan_no_longer_has_is_removed_and_a_stranger_s_page_is_left(tmp_path):
    build.build([REGION, COUNTRY], tmp_path, print, quick)
    (tmp_path / "mine.html").write_text("<p>not ours</p>", encoding="utf-8")
    (tmp_path / "country-KHM.pdf").write_bytes(b"%PDF")
    assert build.remove_obsolete(tmp_path, {"region-africa.html"}) == ["country-KHM.html"]
    assert sorted(f.name for f in tmp_path.iterdir()) == ["mine.html", "region-africa.html", "region-africa.json"]


def test_a_page_that_was_given_out_is_not_kept():
    """A thousand pages held until the last is built were 200 MB."""
    waiting: dict[Future, str] = {}
    for n in range(3):
        done: Future = Future()
        done.set_result(f"page {n}")
        waiting[done] = f"task {n}"
    gone = [weakref.ref(future) for future in waiting]
    del done
    pages = build._finished(waiting)
    assert {next(pages) for _ in range(3)} == {(f"task {n}", f"page {n}") for n in range(3)}
    assert not waiting and list(pages) == []
    assert [ref() for ref in gone] == [None] * 3


def test_while_others_build_this_process_does_what_it_was_given():
    seen, todo = [], [Task(f"country/{n}", "country.ipynb", "no notebook", {}, str(SHIPPED), "") for n in range(3)]
    run = build.on_this_machine(1, lambda: seen.append("meanwhile"))
    for task, problem in run(todo):
        assert isinstance(problem, Exception)
        seen.append(task.key)
    assert seen == ["meanwhile", *(task.key for task in todo)]


def test_the_explorer_fails_alone_and_in_words(tmp_path, monkeypatch):
    def broken(*_):
        raise ValueError("no row to draw")

    run = reports.Run(only=(), out=tmp_path, force=False, workers=1, kernel="warm", scheduler=None, started=0.0)
    monkeypatch.setattr(explorer, "explore", broken)
    assert reports._explore(run) == "ValueError: no row to draw"
