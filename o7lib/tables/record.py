"""The record in memory: typed frames by name, which remember who read what.

A brief is current for as long as the rows it read are the same. So every read is noted here,
with a digest of what was read; the builder compares digests instead of guessing.
"""

import hashlib
import html
from collections.abc import Callable, Iterator, Mapping

import pandas as pd

from o7lib.errors import ParameterError
from o7lib.tables.names import did_you_mean, nearest

Narrower = Callable[[str, pd.DataFrame], pd.DataFrame]
Reads = dict[str, str]


def digest(frame: pd.DataFrame) -> str:
    """SHA-256 of a frame's cells, index left out: moving a row in its file changes no brief."""
    return hashlib.sha256(frame.to_csv(index=False, lineterminator="\n").encode()).hexdigest()


class Record(Mapping[str, pd.DataFrame]):
    """Tables by name. `record["results"]` and `record.results` are the same frame.

    The index of every frame is its row in the file, counted from 0, also after narrowing:
    `index + 2` is the line of the CSV. Frames are shallow copies; writing into one leaves the
    record as it was.
    """

    def __init__(self, frames: Mapping[str, pd.DataFrame], scope: str = "", reads: Reads | None = None) -> None:
        self._frames = dict(frames)
        self._reads: Reads = {} if reads is None else reads
        self.scope = scope

    def __getitem__(self, name: str) -> pd.DataFrame:
        return self._noted(name, "", self.peek(name))

    def _noted(self, name: str, columns: str, frame: pd.DataFrame) -> pd.DataFrame:
        key = f"{self.scope}|{name}|{columns}"
        if key not in self._reads:
            self._reads[key] = digest(frame)
        return frame.copy(deep=False)

    def only(self, name: str, *columns: str) -> pd.DataFrame:
        """Some columns of a table: what a comparison reads, so that a summary reworded elsewhere
        does not make every region's brief stale."""
        return self._noted(name, ",".join(columns), self.peek(name)[list(columns)])

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
        return f"Record({self.scope or 'everything'}: {rows})"

    def _repr_html_(self) -> str:
        """The tables with their rows and columns, as a notebook shows them; nothing counts as read."""
        shown = {name: (len(frame), ", ".join(frame.columns)) for name, frame in self._frames.items()}
        tables = pd.DataFrame.from_dict(shown, orient="index", columns=["rows", "columns"])
        with pd.option_context("display.max_colwidth", None, "display.max_rows", None):
            body = tables.rename_axis("table").reset_index().to_html(index=False, border=0, justify="left")
        return f"<p><strong>Record</strong>: {html.escape(self.scope or 'everything')}</p>{body}"

    def peek(self, name: str) -> pd.DataFrame:
        """A table without noting the read: for narrowing, whose outcome is what gets noted."""
        if name not in self._frames:
            near = did_you_mean(nearest(name, self._frames))
            raise ParameterError(f"there is no table {name!r}.{near} The tables are {', '.join(self._frames)}")
        return self._frames[name]

    def narrowed(self, scope: str, frames: Mapping[str, pd.DataFrame]) -> "Record":
        """A record of other frames under a scope's name, that notes its reads in the same place."""
        return Record(frames, scope, self._reads)

    @property
    def reads(self) -> Reads:
        """What was read so far: `scope|table|columns` to the digest of the rows."""
        return dict(sorted(self._reads.items()))
