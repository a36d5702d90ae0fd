"""The record in memory: typed frames by name, with a log of what was read.

A brief is current for as long as the rows it read are the same. So every read is noted here,
with a digest of what was read; the builder compares digests instead of guessing.
"""

import hashlib
import html
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

import pandas as pd

from o7lib.errors import ParameterError
from o7lib.tables.model.references import python_values
from o7lib.tables.model.schema import Schema
from o7lib.tables.model.schema import schema as read_schema
from o7lib.tables.model.scope import Scope
from o7lib.tables.text.names import did_you_mean, nearest

Reads = dict[str, str]


def digest(frame: pd.DataFrame) -> str:
    """SHA-256 of a frame's columns and cells in their order; a missing cell is not an empty text.

    The index is left out: a row put in above moves every line of the file and changes no brief.

    >>> missing = pd.DataFrame({"a": [None]}, dtype="str")
    >>> digest(missing) == digest(pd.DataFrame({"a": [""]}, dtype="str"))
    False
    """
    total = hashlib.sha256(str(len(frame)).encode())
    for name, column in frame.items():
        total.update(json.dumps([str(name), python_values(column)], default=str).encode())
    return total.hexdigest()


class LazyTables(Mapping[str, pd.DataFrame]):
    """Frames by name, each made when it is first asked for: a brief reads half of the tables of its scope."""

    def __init__(self, names: Iterable[str], make: Callable[[str], pd.DataFrame]) -> None:
        self._names, self._make = dict.fromkeys(names), cache(make)

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name not in self._names:
            raise KeyError(name)
        return self._make(name)

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


class Record(Mapping[str, pd.DataFrame]):
    """Tables by name. `record["results"]` and `record.results` are the same frame.

    The index of every frame is its row in the file, counted from 0, also after narrowing:
    `index + 2` is the line of the CSV. Frames are copies; writing into one, or into the arrays
    under it, leaves the record as it was.
    """

    def __init__(
        self,
        frames: Mapping[str, pd.DataFrame],
        scope: Scope | None = None,
        reads: Reads | None = None,
        schema: Schema | None = None,
    ) -> None:
        self._frames = frames if isinstance(frames, LazyTables) else dict(frames)
        self._schema = schema
        self._reads: Reads = {} if reads is None else reads
        self._noticed: set[str] = set()
        self.scope = scope or Scope()

    def __getitem__(self, name: str) -> pd.DataFrame:
        return self._noted(name, "", self._whole(name))

    def _noted(self, name: str, columns: str, frame: pd.DataFrame) -> pd.DataFrame:
        key = f"{self.scope}|{name}|{columns}"
        if key not in self._noticed:
            self._noticed.add(key)
            now = digest(frame)
            before = self._reads.setdefault(key, now)
            # The same read of two records (another folder, a file saved meanwhile): what was made
            # of both is current for neither.
            if before != now:
                self._reads[key] = hashlib.sha256(f"{before} and {now}".encode()).hexdigest()
        # Deep: a shallow copy shares the arrays of its extension types, and writing into those
        # (`frame["value"].array[0] = 5`) is not stopped by copy-on-write.
        return frame.copy()

    def columns(self, name: str, *columns: str) -> pd.DataFrame:
        """Some columns of a table: what a comparison reads, so that a summary reworded elsewhere
        does not make every region's brief stale."""
        whole = self._whole(name)
        # What `whole[list(columns)]` gives, in a third of its time: a brief asks some seventy times.
        taken = whole.take([whole.columns.get_loc(column) for column in columns], axis=1)
        return self._noted(name, ",".join(columns), taken)

    def __getattr__(self, name: str) -> pd.DataFrame:
        if name.startswith("_") or name not in self._frames:
            tables = self.__dict__.get("_frames", ())
            near = did_you_mean(nearest(name, tables))
            raise AttributeError(f"the record has no table {name!r}.{near} It has {', '.join(tables)}")
        return self[name]

    def __contains__(self, name: object) -> bool:
        """Whether there is such a table; to ask is not to read."""
        return name in self._frames

    def __iter__(self) -> Iterator[str]:
        return iter(self._frames)

    def __len__(self) -> int:
        return len(self._frames)

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self._frames]

    def __repr__(self) -> str:
        rows = ", ".join(f"{name} {len(frame)}" for name, frame in self._frames.items())
        return f"Record({str(self.scope) or 'everything'}: {rows})"

    def _repr_html_(self) -> str:
        """The tables with their rows and columns, as a notebook shows them; nothing counts as read."""
        shown = {name: (len(frame), ", ".join(frame.columns)) for name, frame in self._frames.items()}
        tables = pd.DataFrame.from_dict(shown, orient="index", columns=["rows", "columns"])
        with pd.option_context("display.max_colwidth", None, "display.max_rows", None):
            body = tables.rename_axis("table").reset_index().to_html(index=False, border=0, justify="left")
        return f"<p><strong>Record</strong>: {html.escape(str(self.scope) or 'everything')}</p>{body}"

    def untracked(self, name: str) -> pd.DataFrame:
        """A table without noting the read: for narrowing, whose outcome is what gets noted.

        It is a shallow copy: rows and columns may be set in it, its arrays are the record's own.
        """
        return self._whole(name).copy(deep=False)

    def _whole(self, name: str) -> pd.DataFrame:
        if name not in self._frames:
            near = did_you_mean(nearest(name, self._frames))
            raise ParameterError(f"there is no table {name!r}.{near} The tables are {', '.join(self._frames)}")
        return self._frames[name]

    def narrowed(self, scope: Scope, frames: Mapping[str, pd.DataFrame]) -> "Record":
        """A record of other frames under a scope, that notes its reads in the same place.

        A record narrowed already keeps the parts of its scope.

        Raises:
            ParameterError: a part of the scope has another key already; no row lies in both.
        """
        return Record(frames, self.scope.narrowed_to(scope), self._reads, self._schema)

    @property
    def schema(self) -> Schema:
        """The schema of the folder it was loaded from: what its codes mean, how its tables hang together.

        A record made of frames alone has that of the default folder.
        """
        return self._schema or read_schema()

    @property
    def reads(self) -> Reads:
        """What was read so far: `scope|table|columns` to the digest of the rows."""
        return dict(sorted(self._reads.items()))
