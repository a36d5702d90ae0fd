"""The folder that pages are written into: made ready, and refused where another record's pages stand in it."""

from pathlib import Path

from o7lib import files
from o7lib.briefs import freshness
from o7lib.errors import BriefError


def ready(out: Path, record: str) -> None:
    """The folder of the pages, without what a killed run left in it. BriefError where another record's pages stand."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        files.remove_partial_files(out)
        strange = {f.name: other for f in sorted(out.glob("*.html")) if (other := _record_of(f)) not in ("", record)}
    except OSError as error:
        raise BriefError(files.write_refused(out, error)) from error
    if strange:
        first, other = next(iter(strange.items()))
        raise BriefError(
            f"{out} holds pages of another record ({other}, {len(strange)} of them, such as {first}); pages of two "
            f"records in one folder would link to each other. Give {record} a folder of its own with --out"
        )


def _record_of(file: Path) -> str:
    """The name of the record that a page of ours was made from; nothing for a page that does not say so."""
    seal = freshness.seal_of(freshness.text_of(file)) or {}
    return str((seal.get("summary") or {}).get("record", ""))
