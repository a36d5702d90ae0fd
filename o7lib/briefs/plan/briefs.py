"""List the briefs that the notebooks and the record give.

A notebook with a parameter named after a part of the scope (region, place, funder) whose default is
one of its values gives a brief for each value that has something to show. Any other notebook, also
one whose default is `all`, gives one brief.
"""

import ast
import re
from collections.abc import Collection, Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from o7lib.errors import ParameterError
from o7lib.measures.scope import ALL
from o7lib.tables.model.paths import ROOT

NOTEBOOKS = ROOT / "notebooks"
KINDS = {"place": "country"}
LISTED = "listed"  # what the metadata of a notebook says that is for places without an entry


@dataclass(frozen=True, order=True)
class Brief:
    """One page to build: its key (`region/africa`), its notebook and its parameters.

    `under` is the key of the brief it belongs to, as a country's belongs to its region's; `also` holds
    other names that the documents print for what it is about.
    """

    key: str
    notebook: str
    parameters: Mapping[str, str] = field(default_factory=dict, compare=False)
    name: str = field(default="", compare=False)
    under: str = field(default="", compare=False)
    also: str = field(default="", compare=False)

    @property
    def kind(self) -> str:
        """What the brief is about: region, country, funder, or the notebook's own name."""
        return self.key.split("/")[0]

    @property
    def file(self) -> str:
        """The name of its page, made of safe characters only."""
        return file_of(self.key)


def file_of(key: str) -> str:
    """The name of a brief's page, made of safe characters only.

    >>> file_of("region/africa")
    'region-africa.html'
    """
    return re.sub(r"[^A-Za-z0-9_.-]", "-", key.replace("/", "-")).lstrip(".-") + ".html"


def _read(notebook: Path) -> NotebookNode:
    """A notebook, to look at and not to change: a plan asks for each again and again."""
    return _parsed(notebook.read_text(encoding="utf-8"))


@lru_cache(maxsize=64)
def _parsed(text: str) -> NotebookNode:
    return nbformat.reads(text, 4)


def declared(notebook: Path) -> dict[str, str]:
    """The parameters a notebook declares, with their defaults, from its cell tagged `parameters`.

    Raises ParameterError where there is no such cell, more than one, or a default that is no text.
    """
    cells = [c for c in _read(notebook).cells if "parameters" in c.metadata.get("tags", ())]
    if len(cells) != 1:
        raise ParameterError(f"{notebook.name} has {len(cells)} cells tagged 'parameters'; it needs exactly one")
    defaults = {}
    for line in ast.parse(cells[0].source).body:
        if not (
            isinstance(line, ast.AnnAssign)
            and isinstance(line.target, ast.Name)
            and isinstance(line.value, ast.Constant)
        ):
            raise ParameterError(f'{notebook.name}: a parameter is declared as `name: str = "default"  # help`')
        defaults[line.target.id] = str(line.value.value)
    return defaults


def unrun(notebook: Path) -> str:
    """The text of a notebook without the outputs stored in it: a page is made from its cells alone."""
    bare = deepcopy(_read(notebook))
    for cell in bare.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return nbformat.writes(bare)


def titled(notebook: Path) -> str:
    """What a notebook calls itself: the heading of its first cell, or its file's name."""
    first = _read(notebook).cells[0].source.splitlines()[:1]
    return first[0].removeprefix("# ").strip() if first else notebook.stem


def refuse_unknown(notebook: str, known: Collection[str], parameters: Mapping[str, str]) -> None:
    """Stop on a parameter that a notebook does not know: papermill only logs it and builds the default."""
    unknown = sorted(set(parameters) - set(known))
    if unknown:
        near = get_close_matches(unknown[0], known, n=1)
        hint = f" Did you mean {near[0]}?" if near else ""
        raise ParameterError(
            f"{notebook} has no parameter {', '.join(unknown)}; it has {', '.join(sorted(known))}.{hint}"
        )


def _values(record: Mapping, part: str, covers: str = "") -> dict[str, str]:
    """The values of a part of the scope that have something to show.

    A place has a brief where it has a result or where a summary counts it: a place counted without an
    entry is what a sceptical reader looks for, and has a notebook of its own, which says so in its
    metadata. A funder has one where a result or a project names it.
    """
    places = record["places"]
    entered = set(record["results"]["place_id"])
    reported = set(record["reported_places"]["place_id"]) - entered if covers == LISTED else entered
    if part == "region":
        regions = record["regions"]
        return dict(zip(regions["region_id"], regions["name"], strict=True))
    if part == "place":
        listed = places[places["place_id"].isin(reported)].sort_values("name")
        return dict(zip(listed["place_id"], listed["name"], strict=True))
    funders = record["funders"]
    named = set(record["funding"]["funder_id"]) | set(record["project_funders"]["funder_id"])
    listed = funders[funders["funder_id"].isin(named)].sort_values("name")
    return dict(zip(listed["funder_id"], listed["name"], strict=True))


def _above(record: Mapping, part: str) -> dict[str, str]:
    """The brief that the brief of a value belongs to: a place's region; nothing for other parts."""
    if part != "place":
        return {}
    places = record["places"]
    return {place: f"region/{region}" for place, region in zip(places["place_id"], places["region_id"], strict=True)}


def _also(record: Mapping, part: str) -> dict[str, str]:
    """The names that the documents print for places and regions; funders have one each."""
    tables = {"place": ("places", "place_id"), "region": ("regions", "region_id")}
    if part not in tables:
        return {}
    name, key = tables[part]
    table = record[name]
    return dict(zip(table[key], table["printed_names"].fillna(""), strict=True))


def plan(record: Mapping, notebooks: Path = NOTEBOOKS) -> list[Brief]:
    """Every brief that the notebooks and the record give, in a fixed order.

    Notebooks tagged `interactive` in their metadata are for JupyterLab and give none.
    """
    briefs = []
    for file in sorted(notebooks.glob("*.ipynb")):
        marks = _read(file).metadata.get("o7", {})
        if marks.get("interactive"):
            continue
        parts = [p for p, default in declared(file).items() if p in ("region", "place", "funder") and default != ALL]
        if not parts:
            briefs.append(Brief(file.stem, file.name, {}, titled(file)))
            continue
        part = parts[0]
        kind, above, also = KINDS.get(part, part), _above(record, part), _also(record, part)
        for key, name in _values(record, part, marks.get("covers", "")).items():
            briefs.append(Brief(f"{kind}/{key}", file.name, {part: key}, name, above.get(key, ""), also.get(key, "")))
    return _together(briefs)


def _together(briefs: list[Brief]) -> list[Brief]:
    """Briefs of one kind in a row, also where two notebooks make them: places by name, the others as they come."""
    kinds = list(dict.fromkeys(b.kind for b in briefs))
    return sorted(briefs, key=lambda b: (kinds.index(b.kind), b.name if b.kind in KINDS.values() else ""))


def chosen(briefs: Iterable[Brief], only: Iterable[str]) -> list[Brief]:
    """The briefs asked for by key (`region/africa`) or by kind (`region`); all where nothing is asked.

    Raises ParameterError on a key that does not exist, with the nearest and the list of kinds.
    """
    everything = list(briefs)
    wanted = list(only)
    if not wanted:
        return everything
    kept: dict[str, Brief] = {}
    for key in wanted:
        matching = [b for b in everything if key.casefold() in (b.key.casefold(), b.kind.casefold())]
        if not matching:
            raise ParameterError(_no_such(key, everything))
        kept |= {b.key: b for b in matching}
    return list(kept.values())


def _no_such(key: str, briefs: list[Brief]) -> str:
    near = get_close_matches(key, [b.key for b in briefs], n=1, cutoff=0.5)
    hint = f" Did you mean {near[0]}?" if near else ""
    kinds = dict.fromkeys(b.kind for b in briefs)
    matching = [b.key for b in briefs if b.kind == key.split("/")[0]]
    exists = ", ".join(matching or kinds)
    return f"there is no brief {key!r}.{hint} There are: {exists}"
