"""Render the page templates with their style sheet and content security policy."""

import base64
import hashlib
import re
from functools import lru_cache
from typing import Any

from jinja2 import Environment, FileSystemLoader

from o7lib import __version__
from o7lib.tables.model.paths import ROOT
from o7lib.tables.model.subject import Subject

TEMPLATES = ROOT / "reports" / "template"
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


def allowed(*scripts: str) -> str:
    """The policy of the briefs, and besides it exactly these scripts, by their digests.

    >>> allowed("").split("; ")[-1][:19]
    "script-src 'sha256-"
    """
    seals = [base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts]
    return f"{POLICY}; script-src " + " ".join(f"'sha256-{seal}'" for seal in seals)


def style_sheet(name: str = "style.css") -> str:
    """A style sheet of the template folder, by default the pages' common one, without its comments and line breaks."""
    written = (TEMPLATES / name).read_text(encoding="utf-8")
    return re.sub(r"\s*\n\s*", "", re.sub(r"/\*.*?\*/", "", written, flags=re.DOTALL))


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)


def rendered(template: str, subject: Subject | None = None, **given: Any) -> str:
    """A page from a template of the folder, on a subject: everything given is escaped unless it is `Markup`."""
    page = _environment().get_template(template)
    css = style_sheet().replace("@heading@", _css_text(f"ILO {subject.heading}" if subject else "ILO"))
    return page.render(css=css, library=__version__, subject=subject, **given).strip() + "\n"


def _css_text(words: str) -> str:
    """Words that can stand between the quotes of a style sheet: every other sign is written as its number.

    >>> _css_text("HIV, work") == "HIV, work", "<" in _css_text("</style>")
    (True, False)
    """
    return "".join(sign if sign.isalnum() or sign in " ,.()'-" else f"\\{ord(sign):x} " for sign in words)
