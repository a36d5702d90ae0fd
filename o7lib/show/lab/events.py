"""Controls that notify observers of changes, once for several changes made together."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager


class ChangeNotifier:
    """Calls the observers of a set of controls after a change; changes made as one call them once.

    >>> controls, calls = ChangeNotifier(), []
    >>> controls.observe(lambda: calls.append("changed"))
    >>> with controls._as_one_change():
    ...     controls._changed(None)
    ...     controls._changed(None)
    >>> calls
    ['changed']
    """

    def __init__(self) -> None:
        self._observers: list[Callable[[], None]] = []
        self._paused = False

    def _changed(self, _: object) -> None:
        if not self._paused:
            for observer in self._observers:
                observer()

    @contextmanager
    def _as_one_change(self) -> Iterator[None]:
        """Call no observer inside, and each once at the end; none where it ends with an error."""
        self._paused = True
        try:
            yield
        finally:
            self._paused = False
        self._changed(None)

    def observe(self, observer: Callable[[], None]) -> None:
        """Have a function called after every change."""
        self._observers.append(observer)
