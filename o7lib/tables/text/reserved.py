"""Words that can be no key: they mean something else to a scope, a page, a script or a file system."""

# What a scope and the map call the whole; the pages that are there whatever the record holds.
OURS = frozenset(("all", "world", "index", "explore", "explorer", "search", "template"))
# What every object of a script answers to by itself: a row looked up under such a key is found where there is none.
SCRIPT = frozenset(
    (
        *("__proto__", "constructor", "prototype", "tostring", "tolocalestring", "valueof", "hasownproperty"),
        *("isprototypeof", "propertyisenumerable"),
        *("__definegetter__", "__definesetter__", "__lookupgetter__", "__lookupsetter__"),
    )
)
# Names of devices, with any ending, where files are Windows'.
DEVICES = frozenset(("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))))


def is_device(name: str) -> bool:
    """Whether a file of this name is a device of Windows, whatever its ending.

    >>> is_device("NUL.csv"), is_device("null.csv")
    (True, False)
    """
    return name.partition(".")[0].casefold() in DEVICES


def is_reserved(key: str) -> bool:
    """Whether a word can be no key of a place, region, funder or other thing that pages and scripts name.

    >>> [key for key in ("africa", "all", "__proto__", "COM1") if is_reserved(key)]
    ['all', '__proto__', 'COM1']
    """
    return key.casefold() in OURS | SCRIPT or is_device(key)
