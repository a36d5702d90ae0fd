"""Import optional libraries when they are needed, with a clear error where one is missing."""

import importlib
from types import ModuleType

from o7lib.errors import O7Error


def needed(library: str, what: str, extra: str = "export") -> ModuleType:
    """Import a library that an extra of this one brings.

    Args:
        library: its import name, such as `xlsxwriter`.
        what: what cannot be done without it, such as `writing .xlsx`.
        extra: the extra to install.

    Raises:
        O7Error: it is not installed; the message says how to install it.

    >>> needed("json", "reading").__name__
    'json'
    """
    try:
        return importlib.import_module(library)
    except ModuleNotFoundError as error:
        if error.name != library.split(".")[0]:  # installed, but broken: that is another fault
            raise
        raise O7Error(f"{what} needs {library}, which is not installed: pip install 'o7lib[{extra}]'") from None
