"""Parts of a page: what each says, as fields, and the HTML that templates make of them.

A part is a dictionary that JSON can hold: its `kind` and the fields that the macro of that name in
`templates/` places. A notebook shows the part beside its HTML; the exporter reads the part and renders
it again where links, lists and tables are those of a sealed page. So nothing is searched in HTML.

Fields that mean the same in every kind: `words` (what is read), `file` and `anchor` (a link), `id`
(where a link can lead), `at` (document and lines), `lists` (id to the rows behind a number), `csv`.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup as SafeText

from o7lib.show.html.elements import without_controls

MIME = "application/vnd.o7.part+json"
Part = dict[str, Any]
FRAME = frozenset({"kind", "style", "id", "file", "anchor", "at", "lists", "csv", "opens", "label", "drawn", "lang",
                   "hint", "term", "markup", "numeric", "spec"})  # fmt: skip


class Surroundings:
    """Where a part is rendered: here JupyterLab, where every link is live and lists stand under their part."""

    sealed = False

    def href(self, file: str, anchor: str = "") -> str:
        """Where a link leads; an empty text makes it plain words."""
        return f"{file}#{anchor}" if anchor else file

    def card_class(self, table: Part) -> str | None:
        """More classes of a table whose rows become cards on a narrow screen; None for any other table."""
        return None

    def download(self, name: str) -> str:
        """What a file that a link saves is called, without its ending."""
        return name


IN_LAB = Surroundings()
# Compiled once, as this is imported: kernels are forked from a process that has done it.
_ENVIRONMENT = Environment(loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True)
_MACROS = {
    name: macro
    for file in _ENVIRONMENT.list_templates()
    for name, macro in vars(_ENVIRONMENT.get_template(file).module).items()
    if not name.startswith("_")
}


def clean(value: Any) -> Any:
    """Fields with every text free of control and turning characters.

    >>> clean({"words": "a\\u202eb", "rows": [["c", 1]]})
    {'words': 'ab', 'rows': [['c', 1]]}
    """
    if isinstance(value, str):
        return without_controls(value)
    if isinstance(value, dict):
        return {key: clean(item) for key, item in value.items()}
    return [clean(item) for item in value] if isinstance(value, (list, tuple)) else value


def part(kind: str, **fields: Any) -> Part:
    """A part of a page; fields that are empty are left out.

    >>> part("title", words="Who paid?", lead="")
    {'kind': 'title', 'words': 'Who paid?'}
    """
    return {"kind": kind, **{name: clean(field) for name, field in fields.items() if field not in ("", [], {}, None)}}


def render(part: Part, place: Surroundings = IN_LAB) -> str:
    """A part as HTML.

    >>> render(part("finding", sentences=["A & B."]))
    '<p class="finding">A &amp; B.</p>'
    """
    return str(_MACROS[part["kind"]](part, place))


def texts(value: Any) -> Iterator[str]:
    """What a part says, text by text: not its names, links, locators and lists of rows.

    >>> list(texts({"kind": "table", "caption": "Results", "rows": [["Togo", {"words": "2", "opens": "r1"}]]}))
    ['Results', 'Togo', '2']
    """
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, field in value.items():
            if name not in FRAME:
                yield from texts(field)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)


def anchors(value: Any) -> Iterator[str]:
    """The ids that links can lead to, of a part or of several.

    >>> list(anchors([{"kind": "entries", "results": [{"id": "e-1", "achievements": [{"id": "e-1-1"}]}]}]))
    ['e-1', 'e-1-1']
    """
    if isinstance(value, dict):
        if "id" in value:
            yield value["id"]
        for name in ("results", "achievements"):
            yield from anchors(value.get(name, []))
    elif isinstance(value, list):
        for item in value:
            yield from anchors(item)


def stripped(markup: str) -> str:
    """The words of safe markup.

    >>> stripped("<b>Chad &amp; Mali</b>")
    'Chad & Mali'
    """
    return SafeText(markup).striptags()
