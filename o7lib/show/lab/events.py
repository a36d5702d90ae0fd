"""Controls that tell when they change: one by one as a person moves them, once where many are set together."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager


class ChangeNotifier:
    """What a set of controls shares: who is told of a change, and when nobody is.

    >>> here, told = ChangeNotifier(), []
    >>> here.observe(lambda: told.append("changed"))
    >>> with here._as_one_change():
    ...     here._changed(None)
    ...     here._changed(None)
    >>> told
    ['changed']
    """

    def __init__(self) -> None:
        self._heard: list[Callable[[], None]] = []
        self._still = False

    def _changed(self, _: object) -> None:
        if not self._still:
            for tell in self._heard:
                tell()

    @contextmanager
    def _as_one_change(self) -> Iterator[None]:
        """Tell nobody inside, and everybody once at the end; nobody where it ends with an error."""
        self._still = True
        try:
            yield
        finally:
            self._still = False
        self._changed(None)

    def observe(self, tell: Callable[[], None]) -> None:
        """Have a function called after every change."""
        self._heard.append(tell)
