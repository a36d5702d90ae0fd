"""An outcome of the ILO as tables, measures, pictures and briefs; Outcome 7, labour migration, is shipped.

In a cell:

    import o7lib as o7

    record = o7.load()                        # every table, checked
    africa = o7.scope(region="africa")        # every table, narrowed
    o7.progress.results_list(africa)          # a measure: a frame
    o7.save(_, "africa.xlsx")                 # take it away

Nothing is imported before it is used. `o7.<tab>` lists the functions and modules that an analyst calls.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    import pandas as pd

    from o7lib.tables.model.record import Record

__version__ = "1.0.0"

_ROOMS = ("errors", "tables", "measures", "exchange", "show", "briefs")
_FUNCTIONS = ("areas", "export", "load", "save", "scope")
_MODULES = {
    **{
        name: f"o7lib.measures.{name}"
        for name in (
            "additivity",
            "requirements",
            "coding_agreement",
            "coding_coverage",
            "comparability",
            "comparison",
            "coverage",
            "dac",
            "details",
            "evidence",
            "facets",
            "funding",
            "gaps",
            "mentions",
            "notes",
            "outputs",
            "partners",
            "people",
            "periods",
            "places",
            "progress",
            "projects",
            "reconciliation",
            "sensitivity",
            "standards",
            "standing",
            "support",
            "targets",
        )
    },
    "page": "o7lib.show.page",
    "sections": "o7lib.show.sections",
    "views": "o7lib.show.views",
    "charts": "o7lib.show.charts",
    "maps": "o7lib.show.maps.maps",
}


def load(folder: "str | Path | None" = None) -> "Record":
    """Load every table, checked; see `o7lib.tables.load.load_all`."""
    from o7lib.tables.load import load_all

    return load_all(folder)


def scope(record: "Record | None" = None, **parts: str) -> "Record":
    """Every table narrowed to a `region`, `place`, `funder`, `biennium`, `indicator`, or to what names a place.

    A key or a name will do, in any case and without accents: `scope(place="viet nam")`, `scope(naming="Jordan")`.

    Args:
        record: what to narrow; by default everything that `load` gives.

    Raises:
        ParameterError: there is no such part or value; the message offers the nearest.
    """
    from o7lib.measures.scope import narrow

    return narrow(load() if record is None else record, **parts)


def areas() -> "pd.DataFrame":
    """Every area of the world maps with its name, member State or not; see `o7lib.tables.geography.shapes.areas`."""
    from o7lib.tables.geography.shapes import areas as read_areas

    return read_areas()


def save(frame: "pd.DataFrame", file: "str | Path") -> "Path":
    """Write a frame as .csv or .xlsx; see `o7lib.tables.export.formats.write_selection`."""
    from o7lib.tables.export.formats import write_selection

    return write_selection(frame, file)


def export(file: "str | Path", record: "Record | None" = None, **publisher: str) -> "Path":
    """Write a record as .xlsx, .sqlite, .duckdb, .parquet.zip, .zip or .iati.xml; see `o7lib.exchange.formats.export`.

    Args:
        file: where to write.
        record: what to write, such as `scope(region="africa")`; by default everything.
        publisher: for .iati.xml, `org` (your IATI organisation identifier), `org_name` and `org_kind`.
    """
    from o7lib.exchange.formats import export as write
    from o7lib.tables.model.paths import data_folder

    folder = data_folder() if record is None else None  # a part has no shapes and codings of its own
    return write(load() if record is None else record, file, folder=folder, **publisher)


def __getattr__(name: str) -> "Any":
    """Import a room or a module when it is first asked for."""
    from importlib import import_module

    if name in _ROOMS:
        return import_module(f"{__name__}.{name}")
    if name in _MODULES:
        globals()[name] = import_module(_MODULES[name])
        return globals()[name]
    if name.startswith("_"):  # asked by tools that probe an object; no need to guess what they meant
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from o7lib.tables.text.names import did_you_mean, nearest

    raise AttributeError(f"{__name__} has no {name!r}.{did_you_mean(nearest(name, __dir__()))}")


def __dir__() -> list[str]:
    """What may be asked for, for tab completion."""
    return sorted({*_FUNCTIONS, *_ROOMS, *_MODULES, "__version__"})
