"""Values of marks that no word stands beside: read by pointing at them or by the Tab key, without a script.

Each such mark gets a name and a place in the order of the Tab key; the value is shown below the picture
in full size, which a phone can read too. Charts that write their values beside their marks need none of
this: it would only make a reader press Tab past what is already seen.
"""

import re

HINT = "Point at a mark, or reach it with the Tab key, to read its value here."
MANY = 150
_MARK = re.compile(
    r'(?P<open><a href="[^"]*"[^>]*>)?<(?P<kind>path|rect|line|circle) aria-label="(?P<says>[^"]*)"'
    r"(?P<rest>[^>]*)/>(?(open)</a>)"
)


def _named(mark: re.Match[str], name: str) -> str:
    says, shape = mark["says"], f"<{mark['kind']}{mark['rest']}/>"
    inside = f"<title>{says}</title>{shape}"
    if mark["open"]:
        return f'{mark["open"][:-1]} class="m" id="{name}" aria-label="{says}">{inside}</a>'
    return f'<g class="m" id="{name}" tabindex="0" role="img" aria-label="{says}">{inside}</g>'


def told(svg: str, prefix: str) -> tuple[str, list[str]]:
    """A drawing whose marks can be pointed at and tabbed to, and what each says (as safe markup).

    A drawing of too many marks to tab through stays as it is.
    """
    says: list[str] = []

    def name(mark: re.Match[str]) -> str:
        says.append(mark["says"])
        return _named(mark, f"{prefix}-m{len(says)}")

    named = _MARK.sub(name, svg)
    return (named, says) if 0 < len(says) <= MANY else (svg, [])


def reading(says: list[str], prefix: str) -> str:
    """The line below a picture that shows the value of the mark pointed at or tabbed to."""
    end = f"{prefix}-end"
    spans = "".join(f'<span id="{prefix}-t{n}">{words}</span>' for n, words in enumerate(says, start=1))
    return f'<p class="reading" id="{end}" aria-hidden="true"><span class="hint">{HINT}</span>{spans}</p>'


def rules(says: list[str], prefix: str, target: str) -> str:
    """The style rules that show each value: one a mark, because style cannot count across elements.

    Args:
        prefix: of the ids of the marks. target: of the ids of the values in `reading`.
    """
    shown = ",".join(f"figure:has(#{prefix}-m{n}:is(:hover,:focus)) #{target}-t{n}" for n in range(1, len(says) + 1))
    return f"<style>{shown}{{display:inline}}</style>"
