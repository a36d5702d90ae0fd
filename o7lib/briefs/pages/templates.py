"""Render the page templates with their style sheet and content security policy."""

import base64
import hashlib
import re
from functools import lru_cache
from typing import Any

from jinja2 import Environment, FileSystemLoader

from o7lib import __version__
from o7lib.tables.model.paths import SHIPPED

TEMPLATES = SHIPPED.parent / "reports" / "template"
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


def rendered(template: str, **given: Any) -> str:
    """A page from a template of the folder: everything given is escaped unless it is `Markup`."""
    page = _environment().get_template(template)
    return page.render(css=style_sheet(), library=__version__, **given).strip() + "\n"
