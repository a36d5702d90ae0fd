"""Tooltips for marks without a label, by pointer or Tab key, without a script.

Each such mark gets a name and a place in the order of the Tab key; the value is shown below the picture
in full size, which a phone can read too. Charts that write their values beside their marks need none of
this: it would only make a reader press Tab past what is already seen.
"""

import re
from collections.abc import Mapping
from html import escape, unescape

# By hand, and by finger: a finger cannot point without pressing, and a press opens the brief.
HINT = (
    "Point at a mark, or reach it with the Tab key, to read its value here.",
    "Tap a mark to read its value here.",
)
LEADS = (
    "Point at a place, or reach it with the Tab key, to read its value here; press it to open its brief.",
    "Tap a place to open its brief. The map moves sideways.",
)
MANY = 150
_MARK = re.compile(r'<(?P<kind>path|rect|line|circle) aria-label="(?P<says>[^"]*)"(?P<rest>[^>]*)/>')


def _page(says: str, leads: Mapping[str, str]) -> str:
    """The page that a mark leads to: its words begin with the name of what it stands for."""
    return leads.get(unescape(says).partition(": ")[0], "")


def _named(mark: re.Match[str], name: str, page: str) -> str:
    inside = f"<title>{mark['says']}</title><{mark['kind']}{mark['rest']}/>"
    known = f'class="m" id="{name}" aria-label="{mark["says"]}"'
    if page:
        return f'<a href="{escape(page)}" {known}>{inside}</a>'
    return f'<g tabindex="0" role="img" {known}>{inside}</g>'


def with_tooltips(svg: str, prefix: str, leads: Mapping[str, str]) -> tuple[str, list[str]]:
    """A drawing whose marks can be pointed at and tabbed to, and what each says (as safe markup).

    A drawing of too many marks to tab through stays as it is.

    Args:
        leads: name to page: a mark whose words begin with the name and a colon becomes a link there.

    >>> with_tooltips('<path aria-label="Togo: 1 result" d="M0,0Z"/>', "f1", {"Togo": "country-TGO.html"})[0]
    '<a href="country-TGO.html" class="m" id="f1-m1" aria-label="Togo: 1 result"><title>Togo: 1 result</title><path d="M0,0Z"/></a>'
    """
    says: list[str] = []

    def name(mark: re.Match[str]) -> str:
        says.append(mark["says"])
        return _named(mark, f"{prefix}-m{len(says)}", _page(mark["says"], leads))

    named = _MARK.sub(name, svg)
    return (named, says) if 0 < len(says) <= MANY else (svg, [])


def tooltip_line(says: list[str], prefix: str, hint: tuple[str, str] = HINT) -> str:
    """The line below a picture that shows the value of the mark pointed at or tabbed to."""
    end = f"{prefix}-end"
    spans = "".join(f'<span id="{prefix}-t{n}">{words}</span>' for n, words in enumerate(says, start=1))
    return f'<p class="reading" id="{end}" aria-hidden="true"><span class="hint">{hint[0]}</span><span class="hint finger">{hint[1]}</span>{spans}</p>'


def rules(says: list[str], prefix: str, target: str) -> str:
    """The style rules that show each value: one a mark, because style cannot count across elements.

    Args:
        prefix: of the ids of the marks. target: of the ids of the values in `tooltip_line`.
    """
    shown = ",".join(f"figure:has(#{prefix}-m{n}:is(:hover,:focus)) #{target}-t{n}" for n in range(1, len(says) + 1))
    return f"<style>{shown}{{display:inline}}</style>"
