"""`o7 reports`: build the briefs that are not current, the explorer and the front page."""

import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from o7lib.commands.options import FOLDER, TEXT, WORKERS


@dataclass(frozen=True)
class Run:
    """What was asked of one run, and when it began."""

    only: tuple[str, ...]
    out: Path
    force: bool
    workers: int
    kernel: str
    scheduler: str | None
    started: float

    @property
    def whole(self) -> bool:
        """Whether every page was asked for."""
        return not self.only

    @property
    def seconds(self) -> float:
        """Seconds since the run began."""
        return time.monotonic() - self.started


@click.command()
@click.option("--only", multiple=True, metavar="KEY", help="A brief (region/africa) or a kind (country); repeatable.")
@click.option("--out", type=FOLDER, default="reports", metavar="DIR", help="Folder for the pages (default: reports).")
@click.option("--force", is_flag=True, help="Build also what is current.")
@click.option("--workers", type=WORKERS, default=0, metavar="N", help="Processes at once (default: one a core).")
@click.option(
    "--kernel",
    type=click.Choice(["warm", "plain"]),
    default="warm",
    help="plain: a new Python for each notebook, slower, same pages.",
)
@click.option(
    "--scheduler",
    type=TEXT,
    metavar="ADDRESS",
    help="Run on the Dask cluster whose scheduler is there, such as tcp://host:8786.",
)
@click.option("--pdf", is_flag=True, help="Also print each page asked for to a PDF, with an installed browser.")
def command(pdf: bool, **asked: Any) -> int:
    """Build the briefs that are not current, and the front page."""
    run = Run(**asked, started=time.monotonic())
    if not pdf:
        return _pages(run)
    from o7lib.briefs.pages.pdf import browser

    browser()  # refused before anything is built
    return max(_pages(run), _print(run))


def _print(run: Run) -> int:
    from o7lib.briefs import build
    from o7lib.briefs.pages import pdf
    from o7lib.briefs.plan import briefs as plan_briefs

    started = time.monotonic()
    wanted = plan_briefs.chosen(build.all_briefs(), run.only)
    made, failed = pdf.print_pages([run.out / b.file for b in wanted], _say, run.workers or build.cores())
    for error in failed:
        print(f"FAILED {error}", file=sys.stderr)
    print(f"{len(made)} printed to PDF, {len(failed)} failed, {time.monotonic() - started:.1f} s")
    return 1 if failed else 0


def _pages(run: Run) -> int:
    from o7lib.briefs import freshness
    from o7lib.tables.model.paths import ROOT, own_files

    notebooks = ROOT / "notebooks"
    sources = freshness.sources(own_files(), notebooks) if run.whole else ""
    if run.whole and not run.force and freshness.is_run_current(run.out, freshness.state(sources, run.out)):
        pages = len(list(run.out.glob("*.html")))
        print(f"{pages} pages in {run.out}/ are current, {run.seconds:.1f} s")
        return 0
    return _build(run, sources)


def _build(run: Run, sources: str) -> int:
    from o7lib.briefs.kernels import client

    if run.kernel == "warm" and not run.scheduler:
        client.prestart()  # it imports while this process does
    from o7lib import files
    from o7lib.briefs import build, freshness
    from o7lib.briefs.plan import briefs as plan_briefs

    briefs = build.all_briefs()
    wanted = plan_briefs.chosen(briefs, run.only)
    runner = _runner(run)
    outcome = build.build(wanted, run.out, _say, runner, kernel=run.kernel, force=run.force, among=briefs)
    if problem := _explore(run):
        outcome.failed["explore"] = problem
    try:
        from o7lib.briefs.pages import explorer, front_page
        from o7lib.tables.model.schema import schema

        if run.whole and not outcome.failed:
            build.remove_obsolete(run.out, {*(b.file for b in briefs), explorer.FILE})
        front_page.index(briefs, run.out, schema().subject)
        if run.whole and not outcome.failed:
            files.write(run.out / freshness.STAMP, freshness.state(sources, run.out))
    except OSError as error:
        outcome.failed["the front page"] = files.write_refused(run.out, error)
    for key, problem in outcome.failed.items():
        print(f"FAILED {key}: {problem}", file=sys.stderr)
    print(_closing(outcome, run))
    return 1 if outcome.failed else 0


def _explore(run: Run) -> str:
    """Write the explorer, unless the one that stands there is current; the words of what went wrong, or nothing.

    It fails alone, as a brief does: the briefs and the front page stand without it.
    """
    from o7lib import files
    from o7lib.briefs.pages import explorer
    from o7lib.tables.load import load_all

    try:
        explorer.explore(load_all(), run.out)
    except Exception as error:
        return files.failure(run.out / explorer.FILE, error)
    return ""


def _runner(run: Run) -> Any:
    from o7lib.briefs import build

    if run.scheduler:
        from o7lib.briefs.cluster import on_cluster

        return on_cluster(run.scheduler)
    return build.on_this_machine(run.workers or build.cores(), lambda: _explore(run))


def _closing(outcome: Any, run: Run) -> str:
    counts = [f"{len(outcome.built)} briefs built"]
    counts += [f"{len(outcome.current)} were current"] if outcome.current else []
    counts += [f"{len(outcome.failed)} FAILED"] if outcome.failed else []
    return f"{', '.join(counts)}: {run.out / 'index.html'}, {run.seconds:.1f} s"


def _say(line: str) -> None:
    print(line, flush=True, file=sys.stdout)
