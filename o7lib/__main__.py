"""The command line: `o7` or `python -m o7lib`.

Only the standard library is imported before a command is known, so that a run with nothing to do
ends in about the time Python takes to start.
"""

import argparse
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from o7lib.errors import O7Error, TableError, worded

# jsonschema would load a grammar for a kind of address that no schema here has: two seconds a process.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

OUT = Path("reports")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="o7",
        description="The ILO's Outcome 7 (labour migration): check the record, build briefs from it.",
        epilog="Start with: o7 list, then o7 reports --only region/africa. Data folder: --data DIR or the variable O7_DATA.",
    )
    parser.add_argument("--data", metavar="DIR", help="a data folder of the same schema (default: $O7_DATA, else the shipped one)")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    verbs.add_parser("list", help="print the key of every brief", description="Print the key of every brief that the notebooks and the record give.")
    verbs.add_parser("check", help="check the tables", description="Check every table for form and for the ILO's own rules; print every problem.")
    reports = verbs.add_parser("reports", help="build the briefs", description="Build the briefs that are not current, and the front page.")
    reports.add_argument("--only", action="append", default=[], metavar="KEY", help="a brief (region/africa) or a kind (country); may be given again")
    reports.add_argument("--out", type=Path, default=OUT, metavar="DIR", help="folder for the pages (default: reports)")
    reports.add_argument("--force", action="store_true", help="build also what is current")
    reports.add_argument("--workers", type=int, default=0, metavar="N", help="processes at once (default: one a core)")
    reports.add_argument("--kernel", choices=("warm", "plain"), default="warm", help="plain: a new Python for each notebook, slower, same pages")
    return parser


def _list(args: argparse.Namespace) -> int:
    from o7lib.briefs.build import everything

    for brief in everything(args.data):
        print(f"{brief.key:<28} {brief.name}")
    return 0


def _check(args: argparse.Namespace) -> int:
    from o7lib.tables.folder import data_folder
    from o7lib.tables.load import load_all, problems

    started = time.monotonic()
    found = problems(args.data)
    if found:
        print("\n".join(worded(found, shown=len(found))), file=sys.stderr)
        print(f"{len(found)} problem{'s' if len(found) != 1 else ''} in {data_folder(args.data)}", file=sys.stderr)
        return 1
    record = load_all(args.data)
    rows = sum(len(record.peek(t)) for t in record)
    print(f"{len(record)} tables with {rows} rows hold, in {time.monotonic() - started:.1f} s")
    return 0


def _reports(args: argparse.Namespace) -> int:
    from o7lib.briefs import current
    from o7lib.tables.folder import SHIPPED, data_files

    started = time.monotonic()
    notebooks = SHIPPED.parent / "notebooks"
    now = lambda: current.state(args.out, data_files(args.data), notebooks)  # noqa: E731
    whole_run = not args.only
    if whole_run and not args.force and current.stamped(args.out, now()):
        pages = len(list(args.out.glob("*.html")))
        print(f"{pages} pages in {args.out}/ are current, {time.monotonic() - started:.1f} s")
        return 0
    return _build(args, started, whole_run, now)


def _build(args: argparse.Namespace, started: float, whole_run: bool, now) -> int:
    from o7lib.briefs import build, current, plan, site, write

    briefs = build.everything(args.data)
    wanted = plan.chosen(briefs, args.only)
    run = build.on_this_machine(args.workers or build.cores())
    outcome = build.build(wanted, args.out, _say, run, data=args.data, kernel=args.kernel, force=args.force, among=briefs)
    site.index(briefs, args.out)
    for key, error in outcome.failed.items():
        print(f"FAILED {key}: {error}", file=sys.stderr)
    if whole_run and not outcome.failed:
        write.whole(args.out / current.STAMP, now())
    print(_closing(outcome, args.out, time.monotonic() - started))
    return 1 if outcome.failed else 0


def _closing(outcome, out: Path, seconds: float) -> str:
    said = [f"{len(outcome.built)} briefs built"]
    said += [f"{len(outcome.current)} were current"] if outcome.current else []
    said += [f"{len(outcome.failed)} FAILED"] if outcome.failed else []
    return f"{', '.join(said)}: {out / 'index.html'}, {seconds:.1f} s"


def _say(line: str) -> None:
    print(line, flush=True)


VERBS = {"list": _list, "check": _check, "reports": _reports}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is 0 when all went well, 1 when something failed, 2 for a wrong call."""
    args = _parser().parse_args(arguments)
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
    except BrokenPipeError:
        return 1


if __name__ == "__main__":
    sys.exit(main())
