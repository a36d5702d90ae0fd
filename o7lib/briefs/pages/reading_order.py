"""The order of a page: title, lead, question, contents first; the rows behind its numbers last."""

import re
from html import escape

from o7lib.briefs.plan.navigation import Link, Navigation

_OPENING = (
    r'<p class="kicker">.*?</p>',
    r"<h1>.*?</h1>",
    r'<p class="lead">.*?</p>',
    r'<p class="question">.*?</p>',
    r'<p class="indicators">.*?</p>',
    r'<nav class="neighbours".*?</nav>',
)
_ROWS = re.compile(r'<div popover[^>]*? id="(r[0-9a-f]+)"[^>]*>.*?</div>', re.DOTALL)

_LOCATED = re.compile(r'<span class="at">([^<]*)</span>')  # a page holds a thousand of these: a short element will do


def slug(words: str) -> str:
    """The id of a heading.

    >>> slug("Who paid, as far as the text says?")
    'who-paid-as-far-as-the-text-says'
    """
    return re.sub(r"[^a-z0-9]+", "-", words.casefold()).strip("-")


def contents(page: str) -> str:
    """The second-level headings of a page as its contents; nothing where there are fewer than two."""
    heads = re.findall(r'<h2 id="([^"]+)">(.*?)</h2>', page)
    items = "".join(f'<li><a href="#{key}">{words}</a></li>' for key, words in heads)
    return (
        f'<nav class="contents" aria-label="On this page"><div><ol>{items}</ol></div></nav>' if len(heads) > 1 else ""
    )


def opened(body: str) -> str:
    """A page's body with its opening in reading order: a notebook asks before it names, a page does not."""
    head, mark, rest = body.partition("<h2 ")
    parts = []
    for pattern in _OPENING:
        # The last of each wins: a page may say better than its notebook what kind of page it is.
        if found := re.findall(pattern, head, re.DOTALL):
            parts.append(found[-1])
            head = re.sub(pattern, "", head, flags=re.DOTALL)
    return "\n".join([*parts, contents(body), head.strip()]) + f"\n{mark}{rest}"


IN_FULL = "reconciliation.ipynb"  # the notebook whose brief prints every note
ON_PAPER = (
    '<p class="paper">On paper the notes are only counted here. Those on a result are printed with its entry '
    "in the country’s brief, all of them in the brief on reconciliation.</p>"
)


def counted_on_paper(body: str) -> str:
    """A body that tells a reader of paper where the notes are printed which it only counts.

    >>> counted_on_paper('<details class="notes">a</details>').endswith('</p><details class="notes">a</details>')
    True
    """
    return body.replace('<details class="notes">', f'{ON_PAPER}<details class="notes">', 1)


def rows_last(body: str) -> str:
    """A body with the lists of rows behind its numbers at its end, each once.

    So a table read aloud, copied or sent by e-mail is the table alone.

    >>> rows_last('<td><div popover id="r1">a</div></td><td><div popover id="r1">a</div></td>')
    '<td></td><td></td><div popover id="r1">a</div>'
    """
    lists: dict[str, str] = {}
    for found in _ROWS.finditer(body):
        lists.setdefault(found[1], _LOCATED.sub(r"<i>\1</i>", found[0]))
    return _ROWS.sub("", body) + "\n".join(lists.values())


def _link(stop: Link, words: str = "", rel: str = "") -> str:
    given = f' rel="{rel}"' if rel else ""
    return f'<a href="{escape(stop.file)}"{given}>{words}{escape(stop.name)}</a>'


def trail(way: Navigation) -> str:
    """The way back: front page, pages above, then the page's own name."""
    items = [f"<li>{_link(stop)}</li>" for stop in way.up]
    own = f'<li aria-current="page">{escape(way.name)}</li>' if way.name else ""
    return f'<nav class="trail" aria-label="Way back"><ol>{"".join(items)}{own}</ol></nav>'


def onward(way: Navigation) -> str:
    """The briefs of the same kind before and after; nothing where there is neither."""
    before = (
        _link(way.before, '<span aria-hidden="true">← </span><span class="off">Previous: </span>', "prev")
        if way.before
        else ""
    )
    after = (
        _link(way.after, '<span class="off">Next: </span>', "next").replace(
            "</a>", '<span aria-hidden="true"> →</span></a>'
        )
        if way.after
        else ""
    )
    return f'<nav class="onward" aria-label="Before and after">{before}{after}</nav>' if before or after else ""
