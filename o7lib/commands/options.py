"""Kinds of values that commands take; each is checked before anything is read or written."""

from pathlib import Path

import click

MAX_WORKERS = 64  # more only wait for each other, and each takes 200 MB


class _Text(click.ParamType):
    """A text that is not empty: an empty one mostly stands for a variable that nobody set."""

    name = "text"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if not value.strip():
            self.fail("it is empty (a variable that is not set?)", param, ctx)
        return value


class _Folder(_Text):
    """A folder or file by its name."""

    name = "folder"

    def convert(self, value: str | Path, param: click.Parameter | None, ctx: click.Context | None) -> Path:  # type: ignore[override]
        return Path(super().convert(str(value), param, ctx))


class _Workers(click.ParamType):
    """A number of processes; `int` would also take digits of other scripts, signs and spaces."""

    name = "number"

    def convert(self, value: str | int, param: click.Parameter | None, ctx: click.Context | None) -> int:
        text = str(value)
        if isinstance(value, str) and not (text.isascii() and text.isdigit() and 0 < int(text) <= MAX_WORKERS):
            self.fail(f"{value!r} is no number of processes; expected 1 to {MAX_WORKERS}", param, ctx)
        return int(text)


TEXT, FOLDER, WORKERS = _Text(), _Folder(), _Workers()
