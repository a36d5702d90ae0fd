"""The command line: `o7` or `python -m o7lib`.

Only the standard library is imported before a command is known, so that a run with nothing to do
ends in about the time Python takes to start.
"""

import argparse
import atexit
import gc
import os
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from o7lib import arguments as o7lib_arguments
from o7lib.errors import O7Error, TableError, worded

# jsonschema would load a grammar for a kind of address that no schema here has: two seconds a process.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

OUT = Path("reports")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="o7",
        description="The ILO's Outcome 7 (labour migration): check the record, build briefs from it, take it away.",
        epilog="Start with: o7 list, then o7 reports --only region/africa. Data folder: --data DIR or the variable O7_DATA.",
    )
    data = "a data folder of the same schema (default: $O7_DATA, else the shipped one)"
    parser.add_argument("--data", type=o7lib_arguments.nonempty, metavar="DIR", help=data)
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    _verb(verbs, "list", "print the key of every brief")
    _verb(verbs, "check", "check every table for form and for the ILO's own rules; print every problem")
    _reports_options(_verb(verbs, "reports", "build the briefs that are not current, and the front page"))
    audit = _verb(verbs, "audit", "tie every row to the lines of the documents it cites")
    audit.add_argument(
        "--sources",
        type=o7lib_arguments.nonempty,
        metavar="DIR",
        help="folder of the documents' texts (default: $O7_SOURCES)",
    )
    export = _verb(verbs, "export", "write every table into one file; its ending names the format")
    export.add_argument(
        "--to",
        type=o7lib_arguments.nonempty,
        required=True,
        metavar="FILE",
        help="a name ending in .xlsx .sqlite .duckdb .parquet.zip or .zip",
    )
    new = _verb(verbs, "new", "start a biennium: the empty rows, and what to fill in which order")
    new.add_argument("what", choices=("biennium",), help="what to start")
    new.add_argument("name", help="its two years, such as 2016-17")
    new.add_argument(
        "--to",
        type=o7lib_arguments.nonempty,
        metavar="DIR",
        help="make a copy of the data there instead of adding to it",
    )
    _verb(verbs, "lab", "explore in JupyterLab; further options, such as --no-browser, are JupyterLab's")
    _verb(verbs, "notebooks", "run every notebook with its defaults and store its outputs")
    _verb(verbs, "docs", "write the pages of docs/ that are generated")
    return parser


def _verb(verbs: Any, name: str, does: str) -> argparse.ArgumentParser:
    return verbs.add_parser(name, help=does, description=f"{does[0].upper()}{does[1:]}.")


def _reports_options(reports: argparse.ArgumentParser) -> None:
    add = reports.add_argument
    add(
        "--only",
        action="append",
        default=[],
        metavar="KEY",
        help="a brief (region/africa) or a kind (country); may be given again",
    )
    add(
        "--out", type=o7lib_arguments.folder, default=OUT, metavar="DIR", help="folder for the pages (default: reports)"
    )
    add("--force", action="store_true", help="build also what is current")
    add(
        "--workers",
        type=o7lib_arguments.workers,
        default=0,
        metavar="N",
        help="processes at once (default: one a core)",
    )
    add(
        "--kernel",
        choices=("warm", "plain"),
        default="warm",
        help="plain: a new Python for each notebook, slower, same pages",
    )
    add(
        "--scheduler",
        type=o7lib_arguments.nonempty,
        metavar="ADDRESS",
        help="run on the Dask cluster whose scheduler is there, such as tcp://host:8786",
    )
    add("--pdf", action="store_true", help="also print each page asked for to a PDF, with an installed browser")


def _list(args: argparse.Namespace) -> int:
    from o7lib.briefs.build import all_briefs

    for brief in all_briefs(args.data):
        print(f"{brief.key:<28} {brief.name}")
    return 0


def _check(args: argparse.Namespace) -> int:
    from o7lib.tables.load import load_all, problems
    from o7lib.tables.model.paths import data_folder

    started = time.monotonic()
    found = problems(args.data)
    if found:
        print("\n".join(worded(found, shown=len(found))), file=sys.stderr)
        print(f"{len(found)} problem{'s' if len(found) != 1 else ''} in {data_folder(args.data)}", file=sys.stderr)
        return 1
    record = load_all(args.data)
    rows = sum(len(record.untracked(t)) for t in record)
    print(f"{len(record)} tables with {rows} rows hold, in {time.monotonic() - started:.1f} s")
    return 0


def _reports(args: argparse.Namespace) -> int:
    if not args.pdf:
        return _pages(args)
    from o7lib.briefs.pages.pdf import browser

    browser()  # refused before anything is built
    return max(_pages(args), _printed(args))


def _printed(args: argparse.Namespace) -> int:
    from o7lib.briefs import build
    from o7lib.briefs.pages import pdf
    from o7lib.briefs.plan import briefs as plan_briefs

    started = time.monotonic()
    wanted = plan_briefs.chosen(build.all_briefs(args.data), args.only)
    made, failed = pdf.print_pages([args.out / b.file for b in wanted], _say, args.workers or build.cores())
    for error in failed:
        print(f"FAILED {error}", file=sys.stderr)
    print(f"{len(made)} printed to PDF, {len(failed)} failed, {time.monotonic() - started:.1f} s")
    return 1 if failed else 0


def _pages(args: argparse.Namespace) -> int:
    from o7lib.briefs import freshness
    from o7lib.tables.model.paths import SHIPPED, own_files

    started = time.monotonic()
    notebooks = SHIPPED.parent / "notebooks"
    whole_run = not args.only
    sources = freshness.sources(own_files(args.data), notebooks) if whole_run else ""
    if whole_run and not args.force and freshness.is_run_current(args.out, freshness.state(sources, args.out)):
        pages = len(list(args.out.glob("*.html")))
        print(f"{pages} pages in {args.out}/ are current, {time.monotonic() - started:.1f} s")
        return 0
    return _build(args, started, whole_run, sources)


def _build(args: argparse.Namespace, started: float, whole_run: bool, sources: str) -> int:
    from o7lib.briefs.kernels import client

    if args.kernel == "warm" and not args.scheduler:
        client.prestart()  # it imports while this process does
    from o7lib import files
    from o7lib.briefs import build, freshness
    from o7lib.briefs.plan import briefs as plan_briefs

    briefs = build.all_briefs(args.data)
    wanted = plan_briefs.chosen(briefs, args.only)
    run = _runner(args)
    outcome = build.build(
        wanted, args.out, _say, run, data=args.data, kernel=args.kernel, force=args.force, among=briefs
    )
    try:
        _explore(args)
        from o7lib.briefs.pages import explorer, front_page

        if whole_run and not outcome.failed:
            build.remove_obsolete(args.out, {*(b.file for b in briefs), explorer.FILE})
        front_page.index(briefs, args.out)
        if whole_run and not outcome.failed:
            files.write(args.out / freshness.STAMP, freshness.state(sources, args.out))
    except OSError as error:
        outcome.failed["the explorer and the front page"] = files.write_refused(args.out, error)
    for key, problem in outcome.failed.items():
        print(f"FAILED {key}: {problem}", file=sys.stderr)
    print(_closing(outcome, args.out, time.monotonic() - started))
    return 1 if outcome.failed else 0


def _explore(args: argparse.Namespace) -> None:
    """The explorer, unless the one that stands there is current."""
    from o7lib.briefs.pages import explorer
    from o7lib.tables.load import load_all

    explorer.explore(load_all(args.data), args.out)


def _explore_meanwhile(args: argparse.Namespace) -> None:
    """The explorer, while others build briefs; where it cannot be written now, that is said at the end."""
    with suppress(OSError):
        _explore(args)


def _runner(args: argparse.Namespace) -> Any:
    from o7lib.briefs import build

    if args.scheduler:
        from o7lib.briefs.cluster import on_cluster

        return on_cluster(args.scheduler)
    return build.on_this_machine(args.workers or build.cores(), lambda: _explore_meanwhile(args))


def _stopped() -> int:
    """A person pressed Control-C: one line, and the status that shells expect then."""
    print("o7: stopped; what is written is whole, and the same command goes on from there", file=sys.stderr)
    return 130


def _closing(outcome: Any, out: Path, seconds: float) -> str:
    said = [f"{len(outcome.built)} briefs built"]
    said += [f"{len(outcome.current)} were current"] if outcome.current else []
    said += [f"{len(outcome.failed)} FAILED"] if outcome.failed else []
    return f"{', '.join(said)}: {out / 'index.html'}, {seconds:.1f} s"


def _say(line: str) -> None:
    print(line, flush=True)


def _audit(args: argparse.Namespace) -> int:
    from o7lib.tables.audit.report import audit, report
    from o7lib.tables.documents.texts import sources_folder
    from o7lib.tables.load import load_all

    started = time.monotonic()
    found = audit(load_all(args.data), sources_folder(args.sources), args.data)
    print(report(found.findings, found.coverage))
    print(f"{len(found.findings)} findings, {time.monotonic() - started:.1f} s")
    return 1 if found.findings else 0


def _export(args: argparse.Namespace) -> int:
    from o7lib.tables.export.formats import export
    from o7lib.tables.load import load_all

    started = time.monotonic()
    record = load_all(args.data)
    file = export(record, record.schema, args.to)
    print(f"{len(record)} tables in {file}, {file.stat().st_size / 1000:.0f} kB, {time.monotonic() - started:.1f} s")
    return 0


def _new(args: argparse.Namespace) -> int:
    from o7lib.tables.new_biennium.scaffold import new_biennium

    folder = new_biennium(args.name, args.data, args.to)
    print(
        f"{args.name} is started in {folder}; fill it as {folder / f'TO-FILL-{args.name}.md'} says, then: o7 --data {folder} check"
    )
    return 0


def _notebooks(args: argparse.Namespace) -> int:
    from o7lib.briefs.notebooks.store import store

    started = time.monotonic()
    changed = store(_say)
    print(f"{changed} notebooks changed, {time.monotonic() - started:.1f} s")
    return 0


def _lab(args: argparse.Namespace) -> int:
    from o7lib.briefs.lab import start

    start(args.options)
    return 0


def _docs(args: argparse.Namespace) -> int:
    from o7lib.briefs.docs.write import write_docs

    for page in write_docs(args.data):
        _say(str(page))
    return 0


VERBS = {
    "list": _list,
    "check": _check,
    "reports": _reports,
    "audit": _audit,
    "export": _export,
    "new": _new,
    "lab": _lab,
    "notebooks": _notebooks,
    "docs": _docs,
}


def _parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The command with its options; only `lab` may be given options of another program."""
    parser = _parser()
    args, options = parser.parse_known_args(arguments)
    args.options = options
    if args.options and args.verb != "lab":
        parser.error(o7lib_arguments.unknown(args.options))
    return args


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is 0 when all went well, 1 when something failed, 2 for a wrong call, 130 when stopped."""
    atexit.register(gc.freeze)  # else Python goes over everything once more before it ends: 0.15 s
    o7lib_arguments.escape_unencodable_output()
    if wrong := o7lib_arguments.unsupported_python():
        print(f"o7: {wrong}", file=sys.stderr)
        return 2
    args = _parsed(arguments)
    if args.data:
        os.environ["O7_DATA"] = str(Path(args.data).resolve())
    try:
        return VERBS[args.verb](args)
    except TableError as error:
        print(error, file=sys.stderr)
        return 1
    except O7Error as error:
        print(f"o7: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return _stopped()
    except BrokenPipeError:
        return 1
    except (OSError, MemoryError) as error:
        print(f"o7: {o7lib_arguments.refused(error)}", file=sys.stderr)
        return 2
