"""What is written down: the schema, the tables, and whether they hold."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from o7lib.tables.load import load_all

__all__ = ["load_all"]


def __getattr__(name: str) -> "Callable":
    """`load_all`, imported when it is asked for: a run that finds every page current needs no pandas."""
    if name != "load_all":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from o7lib.tables.load import load_all

    return load_all
