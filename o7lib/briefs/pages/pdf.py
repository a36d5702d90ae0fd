"""Print pages to PDF with an installed browser, without a network."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from html import escape
from html.parser import HTMLParser
from pathlib import Path

from o7lib import files
from o7lib.errors import BriefError, O7Error

VARIABLE = "O7_BROWSER"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge", "microsoft-edge")
OPTIONS = ("--headless=new", "--disable-gpu", "--no-pdf-header-footer", "--no-first-run", "--disable-dev-shm-usage")
READABLE = ("--export-tagged-pdf", "--generate-pdf-document-outline")  # headings as structure and as bookmarks
OFFLINE = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic")
PATIENCE = 60  # seconds for one page


def browser() -> str:
    """The browser that prints: `O7_BROWSER`, else the first on the path. Raises O7Error where there is none."""
    asked = os.environ.get(VARIABLE)
    program = next(filter(None, map(shutil.which, [asked] if asked else BROWSERS)), None)
    if program:
        return program
    if asked:
        raise O7Error(f"{VARIABLE} is {asked!r}, which is no program here; give the path of Chromium, Chrome or Edge")
    raise O7Error(
        f"a PDF is printed by Chromium, Chrome or Edge, and none is installed; "
        f"install one (Debian: apt-get install chromium) or name it in {VARIABLE}"
    )


class _Printable(HTMLParser):
    """Copies a page as it reads it, letter by letter, but for links to other pages and buttons of numbers."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.copied: list[str] = []
        self._number = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "button" and "num" in (given.get("class") or "").split():
            self._number = True
            self.copied.append(f'<span class="{given["class"]}">')
        elif tag == "a" and not (given.get("href") or "#").startswith(("#", "http:", "https:")):
            kept = [f'{name}="{escape(value or "")}"' for name, value in attrs if name != "href"]
            self.copied.append(f"<{' '.join(['a', *kept])}>")
        else:
            self.copied.append(self.get_starttag_text() or "")

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag: str) -> None:
        span = tag == "button" and self._number
        self._number = self._number and not span
        self.copied.append("</span>" if span else f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.copied.append(data)

    def handle_entityref(self, name: str) -> None:
        self.copied.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.copied.append(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self.copied.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.copied.append(f"<!{decl}>")


def printable(page: str) -> str:
    """A page for paper: without links to pages beside it and with numbers that are no buttons.

    A PDF would keep such links as places on this machine, and what paper cannot open is no field of a
    form to who hears the PDF.

    >>> printable('<a class="up" href="index.html">All</a> <a href="#note">1</a>')
    '<a class="up">All</a> <a href="#note">1</a>'
    >>> printable('<button type="button" popovertarget="r1" class="num" aria-label="4: results">4</button>')
    '<span class="num">4</span>'
    """
    reader = _Printable()
    reader.feed(page)
    reader.close()
    return "".join(reader.copied)


def _command(program: str, room: Path) -> list[str]:
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []  # its sandbox refuses root
    written = [f"--user-data-dir={room / 'profile'}", f"--print-to-pdf={room / 'page.pdf'}"]
    return [program, *OPTIONS, *READABLE, *OFFLINE, *root, *written, (room / "page.html").as_uri()]


def _run(command: list[str], room: Path) -> str:
    """Run the browser; the last line it says. To a file: a child of its could hold a pipe open for ever."""
    output = room / "output"
    with output.open("wb") as out:
        try:
            subprocess.run(command, stdin=subprocess.DEVNULL, stdout=out, stderr=out, timeout=PATIENCE, check=False)
        except subprocess.TimeoutExpired:
            return f"not done after {PATIENCE} s"
        except OSError as error:
            return str(error)
    return (output.read_text(encoding="utf-8", errors="replace").strip().splitlines() or ["it says nothing"])[-1]


def print_page(page: Path, program: str) -> Path:
    """Print a page to the PDF of its name beside it, written whole.

    Raises BriefError, with what the browser said last, where no PDF came out; what stood there stays.
    """
    with tempfile.TemporaryDirectory(prefix="o7-pdf-", ignore_cleanup_errors=True) as folder:
        room = Path(folder)
        (room / "page.html").write_text(printable(page.read_text(encoding="utf-8")), encoding="utf-8")
        last_line = _run(_command(program, room), room)
        made = room / "page.pdf"
        printed = made.read_bytes() if made.is_file() else b""
    if not printed.startswith(b"%PDF") or b"%%EOF" not in printed[-64:]:
        raise BriefError(f"{page.name}: {program} made no PDF of it ({last_line})")
    files.write(page.with_suffix(".pdf"), printed)
    return page.with_suffix(".pdf")


def stale(page: Path) -> bool:
    """Whether a page stands there without a PDF that is as new as it."""
    pdf = page.with_suffix(".pdf")
    return page.is_file() and not (pdf.is_file() and pdf.stat().st_mtime_ns >= page.stat().st_mtime_ns)


def print_pages(pages: Sequence[Path], say: Callable[[str], None], workers: int = 1) -> tuple[list[Path], list[str]]:
    """Print the pages that lack a newer PDF, several at once; one that fails does not stop the others.

    Returns the PDFs made and the words of what went wrong. Raises O7Error where there is no browser.
    """
    program = browser()
    todo = [page for page in pages if stale(page)]
    made: list[Path] = []
    failed: list[str] = []

    def one(page: Path) -> Path | str:
        try:
            return print_page(page, program)
        except (BriefError, OSError) as error:
            return str(error)

    with ThreadPoolExecutor(workers) as pool:
        for number, done in enumerate(pool.map(one, todo), start=1):
            made += [done] if isinstance(done, Path) else []
            failed += [done] if isinstance(done, str) else []
            say(f"[{number:>{len(str(len(todo)))}}/{len(todo)}] {todo[number - 1].with_suffix('.pdf').name}")
    return made, failed
