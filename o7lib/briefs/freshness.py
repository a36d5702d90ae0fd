"""Tell whether a page is up to date: its last line holds checksums of what it was made from.

Nothing is remembered outside the pages, so nothing can disagree with them. A page is current when it
is whole, its inputs (notebook, parameters, library, template, tools) are the same, and every row it
read is the same. Only the standard library is imported here: asking must cost nothing.
"""

import hashlib
import json
import platform
from collections.abc import Callable, Collection, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from o7lib.briefs.pages import links
from o7lib.tables.model.paths import SHIPPED, data_folder, fingerprint, own_files

ROOT = SHIPPED.parent
TOOLS = ("altair", "jinja2", "pandas", "papermill", "vl-convert-python")
_OPEN, _CLOSE = "<!-- o7 ", " -->\n"
STAMP = ".current"


def _hash(*parts: str | bytes) -> str:
    total = hashlib.sha256()
    for part in parts:
        total.update(hashlib.sha256(part if isinstance(part, bytes) else part.encode()).digest())
    return total.hexdigest()[:32]


def library_files() -> list[Path]:
    """Everything of the project that decides how a page looks, apart from its notebook."""
    code = (f for f in (ROOT / "o7lib").rglob("*") if f.suffix in (".py", ".j2"))
    look = (f for f in (ROOT / "reports" / "template").rglob("*") if f.is_file())
    shapes = (f for f in (ROOT / "data" / "geo").iterdir() if f.suffix in (".json", ".csv"))
    return sorted([*code, *look, *shapes])


def tools() -> str:
    """A digest of the library, the template and the versions of the tools that draw a page."""
    names = [f"{name}=={version(name)}" for name in TOOLS] + [platform.python_version()]
    files = library_files()
    return _hash(*names, *(str(f.relative_to(ROOT)) for f in files), *(f.read_bytes() for f in files))


def shapes_of(data: Path) -> dict[str, str]:
    """What a data folder draws its maps from, as a part of the inputs; nothing where that is what is shipped."""
    here = data_folder(data)
    own = [f for f in own_files(here) if f.parent != here]
    return {"shapes": fingerprint(own)} if own and here != SHIPPED else {}


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
    """A page with its seal as last line: inputs, reads, links, what it says, and a digest of the page itself.

    Args:
        named: other pages that the page names, and whether it links to each.
        summary: what the front page and the search read of the page.
        numbers: the text of the file of its numbers beside it; empty where it has none.
    """
    short = {key: value[:32] for key, value in sorted(reads.items())}
    holds = {"inputs": made_from, "links": dict(named or {}), "page": _hash(page), "reads": short}
    holds |= {"numbers": _hash(numbers)} if numbers else {}
    seal = json.dumps(holds | {"summary": summary or {}}, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return f"{page}{_OPEN}{seal.replace('--', '-&#45;')}{_CLOSE}"


def seal_of(text: str) -> dict | None:
    """The seal of a page, or None where the page is cut, was changed, or never had one."""
    page, opened, rest = text.rpartition(_OPEN)
    if not opened or not rest.endswith(_CLOSE):
        return None
    try:
        seal = json.loads(rest.removesuffix(_CLOSE).replace("-&#45;", "--"))
    except ValueError:
        return None
    return seal if seal["page"] == _hash(page) else None


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
    if not file.is_file():
        return False
    seal = seal_of(file.read_text(encoding="utf-8", errors="replace"))
    if not seal or seal["inputs"] != made_from or not links.same(seal["links"], planned):
        return False
    if not _numbers_stand(file, seal):
        return False
    try:
        return all(digest(read)[:32] == value for read, value in seal["reads"].items())
    except (LookupError, ValueError):
        return False


def sources(data: list[Path], notebooks: Path) -> str:
    """A digest of everything a whole run depends on, taken before it begins: what is edited meanwhile is another."""
    files = [*data, *sorted(notebooks.glob("*.ipynb"))]
    return _hash(tools(), *(f.name for f in files), *(f.read_bytes() for f in files))


def state(made_from: str, out: Path) -> str:
    """A digest of a run's sources and of every page and file of numbers it made: the same state means nothing to do."""
    pages = sorted([*out.glob("*.html"), *out.glob("*.json")])
    return _hash(made_from, *(f.name for f in pages), *(f.read_bytes() for f in pages))


def is_run_current(out: Path, now: str) -> bool:
    """Whether the last complete run left exactly this state."""
    stamp = out / STAMP
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == now
