"""Tell whether a page is up to date: its last line holds checksums of what it was made from.

Nothing is remembered outside the pages, so nothing can disagree with them. A page is current when it
is whole, its inputs (notebook, parameters, library, template, tools) are the same, and every row it
read is the same. Damage is "not current", never an error. Only the standard library is imported here: asking must
cost nothing.
"""

import hashlib
import json
import os
import platform
from collections.abc import Callable, Collection, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from o7lib.briefs.pages import links
from o7lib.errors import O7Error
from o7lib.tables.model.paths import INSTALLED, PACKAGE, ROOT, SHIPPED, data_folder, fingerprint, own_files
from o7lib.tables.model.schema import SCHEMA_FILE

TOOLS = ("altair", "jinja2", "pandas", "papermill", "vl-convert-python")
LOOK = (".csv", ".css", ".j2", ".js", ".json")
_OPEN, _CLOSE = "<!-- o7 ", " -->\n"
STAMP = ".current"
HOLDS = {"inputs": str, "links": dict, "reads": dict, "summary": dict}  # what a seal says, besides its digest


def _hash(*parts: str | bytes) -> str:
    total = hashlib.sha256()
    for part in parts:
        total.update(hashlib.sha256(part if isinstance(part, bytes) else part.encode()).digest())
    return total.hexdigest()[:32]


def library_files() -> dict[str, Path]:
    """Everything of the project that decides how a page looks, apart from its notebook: path in the project to file."""
    code = {f"o7lib/{f.relative_to(PACKAGE)}": f for f in PACKAGE.rglob("*") if _is_code(f)}
    shown = [*(ROOT / "reports" / "template").rglob("*"), *(ROOT / "data" / "geo").iterdir()]
    look = {str(f.relative_to(ROOT)): f for f in shown if f.suffix in LOOK and f.is_file()}
    return dict(sorted((code | look).items()))


def _is_code(file: Path) -> bool:
    return file.suffix in (".py", ".j2") and not file.is_relative_to(INSTALLED)


def tools() -> str:
    """A digest of the library, the template and the versions of the tools that draw a page."""
    names = [f"{name}=={version(name)}" for name in TOOLS] + [platform.python_version()]
    files = library_files()
    return _hash(*names, *files, *(file.read_bytes() for file in files.values()))


def bytes_of(file: Path) -> bytes | None:
    """What a file holds; None where it is missing, is no regular file (a pipe would never end) or may not be read."""
    try:
        return file.read_bytes() if file.is_file() else None
    except OSError:
        return None


def text_of(file: Path) -> str | None:
    """What a file holds as UTF-8; None where `bytes_of` is, and where it is no text."""
    raw = bytes_of(file)
    try:
        return None if raw is None else raw.decode("utf-8")
    except ValueError:
        return None


def shapes_of(data: Path) -> dict[str, str]:
    """What a data folder says besides its rows, as a part of the inputs: the words of its schema and, where they
    are not what is shipped, the shapes of its maps."""
    here = data_folder(data)
    own = [f for f in own_files(here) if f.parent == here / "geo"]
    words = {"schema": _hash(bytes_of(here / SCHEMA_FILE) or b"")}
    return words | ({"shapes": fingerprint(own)} if own and here != SHIPPED else {})


def inputs(notebook: str, parameters: Mapping[str, str], made_with: str) -> str:
    """A digest of everything a page is made from except the rows it reads."""
    return _hash(notebook, json.dumps(dict(parameters), sort_keys=True), made_with)


def add_seal(
    page: str,
    made_from: str,
    reads: Mapping[str, str],
    named: Mapping[str, bool] | None = None,
    summary: Mapping[str, Any] | None = None,
    numbers: str = "",
) -> str:
    """A page with its seal as last line: inputs, reads, links, what it says, and a digest of the page and of all that.

    Args:
        named: other pages that the page names, and whether it links to each.
        summary: what the front page and the search read of the page.
        numbers: the text of the file of its numbers beside it; empty where it has none.
    """
    short = {key: value[:32] for key, value in sorted(reads.items())}
    holds = {"inputs": made_from, "links": dict(named or {}), "reads": short, "summary": dict(summary or {})}
    holds |= {"numbers": _hash(numbers)} if numbers else {}
    # No character of it can end the comment that it stands in.
    seal = _json(holds | {"page": _hash(page, _json(holds))}).replace("--", "-\\u002d")
    return f"{page}{_OPEN}{seal}{_CLOSE}"


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def seal_of(text: str | None) -> dict | None:
    """The seal of a page, or None where the page or the seal is cut, was changed, or never was."""
    page, opened, rest = (text or "").rpartition(_OPEN)
    if not opened or not rest.endswith(_CLOSE):
        return None
    try:
        seal = json.loads(rest.removesuffix(_CLOSE))
        holds = {name: seal[name] for name, kind in HOLDS.items() if isinstance(seal[name], kind)}
        numbers = {"numbers": str(seal["numbers"])} if "numbers" in seal else {}
        whole = len(holds) == len(HOLDS) and seal["page"] == _hash(page, _json(holds | numbers))
    except (ValueError, LookupError, TypeError, RecursionError):
        return None
    return seal if whole else None


def numbers_of(file: Path) -> Path:
    """The file of a page's numbers.

    >>> numbers_of(Path("reports/gaps.html")).name
    'gaps.json'
    """
    return file.with_name(file.name.removesuffix(".html") + ".json")


def _numbers_stand(file: Path, seal: Mapping[str, Any]) -> bool:
    """Whether the file of its numbers is beside a page as the page was sealed with it."""
    if "numbers" not in seal:
        return True
    beside = numbers_of(file)
    return beside.is_file() and _hash(beside.read_bytes()) == seal["numbers"]


def is_current(file: Path, made_from: str, digest: Callable[[str], str], planned: Collection[str] = ()) -> bool:
    """Whether a page is whole and was made from these inputs and from rows that are still the same.

    Args:
        digest: the digest that a noted read has on the data as it is now; it may raise
            LookupError or ValueError where the rows are gone, which makes the page stale.
        planned: the files of every page of the plan; a page whose links disagree with it is stale.
    """
    seal = seal_of(text_of(file))
    if not seal or seal["inputs"] != made_from or not links.same(seal["links"], planned):
        return False
    if not _numbers_stand(file, seal):
        return False
    try:
        return all(digest(read)[:32] == value for read, value in seal["reads"].items())
    except (LookupError, ValueError, TypeError, O7Error):
        return False


def sources(data: list[Path], notebooks: Path) -> str:
    """A digest of everything a whole run depends on, taken before it begins: what is edited meanwhile is another."""
    files = [*data, *sorted(notebooks.glob("*.ipynb"))]
    return _hash(tools(), *(os.fsencode(f.name) for f in files), *(bytes_of(f) or b"" for f in files))


def state(made_from: str, out: Path) -> str:
    """A digest of a run's sources and of every page and file of numbers it made: the same state means nothing to do."""
    seen: list[bytes] = []
    for file in sorted([*out.glob("*.html"), *out.glob("*.json")]):
        page = bytes_of(file)
        if page is not None:
            seen += [os.fsencode(file.name), hashlib.sha256(page).digest()]
    return _hash(made_from, *seen)


def is_run_current(out: Path, now: str) -> bool:
    """Whether the last complete run left exactly this state."""
    return text_of(out / STAMP) == now
