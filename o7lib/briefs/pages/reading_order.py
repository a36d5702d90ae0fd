"""Order the parts of a page: title, lead, question and contents first, lists of source rows last."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from nbformat import NotebookNode

from o7lib.show.html import parts
from o7lib.show.html.elements import slug
from o7lib.show.html.parts import MIME, Part
from o7lib.show.style import theme

FIRST = ("kicker", "title", "question", "terms", "links")  # the opening, in reading order


def _heading(source: str) -> Iterator[Part]:
    """A markdown cell, which holds a heading and at most a question, as parts.

    >>> list(_heading("## Who paid?"))
    [{'kind': 'heading', 'words': 'Who paid?', 'id': 'who-paid'}]
    """
    for line in filter(None, (line.strip() for line in source.splitlines())):
        if line.startswith("## "):
            yield parts.part("heading", words=line[3:], id=slug(line[3:]))
        elif line.startswith("# "):
            yield parts.part("kicker", words=line[2:])
        else:
            words = line.replace("**Question:** ", "")
            yield parts.part("question", words=words[:1].upper() + words[1:])


def _output(data: Part) -> Iterator[Part]:
    """What a cell displayed as a part; what is not one of ours as its picture, its HTML or its text."""
    if theme.MIME in data:
        yield data.get(MIME, parts.part("picture")) | {"spec": data[theme.MIME]}
    elif MIME in data:
        yield data[MIME]
    elif "text/html" in data:
        yield parts.part("html") | {"markup": "".join(data["text/html"])}
    elif "text/plain" in data:
        yield parts.part("plain") | {"words": "".join(data["text/plain"])}


def displayed(notebook: NotebookNode) -> list[Part]:
    """The parts of an executed notebook, in its order: its headings and what its cells displayed."""
    shown: list[Part] = []
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            shown += _heading(cell.source)
        for output in cell.get("outputs", ()):
            shown += _output(output.get("data", {}))
    return shown


@dataclass
class Arranged:
    """The parts of a page in reading order.

    Attributes:
        opening: kind to part, in the order of `FIRST`: what stands before the contents.
        body: everything else, in the notebook's order.
        headings: the second-level headings.
        lists: id to list of rows, each once: so a table read aloud, copied or sent by e-mail is the table alone.
    """

    opening: dict[str, Part] = field(default_factory=dict)
    body: list[Part] = field(default_factory=list)
    headings: list[Part] = field(default_factory=list)
    lists: Part = field(default_factory=dict)


def arranged(shown: Sequence[Part]) -> Arranged:
    """Parts in reading order: a notebook asks before it names, a page does not.

    What opens a page stands before its first heading. The last of each kind wins: a page may say better
    than its notebook what kind of page it is.
    """
    page, first = Arranged(), {}
    for part in shown:
        page.lists |= part.get("lists", {})
        if part["kind"] == "heading":
            page.headings.append(part)
        if part["kind"] in FIRST and not page.headings:
            first[part["kind"]] = part
        else:
            page.body.append(part)
    if kicker := first.get("title", {}).get("kicker"):
        first["kicker"] = parts.part("kicker", words=kicker)
        first["title"] = {name: words for name, words in first["title"].items() if name != "kicker"}
    page.opening = {kind: first[kind] for kind in FIRST if kind in first}
    return page


def answers(shown: Sequence[Part]) -> list[Part]:
    """The questions of a page with the findings that answer them: `question`, `id` of its heading, `findings`.

    >>> answers([parts.part("heading", words="Who?", id="who"), parts.part("finding", sentences=["Nobody."])])
    [{'question': 'Who?', 'id': 'who', 'findings': ['Nobody.']}]
    """
    asked: list[Part] = []
    for part in shown:
        if part["kind"] == "heading":
            asked.append({"question": part["words"], "id": part["id"], "findings": []})
        elif part["kind"] == "finding" and asked:
            asked[-1]["findings"] += part.get("sentences", [])
    return [answer for answer in asked if answer["findings"]]


def rows_here(shown: Sequence[Part]) -> set[str]:
    """The ids of the results and achievements that a page holds."""
    return {id for part in shown if part["kind"] == "entries" for id in parts.anchors(part)}
