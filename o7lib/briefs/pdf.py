"""The pages on paper: a PDF beside each, printed by a browser that is installed anyway."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from o7lib.errors import O7Error

VARIABLE = "O7_BROWSER"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
QUIET = ("--headless", "--disable-gpu", "--no-first-run", "--disable-sync", "--disable-extensions", "--disable-background-networking")
SECONDS = 120
AT_ONCE = 2


def browser_found(browser: str | Path | None = None) -> str:
    """The browser to print with: the argument, else the variable O7_BROWSER, else one that is installed.

    Raises:
        O7Error: there is none; says what to install.
    """
    named = str(browser or os.environ.get(VARIABLE) or "")
    if named:
        known = shutil.which(named)
        if not known:
            raise O7Error(f"there is no browser {named!r} to print with; {VARIABLE} takes the path of Chromium, Chrome or Edge")
        return known
    found = next((f for f in (*map(shutil.which, NAMES), *filter(os.path.exists, PLACES)) if f), None)
    if not found:
        raise O7Error(
            "PDFs are printed by a browser, and none was found. Install Chromium, Chrome or Edge "
            f"(Debian: apt-get install chromium), or name one in the variable {VARIABLE}."
        )
    return found


def _command(browser: str, page: Path, part: Path, profile: str) -> list[str]:
    # A profile of its own, or a browser that is open would take over and this call end before the page is printed.
    rights = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    own = [f"--user-data-dir={profile}", "--no-pdf-header-footer", f"--print-to-pdf={part}"]
    return [browser, *QUIET, *rights, *own, page.resolve().as_uri()]


def _printed(browser: str, page: Path) -> Path:
    """One page printed, whole or not at all. Raises O7Error with what the browser said."""
    target = page.with_suffix(".pdf")
    with tempfile.TemporaryDirectory(prefix="o7-print-", ignore_cleanup_errors=True) as scratch:
        part = Path(scratch) / target.name
        try:
            done = subprocess.run(_command(browser, page, part, scratch), capture_output=True, text=True, timeout=SECONDS)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise O7Error(f"{page.name} could not be printed with {browser}: {error}") from None
        if not part.is_file() or part.stat().st_size == 0:
            said = done.stderr.strip().splitlines()[-1:] or [f"exit status {done.returncode}"]
            raise O7Error(f"{page.name} could not be printed with {browser}: {said[0]}")
        shutil.move(part, target)
    return target


def printable(out_folder: Path) -> list[Path]:
    """The pages of a folder that say everything on paper too: all but those that need a script."""
    return [f for f in sorted(out_folder.glob("*.html")) if "<noscript" not in f.read_text(encoding="utf-8")]


def pdf(out_folder: Path, browser: str | Path | None = None, pages: Sequence[Path] | None = None) -> list[Path]:
    """Print every page of a folder to a PDF of the same name beside it.

    The PDFs are tagged, so that a screen reader finds headings and tables in them too. They carry the time
    of printing and so differ from run to run, which the pages do not.

    Args:
        out_folder: the folder of built pages.
        browser: Chromium, Chrome or Edge, by path or name; by default the one of O7_BROWSER or one installed.
        pages: some of its pages; by default all that say everything on paper.

    Returns:
        The files written, in the order of the pages.

    Raises:
        O7Error: no browser was found, there is no page, or a page could not be printed.
    """
    known = browser_found(browser)
    wanted = printable(Path(out_folder)) if pages is None else list(pages)
    if not wanted:
        raise O7Error(f"{out_folder} holds no page to print; build the briefs first")
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(lambda page: _printed(known, page), wanted))
